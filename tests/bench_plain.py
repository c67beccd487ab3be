"""The plain pattern that a load is timed beside: one session, `UNWIND` of 10,000 rows, `MERGE`.

It makes the same graph out of the same records, with the same constraints, and does nothing
else: it compares with nothing, counts nothing, and a load that breaks leaves a part behind.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, islice

import neo4j

from graph.model import Has, LocatedIn, Node, Statement
from graph.names import search_text
from graph.reading import Reading, Source
from graph.statement import digest, said, statement_id
from graph.store import Access, Row

ROWS = 10_000
RUN = 1

NODES = """
UNWIND $rows AS row
MERGE (n:Entity {{id: row.id}})
SET n:{labels}, n += row.properties
"""
TIES = """
UNWIND $rows AS row
MATCH (a:Entity {{id: row.start}})
MATCH (b:Entity {{id: row.end}})
MERGE (a)-[s:{type} {{id: row.id}}]->(b)
SET s += row.properties
"""
FACTS = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
MERGE (f:Entity {id: row.id})
SET f:Fact, f += row.fact
MERGE (a)-[s:HAS {id: row.id}]->(f)
SET s += row.properties
"""

_ON_FACT = ("property", "value", "unit", "currency", "basis", "about")


def load(access: Access, told: Reading) -> None:
    """Write everything that a source says."""
    auth = (access.user, access.password)
    with (
        neo4j.GraphDatabase.driver(access.uri, auth=auth, telemetry_disabled=True) as driver,
        driver.session() as session,
    ):
        for text, rows in _work(told):
            while batch := list(islice(rows, ROWS)):
                session.run(text, rows=batch).consume()


def only_new(told: Reading, new: Reading) -> Reading:
    """Return only what is new, as somebody would who knew: the pattern itself does not know."""
    stated = set(told.statements)
    return replace(new, nodes=(), statements=tuple(s for s in new.statements if s not in stated))


def _work(told: Reading) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield each query with its rows: nodes by their labels, statements by their kind."""
    copies = _copies(told)
    for labels, nodes in groupby(sorted(told.nodes, key=_labels), key=_labels):
        yield NODES.format(labels=labels), (_node(n, copies.get(n.id, {})) for n in nodes)
    for kind, statements in groupby(sorted(told.statements, key=_kind), key=_kind):
        text = FACTS if kind == Has.TYPE else TIES.format(type=kind)
        yield text, (_statement(told.source, s) for s in statements)


def _copies(told: Reading) -> dict[str, Row]:
    """Return what stands on each node; the made-up source has one name and one place of each."""
    companies = {n.id for n in told.nodes if "Company" in n.labels}
    found: dict[str, Row] = {}
    for one in told.statements:
        copied = found.setdefault(one.start, {"copied": RUN})
        if isinstance(one, Has) and one.property == "name":
            searched = {"search": search_text([str(one.value)])} if one.start in companies else {}
            copied |= {"name": one.value} | searched
        elif isinstance(one, LocatedIn):
            copied["region"] = one.end
    return found


def _node(node: Node, copies: Row) -> Row:
    return {"id": node.id, "properties": {"since": RUN} | copies}


def _statement(source: Source, one: Statement) -> Row:
    hashed, about = digest(source.id, one), said(one)
    row = {"id": statement_id(hashed, RUN), "start": about.pop("start")}
    end = about.pop("end")
    read = {"source": source.id, "source_ref": one.source_ref, "seen_from": source.published}
    common = {"digest": hashed, "since": RUN} | read
    if not isinstance(one, Has):
        return row | {"end": end, "properties": about | common}
    fact = {n: about.pop(n) for n in _ON_FACT if n in about}
    return row | {"fact": fact | {"since": RUN}, "properties": about | common}


def _labels(node: Node) -> str:
    return ":".join(node.labels)


def _kind(one: Statement) -> str:
    return one.TYPE
