"""What can be asked of the graph: one function for each file in cypher/read.

Each takes a reader and a scope first; its other parameters and its answer's fields are
those of the file's header.
"""

from collections.abc import Sequence
from typing import Any

from graph.answers import (
    Answer,
    Chosen,
    Company,
    CompanyPlace,
    Conflict,
    Count,
    Flow,
    Found,
    LeftOutCount,
    PartnerCount,
    PlacedIn,
    RunState,
    SourceState,
    State,
    UndatedTies,
)
from graph.asking import answered, bounded
from graph.asking import ask as ask
from graph.asking import parameters as parameters
from graph.errors import BadQuestion
from graph.network import TieStatement
from graph.partner_answers import (
    Beyond,
    Neighbour,
    OrganisationPlace,
    PartnerGroup,
    Stake,
    TieRow,
)
from graph.regions import Region
from graph.scope import Scope
from graph.store import Reader
from graph.winners import RANK

TIES = ("SUPPLIES", "COOPERATES_WITH", "PARTNERS_WITH")


def version(reader: Reader) -> State:
    """Whose database it is, and the version that is read."""
    return answered(reader, None, State, "version")[0]


def regions(reader: Reader, known_at: int) -> list[Region]:
    """Regions with names, life, level, what each is part of and what succeeded it."""
    return answered(reader, None, Region, "regions", known_at=known_at, rank_of=dict(RANK))


def left_out(reader: Reader, scope: Scope) -> list[LeftOutCount]:
    """How many undated statements of later sources a day leaves out."""
    return answered(reader, scope, LeftOutCount, "left_out")


def left_out_of(reader: Reader, scope: Scope, ids: Sequence[str]) -> list[LeftOutCount]:
    """How many statements about some organisations a day leaves out, counted as in left_out."""
    return answered(reader, scope, LeftOutCount, "left_out_of", ids=list(ids))


def undated_ties(reader: Reader, scope: Scope) -> list[UndatedTies]:
    """How many ties without a date count."""
    return answered(reader, scope, UndatedTies, "undated_ties")


def undated_ties_of(reader: Reader, scope: Scope, ids: Sequence[str]) -> list[UndatedTies]:
    """How many ties of some organisations without a date count, counted as in undated_ties."""
    return answered(reader, scope, UndatedTies, "undated_ties_of", ids=list(ids))


def placed_in(
    reader: Reader, scope: Scope, regions: Sequence[str], ids: Sequence[str] | None = None
) -> list[PlacedIn]:
    """How many organisations have a place, as of a day, in each of several regions."""
    asked = {"regions": list(regions), "ids": None if ids is None else list(ids)}
    return answered(reader, scope, PlacedIn, "placed_in", **asked)


def conflicts(
    reader: Reader,
    scope: Scope,
    properties: Sequence[str] = ("size", "head_office"),
    member: str = "Company",
    *,
    limit: int = 100,
) -> Answer[Conflict]:
    """Organisations of which different values of one property are stated for the same day."""
    asked = {"properties": list(properties), "member": member, "limit": limit}
    return bounded(reader, scope, Conflict, "conflicts", **asked)


def graph_counts(reader: Reader, scope: Scope) -> list[Count]:
    """How many nodes of each label and visible statements of each kind there are."""
    return answered(reader, scope, Count, "graph_counts")


def companies(reader: Reader, scope: Scope, member: str = "Company") -> list[CompanyPlace]:
    """Companies with name, size, and the region of their place and head office."""
    return answered(reader, scope, CompanyPlace, "companies", member=member)


def sources(reader: Reader, known_at: int) -> list[SourceState]:
    """The sources that the graph was told by, with what each leaves out, and its last run."""
    return answered(reader, None, SourceState, "sources", known_at=known_at)


def runs(reader: Reader) -> list[RunState]:
    """The runs of the graph, newest first: what each read and changed, and what became of it."""
    return answered(reader, None, RunState, "runs")


def selected_in(reader: Reader, scope: Scope, programme_id: str) -> list[Chosen]:
    """Companies chosen in the rounds of one programme, by whom and when it was announced."""
    return answered(reader, scope, Chosen, "selected_in", programme_id=programme_id)


def ties_by_partner_region(
    reader: Reader,
    scope: Scope,
    member: str = "Company",
    *,
    year: int | None = None,
    currency: str | None = None,
) -> list[PartnerCount]:
    """Partners of each company by kind of tie and by the partner's region."""
    asked = {"member": member, **_money(year, currency)}
    return answered(reader, scope, PartnerCount, "ties_by_partner_region", **asked)


