"""What the managed server does when something dies, is in its way, or is missing."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from graph import local
from graph.errors import NoServer
from graph.local import Folders, Server, launch, silent
from graph.local.config import Memory, Setup
from graph.local.java import Java
from graph.local.lives import Life
from graph.local.record import Record

ROOT = Path(__file__).parents[1]
ENV = os.environ | {"PYTHONPATH": str(ROOT)}
START = """
import sys, time
from pathlib import Path
from graph import local
folders = local.Folders(*map(Path, sys.argv[1:]))
"""
HOLD = START + "with local.running(folders): time.sleep(600)"
DETACH = START + "print(local.start(folders).pid)"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(Folders.from_env(os.environ).cache, tmp_path / "data")


def python(code: str, folders: Folders) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", code, str(folders.cache), str(folders.data)]
    return subprocess.Popen(words, env=ENV, stdout=subprocess.PIPE, text=True)


def wait_for(folders: Folders) -> tuple[Server, Record]:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        server, record = local.status(folders), Record.read(folders.record)
        if server and record:
            return server, record
        time.sleep(0.05)
    raise AssertionError("no server came up")


def gone_within(seconds: float, *pids: int) -> bool:
    deadline = time.monotonic() + seconds
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(is_alive, pids))


def is_alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


@pytest.mark.slow
def test_the_server_ends_with_a_parent_that_is_killed_and_the_next_one_starts(
    folders: Folders,
) -> None:
    with python(HOLD, folders) as parent:
        _, record = wait_for(folders)
        parent.kill()
    assert gone_within(10, record.java.pid, record.keeper.pid)
    assert local.status(folders) is None
    with local.running(folders) as server:
        assert server.pid != record.java.pid
        _, record = wait_for(folders)
        os.kill(record.keeper.pid, signal.SIGKILL)  # Java goes with its keeper as well
        assert gone_within(10, record.java.pid)
        assert local.status(folders) is None


@pytest.mark.slow
def test_two_starts_at_once_give_one_server_that_stays_until_it_is_stopped(
    folders: Folders,
) -> None:
    write_stale_record(folders)
    both = [python(DETACH, folders) for _ in range(2)]
    pids = {int(process.communicate(timeout=60)[0]) for process in both}
    server, record = wait_for(folders)
    assert pids == {server.pid}
    with local.running(folders) as same:
        assert same == server
    assert local.status(folders) == server
    assert local.stop(folders)
    assert gone_within(5, record.java.pid, record.keeper.pid)
    assert not local.stop(folders)
    local.wipe(folders)
    assert not folders.home.exists()
    assert not folders.password.exists()


def write_stale_record(folders: Folders) -> None:
    """Write what a crash left whose pids belong to another program by now: this one."""
    folders.data.mkdir()
    life = {"pid": os.getpid(), "born": 1.0}
    folders.record.write_text(json.dumps({"java": life, "keeper": life, "port": 1}))


@pytest.mark.slow
def test_a_port_that_somebody_takes_first_is_given_up_for_another(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = launch.free_port()
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        ports = iter([stranger.getsockname()[1], free])
        monkeypatch.setattr(launch, "free_port", lambda: next(ports))
        with local.running(folders) as server:
            assert server.uri == f"bolt://127.0.0.1:{free}"


def test_a_java_whose_keeper_is_gone_is_ended_by_the_next_command(folders: Folders) -> None:
    with python("import time; time.sleep(30)", folders) as orphan:
        folders.data.mkdir()
        Record(Life.of(orphan.pid), Life(orphan.pid, 1.0), 1).write(folders.record)
        assert local.status(folders) is None
        assert not local.stop(folders)
        assert not is_alive(orphan.pid)


def fake_home(folders: Folders) -> None:
    """Make a home that seems to have been started before, so that Java is run once only."""
    (folders.home / "data" / "databases" / "system").mkdir(parents=True)
    folders.marker.touch()
    folders.password.write_text("secret-of-the-test")


def fake_setup(tmp_path: Path, script: str) -> Setup:
    program = tmp_path / "java"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return Setup(Java(program, 25), [], Memory(), launch.free_port())


def test_a_java_that_ends_early_is_reported_with_its_last_words(
    folders: Folders, tmp_path: Path
) -> None:
    fake_home(folders)
    setup = fake_setup(tmp_path, "echo disk image is malformed; exit 1")
    with pytest.raises(NoServer, match=r"ended while .*malformed.*NEO4J_URI") as caught:
        launch.launch(folders, lambda port: setup, silent)
    assert "secret-of-the-test" not in str(caught.value)


def test_a_server_that_never_answers_is_given_up_with_its_last_words(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_home(folders)
    monkeypatch.setattr(launch, "PATIENCE", 0.5)
    setup = fake_setup(tmp_path, "echo still thinking; exec sleep 600")
    with pytest.raises(NoServer, match=r"not up after .*still thinking"):
        launch.launch(folders, lambda port: setup, silent)
    record = Record.read(folders.starting)
    assert record is None or gone_within(5, record.java.pid)  # nobody has registered for it


def test_a_lost_password_is_not_replaced_by_one_that_opens_nothing(folders: Folders) -> None:
    fake_home(folders)
    folders.password.unlink()
    with pytest.raises(NoServer, match=r"password file .* gone.*db wipe"):
        local.start(folders)


def test_a_folder_of_somebody_else_is_neither_used_nor_wiped(folders: Folders) -> None:
    folders.home.mkdir(parents=True)
    (folders.home / "thesis.txt").write_text("ten years of work")
    for attempt in (local.start, local.wipe):
        with pytest.raises(NoServer, match=r"not made by superregion.*SUPERREGION_HOME"):
            attempt(folders)
    assert (folders.home / "thesis.txt").exists()


def test_without_java_a_start_ends_in_one_sentence_at_once(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.local.java.packaged", lambda: None)
    begin = time.monotonic()
    with pytest.raises(NoServer, match=r"Java 21 .*NEO4J_URI"):
        local.start(folders, env={"PATH": ""})
    assert time.monotonic() - begin < 5


def test_without_a_network_a_first_start_ends_in_one_sentence_at_once(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "cache", tmp_path / "data")
    nobody = f"http://127.0.0.1:{launch.free_port()}"
    begin = time.monotonic()
    with pytest.raises(NoServer, match=r"network.*NEO4J_URI"):
        local.start(folders, env=os.environ | {"SUPERREGION_MAVEN": nobody})
    assert time.monotonic() - begin < 5


def test_a_first_password_that_cannot_be_set_is_not_told_either(
    folders: Folders, tmp_path: Path
) -> None:
    setup = fake_setup(tmp_path, f"echo unknown word $(cat {folders.password}) >&2; exit 1")
    with pytest.raises(NoServer, match=r"could not be set \(unknown word \*\*\*\)"):
        launch.launch(folders, lambda port: setup, silent)


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    blocked = Folders(tmp_path / "cache", tmp_path / "file" / "data")
    with pytest.raises(NoServer, match=r"disk refuses .*SUPERREGION_HOME.*NEO4J_URI"):
        local.start(blocked)


def test_nothing_is_there_to_stop_or_wipe_in_a_folder_that_is_not_there(folders: Folders) -> None:
    assert local.status(folders) is None
    assert not local.stop(folders)
    local.wipe(folders)
    assert not folders.data.exists()
