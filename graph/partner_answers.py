"""What questions about partners are answered with: one record for the rows of each named query."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A partner of one of several organisations."""

    id: str
    partner: str
    statements: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class TieRow:
    """One statement of a tie, seen from one of its ends."""

    partner: str
    name: str | None
    company: bool
    region: str | None
    kind: str
    direction: str
    what: str | None
    programme: str | None
    status: str
    amount: int | None
    currency: str | None
    year: int | None
    on_from: date | None
    on_to: date | None
    tier: int | None
    evidence: str
    confidence: float | None
    source: str
    source_ref: str
    cites: str | None
    review: str | None
    note: str | None
    seen_to: date | None  #: the last file that stated it, where a later one no longer does
    id: str
    disputed: bool  #: somebody doubts it


@dataclass(frozen=True, slots=True)
class Stake:
    """One statement of ownership, seen from one of its ends."""

    partner: str
    name: str | None
    direction: str
    what: str | None
    status: str
    on_from: date | None
    evidence: str
    source_ref: str
    cites: str | None
    review: str | None
    seen_to: date | None
    id: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class OrganisationPlace:
    """An organisation with what a network needs to know of it."""

    id: str
    name: str | None
    company: bool
    public: bool
    size: str | None
    region: str | None
    place_evidence: str | None
    place_seen_to: date | None
    place_disputed: bool
    partners: int
    shown: int


@dataclass(frozen=True, slots=True)
class Beyond:
    """How many partners there are that are not known already."""

    partners: int


@dataclass(frozen=True, slots=True)
class PartnerGroup:
    """Partners of one organisation that are the same to it, in region, size and kind of body."""

    company: str
    name: str | None
    region: str | None
    size: str | None
    public: bool
    tie: str
    relation: str
    form: str
    partner_region: str | None
    partner_size: str | None
    partner_public: bool
    partner_company: bool
    partners: int
    statements: int
    doubtful: int
    disputed: int  #: statements behind the row that somebody doubts
    amount: int | None
    programme_amount: int | None  #: the same of ties that a programme paid for; never in `amount`
    oldest: date | None
    newest: date | None