def region_flows(
    reader: Reader,
    scope: Scope,
    kinds: tuple[str, ...] = ("SUPPLIES",),
    *,
    member: str = "Company",
    year: int | None = None,
    currency: str | None = None,
) -> list[Flow]:
    """Ties between companies by the region of each end, as drawn."""
    asked = {"kinds": list(kinds), "member": member, **_money(year, currency)}
    return answered(reader, scope, Flow, "region_flows", **asked)


def company(reader: Reader, scope: Scope, company_id: str) -> Company | None:
    """Everything stated about one company, each with its source."""
    found = answered(reader, scope, Company, "company", company_id=company_id)
    return found[0] if found else None


def suppliers_of(
    reader: Reader, scope: Scope, company_id: str, limit: int = 1000
) -> Answer[TieRow]:
    """Suppliers of one company, newest evidence first, announced and ended ones marked."""
    return bounded(reader, scope, TieRow, "suppliers_of", company_id=company_id, limit=limit)


def customers_of(
    reader: Reader, scope: Scope, company_id: str, limit: int = 1000
) -> Answer[TieRow]:
    """Customers of one company, newest evidence first, announced and ended ones marked."""
    return bounded(reader, scope, TieRow, "customers_of", company_id=company_id, limit=limit)


def partners_of(reader: Reader, scope: Scope, company_id: str, limit: int = 1000) -> Answer[TieRow]:
    """Whom one company co-operates or partners with, newest evidence first."""
    return bounded(reader, scope, TieRow, "partners_of", company_id=company_id, limit=limit)


def ownership_of(reader: Reader, scope: Scope, company_id: str) -> list[Stake]:
    """Who owns a stake in one company, and in whom it owns one; a stake is no tie of trade."""
    return answered(reader, scope, Stake, "ownership_of", company_id=company_id)


def companies_by_name(reader: Reader, scope: Scope, search: str, limit: int = 20) -> Answer[Found]:
    """Organisations whose names match words, best first. `search` is what somebody typed."""
    return bounded(reader, scope, Found, "companies_by_name", search=search, limit=limit)


def organisations_by_id(
    reader: Reader, scope: Scope, ids: Sequence[str]
) -> list[OrganisationPlace]:
    """Several organisations, each with name, size, place, and how many partners it has."""
    return answered(reader, scope, OrganisationPlace, "organisations_by_id", ids=list(ids))


def neighbours_of(
    reader: Reader,
    scope: Scope,
    ids: Sequence[str],
    most: int = 1000,
    *,
    kinds: tuple[str, ...] = TIES,
    direction: str = "both",
) -> list[Neighbour]:
    """Partners of several organisations by counted ties, the first so many of each."""
    asked = {"ids": list(ids), "most": most, "kinds": list(kinds), "direction": direction}
    return answered(reader, scope, Neighbour, "neighbours_of", **asked)


def ties_among(
    reader: Reader, scope: Scope, ids: Sequence[str], each: int = 100
) -> list[TieStatement]:
    """Counted ties among several organisations, the newest so many of each link."""
    return answered(reader, scope, TieStatement, "ties_among", ids=list(ids), each=each)


def partners_beyond(
    reader: Reader, scope: Scope, ids: Sequence[str], known: Sequence[str]
) -> Beyond:
    """How many organisations are partners of some, and not among those that are known already."""
    return answered(reader, scope, Beyond, "partners_beyond", ids=list(ids), known=list(known))[0]


def partnerships_of(
    reader: Reader,
    scope: Scope,
    ids: Sequence[str],
    without: Sequence[str] = (),
    *,
    year: int | None = None,
    currency: str | None = None,
) -> list[PartnerGroup]:
    """Partners of several organisations by relation, region, size and kind of body."""
    asked = {"ids": list(ids), "without": list(without), **_money(year, currency)}
    return answered(reader, scope, PartnerGroup, "partnerships_of", **asked)


def large_sme_pairs(
    reader: Reader, scope: Scope, *, year: int | None = None, currency: str | None = None
) -> list[PartnerGroup]:
    """Large companies and public corporations with companies not stated to be large."""
    return answered(reader, scope, PartnerGroup, "large_sme_pairs", **_money(year, currency))


def _money(year: int | None, currency: str | None) -> dict[str, Any]:
    if (year is None) != (currency is None):
        said, unsaid = ("year", "currency") if currency is None else ("currency", "year")
        raise BadQuestion(f"amounts are added for one year in one currency: {said} needs {unsaid}")
    return {"year": year, "currency": currency}
