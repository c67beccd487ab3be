"""Whom a reading speaks of: its new organisations that the graph knows by an official number.

| the number is one organisation's, and …                     | the reading's organisation |
|-------------------------------------------------------------|----------------------------|
| no name contradicts it                                      | is that one                |
| the name is another's, with another number of that kind     | stands apart, for a review |
| its source knows it already, or the graph under its own id  | stays, whatever its name   |
| two in the reading, or two in the graph, have the number    | stays apart, for a review  |

A name that is only different contradicts nothing: companies are renamed far more often than a
number is printed beside a wrong name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from graph.comparison import Difference
from graph.identity import STRONG, Edge, Identity, only
from graph.model import Has, IdentifiedBy
from graph.names import forms, whole_query
from graph.nodes import temporary_id
from graph.reading import Reading
from graph.statement import Pair
from graph.store import Row, Store

T = TypeVar("T")

TURN = 1_000  # numbers that are looked up at once
NAMES = ("name", "name_en", "name_en_dart", "name_short", "alias")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a number is not taken as identity, whose it is, and which one would fit the name."""

    problem: str
    holder: str
    proposed: str | None


@dataclass(frozen=True, slots=True)
class Recognised:
    """New aliases by id, and doubts by the key of the statement of a number."""

    edges: Mapping[str, Edge] = field(default_factory=dict)
    doubts: Mapping[str, Doubt] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A statement of a number that the graph knows, and who has the number there."""

    key: str
    id: str
    number: str
    holders: Sequence[Row]


@dataclass(slots=True)
class _Told:
    """What the reading says itself about those who claim a number."""

    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    claimants: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    labels: dict[str, str] = field(default_factory=dict)


def recognised(store: Store, reading: Reading, change: Difference, known: Identity) -> Recognised:
    """Return whom a reading speaks of that the graph has under another id, and what is doubtful."""
    if not change.version:
        return Recognised()
    asking = _Asking(store, reading.source.id, change.version, known)
    claims = [c for batch in _batches(_numbered(change.added)) for c in asking.claims(batch)]
    if not claims:
        return Recognised()
    told, spoken = _told(reading, claims), asking.spoken(claims)
    doubts = dict[str, Doubt]()
    unclear = [claim for claim in claims if asking.unclear(claim, spoken)]
    for claim in unclear:
        if (doubt := asking.doubt(claim, told.names[claim.id])) is not None:
            doubts[claim.key] = doubt
            told.claimants[claim.number].discard(claim.id)
    edges = defaultdict[str, list[Edge]](list)
    for claim in unclear:
        if claim.key in doubts or told.claimants[claim.number] == {claim.id}:
            for alias, id in asking.alias(claim, doubted=claim.key in doubts):
                edges[alias].append(Edge(id, claim.number, told.labels.get(claim.id)))
    return Recognised(dict(_agreed(edges, known)), doubts)


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks the graph about what a source says."""

    store: Store
    source: str
    version: int
    known: Identity

    def claims(self, batch: Sequence[IdentifiedBy]) -> Iterator[_Claim]:
        """Yield the statements whose number the graph knows."""
        asked = {"numbers": sorted({one.end for one in batch}), "known_at": self.version}
        of = defaultdict[str, list[Row]](list)
        for row in self.store.rows("holders", asked):
            of[row["number"]].append(row)
        return (_Claim(o.key, o.start, o.end, of[o.end]) for o in batch if o.end in of)

    def spoken(self, claims: Iterable[_Claim]) -> Mapping[str, Sequence[str]]:
        """Return the sources that speak of each id already."""
        ids = sorted({claim.id for claim in claims})
        found: dict[str, Sequence[str]] = {}
        for batch in _batches(iter(ids)):
            asked = [{"said": id, "at": self.known.at(id, self.source)} for id in batch]
            rows = self.store.rows("spoken_of", {"pairs": asked, "known_at": self.version})
            found |= {row["said"]: row["sources"] for row in rows}
        return found

    def unclear(self, claim: _Claim, spoken: Mapping[str, Sequence[str]]) -> bool:
        """Say whether it is a question who this is: not where somebody said it before."""
        at, sources = self.known.at(claim.id, self.source), spoken.get(claim.id, ())
        holders = {row["id"] for row in claim.holders}
        if self.source in sources:
            return False
        if at in holders:
            return True
        new = at == claim.id and not sources and len(holders) == 1
        return new and not self.known.apart(claim.id, *holders)

    def doubt(self, claim: _Claim, names: set[str]) -> Doubt | None:
        """Return why the names contradict the number, if they do."""
        holder = self._holder(claim)
        theirs = set(holder["names"])
        if not names or not theirs or _forms(names) & _forms(theirs):
            return None
        others = [row for row in self._called(names) if row["id"] != holder["id"]]
        scheme = claim.number.split(":")[0] + ":"
        fitting = [n for row in others for n in row["numbers"] if n.startswith(scheme)]
        if not fitting:
            return None
        proposed = fitting[0] if len(fitting) == 1 else None
        problem = f"stands beside the name {min(names)}, but is the number of {min(theirs)}"
        return Doubt(problem, holder["id"], proposed)

    def alias(self, claim: _Claim, *, doubted: bool) -> Iterator[tuple[str, str]]:
        """Yield the alias that follows, and what it stands for."""
        holder = self._holder(claim)
        same = self.known.at(claim.id, self.source) == holder["id"]
        if doubted and same:
            yield only(claim.id, self.source), temporary_id(self.source, claim.id, digits=20)
        elif not doubted and not same:
            yield claim.id, holder["said"]

    def _holder(self, claim: _Claim) -> Row:
        """Return who has the number: the organisation itself, where it is one of several."""
        at = self.known.at(claim.id, self.source)
        return next((row for row in claim.holders if row["id"] == at), claim.holders[0])

    def _called(self, names: set[str]) -> Iterator[Row]:
        asked = {"whole": whole_query(names), "known_at": self.version}
        rows = self.store.rows("called", asked) if asked["whole"] else []
        return (row for row in rows if _forms(row["names"]) & _forms(names))


def _numbered(added: Iterable[Pair]) -> Iterator[IdentifiedBy]:
    """Yield the statements of numbers that make an identity."""
    for _, one in added:
        if isinstance(one, IdentifiedBy) and not one.problem and _strong(one.end):
            yield one


def _strong(number: str) -> bool:
    return number.split(":")[0] in STRONG


def _told(reading: Reading, claims: Iterable[_Claim]) -> _Told:
    """Return names, labels and rivals of the claimants, in one look at the whole reading."""
    told, ids, numbers = _Told(), set[str](), set[str]()
    for claim in claims:
        ids.add(claim.id)
        numbers.add(claim.number)
    for one in reading.statements:
        if isinstance(one, Has) and one.start in ids and one.property in NAMES:
            told.names[one.start].add(str(one.value))
        elif isinstance(one, IdentifiedBy) and one.end in numbers and not one.problem:
            told.claimants[one.end].add(one.start)
    nodes = (node for node in reading.nodes if node.id in ids)
    told.labels.update((node.id, " ".join(node.labels)) for node in nodes)
    return told


def _agreed(edges: Mapping[str, Sequence[Edge]], known: Identity) -> Iterator[tuple[str, Edge]]:
    """Yield the aliases on which all numbers of an organisation agree."""
    for alias, found in edges.items():
        if len({known.at(edge.id) for edge in found}) == 1:
            yield alias, found[0]


def _forms(names: Iterable[str]) -> set[str]:
    return {form for name in names for form in forms(name)}


def _batches(found: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(found, TURN)):
        yield batch
