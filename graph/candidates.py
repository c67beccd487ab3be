"""The candidate list: companies of a region system, ranked by their ties beyond their region."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isnan

import numpy as np

from graph import queries
from graph.answers import CompanyPlace, SourceState
from graph.errors import BadQuestion
from graph.left_out import NOTHING, LeftOut, left_out
from graph.measured import Measured, measure
from graph.measures import FIRST_RULES, Rules, Scores, first_parts, score
from graph.measures.partners import Mask
from graph.population import Population, population_of
from graph.regions import Region, members
from graph.scope import Scope
from graph.store import Reader

SCORED = "scored"
INSUFFICIENT = "insufficient evidence"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One company of the list: where it stands, what that is made of, and on what evidence."""

    rank: int | None
    tied: bool  #: others stand on the same rank
    standing: str  #: scored, or insufficient evidence
    score: float | None
    id: str
    name: str | None
    region: str | None
    region_name: str | None
    size: str | None
    partners: int  #: k: distinct partner companies in a known region of the system
    partners_without_public: int
    external_share: float | None
    external_regions: float | None
    participation: float | None
    within_region_z: float | None
    contributions: Mapping[str, float] | None  #: points of the score, by part
    coverage: float | None  #: partner companies whose region is known, of all of them
    region_unknown: int
    abroad: int
    no_companies: int
    statements: int
    doubtful: int  #: of these, extracted, inferred, synthetic, or by the applicant
    disputed: int  #: of these, doubted by somebody
    oldest: date | None
    newest: date | None
    place_role: str | None
    place_evidence: str | None
    place_seen_to: date | None  #: the last file that stated it, where a later one no longer does
    place_disputed: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list is about, and how many it could and could not rank."""

    system: str
    as_of: date
    known_at: int
    different: Mapping[str, object]  #: map, place, evidence, window, where not the usual ones
    rules: str
    weights: Mapping[str, float]
    minimum_partners: int
    population: str
    companies: int  #: in the population
    scored: int
    insufficient: int
    size_unknown: int | None  #: in the population; None where no source holds a size of it
    size_unknown_scored: int | None
    oldest: date | None
    newest: date | None  #: of the day at the latest: evidence of a year may end after it
    place_unknown: int = 0  #: companies of the graph that no list can hold: their place is unknown
    left_out: LeftOut = NOTHING


@dataclass(frozen=True, slots=True)
class CandidateList:
    """A candidate list: its heading, its rows in order, and what its sources leave out."""

    heading: Heading
    rows: tuple[Candidate, ...]
    sources: tuple[SourceState, ...]


def candidates(
    reader: Reader, scope: Scope, regions: Sequence[Region], rules: Rules = FIRST_RULES
) -> CandidateList:
    """Rank the companies of a region system by a first score."""
    return listed(reader, scope, regions, rules)[0]


def listed(
    reader: Reader, scope: Scope, regions: Sequence[Region], rules: Rules = FIRST_RULES
) -> tuple[CandidateList, Sequence[CompanyPlace]]:
    """Return the candidate list, and every company of the graph, in the list or not."""
    today = members(regions, scope.system, scope.map_day)
    rule = population_of(next((r.country for r in today), None))
    measured = measure(reader, scope, regions)
    names = {r.id: r.short for r in today}
    out = left_out(reader, scope, regions)
    if not any(c.region in names for c in measured.companies):
        raise BadQuestion(_nobody(scope, out))
    capital = {scope.region_of[r.id] for r in regions if r.capital and r.id in scope.region_of}
    members_of = [rule.holds(c, names.keys(), capital) for c in measured.companies]
    inside = np.array(members_of, dtype=np.bool_)
    scores = score(first_parts(measured.partners), inside, measured.k, rules)
    rows = _rows(measured, scores, inside, names)
    used = {s for i in np.flatnonzero(inside) for s in measured.beside[int(i)].sources}
    sources = tuple(s for s in queries.sources(reader, scope.known_at) if s.id in used)
    unplaced = sum(c.region is None for c in measured.companies)
    heading = replace(
        _heading(scope, rules, rule, rows),
        place_unknown=unplaced,
        left_out=out,
    )
    return CandidateList(heading, rows, sources), measured.companies


def _nobody(scope: Scope, out: LeftOut) -> str:
    """Return why there is no list."""
    if not out.places:
        return f"no company of this graph has a place in {scope.system}; load some"
    return (
        f"no company is known to have a place in {scope.system} as of {scope.as_of}: "
        f"{out.places:,} places bear no date and are of later sources; --undated takes them in"
    )


def _rows(
    measured: Measured, scores: Scores, inside: Mask, names: Mapping[str, str]
) -> tuple[Candidate, ...]:
    rows = [_row(measured, scores, int(i), names) for i in np.flatnonzero(inside)]
    times = Counter(r.rank for r in rows)
    return tuple(
        sorted(
            (replace(r, tied=r.rank is not None and times[r.rank] > 1) for r in rows), key=_order
        )
    )


def _order(row: Candidate) -> tuple[bool, int, int, int, str]:
    """Scored by rank; then the others, those with more partners and statements first."""
    return (row.rank is None, row.rank or 0, -row.partners, -row.statements, row.id)


def _row(measured: Measured, scores: Scores, i: int, names: Mapping[str, str]) -> Candidate:
    company, other = measured.companies[i], measured.beside[i]
    k, rank = int(measured.k[i]), int(scores.rank[i])
    placed = k + other.abroad
    companies = placed + other.region_unknown
    return Candidate(
        rank=rank or None,
        tied=False,  # known when every row is
        standing=SCORED if rank else INSUFFICIENT,
        score=_known(scores.value[i]),
        id=company.id,
        name=company.name,
        region=company.region,
        region_name=names.get(company.region or ""),
        size=company.size,
        partners=k,
        partners_without_public=k - other.public,
        external_share=_known(measured.external_share[i]),
        external_regions=_known(measured.external_regions[i]),
        participation=_known(measured.participation[i]),
        within_region_z=_known(measured.within_region_z[i]),
        contributions={p: float(c[i]) for p, c in scores.contribution.items()} if rank else None,
        coverage=placed / companies if companies else None,
        region_unknown=other.region_unknown,
        abroad=other.abroad,
        no_companies=other.no_companies,
        statements=other.statements,
        doubtful=other.doubtful,
        disputed=other.disputed,
        oldest=other.oldest,
        newest=other.newest,
        place_role=company.role,
        place_evidence=company.place_evidence,
        place_seen_to=company.place_seen_to,
        place_disputed=company.place_disputed,
    )


def _heading(scope: Scope, rules: Rules, rule: Population, rows: Sequence[Candidate]) -> Heading:
    scored = [r for r in rows if r.rank]
    knows_size = any(r.size is not None for r in rows)
    return Heading(
        system=scope.system,
        as_of=scope.as_of,
        known_at=scope.known_at,
        different=scope.different(),
        rules=rules.version,
        weights=dict(rules.weights),
        minimum_partners=rules.minimum_partners,
        population=rule.words if knows_size else f"{rule.words}; no source holds their sizes",
        companies=len(rows),
        scored=len(scored),
        insufficient=len(rows) - len(scored),
        size_unknown=sum(r.size is None for r in rows) if knows_size else None,
        size_unknown_scored=sum(r.size is None for r in scored) if knows_size else None,
        oldest=min((r.oldest for r in rows if r.oldest), default=None),
        newest=max((min(r.newest, scope.as_of) for r in rows if r.newest), default=None),
    )


def _known(value: float) -> float | None:
    """Return a measure, or None where it is undefined: never 0, never NaN in an answer."""
    return None if isnan(value) else float(value)
