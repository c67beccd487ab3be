"""A real Neo4j for the whole session, in a temporary folder; never the one NEO4J_URI names."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graph import local
from graph.frame import Frame, frame
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store, connect
from ingest import jp_rs, kr_bundled
from tests import lts, small
from tests.browser import browser as browser

OTHER = os.environ.get("SUPERREGION_TEST_NEO4J")  # a release, by `make test NEO4J=5.26`
_UNSET = ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE")


_LAST = ("korea", "japan", "both")  # graphs that take long to load: each is loaded once, in turn


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests that read one loaded graph one after the other; the rest keep their order.

    On another Neo4j than the one that we start ourselves only those that ask it something run.
    """
    items.sort(key=lambda item: _graph(_fixtures(item)))
    if OTHER:
        items[:] = [i for i in items if "access" in _fixtures(i) and "server" not in _fixtures(i)]


def _fixtures(item: pytest.Item) -> Sequence[str]:
    return getattr(item, "fixturenames", ())


def _graph(fixtures: Sequence[str]) -> int:
    return max((_LAST.index(name) + 1 for name in fixtures if name in _LAST), default=0)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[local.Server]:
    cache = local.Folders.from_env(os.environ).cache
    with local.running(local.Folders(cache, tmp_path_factory.mktemp("data"))) as server:
        yield server


@pytest.fixture(scope="session")
def access(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Access]:
    for name in _UNSET:
        os.environ.pop(name, None)
    if OTHER:
        with lts.running(tmp_path_factory.mktemp("lts"), None) as access:
            yield access
    else:
        server = request.getfixturevalue("server")
        yield Access(server.uri, server.user, server.password)


@pytest.fixture(scope="session")
def store(access: Access) -> Iterator[Store]:
    with connect(access) as store:
        yield store


held: list[str] = []  # the name of the reading that the database holds, where a fixture put it


def emptied(store: Store) -> Store:
    held.clear()
    while store.change("wipe", {"limit": 2_000}).contains_updates:
        pass
    return store


def holding(store: Store, name: str, reading: Reading, system: str) -> tuple[Store, Frame]:
    """Return the graph with this reading in it and nothing else; loaded only if it is not there."""
    if held != [name]:
        load(emptied(store), reading)
        held.append(name)
    return store, frame(store, system, small.AS_OF)


@pytest.fixture
def empty(store: Store) -> Store:
    return emptied(store)


@pytest.fixture
def drawn(store: Store) -> tuple[Store, Frame]:
    """The made-up graph of tests/small.py, to be read and not written."""
    return holding(store, "drawn", small.reading(), "t-province")


@pytest.fixture(scope="session")
def korea_reading() -> Reading:
    return kr_bundled.reading()


@pytest.fixture
def korea(store: Store, korea_reading: Reading) -> tuple[Store, Frame]:
    """The bundled Korean data, to be read and not written."""
    return holding(store, "korea", korea_reading, "kr-province")


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The folder of the files that do not come with the project."""
    if "SUPERREGION_DATA" not in os.environ:
        pytest.skip("SUPERREGION_DATA names no folder of real data")
    return Path(os.environ["SUPERREGION_DATA"])


@pytest.fixture(scope="session")
def japan_reading(realdata: Path) -> Reading:
    return jp_rs.reading(realdata)


@pytest.fixture
def japan(store: Store, japan_reading: Reading) -> tuple[Store, Frame]:
    """The Japanese programme review, to be read and not written."""
    return holding(store, "japan", japan_reading, "jp-prefecture")


@pytest.fixture
def bundled_folder() -> Path:
    return Path(kr_bundled.__file__).parent / "bundled"
