"""A plan is applied while its loader or its database is killed: before or after, never between."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import psutil
import pytest

from graph.archive import Archive
from graph.errors import GraphError
from graph.hashed import verify
from graph.keeping import Terms
from graph.planning import apply, plan
from graph.reading import Reading
from graph.runs import write
from graph.store import Access, Store, connect
from tests import small
from tests.conftest import emptied
from tests.graphs import state
from tests.servers import own_server as server_in
from tests.streams import ties

ROOT = Path(__file__).parents[1]
ROWS = 4_000
APPLY = """
import sys
from pathlib import Path
from graph.archive import Archive
from graph.errors import GraphError
from graph.planning import apply
from graph.store import Access, connect
uri, user, password, archive, name = sys.argv[1:]
try:
    with connect(Access(uri, user, password)) as store:
        print("go", flush=True)
        apply(store, Archive(Path(archive)), name)
except GraphError as error:
    print(error)
"""


def register(rows: int, day: date, goods: str) -> Reading:
    """So many made-up ties as a register of a day; of every tenth the goods are others."""
    reading = ties(rows)
    said = [
        replace(one, product=goods) if number % 10 == 0 else one  # type: ignore[call-arg]
        for number, one in enumerate(reading.statements)
    ]
    source = replace(small.SOURCE, published=day, absence="ended")
    return replace(reading, statements=said, source=source)


@dataclass(frozen=True)
class Planned:
    """A graph in version 1, and the plan of its next one."""

    archive: Archive
    name: str

    def words(self, access: Access) -> list[str]:
        where = (access.uri, access.user, access.password)
        return [sys.executable, "-c", APPLY, *where, str(self.archive.folder), self.name]


@dataclass(frozen=True)
class Whole:
    """What an undisturbed apply makes, and how long it takes."""

    before: str
    after: str
    seconds: float


def first() -> Reading:
    return register(ROWS, date(2020, 1, 1), "old goods")


def later() -> Reading:
    return register(ROWS * 19 // 20, date(2021, 1, 1), "new goods")


def planned(store: Store, folder: Path) -> Planned:
    """Load, and plan what comes then."""
    archive = Archive(folder)
    write(emptied(store), first(), Terms(archive=archive))
    then = plan(store, later(), Terms(archive=archive))
    assert then is not None
    return Planned(archive, then.name)


@contextmanager
def applying(made: Planned, access: Access) -> Iterator["subprocess.Popen[str]"]:
    """Apply in a process of its own, which has just begun."""
    with subprocess.Popen(
        made.words(access), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as loader:
        assert loader.stdout is not None
        assert loader.stdout.readline() == "go\n"
        yield loader


@pytest.fixture(scope="module")
def whole(
    store: Store, access: Access, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Whole]:
    made = planned(store, tmp_path_factory.mktemp("whole"))
    with applying(made, access) as loader:
        begun = time.monotonic()
        assert loader.communicate() == ("", "")
    seconds = time.monotonic() - begun
    yield Whole(verify(store, 1).hash, verify(store, 2).hash, seconds)
    emptied(store)


def killed(made: Planned, access: Access, seconds: float, victim: int | None = None) -> None:
    """Apply, and kill who does it, or the database, after so long."""
    with applying(made, access) as loader:
        time.sleep(seconds)
        psutil.Process(victim or loader.pid).kill()
        assert loader.communicate(timeout=300)[1] == ""


def check(store: Store, made: Planned, whole: Whole) -> None:
    """The graph is the one before or the one after; the same plan does what is left to do."""
    version = state(store)["version"]
    if version == 1:
        assert verify(store, 1).hash == whole.before
        version = apply(store, made.archive, made.name).version
    found = verify(store, version)
    assert (found.good, found.hash) == (True, whole.after)
    with pytest.raises(GraphError, match="the graph has moved on"):
        apply(store, made.archive, made.name)
    assert write(store, later(), Terms(archive=made.archive)).run is None
    kept = made.archive.runs(state(store)["graph"])
    assert [(run.run, run.closed) for run in kept] == [(1, True), (version, True)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_a_loader_killed_while_it_applies_leaves_the_one_or_the_other(  # noqa: PLR0913
    seed: int, store: Store, access: Access, tmp_path: Path, whole: Whole
) -> None:
    made = planned(store, tmp_path)
    killed(made, access, random.Random(seed).random() * whole.seconds)
    check(store, made, whole)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_a_database_killed_while_a_plan_is_applied_is_the_one_or_the_other(
    seed: int, tmp_path: Path, whole: Whole
) -> None:
    with server_in(tmp_path / "home") as (server, access):
        with connect(access) as store:
            made = planned(store, tmp_path / "archive")
        killed(made, access, random.Random(100 + seed).random() * whole.seconds, server.pid)
    with server_in(tmp_path / "home") as (_, access), connect(access) as store:
        check(store, made, whole)
