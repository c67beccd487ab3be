"""A disk that is full: one sentence, and with room again the load works."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.runs import load
from graph.store import Access, Store, connect
from tests import small
from tests.graphs import seen
from tests.servers import own_server
from tests.streams import ties

ROOT = Path(__file__).parents[1]
ROWS = 40_000
LOAD = """
import sys
from graph.errors import GraphError
from graph.runs import load
from graph.store import Access, connect
from tests.streams import ties
with connect(Access(*sys.argv[1:4])) as store:
    try:
        print(load(store, ties(int(sys.argv[4])), shrink=1.0).added)
    except GraphError as no:
        print(no)
"""
Disk = Callable[[str], Path]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Makes a disk of so many bytes; asked again, it changes its size."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted: list[Path] = []

    def sized(size: str) -> Path:
        options = f"{'remount,' if mounted else ''}size={size}"
        words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if subprocess.run(words, capture_output=True, check=False).returncode:
            pytest.skip("a small disk can be made by root only")
        mounted.append(folder)
        return folder

    yield sized
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def loaded(access: Access, temporary: Path) -> str:
    words = (access.uri, access.user, access.password, str(ROWS))
    env = os.environ | {"SQLITE_TMPDIR": str(temporary)}
    done = subprocess.run(
        [sys.executable, "-c", LOAD, *words],
        cwd=ROOT, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.slow
def test_temporary_files_without_room_stop_a_load_before_it_writes(
    disk: Disk, empty: Store, access: Access
) -> None:
    load(empty, small.reading())
    before = seen(empty)
    said = loaded(access, disk("1m"))
    assert said == (
        "the temporary files of a load cannot be kept (database or disk is full): make room on "
        "that disk, or name a folder with more in SQLITE_TMPDIR (on Windows, TMP)"
    )
    assert seen(empty) == before
    assert loaded(access, disk("200m")) == str(len(ties(ROWS).statements))


@pytest.mark.slow
def test_a_database_without_room_says_so_and_is_whole_when_it_has_some(
    disk: Disk, empty: Store, tmp_path: Path
) -> None:
    load(empty, ties(ROWS))
    folder = disk("150m")
    with own_server(folder / "home") as (_, access):
        fill(folder, leave=2 << 20)
        said = loaded(access, tmp_path)
        assert said.startswith("the database could not write to its disk: make room there")
    (folder / "ballast").unlink()
    with own_server(folder / "home") as (_, access), connect(access) as store:
        assert loaded(access, tmp_path) == str(len(ties(ROWS).statements))
        assert seen(store) == seen(empty)


def fill(folder: Path, leave: int) -> None:
    free = os.statvfs(folder)
    with (folder / "ballast").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - leave)
