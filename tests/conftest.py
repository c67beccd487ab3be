"""A real Neo4j for the whole session, in a temporary folder; never the one NEO4J_URI names."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import local
from graph.frame import Frame, frame
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store, connect
from ingest import jp_rs, kr_bundled
from tests import small

_UNSET = ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[local.Server]:
    for name in _UNSET:
        os.environ.pop(name, None)
    cache = local.Folders.from_env(os.environ).cache
    with local.running(local.Folders(cache, tmp_path_factory.mktemp("data"))) as server:
        yield server


@pytest.fixture(scope="session")
def access(server: local.Server) -> Access:
    return Access(server.uri, server.user, server.password)


@pytest.fixture(scope="session")
def store(access: Access) -> Iterator[Store]:
    with connect(access) as store:
        yield store


def emptied(store: Store) -> Store:
    while store.change("wipe", {"limit": 10_000}).contains_updates:
        pass
    return store


@pytest.fixture
def empty(store: Store) -> Store:
    return emptied(store)


@pytest.fixture(scope="module")
def drawn(store: Store) -> tuple[Store, Frame]:
    """The made-up graph of tests/small.py."""
    load(emptied(store), small.reading())
    return store, frame(store, "t-province", small.AS_OF)


@pytest.fixture(scope="session")
def korea_reading() -> Reading:
    return kr_bundled.reading()


@pytest.fixture(scope="module")
def korea(store: Store, korea_reading: Reading) -> tuple[Store, Frame]:
    """The bundled Korean data."""
    load(emptied(store), korea_reading)
    return store, frame(store, "kr-province", small.AS_OF)


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The folder of the files that do not come with the project."""
    if "SUPERREGION_DATA" not in os.environ:
        pytest.skip("SUPERREGION_DATA names no folder of real data")
    return Path(os.environ["SUPERREGION_DATA"])


@pytest.fixture(scope="session")
def japan_reading(realdata: Path) -> Reading:
    return jp_rs.reading(realdata)


@pytest.fixture(scope="module")
def japan(store: Store, japan_reading: Reading) -> tuple[Store, Frame]:
    """The Japanese programme review."""
    load(emptied(store), japan_reading)
    return store, frame(store, "jp-prefecture", small.AS_OF)


@pytest.fixture
def bundled_folder() -> Path:
    return Path(kr_bundled.__file__).parent / "bundled"
