"""Loads that are killed, or meet: the next one finds or makes what an undisturbed one makes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.presence import has_ended, signature
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store, connect
from ingest import jp_rs
from tests.commands import COMMAND, own_server
from tests.conftest import emptied
from tests.graphs import asked, seen, state
from tests.ingest_tables import review_in
from tests.servers import own_server as server_in
from tests.streams import ties

ROOT = Path(__file__).parents[1]
ROWS = 5_000
LOAD = """
import os, signal, sys
from graph.errors import GraphError
from graph.runs import load
from graph.store import Access, connect
from tests.streams import ties
uri, user, password, rows, after, victim = sys.argv[1:]
told = []
def tell(what, done, total):
    told.append(done)
    if len(told) == int(after):
        os.kill(int(victim) or os.getpid(), signal.SIGKILL)
try:
    with connect(Access(uri, user, password)) as store:
        load(store, ties(int(rows)), tell)
except GraphError as error:
    print(error)
"""


def loader(access: Access, after: int, victim: int = 0) -> "subprocess.CompletedProcess[str]":
    """Load in a process of its own, which kills the victim, or itself, after so many batches."""
    words = (access.uri, access.user, access.password, str(ROWS), str(after), str(victim))
    return subprocess.run(
        [sys.executable, "-c", LOAD, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("after", [2, 5])
def test_a_database_killed_in_a_load_is_whole_after_the_next(
    after: int, empty: Store, tmp_path: Path
) -> None:
    load(empty, ties(ROWS))
    with server_in(tmp_path) as (server, access):
        died = loader(access, after, server.pid)
        assert died.stderr == ""
        assert died.stdout.startswith("no Neo4j answers")
        assert died.stdout.count("\n") == 1
    with server_in(tmp_path) as (_, access), connect(access) as store:
        assert state(store)["open_run"] == 1
        assert load(store, ties(ROWS)).run == 2
        assert seen(store) == seen(empty)


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 5])
def test_what_a_killed_loader_left_is_taken_back_at_once(
    after: int, empty: Store, access: Access
) -> None:
    load(empty, ties(ROWS))
    whole = seen(empty)
    emptied(empty)
    assert loader(access, after).returncode == -signal.SIGKILL
    assert state(empty)["open_run"] == 1
    assert load(empty, ties(ROWS)).run == 2
    assert seen(empty) == whole


def start(env: dict[str, str], *words: str) -> "subprocess.Popen[str]":
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "SUPERREGION_"))}
    return subprocess.Popen(
        [COMMAND, *words],
        env=kept | env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.slow
def test_the_command_killed_in_a_load_is_made_good_by_the_same_command(
    empty: Store, access: Access, tmp_path: Path, korea_reading: Reading
) -> None:
    load(empty, korea_reading)
    whole = seen(empty)
    emptied(empty)
    env = own_server(access, tmp_path)
    with start(env, "load", "bundled") as killed:
        until(lambda: bool(asked(empty, "MATCH ()-[s {since: 1}]->() RETURN s LIMIT 1")))
        killed.kill()
    assert state(empty)["open_run"] == 1
    with start(env, "load", "bundled") as again:
        assert again.wait() == 0
    assert seen(empty) == whole


@pytest.mark.slow
def test_of_two_loads_at_once_the_later_waits_or_says_so(
    empty: Store, access: Access, tmp_path: Path, korea_reading: Reading
) -> None:
    review = review_in(tmp_path)
    load(empty, korea_reading)
    load(empty, jp_rs.reading(review))
    whole = seen(empty)
    emptied(empty)
    env = own_server(access, tmp_path / "home")
    words = (("load", "bundled"), ("load", "jp-rs", str(review)))
    both = [start(env, *verb) for verb in words]
    said = [process.communicate() for process in both]
    codes = [process.returncode for process in both]
    assert sorted(codes) in ([0, 0], [0, 1])
    for verb, code, (_, error) in zip(words, codes, said, strict=True):
        if code:
            assert error.splitlines()[-1].startswith(("superregion: run ", "superregion: another"))
            with start(env, *verb) as later:
                assert later.wait() == 0
    assert seen(empty) == whole


def test_a_process_that_ended_is_known_by_the_name_it_left() -> None:
    tell = "from graph.presence import signature; print(signature(), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", tell],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        assert not has_ended(name)
        other.kill()
        other.wait()
        assert has_ended(name)
    place, pid, born = signature().split(" ")
    assert has_ended(f"{place} {pid} {float(born) - 3600}")  # another process had this number
    assert not has_ended(f"elsewhere {pid} {float(born) - 3600}")
