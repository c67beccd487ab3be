"""The measures of every company of a graph: queries to arrays, arrays to measures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph import queries
from graph.answers import CompanyPlace, PartnerCount
from graph.measures import (
    Partners,
    degree,
    effective_external_regions,
    external_share,
    participation,
    within_region_z,
)
from graph.measures.partners import Real, Whole
from graph.regions import ABROAD, Region, members
from graph.scope import Scope
from graph.store import Reader


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the measures of one company: partners that no measure counts."""

    region_unknown: int = 0
    abroad: int = 0
    no_companies: int = 0
    public: int = 0  #: counted, and public bodies
    statements: int = 0
    doubtful: int = 0  #: extracted, inferred, synthetic, or by the applicant
    disputed: int = 0  #: somebody doubts them
    sources: frozenset[str] = frozenset()
    oldest: date | None = None
    newest: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Companies, and for each of them the arrays of measures, in the same order."""

    companies: Sequence[CompanyPlace]
    partners: Partners
    k: Whole
    external_share: Real
    external_regions: Real
    participation: Real
    within_region_z: Real
    beside: Sequence[Beside]


def measure(
    reader: Reader, scope: Scope, regions: Iterable[Region], member: str = "Company"
) -> Measured:
    """Measure all companies, or all organisations, from the ties visible in a scope."""
    columns = [r.id for r in members(list(regions), scope.system, scope.map_day)]
    companies = queries.companies(reader, scope, member)
    found = queries.ties_by_partner_region(reader, scope, member)
    counts = [c for c in found if c.kind == "any"]
    p = partner_arrays(companies, counts, columns)
    others = beside(counts)
    return Measured(
        companies,
        p,
        degree(p).astype(np.int64),
        external_share(p),
        effective_external_regions(p),
        participation(p),
        within_region_z(p),
        [others.get(c.id, Beside()) for c in companies],
    )


def partner_arrays(
    companies: Sequence[CompanyPlace], counts: Iterable[PartnerCount], regions: Sequence[str]
) -> Partners:
    """Return the partner companies with a known region of the system, as arrays."""
    row = {c.id: i for i, c in enumerate(companies)}
    column: dict[str | None, int] = {r: i for i, r in enumerate(regions)}
    inside = [c for c in counts if c.counted and c.region in column]
    return Partners(
        company=np.array([row[c.company] for c in inside], dtype=np.int64),
        region=np.array([column[c.region] for c in inside], dtype=np.int64),
        partners=np.array([c.partners for c in inside], dtype=np.int64),
        home=np.array([column.get(c.region, -1) for c in companies], dtype=np.int64),
        regions=len(regions),
    )


def beside(counts: Iterable[PartnerCount]) -> Mapping[str, Beside]:
    """Return, for each company with a tie, what stands beside its measures."""
    of: dict[str, list[PartnerCount]] = defaultdict(list)
    for count in counts:
        of[count.company].append(count)
    return {company: _beside(rows) for company, rows in of.items()}


def _beside(rows: Sequence[PartnerCount]) -> Beside:
    counted = [r for r in rows if r.counted]
    return Beside(
        region_unknown=sum(r.partners for r in counted if r.region is None),
        abroad=sum(r.partners for r in counted if r.region == ABROAD),
        no_companies=sum(r.partners for r in rows if not r.counted),
        public=sum(r.public for r in counted if r.region not in (None, ABROAD)),
        statements=sum(r.statements for r in rows),
        doubtful=sum(r.doubtful for r in rows),
        disputed=sum(r.disputed for r in rows),
        sources=frozenset(s for r in rows for s in r.sources),
        oldest=min((r.oldest for r in rows if r.oldest), default=None),
        newest=max((r.newest for r in rows if r.newest), default=None),
    )
