"""Where a statement is written: at the organisations that its ends stand for, with what it said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.identity import Identity
from graph.model import Decided, Has, Node, ResolvesTo, Statement
from graph.recognition import Doubt
from graph.store import Row

_OWN_IDS = (Decided, ResolvesTo)  # say who is who, so that their ends stand as they are


@dataclass(frozen=True, slots=True)
class Placing:
    """Who is who for the statements of one source, and which of its numbers are doubtful."""

    source: str
    known: Identity = field(default_factory=Identity)
    doubts: Mapping[str, Doubt] = field(default_factory=dict)

    def node(self, node: Node) -> Node:
        """Return the node that is written for one that the source speaks of."""
        at = self.known.at(node.id, self.source)
        return node if at == node.id else Node(at, node.labels)

    def statement(self, one: Statement) -> tuple[str, str, Row]:
        """Return the ends at which a statement is written, and what it said where they differ."""
        if isinstance(one, _OWN_IDS) or not (self.known.edges or self.doubts):
            return one.start, one.end, {}
        said = {"start": one.start, "giver": getattr(one, "giver", None)}
        if not isinstance(one, Has):
            said["end"] = one.end
        more = placed(said, self.known, self.source)
        doubt = self.doubts.get(one.key)
        about: Row = {} if doubt is None else _doubtful(doubt)
        return more.pop("start"), more.pop("end", one.end), more | about


def placed(said: Mapping[str, str | None], known: Identity, source: str) -> dict[str, Any]:
    """Return ends as they stand for, with `said_...` for each that the source called otherwise.

    >>> from graph.identity import Edge
    >>> known = Identity({"a": Edge("b", "decision 1")})
    >>> placed({"start": "a", "end": "c", "giver": None}, known, "s")
    {'start': 'b', 'said_start': 'a', 'end': 'c'}
    """
    found: dict[str, Any] = {}
    for name, id in said.items():
        if id is not None:
            found[name] = known.at(id, source)
            if found[name] != id:
                found[f"said_{name}"] = id
    return found


def _doubtful(doubt: Doubt) -> Row:
    found = {"problem": doubt.problem, "holder": doubt.holder, "proposed": doubt.proposed}
    return {name: value for name, value in found.items() if value is not None}
