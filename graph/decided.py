"""Which aliases follow from decisions, taken in their order, and from official numbers."""

from collections.abc import Iterable

from graph.identity import DECISION, Edge, Identity, holding
from graph.model import Decided
from graph.reading import Reading
from graph.store import Row, Store


def decided_edges(store: Store, reading: Reading, version: int, before: Identity) -> Identity:
    """Return who is who after all the decisions of a reading, and none but those.

    A decision that two are different breaks the alias that a number made of one; it comes back
    when the decision goes.
    """
    decisions = sorted(
        (one for one in reading.statements if isinstance(one, Decided)), key=lambda one: one.number
    )
    edges = {a: edge for a, edge in before.edges.items() if not edge.decided}
    edges |= _back(store, version, {one.number for one in decisions})
    different = frozenset(
        frozenset((one.start, one.end)) for one in decisions if one.verdict == "different"
    )
    return Identity(_followed(edges, decisions), different)


def _followed(edges: dict[str, Edge], decisions: Iterable[Decided]) -> dict[str, Edge]:
    """Return the aliases after decisions, each building on those before it."""
    for one in decisions:
        known = Identity(edges)
        a, b = known.at(one.start), known.at(one.end)
        if one.verdict == "same" and a != b:
            edges = {**edges, a: Edge(b, f"{DECISION}{one.number}")}
        elif one.verdict == "different" and a == b:
            broken = known.joining(one.start, one.end)[0]
            edges = {alias: edge for alias, edge in edges.items() if alias != broken}
    return edges


def _back(store: Store, version: int, kept: set[int]) -> dict[str, Edge]:
    """Return the aliases that decisions broke which are not kept."""
    undone = [r for r in holding(store, version) if r["number"] not in kept]
    broke = {r["run"] for r in undone if r["verdict"] == "different"}
    ids = sorted({id for row in undone for id in (row["a"], row["b"])})
    found: dict[str, Edge] = {}
    for row in _broken(store, version, ids):
        if row["until"] in broke:
            found.setdefault(row["alias"], Edge(row["id"], row["basis"], row["labels"]))
    return found


def _broken(store: Store, version: int, ids: list[str]) -> list[Row]:
    return store.rows("broken_aliases", {"ids": ids, "known_at": version}) if ids else []
