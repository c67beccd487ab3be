"""The store before a server: what it may do there, how long, and what it says if it may not."""

import re
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from datetime import time as clock

import pytest
from neo4j.exceptions import ConstraintError

import cypher
from graph.errors import BadQuestion, Unreachable
from graph.frame import Frame
from graph.model import KINDS
from graph.store import Access, Store, connect
from tests.graphs import asked, last_change, tampered

SLOW = "UNWIND range(1, 2000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x)"
PASSWORD = "a secret nobody shall see"


@pytest.fixture
def told(drawn: tuple[Store, Frame]) -> Store:
    """The made-up graph."""
    return drawn[0]


WRITES = (
    "CREATE (:Company {id: 'new'})",
    "MATCH (n:Company) SET n.name = 'x'",
    "MATCH (n:Company) DETACH DELETE n",
    "CALL db.createLabel('New')",
    "CREATE INDEX new FOR (n:New) ON (n.new)",
    "DROP CONSTRAINT owns_id",
    "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS",
    "CREATE USER somebody SET PASSWORD 'long enough' CHANGE NOT REQUIRED",
    "ALTER USER neo4j SET PASSWORD 'long enough'",
)


@pytest.mark.parametrize("text", WRITES)
def test_typed_cypher_cannot_write(told: Store, access: Access, text: str) -> None:
    mark = last_change(access)
    with pytest.raises(BadQuestion, match="Writing in read access mode not allowed"):
        asked(told, text)
    assert last_change(access) == mark


@pytest.mark.parametrize("name", cypher.names("write"))
def test_a_named_read_query_is_only_found_among_those_that_look(told: Store, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        told.rows(name, {})


def test_a_named_query_runs_in_read_mode(
    told: Store, access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cypher, "read", cypher.write)
    mark = last_change(access)
    with pytest.raises(BadQuestion, match="Writing in read access mode not allowed"):
        told.rows("wipe", {"limit": 1})
    assert last_change(access) == mark


def running(store: Store) -> list[str]:
    found = asked(store, "SHOW TRANSACTIONS YIELD currentQuery")
    return [text for (text,) in found if text == SLOW]


def test_a_typed_query_is_ended_by_the_server_in_time(store: Store) -> None:
    start = time.monotonic()
    words = "the query ran into its time limit and was ended by the server"
    with pytest.raises(BadQuestion, match=words), store.typed(SLOW, {}, seconds=1) as answer:
        list(answer.rows)
    assert 1 <= time.monotonic() - start < 5
    assert running(store) == []


def test_an_answer_that_nobody_reads_to_its_end_is_ended(store: Store) -> None:
    start = time.monotonic()
    with store.typed("UNWIND range(1, 2000000000) AS x RETURN x", {}, seconds=30) as answer:
        assert next(answer.rows) == [1]
    assert time.monotonic() - start < 5
    assert running(store) == []


@pytest.mark.parametrize("text", ["MATCH (n", "", "RETURN $absent", "RETURN 1; RETURN 2"])
def test_cypher_that_cannot_run_is_answered_in_one_line(store: Store, text: str) -> None:
    with pytest.raises(BadQuestion, match=r"\S") as wrong:
        asked(store, text)
    assert "\n" not in str(wrong.value)


def test_values_come_as_python_has_them(store: Store) -> None:
    text = (
        "RETURN date('2026-01-02'), [datetime('2026-01-02T03:04:05Z')], {at: time('03:04:05Z')},"
        " null, 1.5, 'é', 9007199254740993"
    )
    assert asked(store, text) == [
        [
            date(2026, 1, 2),
            [datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)],
            {"at": clock(3, 4, 5, tzinfo=UTC)},
            None,
            1.5,
            "é",
            9007199254740993,
        ]
    ]


def test_nodes_and_statements_come_with_their_labels_and_types(told: Store) -> None:
    path = "MATCH p = (:Entity {id: 'mine'})-[:OWNS]->(m) RETURN m.id, labels(m), p"
    ((name, labels, (start, end, tie)),) = asked(told, path)
    assert (start["id"], end["id"], tie["type"], tie["key"]) == ("mine", name, "OWNS", "own/1")
    assert end["labels"] == sorted(labels) == ["Company", "Entity", "Organisation"]


