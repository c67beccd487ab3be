"""The rows of each file, as text, some thousand at a time."""

from collections.abc import Iterable, Iterator

import numpy as np

from graph.measures.partners import Mask, Whole
from ingest.made_up.companies import SIZES
from ingest.made_up.country import PROVINCES
from ingest.made_up.days import DAY, UNKNOWN
from ingest.made_up.industries import INDUSTRIES
from ingest.made_up.kinds import KINDS, SUPPLY
from ingest.made_up.names import names
from ingest.made_up.observed import Observed
from ingest.made_up.plan import Plan, Stream
from ingest.made_up.roles import ROLES
from ingest.made_up.world import World

Row = tuple[str, ...]
AT_A_TIME = 1 << 14
HANGUL = 0.3  # of the companies: named in Hangul letters, with the Latin ones beside
YEAR = "2025"  # of revenue and employees

REGIONS = ("code", "name", "bloc")
COMPANIES = (
    "key", "name", "name_en", "region", "size", "industry", "revenue", "employees", "year",
)  # fmt: skip
TIES = (
    "key", "kind", "cooperation", "partnership", "from", "to", "product", "title", "amount", "year",
    "on_from", "on_to",
)  # fmt: skip
OWNERSHIP = ("key", "owner", "owned", "share")
TRUTH = ("key", "role", "region", "through")

_CODES = [*(province.code for province in PROVINCES), ""]  # the last is for UNKNOWN
_SIZES = [*SIZES, ""]
_INDUSTRIES = [name for name, _ in INDUSTRIES]
_PRODUCTS = [*(product for _, product in INDUSTRIES), ""]


def regions() -> Iterator[Row]:
    """Yield the regions of the country with their blocs."""
    for one in PROVINCES:
        yield one.code, one.name, one.bloc


def companies(plan: Plan, world: World, seen: Observed) -> Iterator[Row]:
    """Yield the companies as they are observed."""
    hangul = plan.stream(Stream.NAME).random(plan.companies) < HANGUL
    for here in _parts(plan.companies):
        yield from zip(
            _keys(plan, np.arange(plan.companies)[here]),
            *_names(plan, hangul, here),
            _words(_CODES, seen.region[here]),
            _words(_SIZES, seen.size[here]),
            _words(_INDUSTRIES, world.companies.industry[here]),
            _numbers(seen.revenue[here]),
            _numbers(seen.employees[here]),
            (YEAR,) * (here.stop - here.start),
            strict=True,
        )


def ties(plan: Plan, world: World, seen: Observed) -> Iterator[Row]:
    """Yield the ties as they are observed."""
    for here in _parts(plan.links):
        some = seen.ties[here]
        kind = some.kind
        yield from zip(
            (f"tie-{number}" for number in range(here.start + 1, here.stop + 1)),
            _words([one.tie for one in KINDS], kind),
            _words([one.cooperation for one in KINDS], kind),
            _words([one.partnership for one in KINDS], kind),
            _keys(plan, some.start),
            _keys(plan, some.end),
            _words(_PRODUCTS, np.where(kind == SUPPLY, world.companies.industry[some.start], -1)),
            _words([one.title for one in KINDS], kind),
            _numbers(seen.amounts[here]),
            _years(seen, here),
            _words(DAY, seen.days.first[here]),
            _words(DAY, seen.days.last[here]),
            strict=True,
        )


def ownership(plan: Plan, world: World) -> Iterator[Row]:
    """Yield who owns whom."""
    made = world.groups
    keys = (f"own-{number}" for number in range(1, len(made.parent) + 1))
    shares = (f"{share:.2f}" for share in made.share)
    yield from zip(
        keys, _keys(plan, made.parent), _keys(plan, made.subsidiary), shares, strict=True
    )


def truth(plan: Plan, world: World) -> Iterator[Row]:
    """Yield what each company really is: its role, its region, its anchor or parent."""
    all_ = world.companies
    for here in _parts(plan.companies):
        through = [_key(plan, one) if one != UNKNOWN else "" for one in all_.through[here].tolist()]
        yield from zip(
            _keys(plan, np.arange(plan.companies)[here]),
            _words(list(ROLES), all_.role[here]),
            _words(_CODES, all_.region[here]),
            through,
            strict=True,
        )


def _parts(many: int) -> Iterator[slice]:
    for first in range(0, many, AT_A_TIME):
        yield slice(first, min(many, first + AT_A_TIME))


def _key(plan: Plan, number: int) -> str:
    return f"mu-{number + 1:0{len(str(plan.companies))}d}"


def _keys(plan: Plan, numbers: Whole) -> Iterator[str]:
    return (_key(plan, number) for number in numbers.tolist())


def _names(plan: Plan, hangul: Mask, here: slice) -> tuple[Iterable[str], Iterable[str]]:
    """Return names and names in English: the same where the name is in Latin letters."""
    both = [names(n, plan.companies, plan.seed) for n in range(here.start, here.stop)]
    chosen = hangul[here].tolist()
    return (
        [pair[korean] for pair, korean in zip(both, chosen, strict=True)],
        [pair[0] if korean else "" for pair, korean in zip(both, chosen, strict=True)],
    )


def _words(of: list[str], which: Whole) -> list[str]:
    return [of[one] for one in which.tolist()]


def _numbers(values: Whole) -> list[str]:
    return [str(value) if value != UNKNOWN else "" for value in values.tolist()]


def _years(seen: Observed, here: slice) -> list[str]:
    """Return the year of each amount; no amount, no year."""
    pairs = zip(seen.days.year[here].tolist(), seen.amounts[here].tolist(), strict=True)
    return [str(year) if amount != UNKNOWN else "" for year, amount in pairs]
