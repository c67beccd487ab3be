"""What a question is answered with: one record for the rows of each named query.

A record's fields are the columns its query returns; a test holds the two together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from graph.winners import label

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """Rows, and whether there were more of them."""

    rows: tuple[T, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class State:
    """Whose database it is, and which version is read."""

    ours: bool
    occupied: bool
    schema: int | None
    version: int
    copied: int
    open_run: int | None
    idle_seconds: int | None
    writer: str | None  #: the process that writes the open run
    graph: str | None  #: its own id, which a graph rebuilt elsewhere has too


@dataclass(frozen=True, slots=True)
class Count:
    """How many nodes of a label, or statements of a kind."""

    what: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class CompanyPlace:
    """A company with what a list needs to know of it."""

    id: str
    name: str | None
    size: str | None
    public: bool
    region: str | None
    role: str | None
    place_evidence: str | None
    place_seen_to: date | None  #: the last file that stated it, where a later one no longer does
    place_disputed: bool
    head_office: str | None


@dataclass(frozen=True, slots=True)
class PartnerCount:
    """A company's partners of one kind of tie in one region."""

    company: str
    kind: str
    region: str | None
    counted: bool
    partners: int
    public: int
    statements: int
    doubtful: int
    disputed: int  #: statements behind the row that somebody doubts
    amount: int | None  #: on rows of one kind only: kinds of money are not added
    programme_amount: int | None  #: the same of ties that a programme paid for; never in `amount`
    sources: Sequence[str]
    oldest: date | None
    newest: date | None


@dataclass(frozen=True, slots=True)
class Flow:
    """Ties between companies of two regions."""

    from_region: str | None
    to_region: str | None
    pairs: int
    statements: int
    disputed: int
    amount: int | None
    programme_amount: int | None  #: the same of ties that a programme paid for; never in `amount`
    oldest: date | None
    newest: date | None


@dataclass(frozen=True, slots=True)
class Company:
    """Everything stated about one company, each with its source."""

    id: str
    labels: Sequence[str]
    facts: Sequence[Mapping[str, Any]]
    identifiers: Sequence[Mapping[str, Any]]
    places: Sequence[Mapping[str, Any]]
    selections: Sequence[Mapping[str, Any]]
    payments: Sequence[Mapping[str, Any]]  #: the largest ones; `payments_stated` counts them all
    payments_stated: int

    def name(self, day: date) -> str | None:
        """Return the name that wins on a day."""
        won = label((f for f in self.facts if f["property"] == "name"), day)
        return won["value"] if won else None


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation whose name matches."""

    id: str
    name: str | None
    company: bool
    names: Sequence[str]
    score: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Different values of one property that are stated for the same day; the first one wins."""

    id: str
    name: str | None
    property: str
    statements: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class LeftOutCount:
    """How many statements of a sort bear no date and are left out."""

    what: str
    statements: int


@dataclass(frozen=True, slots=True)
class UndatedTies:
    """How many ties bear no date and count."""

    ties: int


@dataclass(frozen=True, slots=True)
class PlacedIn:
    """How many organisations have a place in a region."""

    region: str
    organisations: int


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source, what it leaves out, and its last completed run."""

    id: str
    title: str
    publisher: str
    licence: str
    address: str
    published: date | None
    missing: str
    run: int
    loaded: datetime
    rows: int
    rejected: int


@dataclass(frozen=True, slots=True)
class RunState:
    """One run: what it read, what it changed, and what became of it."""

    run: int
    source: str
    status: str
    opened: datetime
    closed: datetime | None
    published: date | None  #: the date of what it read
    files: Sequence[str]
    rows: int
    rejected: int
    added: int | None
    ended: int | None
    beside: int | None  #: statements that follow from those added: who is who, and what is over
    undoes: int | None
    undone_by: int | None
    on: Sequence[Mapping[str, Any]]  #: what was decided or disputed, or taken back
    hash: str | None  #: of the graph, once the run was closed
    input: str | None  #: mark of the very files and settings that were read

    @property
    def in_force(self) -> bool:
        """Return whether it loaded something that stands."""
        return self.status == "complete" and self.undoes is None and self.undone_by is None

    def stood(self, version: int) -> bool:
        """Return whether what it loaded stood at a version."""
        loaded = self.status == "complete" and self.undoes is None and self.run <= version
        return loaded and (self.undone_by is None or self.undone_by > version)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A company chosen in a round of a programme."""

    company: str
    round: str
    announced: date | None
    choosers: Sequence[str]
    evidence: str
    source_ref: str
    cites: str | None
    disputed: bool