def test_the_schema_is_made_once(empty: Store, access: Access) -> None:
    empty.prepare()
    mark = last_change(access)
    assert empty.prepare() == 0
    assert last_change(access) == mark
    tampered(access, "DROP CONSTRAINT owns_id")
    tampered(access, "DROP INDEX organisation_search")
    assert empty.prepare() == 2


def test_every_kind_of_statement_has_its_constraint_on_the_server(empty: Store) -> None:
    empty.prepare()
    text = (
        "SHOW CONSTRAINTS YIELD type, entityType, labelsOrTypes, properties "
        "WHERE entityType = 'RELATIONSHIP' AND type ENDS WITH 'UNIQUENESS' "
        "RETURN labelsOrTypes, properties"
    )
    made = {(kind, tuple(names)) for (kind,), names in asked(empty, text)}
    assert made == {(kind.TYPE, ("id",)) for kind in KINDS}


@pytest.mark.parametrize("kind", [kind.TYPE for kind in KINDS])
def test_a_statement_is_there_only_once(empty: Store, access: Access, kind: str) -> None:
    empty.prepare()
    tie = f"-[:{kind} {{id: 'same'}}]->"
    with pytest.raises(ConstraintError, match="already exists with type"):
        tampered(access, f"CREATE (a:New){tie}(b:New), (b){tie}(a)")
    assert asked(empty, "MATCH (n) RETURN n") == []


def test_a_node_is_there_only_once(told: Store, access: Access) -> None:
    with pytest.raises(ConstraintError, match="already exists with label"):
        tampered(access, "CREATE (:Entity {id: 'mill'})")


@pytest.fixture
def mute() -> Iterator[str]:
    """An address that takes a call and says nothing."""
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        ear.listen()
        yield f"127.0.0.1:{ear.getsockname()[1]}"


@pytest.fixture
def closed() -> str:
    """An address that nobody listens at."""
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{ear.getsockname()[1]}"


def refusal(access: Access) -> str:
    """What is said when the graph cannot be opened; within five seconds, without the password."""
    start = time.monotonic()
    with pytest.raises(Unreachable) as said, connect(access) as store:
        store.rows("version", {})
    assert time.monotonic() - start < 5
    assert PASSWORD not in f"{said.value} {access!r}"
    assert "\n" not in str(said.value)
    return str(said.value)


@pytest.mark.parametrize("user", ["neo4j", "nobody"])
def test_a_wrong_user_or_password_is_said(access: Access, user: str) -> None:
    wrong = Access(access.uri, user, PASSWORD)
    assert refusal(wrong) == "the database refused the user or the password"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_no_server_is_said_with_its_address(closed: str, scheme: str) -> None:
    uri = f"{scheme}://{closed}"
    assert refusal(Access(uri, "neo4j", PASSWORD)).startswith(f"no Neo4j answers at {uri}: ")


def test_a_server_that_says_nothing_is_not_waited_for(mute: str) -> None:
    said = refusal(Access(f"bolt://{mute}", "neo4j", PASSWORD))
    assert said.startswith(f"no Neo4j answers at bolt://{mute}: ")


@pytest.mark.parametrize(
    "uri", ["http://localhost:7474", "localhost:7687", "bolt://", "bolt://h:x"]
)
def test_an_address_of_another_kind_is_said(uri: str) -> None:
    said = refusal(Access(uri, "neo4j", PASSWORD))
    assert said == f"{uri!r} is no address of a Neo4j; one is bolt://host:7687"


@pytest.mark.parametrize("scheme", ["bolt://", "neo4j:", "http://"])
def test_a_password_in_the_address_is_not_repeated(scheme: str) -> None:
    uri = f"{scheme}neo4j:{PASSWORD}@127.0.0.1:7687"
    with pytest.raises(Unreachable, match="NEO4J_PASSWORD") as said, connect(Access(uri, "", "")):
        pass
    assert PASSWORD not in str(said.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_the_server_has_not_is_said(access: Access, scheme: str) -> None:
    uri = re.sub(r"^\w+", scheme, access.uri)
    said = refusal(replace(access, uri=uri, database="nowhere"))
    assert said.startswith("the database cannot be opened: ")
    assert "nowhere" in said
