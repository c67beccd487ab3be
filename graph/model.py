"""What the graph is made of: nodes, and statements about them.

A statement is what one source says about one thing. Each class below is one kind of
statement; its first line draws the arrow, its fields are what the arrow carries. The
classes are the whole schema: the store, the constraints, the snapshot of a source and
the pages about the model are all held to them by tests.

    Statement
    + LocatedIn  PartOf  SucceededBy                      where, and what became of it
    + Supplies  CooperatesWith  PartnersWith  Owns        ties and ownership
    + Runs  RoundOf  Chose  SelectedIn  Selects  Paid     programmes
    + Has  IdentifiedBy                                   facts and official numbers
    + ResolvesTo  Decided  Disputed                       who is who, and what is doubted
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal, get_args

from graph.nodes import COMPANY as COMPANY
from graph.nodes import LABELS as LABELS
from graph.nodes import IdentifierNode as IdentifierNode
from graph.nodes import Label as Label
from graph.nodes import Node as Node

Evidence = Literal[
    "official", "filing", "company", "press", "extracted", "applicant", "inferred", "synthetic"
]
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)

Place = Literal["main_site", "head_office", "first_registered", "site"]
Size = Literal["large", "mid_sized", "sme", "micro"]
Verdict = Literal["same", "different", "unsure"]
SIZES: tuple[Size, ...] = get_args(Size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one source says about one thing: `start` and `end` are ids of nodes."""

    TYPE: ClassVar[str]

    key: str  #: the source's own key of this statement; the same row has it in every file
    start: str
    end: str
    source_ref: str  #: file and row it was read from; no part of what is said
    evidence: Evidence
    confidence: float | None = None  #: absent is unknown, never 1.0
    cites: str | None = None  #: title | publisher | date | address, where the source names one
    review: str | None = None  #: why somebody should look again
    valid_from: date | None = None  #: states: first and last day, both inclusive
    valid_to: date | None = None
    on_from: date | None = None  #: evidence of a time: first and last day
    on_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Statement):
    """A tie between two organisations: evidence of a time, with an amount where stated."""

    note: str | None = None
    intent: bool | None = None  #: announced, not done
    amount: int | None = None  #: whole units of the currency; absent is unknown, never 0
    currency: str | None = None
    year: int | None = None  #: the year that the amount belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplies(Tie):
    """(Organisation)-[:SUPPLIES]->(Organisation): supplier -> customer; money flows back."""

    TYPE: ClassVar[str] = "SUPPLIES"
    product: str | None = None
    nature: str | None = None
    tier: int | None = None
    programme: str | None = None  #: id of the programme that paid for it
    review_year: int | None = None
    appearances: int | None = None  #: rows that the source summed into this one
    from_region: str | None = None  #: region that the statement itself names for the supplier
    to_region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperatesWith(Tie):
    """(Organisation)-[:COOPERATES_WITH]->(Organisation): drawn once, read both ways."""

    TYPE: ClassVar[str] = "COOPERATES_WITH"
    title: str | None = None
    kind: Literal["technology", "production", "sales"] | None = None
    giver: str | None = None  #: id of the side that gives, where one does


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnersWith(Tie):
    """(Organisation)-[:PARTNERS_WITH]->(Organisation): giver -> receiver of support."""

    TYPE: ClassVar[str] = "PARTNERS_WITH"
    title: str | None = None
    kind: str = "unspecified"
    mutual: bool | None = None  #: no side gives: the arrow's direction says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Owns(Statement):
    """(Organisation)-[:OWNS]->(Organisation): ownership or a stake; no tie of trade."""

    TYPE: ClassVar[str] = "OWNS"
    share: float | None = None
    title: str | None = None
    note: str | None = None
    intent: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedIn(Statement):
    """(Organisation)-[:LOCATED_IN]->(Region): a place, and what it is to the organisation."""

    TYPE: ClassVar[str] = "LOCATED_IN"
    role: Place
    city: str | None = None
    what: str | None = None
    intent: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Statement):
    """(Region)-[:PART_OF]->(Region): one level up in a region system."""

    TYPE: ClassVar[str] = "PART_OF"
    system: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SucceededBy(Statement):
    """(x)-[:SUCCEEDED_BY]->(x): there were two until that day, `valid_from`."""

    TYPE: ClassVar[str] = "SUCCEEDED_BY"
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs(Statement):
    """(Organisation)-[:RUNS]->(Programme): who is responsible for a programme."""

    TYPE: ClassVar[str] = "RUNS"
    role: Literal["owner", "executor", "partner"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOf(Statement):
    """(Round)-[:OF]->(Programme): one call of a programme."""

    TYPE: ClassVar[str] = "OF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chose(Statement):
    """(Organisation)-[:CHOSE]->(Selection): the body that made the choice."""

    TYPE: ClassVar[str] = "CHOSE"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectedIn(Statement):
    """(Selection)-[:IN]->(Round): the call in which the choice was made."""

    TYPE: ClassVar[str] = "IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selects(Statement):
    """(Selection)-[:SELECTS]->(Company): the company that was chosen."""

    TYPE: ClassVar[str] = "SELECTS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid(Statement):
    """(Programme)-[:PAID]->(Organisation): public money; never added to money of trade."""

    TYPE: ClassVar[str] = "PAID"
    amount: int | None = None
    currency: str | None = None
    year: int | None = None
    review_year: int | None = None
    appearances: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Has(Statement):
    """(x)-[:HAS]->(:Fact): one property of a thing; the fact's node is made with it."""

    TYPE: ClassVar[str] = "HAS"
    end: str = ""  #: the fact's node takes the statement's id
    property: str
    value: str | int | float | bool | date
    unit: str | None = None
    currency: str | None = None
    basis: Literal["declared", "counted", "reported", "estimated"] | None = None
    about: str | None = None  #: key of the statement that the fact belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifiedBy(Statement):
    """(x)-[:IDENTIFIED_BY]->(:Identifier): an official number of a thing."""

    TYPE: ClassVar[str] = "IDENTIFIED_BY"
    problem: str | None = None  #: why the number was not taken as identity


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvesTo(Statement):
    """(Alias)-[:RESOLVES_TO]->(Organisation): one body all along; the alias still answers."""

    TYPE: ClassVar[str] = "RESOLVES_TO"
    basis: str  #: the official number that both have, or the decision that says so
    labels: str | None = None  #: what the alias's source says that it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Statement):
    """(Organisation)-[:DECIDED]->(Organisation): somebody looked whether two are one."""

    TYPE: ClassVar[str] = "DECIDED"
    verdict: Verdict
    why: str
    by: str
    on: date
    number: int  #: decisions are numbered from 1; a later one builds on those before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed(Statement):
    """(x)-[:DISPUTED]->(x): somebody doubts a statement that begins at x."""

    TYPE: ClassVar[str] = "DISPUTED"
    statement: str  #: the digest of the statement, so that its source may state it again
    why: str
    by: str
    on: date


KINDS: tuple[type[Statement], ...] = (
    LocatedIn, PartOf, SucceededBy, Supplies, CooperatesWith, PartnersWith, Owns,
    Runs, RoundOf, Chose, SelectedIn, Selects, Paid, Has, IdentifiedBy,
    ResolvesTo, Decided, Disputed,
)  # fmt: skip
