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
class OrganisationPlace:
    """An organisation with what a network needs to know of it."""

    id: str
    name: str | None
    company: bool
    public: bool
    size: str | None
    region: str | None
    place_evidence: str | None
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
    amount: int | None
    oldest: date | None
    newest: date | None
