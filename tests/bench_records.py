"""A made-up source of any size to time loads with: always the same for the same size.

A fifth of the statements names a company, a fifth places it in one of seventeen regions, and
the rest are ties of supply, of which few companies have very many and most have few.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from graph.model import COMPANY, Has, LocatedIn, Node, PartOf, Statement, Supplies
from graph.reading import FileRead, Reading, Source

REGIONS = 17
SEED = 20261122

_SOURCE = Source(
    id="made-up",
    title="Made-up companies and ties",
    publisher="the benchmark",
    licence="CC0-1.0",
    address="tests/bench_records.py",
    published=date(2026, 1, 1),
    missing="everything: it is made up",
    absence="retracted",
)


def reading(statements: int) -> Reading:
    """Return this many statements, with the nodes they are about."""
    companies = statements // 5
    said = [*_map(), *_companies(companies)]
    said += _ties(companies, statements - len(said))
    nodes = (
        Node("made-up", ("Region", "Country")),
        *(Node(_region(n), ("Region",)) for n in range(REGIONS)),
        *(Node(_company(n), COMPANY) for n in range(companies)),
    )
    return Reading(_SOURCE, (FileRead("made-up", "0" * 64, statements, 0),), nodes, tuple(said), ())


def changed(told: Reading, ties: int) -> Reading:
    """Return the same with another amount in the first so many ties."""
    left = iter(range(ties))
    said = (
        replace(s, amount=(s.amount or 0) + 1)
        if isinstance(s, Supplies) and next(left, None) is not None
        else s
        for s in told.statements
    )
    return replace(told, statements=tuple(said))


def _map() -> Iterator[Statement]:
    yield _fact("made-up", "name", "Made-up country")
    for number in range(REGIONS):
        region = _region(number)
        yield _fact(region, "name", f"Made-up region {number}")
        yield _fact(region, "life", "province")
        yield PartOf(
            key=f"{region}/of", start=region, end="made-up", system="made-up-province",
            source_ref="made-up", evidence="synthetic",
        )  # fmt: skip


def _companies(companies: int) -> Iterator[Statement]:
    for number in range(companies):
        company, row = _company(number), f"made-up:{number + 2}"
        yield _fact(company, "name", f"Made-up company {number:06}", row)
        yield LocatedIn(
            key=f"{company}/at", start=company, end=_region(number % REGIONS),
            role="head_office", source_ref=row, evidence="synthetic",
        )  # fmt: skip


def _ties(companies: int, ties: int) -> Iterator[Statement]:
    """Yield ties in which a company that has many gets more, as in real supply networks."""
    chance = random.Random(SEED)
    met = [0]
    for number in range(ties):
        start = chance.randrange(companies)
        end = chance.choice(met) if chance.random() < 0.5 else chance.randrange(companies)
        met += (start, end)
        if start == end:
            end = (start + 1) % companies
        yield _tie(number, start, end, chance)


def _tie(number: int, start: int, end: int, chance: random.Random) -> Supplies:
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(2000))
    return Supplies(
        key=f"tie/{number}", start=_company(start), end=_company(end),
        source_ref=f"made-up:{number + 2}", evidence="synthetic",
        cites=f"Made-up contract {number} | nobody | {day}", on_from=day, on_to=day,
        product=f"product {chance.randrange(500)}",
        amount=chance.randrange(1, 10**9), currency="KRW", year=day.year,
    )  # fmt: skip


def _fact(start: str, name: str, value: str, row: str = "made-up") -> Has:
    return Has(
        key=f"{start}/{name}", start=start, property=name, value=value,
        source_ref=row, evidence="synthetic",
    )  # fmt: skip


def _region(number: int) -> str:
    return f"made-up-{number:02}"


def _company(number: int) -> str:
    return f"tmp-{number:06}"
