"""What a run does to who is who: new aliases, and statements that move to another organisation.

A statement moves by being ended where it stands and stated again, whole, where it belongs: what
was visible at an earlier version stays so.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from graph.comparison import Difference
from graph.decided import decided_edges
from graph.identity import SOURCE, Edge, Identity, identity, stated
from graph.model import LABELS, Label, Node
from graph.placing import Placing, placed
from graph.reading import Reading
from graph.recognition import recognised
from graph.restating import fact_of
from graph.shelf import Pile
from graph.statement import said
from graph.store import Row, Store

DECISIONS = "decisions"  #: the source of what somebody decided
_ENDS = ("start", "end", "giver")
_OF_A_RUN = {"until", *_ENDS, *(f"said_{name}" for name in _ENDS)}


@dataclass(frozen=True, slots=True)
class Effect:
    """Who is who for the run's statements, and what changes beside them."""

    placing: Placing
    nodes: Collection[Node] = ()
    ended: Collection[Row] = ()
    added: Collection[Row] = ()
    moved: int = 0  #: statements that stand at another organisation than before


def effect(store: Store, reading: Reading, change: Difference) -> Effect:
    """Return what a reading does to who is who: numbers are recognised, decisions carried out."""
    before = identity(store, change.version)
    if reading.source.id != DECISIONS:
        found = recognised(store, reading, change, before)
        placing = Placing(reading.source.id, before.also(found.edges), found.doubts)
        aliases = found.edges.items()
        return Effect(placing, [_alias(a) for a, _ in aliases], (), list(_rows(aliases)))
    after = decided_edges(store, reading, change.version, before)
    return _moved(store, change.version, before, after)


def _moved(store: Store, version: int, before: Identity, after: Identity) -> Effect:
    """Return the change from one identity to another."""
    ended, added = Pile[Row](), Pile[Row]()
    gone = {a for a, edge in before.edges.items() if after.edges.get(a) != edge}
    new = [(a, edge) for a, edge in after.edges.items() if before.edges.get(a) != edge]
    ids = {id for id in {*before.edges, *after.edges} if before.at(id) != after.at(id)}
    params = {"ids": sorted({before.at(id) for id in ids}), "known_at": version}
    with store.stream("whole_statements_at", params) as rows:
        for row in rows:
            if (again := _again(row, after)) is not None:
                ended.add(_ended(row, row["properties"]))
                added.add(again)
    moved = len(added)
    for row in store.rows("aliases", {"known_at": version}):
        if row["alias"] in gone:
            ended.add(_ended({"start": row["alias"], "end": row["id"]}, row["properties"]))
    for row in _rows(new):
        added.add(row)
    back = (Node(a, _labels(before.edges[a])) for a in gone if a not in after.edges)
    nodes = [*(_alias(a) for a, _ in new), *(node for node in back if node.labels)]
    return Effect(Placing(DECISIONS, after), nodes, ended, added, moved)


def _ended(ends: Row, about: Row) -> Row:
    """Return what ending a statement needs to know of it."""
    names = ("id", "digest", "past", "valid_to", "seen_to")
    return {"start": ends["start"], "end": ends["end"]} | {n: about.get(n) for n in names}


def _again(row: Row, after: Identity) -> Row | None:
    """Return a statement as it is to be stated again; None where it stands rightly."""
    about = row["properties"]
    stands = {"start": row["start"], "end": row["end"], "giver": about.get("giver")}
    if row["fact"] is not None:
        del stands["end"]
    said = {name: about.get(f"said_{name}", id) for name, id in stands.items()}
    found = placed(said, after, about["source"])
    if all(found.get(name) == id for name, id in stands.items()):
        return None
    kept = {k: v for k, v in about.items() if k not in _OF_A_RUN}
    again = {"start": found.pop("start"), "end": found.pop("end", row["end"])}
    again |= {"type": row["type"], "properties": kept | found}
    if row["fact"] is not None:
        again["end"] = None
        again["fact"] = fact_of(row)
    return again


def _rows(aliases: Iterable[tuple[str, Edge]]) -> Iterator[Row]:
    for hashed, one in stated(aliases):
        about = {k: v for k, v in said(one).items() if k not in _ENDS}
        about |= {"digest": hashed, "source": SOURCE, "source_ref": one.source_ref}
        yield {"start": one.start, "end": one.end, "type": one.TYPE, "properties": about}


def _alias(id: str) -> Node:
    return Node(id, ("Alias",))


def _labels(edge: Edge) -> tuple[Label, ...]:
    given = (edge.labels or "").split()
    return tuple(label for label in LABELS if label in given)
