"""A backup is everything in one file, and comes back whole or not at all."""

import io
import json
import os
import tarfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from graph import local, queries
from graph.errors import GraphError
from graph.local.backup import DUMP, INDEX
from graph.runs import load
from graph.store import Access, Store, connect
from tests import small
from tests.commands import run
from tests.graphs import dump

KEPT = "archive/1/records"  # what another part of superregion keeps in the data folder


def folders_in(data: Path) -> local.Folders:
    return replace(local.Folders.from_env(os.environ), data=data)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """A backup of the made-up graph, and what was in the graph."""
    folder = tmp_path_factory.mktemp("saved")
    folders, file = folders_in(folder / "data"), folder / "graph.tar"
    with local.running(folders) as server, opened(server) as store:
        load(store, small.reading())
        held = dump(store)
    kept = folders.data / KEPT
    kept.parent.mkdir(parents=True)
    kept.write_text("rows of run 1", "utf-8")
    local.backup(folders, file, {"version": 1})
    return file, held


def opened(server: local.Server) -> AbstractContextManager[Store]:
    return connect(Access(server.uri, server.user, server.password))


@pytest.mark.slow
def test_it_comes_back_in_another_place(saved: tuple[Path, set[str]], tmp_path: Path) -> None:
    file, held = saved
    folders = folders_in(tmp_path / "data")
    found = local.restore(folders, file)
    assert (found.about, set(found.parts)) == ({"version": 1}, {DUMP, f"data/{KEPT}"})
    assert (folders.data / KEPT).read_text("utf-8") == "rows of run 1"
    with local.running(folders) as server, opened(server) as store:
        assert dump(store) == held
        assert queries.version(store).version == 1


@pytest.mark.slow
def test_no_password_is_in_it_and_only_its_owner_reads_it(saved: tuple[Path, set[str]]) -> None:
    file, _ = saved
    password = (file.parent / "data" / "password").read_text("ascii").strip()
    assert password.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_a_backup_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "there.tar"
    file.write_text("mine", "utf-8")
    with pytest.raises(GraphError, match="is there already"):
        local.backup(folders_in(tmp_path / "data"), file, {})
    assert file.read_text("utf-8") == "mine"


def test_where_a_backup_cannot_be_written_or_read_is_said_first(tmp_path: Path) -> None:
    folders = folders_in(tmp_path / "data")
    with pytest.raises(GraphError, match=r"there is no folder .*/no; make it first"):
        local.backup(folders, tmp_path / "no" / "new.tar", {})
    with pytest.raises(GraphError, match="cannot be written: "):
        local.backup(folders, Path("/proc/new.tar"), {})
    with pytest.raises(GraphError, match=r"x\.tar cannot be written: File name too long"):
        local.backup(folders, tmp_path / f"{'x' * 300}.tar", {})
    with pytest.raises(GraphError, match=r"none\.tar cannot be read as a backup: No such file"):
        local.restore(folders, tmp_path / "none.tar")
    assert not (tmp_path / "no").exists()


def test_where_there_is_no_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="superregion load bundled"):
        local.backup(folders_in(tmp_path / "data"), tmp_path / "new.tar", {})
    assert not (tmp_path / "new.tar").exists()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (lambda whole: whole[:600], "no whole backup"),
        (lambda whole: whole[:1500], "not what was written"),
        (lambda whole: b"a page\n" * 1000, "no whole backup"),
        (lambda whole: whole.replace(b"rows of run 1", b"rows of run 2"), "not what was written"),
        (lambda whole: whole.replace(b"data/archive/1", b"../../archive/1"), "no whole backup"),
        (lambda whole: whole.replace(b'"format": 1', b'"format": 7'), "use a newer"),
    ],
    ids=("cut", "cut-later", "no-backup", "changed", "outside", "newer"),
)
def test_what_is_no_whole_backup_touches_nothing(
    tmp_path: Path, broken: Callable[[bytes], bytes], said: str
) -> None:
    folders, file = folders_in(tmp_path / "data"), tmp_path / "broken.tar"
    (folders.data / "archive").mkdir(parents=True)
    pack(file, {DUMP: b"a database", f"data/{KEPT}": b"rows of run 1"})
    file.write_bytes(broken(file.read_bytes()))
    with pytest.raises(GraphError, match=said):
        local.restore(folders, file)
    assert [p.name for p in folders.data.iterdir() if p != folders.lock] == ["archive"]


def test_what_was_there_comes_back_when_the_database_cannot_be_put_back(tmp_path: Path) -> None:
    folders, file = folders_in(tmp_path / "data"), tmp_path / "bad.tar"
    old = folders.data / "archive" / "old"
    store = folders.home / "data" / "databases" / "mark"
    for path in (old, store):
        path.parent.mkdir(parents=True)
        path.write_text("old", "utf-8")
    folders.marker.write_text("ours", "utf-8")
    pack(file, {DUMP: b"no database", "data/archive/new": b"new"})
    with pytest.raises(GraphError, match="could not be put back"):
        local.restore(folders, file)
    assert (old.read_text("utf-8"), store.read_text("utf-8")) == ("old", "old")
    assert not (folders.data / "archive" / "new").exists()


def pack(file: Path, parts: dict[str, bytes]) -> None:
    """Write a file that has the shape of a backup."""
    hashes = {name: sha256(content).hexdigest() for name, content in parts.items()}
    said = {"format": 1, "made": "2026-11-22", "about": {}, "parts": hashes}
    with tarfile.open(file, "w") as tar:
        for name, content in {INDEX: json.dumps(said).encode(), **parts}.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))


@pytest.mark.slow
def test_the_commands_say_what_was_written_and_what_is_back(tmp_path: Path) -> None:
    cache, file = local.Folders.from_env(os.environ).cache, tmp_path / "graph.tar"
    env = {"SUPERREGION_HOME": str(tmp_path / "home"), "SUPERREGION_CACHE": str(cache)}
    assert run("load", "bundled", env=env).code == 0
    assert "version 1 in" in run("db", "backup", str(file), env=env).out
    assert "superregion rebuild" in run("db", "wipe", "--yes", env=env).out
    back = run("db", "restore", str(file), "--yes", env=env)
    assert "version 1 of" in back.out, back.err
    assert "구영테크" in run("company", "구영테크", env=env).out
