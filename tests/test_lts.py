"""The same queries on the oldest Neo4j that is promised, 5.26 LTS: same answers, same counters."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import cypher
from graph import local, queries
from graph.candidates import candidates
from graph.errors import Unreachable
from graph.frame import frame
from graph.local import java
from graph.local.config import LOOPBACK, flags_of
from graph.local.fetch import fetch
from graph.local.jars import locked
from graph.local.launch import free_port
from graph.progress import silent
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store, connect
from tests import small
from tests.conftest import emptied

pytestmark = pytest.mark.slow

LOCK = Path(__file__).parent / "data" / "neo4j-5.26.lock"
MAIN = "org.neo4j.server.CommunityEntryPoint"
SETTINGS = """\
server.default_listen_address={host}
server.bolt.listen_address={host}:{port}
server.http.enabled=false
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
server.memory.pagecache.size=128m
"""


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    home, port = tmp_path_factory.mktemp("lts"), free_port()
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(SETTINGS.format(host=LOOPBACK, port=port))
    folders = local.Folders(local.Folders.from_env(os.environ).cache, home)
    jars = os.pathsep.join(map(str, fetch(locked(LOCK), folders, silent, "")))
    found = java.find(os.environ, java.packaged())
    where = [MAIN, f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"]
    command = [str(found.program), "-Xmx1g", *flags_of(found), "-cp", jars, *where]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        access = Access(f"bolt://{LOOPBACK}:{port}", "neo4j", "none")
        wait_for(access)
        with connect(access) as store:
            yield store
    finally:
        server.terminate()
        server.wait(60)


def wait_for(access: Access) -> None:
    for _ in range(60):
        try:
            with connect(access):
                return
        except Unreachable:
            time.sleep(1)
    raise AssertionError("Neo4j 5.26 did not come up in a minute")


def test_it_is_the_long_term_release(old: Store) -> None:
    with old.typed("CALL dbms.components() YIELD versions RETURN versions", {}, 5) as answer:
        assert any(v.startswith("5.26.") for row in answer.rows for v in row[0])


def test_every_example_is_answered_alike(old: Store) -> None:
    load(old, small.reading())
    scope = frame(old, "t-province", small.AS_OF).scope
    for name in cypher.names("read"):
        example = cypher.read(name).example
        assert example is not None
        rows = old.rows(name, queries.parameters(name, scope, example.params))
        found = [[plain(r[c]) for c in example.columns] for r in rows]
        assert [r for r in example.rows if r not in found] == [], name


def plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_a_load_and_its_repetition_count_alike(old: Store, korea_reading: Reading) -> None:
    first, second = load(old, korea_reading), load(old, korea_reading)
    assert first.relationships_created == first.added == len(korea_reading.statements)
    assert (second.run, second.relationships_created) == (None, 0)


def test_the_candidate_list_is_the_same_on_both(
    old: Store, store: Store, korea_reading: Reading
) -> None:
    for each in (old, store):
        load(emptied(each), korea_reading)
    both = [frame(each, "kr-province", small.AS_OF) for each in (old, store)]
    lists = [
        candidates(each, made.scope, made.regions)
        for each, made in zip((old, store), both, strict=True)
    ]
    assert lists[0].rows == lists[1].rows
