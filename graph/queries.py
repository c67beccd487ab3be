"""What can be asked of the graph: one function for each file in cypher/read.

Each takes a reader and a scope first; its other parameters and its answer's fields are
those of the file's header.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import cypher
from graph.answers import (
    Answer,
    Chosen,
    Company,
    CompanyPlace,
    Count,
    Flow,
    Found,
    PartnerCount,
    RunState,
    SourceState,
    Stake,
    State,
    TieRow,
)
from graph.errors import BadQuestion
from graph.names import search_query
from graph.network import TieStatement
from graph.partner_answers import Beyond, Neighbour, OrganisationPlace, PartnerGroup
from graph.regions import Region
from graph.scope import Scope
from graph.store import Reader, Row

T = TypeVar("T")

TIES = ("SUPPLIES", "COOPERATES_WITH", "PARTNERS_WITH")


def version(reader: Reader) -> State:
    """Whose database it is, and the version that is read."""
    return _ask(reader, None, State, "version")[0]


def regions(reader: Reader, known_at: int) -> list[Region]:
    """Regions with names, life, level, what each is part of and what succeeded it."""
    return _ask(reader, None, Region, "regions", known_at=known_at)


def graph_counts(reader: Reader, scope: Scope) -> list[Count]:
    """How many nodes of each label and visible statements of each kind there are."""
    return _ask(reader, scope, Count, "graph_counts")


def companies(reader: Reader, scope: Scope, member: str = "Company") -> list[CompanyPlace]:
    """Companies with name, size, and the region of their place and head office."""
    return _ask(reader, scope, CompanyPlace, "companies", member=member)


def sources(reader: Reader, known_at: int) -> list[SourceState]:
    """The sources that the graph was told by, with what each leaves out, and its last run."""
    return _ask(reader, None, SourceState, "sources", known_at=known_at)


def runs(reader: Reader) -> list[RunState]:
    """The runs of the graph, newest first: what each read and changed, and what became of it."""
    return _ask(reader, None, RunState, "runs")


def selected_in(reader: Reader, scope: Scope, programme_id: str) -> list[Chosen]:
    """Companies chosen in the rounds of one programme, by whom and when it was announced."""
    return _ask(reader, scope, Chosen, "selected_in", programme_id=programme_id)


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
    return _ask(reader, scope, PartnerCount, "ties_by_partner_region", **asked)


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
    return _ask(reader, scope, Flow, "region_flows", **asked)


def company(reader: Reader, scope: Scope, company_id: str) -> Company | None:
    """Everything stated about one company, each with its source."""
    found = _ask(reader, scope, Company, "company", company_id=company_id)
    return found[0] if found else None


def suppliers_of(
    reader: Reader, scope: Scope, company_id: str, limit: int = 1000
) -> Answer[TieRow]:
    """Suppliers of one company, newest evidence first, announced and ended ones marked."""
    return _bounded(reader, scope, TieRow, "suppliers_of", company_id=company_id, limit=limit)


def customers_of(
    reader: Reader, scope: Scope, company_id: str, limit: int = 1000
) -> Answer[TieRow]:
    """Customers of one company, newest evidence first, announced and ended ones marked."""
    return _bounded(reader, scope, TieRow, "customers_of", company_id=company_id, limit=limit)


def partners_of(reader: Reader, scope: Scope, company_id: str, limit: int = 1000) -> Answer[TieRow]:
    """Whom one company co-operates or partners with, newest evidence first."""
    return _bounded(reader, scope, TieRow, "partners_of", company_id=company_id, limit=limit)


def ownership_of(reader: Reader, scope: Scope, company_id: str) -> list[Stake]:
    """Who owns a stake in one company, and in whom it owns one; a stake is no tie of trade."""
    return _ask(reader, scope, Stake, "ownership_of", company_id=company_id)


def companies_by_name(reader: Reader, scope: Scope, search: str, limit: int = 20) -> Answer[Found]:
    """Organisations whose names match words, best first. `search` is what somebody typed."""
    return _bounded(reader, scope, Found, "companies_by_name", search=search, limit=limit)


def organisations_by_id(
    reader: Reader, scope: Scope, ids: Sequence[str]
) -> list[OrganisationPlace]:
    """Several organisations, each with name, size, place, and how many partners it has."""
    return _ask(reader, scope, OrganisationPlace, "organisations_by_id", ids=list(ids))


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
    return _ask(reader, scope, Neighbour, "neighbours_of", **asked)


def ties_among(
    reader: Reader, scope: Scope, ids: Sequence[str], each: int = 100
) -> list[TieStatement]:
    """Counted ties among several organisations, the newest so many of each link."""
    return _ask(reader, scope, TieStatement, "ties_among", ids=list(ids), each=each)


def partners_beyond(
    reader: Reader, scope: Scope, ids: Sequence[str], known: Sequence[str]
) -> Beyond:
    """How many organisations are partners of some, and not among those that are known already."""
    return _ask(reader, scope, Beyond, "partners_beyond", ids=list(ids), known=list(known))[0]


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
    return _ask(reader, scope, PartnerGroup, "partnerships_of", **asked)


def large_sme_pairs(
    reader: Reader, scope: Scope, *, year: int | None = None, currency: str | None = None
) -> list[PartnerGroup]:
    """Large companies and public corporations with companies not stated to be large."""
    return _ask(reader, scope, PartnerGroup, "large_sme_pairs", **_money(year, currency))


def ask(reader: Reader, scope: Scope | None, name: str, asked: Mapping[str, Any]) -> Answer[Row]:
    """Run a named query with what is asked and its scope; a bounded answer says if it was cut."""
    params = parameters(name, scope, asked)
    if params.get("search") == "":
        return Answer((), truncated=False)  # no word is left to look for
    limit = params.get("limit")
    if limit is None:
        return Answer(tuple(reader.rows(name, params)), truncated=False)
    rows = reader.rows(name, params | {"limit": limit + 1})
    return Answer(tuple(rows[:limit]), truncated=len(rows) > limit)


def parameters(name: str, scope: Scope | None, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a query is run with: what was asked, its scope, and its defaults."""
    declared = {p.name: p for p in cypher.read(name).params}
    if unknown := asked.keys() - declared.keys():
        takes = ", ".join(declared) or "none"
        raise BadQuestion(f"{name} has no parameter {', '.join(sorted(unknown))}; it takes {takes}")
    shared = scope.parameters() if scope else {}
    given = {k: v for k, v in shared.items() if k in declared} | dict(asked)
    missing = sorted(n for n, p in declared.items() if p.required and n not in given)
    if missing:
        raise BadQuestion(f"{name} needs {', '.join(missing)}")
    return {n: _usable(n, given.get(n, p.default)) for n, p in declared.items()}


def _usable(name: str, value: Any) -> Any:
    if name == "limit" and value < 1:
        raise BadQuestion(f"limit is {value}; it is 1 or more")
    return search_query(value) if name == "search" else value


def _money(year: int | None, currency: str | None) -> dict[str, Any]:
    if (year is None) != (currency is None):
        said, unsaid = ("year", "currency") if currency is None else ("currency", "year")
        raise BadQuestion(f"amounts are added for one year in one currency: {said} needs {unsaid}")
    return {"year": year, "currency": currency}


def _bounded(reader: Reader, scope: Scope, answer: type[T], name: str, **asked: Any) -> Answer[T]:
    found = ask(reader, scope, name, asked)
    return Answer(tuple(answer(**row) for row in found.rows), found.truncated)


def _ask(reader: Reader, scope: Scope | None, answer: type[T], name: str, **asked: Any) -> list[T]:
    return [answer(**row) for row in ask(reader, scope, name, asked).rows]
