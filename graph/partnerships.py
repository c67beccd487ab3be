"""Who supplies and supports whom, by size and region: one company, or all large ones.

A partner stands in one place only: a public corporation or another public body beside the sizes, a
body that is no company beside both, and a company of unknown size is counted as of unknown size,
never as small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph import queries
from graph.errors import BadQuestion
from graph.partner_answers import OrganisationPlace, PartnerGroup
from graph.scope import Scope
from graph.store import Reader

LARGE, MID, SME, MICRO, UNKNOWN = "large", "mid_sized", "sme", "micro", "unknown"
PUBLIC, NO_COMPANY = "public", "no company"
CLASSES = (LARGE, MID, SME, MICRO, UNKNOWN, PUBLIC, NO_COMPANY)
SMALLER = (MID, SME, MICRO)

ANY = "any"


@dataclass(frozen=True, slots=True)
class Money:
    """The year and the currency whose amounts are added up; without them none are."""

    year: int | None = None
    currency: str | None = None


NONE = Money()


@dataclass(frozen=True, slots=True)
class Partnerships:
    """The partners of one organisation, in groups."""

    company: OrganisationPlace
    money: Money
    rows: tuple[PartnerGroup, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Large companies with companies that are not stated to be large, in groups."""

    money: Money
    anchors: tuple[str, ...]  #: ids that were named as the large side; none: by stated size
    rows: tuple[PartnerGroup, ...]
    left_out: tuple[PartnerGroup, ...]  #: of anchors: partners that are large, public, no company


def partnerships(
    reader: Reader, scope: Scope, company_id: str, money: Money = NONE
) -> Partnerships:
    """Return the partners of one organisation by relation, region and size."""
    [company] = _named(reader, scope, [company_id])
    rows = queries.partnerships_of(
        reader, scope, [company_id], year=money.year, currency=money.currency
    )
    return Partnerships(company, money, tuple(rows))


def pairs(reader: Reader, scope: Scope, anchors: Sequence[str] = (), money: Money = NONE) -> Pairs:
    """Return whom large companies are tied to; the large side is named, or goes by stated size.

    Those that are named are nobody's smaller partner.
    """
    if not anchors:
        rows = queries.large_sme_pairs(reader, scope, year=money.year, currency=money.currency)
        return Pairs(money, (), tuple(rows), ())
    _named(reader, scope, anchors)
    rows = queries.partnerships_of(
        reader, scope, anchors, anchors, year=money.year, currency=money.currency
    )
    counted = (*SMALLER, UNKNOWN)
    smaller = tuple(r for r in rows if class_of(r) in counted)
    left_out = tuple(r for r in rows if class_of(r) not in counted)
    return Pairs(money, tuple(anchors), smaller, left_out)


def class_of(row: PartnerGroup) -> str:
    """Return the one class that the partners of a group are counted in."""
    if not row.partner_company:
        return NO_COMPANY
    return PUBLIC if row.partner_public else row.partner_size or UNKNOWN


def partners_by_class(rows: Iterable[PartnerGroup]) -> dict[str, int]:
    """Return how many partners there are of each class; the rows must not count one twice."""
    counts = dict.fromkeys(CLASSES, 0)
    for row in rows:
        counts[class_of(row)] += row.partners
    return counts


def _named(reader: Reader, scope: Scope, ids: Sequence[str]) -> list[OrganisationPlace]:
    found = queries.organisations_by_id(reader, scope, ids)
    if missing := sorted(set(ids) - {o.id for o in found}):
        raise BadQuestion(f"no organisation has the id {missing[0]!r}")
    return found
