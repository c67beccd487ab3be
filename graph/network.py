"""A part of the graph as an answer: organisations, the ties between them, and what was cut."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

#: evidence that a reader should look at twice
DOUBTFUL = frozenset(("extracted", "applicant", "inferred", "synthetic"))


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation of a network."""

    id: str
    name: str | None
    company: bool
    public: bool
    size: str | None
    region: str | None  #: in the region system of the scope; None is unknown
    place_evidence: str | None
    hops: int  #: from the centre, which is 0
    partners: int  #: organisations that it has a counted tie with, in the network or not
    hidden: int  #: of these, the ones that are not in the network
    place_seen_to: date | None = (
        None  #: the last file that stated it, where a later one no longer does
    )
    place_disputed: bool = False  #: somebody doubts the statement of the place


@dataclass(frozen=True, slots=True)
class TieStatement:
    """One statement of a tie, as drawn: start -> end."""

    id: str
    start: str
    end: str
    kind: str
    what: str | None
    giver: str | None  #: the side that gives, where one does
    amount: int | None
    currency: str | None
    year: int | None
    on_from: date | None
    on_to: date | None
    evidence: str
    confidence: float | None
    source: str
    source_ref: str
    cites: str | None
    form: str | None = None  #: of co-operation or support: technology, win_win_fund, …
    programme: str | None = None  #: name of the programme that paid for it
    disputed: bool = False  #: somebody doubts it

    @property
    def mutual(self) -> bool:
        """Return whether neither side supplies or gives, so that the direction says nothing."""
        return self.kind != "SUPPLIES" and self.giver is None

    @property
    def drawn(self) -> tuple[str, str]:
        """Return from which end to which it goes: from supplier to customer, giver to receiver."""
        return (self.end, self.start) if self.giver == self.end else (self.start, self.end)

    @property
    def doubtful(self) -> bool:
        """Return whether it is extracted, inferred, synthetic, or by the applicant."""
        return self.evidence in DOUBTFUL


@dataclass(frozen=True, slots=True)
class Link:
    """All that is stated about one kind of tie from one member to another."""

    start: str
    end: str
    kind: str
    mutual: bool  #: the arrow's direction says nothing
    statements: tuple[TieStatement, ...]

    @property
    def doubtful(self) -> bool:
        """Return whether nothing but doubtful statements carries it."""
        return all(s.doubtful for s in self.statements)

    @property
    def disputed(self) -> int:
        """Return how many of its statements somebody doubts."""
        return sum(s.disputed for s in self.statements)


@dataclass(frozen=True, slots=True)
class Network:
    """Members, the nearest first, the links between them, and what is not in it."""

    centre: tuple[str, ...]
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    hidden: int  #: organisations within reach that were left out
    cut: tuple[str, ...]  #: why, a sentence each; empty where nothing was left out

    @property
    def by_id(self) -> Mapping[str, Member]:
        """Return the members by their ids."""
        return {m.id: m for m in self.members}


def links_of(statements: Iterable[TieStatement]) -> list[Link]:
    """Return the statements as links: one for each two ends and kind, in the order they come."""
    of: dict[tuple[str, str, str], list[TieStatement]] = defaultdict(list)
    for said in statements:
        of[said.start, said.end, said.kind].append(said)
    return [Link(*ends, all(s.mutual for s in said), tuple(said)) for ends, said in of.items()]
