"""Look into a graph, and change it behind the back of the code that keeps it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import neo4j

from graph.hashed import verify
from graph.model import Statement
from graph.reading import Reading
from graph.store import Access, Row, Store
from tests import small


def asked(store: Store, text: str, **params: object) -> list[list[Any]]:
    with store.typed(text, params, 20) as answer:
        return list(answer.rows)


def tampered(access: Access, text: str, **params: object) -> list[dict[str, Any]]:
    auth = (access.user, access.password)
    with neo4j.GraphDatabase.driver(access.uri, auth=auth) as driver:
        return [dict(r) for r in driver.execute_query(text, params).records]


def dump(store: Store) -> set[str]:
    """Every node and statement with all it carries; runs are told of by their own numbers."""
    nodes = asked(store, "MATCH (n) WHERE NOT n:Run AND NOT n:Graph RETURN n")
    ties = asked(store, "MATCH (a:Entity)-[s]->(b:Entity) RETURN s, a.id, b.id")
    return {repr([_sorted(cell) for cell in row]) for row in (*nodes, *ties)}


def seen(store: Store) -> list[str]:
    """What a reader of the newest version sees, whatever the runs are called that wrote it."""
    text = """
        MATCH (g:Graph)
        MATCH (a:Entity)-[s]->(b:Entity)
        WHERE s.since <= g.version AND (s.until IS NULL OR s.until > g.version)
        RETURN s, a.id, CASE WHEN b:Fact THEN b ELSE b.id END
    """
    nodes = "MATCH (n:Entity) WHERE NOT n:Fact RETURN n"
    rows = (*asked(store, text), *asked(store, nodes))
    return sorted(repr([_sorted(_told(cell)) for cell in row]) for row in rows)


def _told(cell: object) -> object:
    """Return a node or statement without the numbers of runs; of a fact not its id either."""
    if not isinstance(cell, dict):
        return cell
    runs = {"since", "until", "again", "copied"} | (
        {"id"} if "type" in cell or "property" in cell else set()
    )
    return {k: v for k, v in cell.items() if k not in runs}


def _sorted(cell: object) -> object:
    return sorted(cell.items()) if isinstance(cell, dict) else cell


def last_change(access: Access) -> frozenset[str]:
    """Return the server's bookmark: it moves with every transaction that wrote."""
    auth = (access.user, access.password)
    with (
        neo4j.GraphDatabase.driver(access.uri, auth=auth) as driver,
        driver.session(default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        session.run("RETURN 1").consume()
        return frozenset(session.last_bookmarks().raw_values)


def state(store: Store) -> Row:
    return store.rows("version", {})[0]


def hashed(store: Store) -> str:
    """Return the hash of the newest version, made anew, and found to be as it was noted."""
    found = verify(store, state(store)["version"])
    assert found.good, found
    return found.hash


def saying(*said: Statement, without: Iterable[str] = (), source: str = small.SOURCE.id) -> Reading:
    """The made-up reading with other statements under their keys, or without some."""
    reading = small.reading()
    kept = {s.key: s for s in reading.statements if s.key not in set(without)}
    statements = tuple((kept | {s.key: s for s in said}).values())
    return replace(reading, statements=statements, source=replace(reading.source, id=source))
