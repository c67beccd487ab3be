"""A made-up source of any length, whose rows come once."""

from collections.abc import Iterator

from graph.model import COMPANY, Node, Supplies
from graph.reading import Reading
from ingest.draft import Draft, Said
from ingest.file import File
from ingest.table import Row
from tests import small

COMPANIES = 30_000


def ties(rows: int) -> Reading:
    """Return so many ties between made-up companies; one row of a hundred ties one to itself."""
    draft, file = Draft(), File("ties.csv", "0" * 64)
    draft.stream(file, _rows(file, rows), lambda n, row: _tie(file.ref(n), row))
    return draft.reading(small.SOURCE)


def hub(partners: int) -> Reading:
    """Return a made-up company with so many suppliers, each with a name."""
    draft, file = Draft(), File("hub.csv", "0" * 64)
    rows = ({"from": f"made-up {n}", "to": "hub"} for n in range(partners))
    draft.stream(file, enumerate(rows, start=2), lambda n, row: _named(file.ref(n), row))
    file.count = partners
    return draft.reading(small.SOURCE)


def _named(ref: str, row: Row) -> Iterator[Said]:
    yield from _tie(ref, row)
    yield small.has(row["from"], "name", row["from"].capitalize())


def _rows(file: File, rows: int) -> Iterator[tuple[int, Row]]:
    for number in range(rows):
        file.count += 1
        step = 0 if number % 100 == 99 else 1 + number % 89
        end = (number + step) % COMPANIES
        yield number + 2, {"from": f"made-up {number % COMPANIES}", "to": f"made-up {end}"}


def _tie(ref: str, row: Row) -> Iterator[Said]:
    yield Node(row["from"], COMPANY)
    yield Node(row["to"], COMPANY)
    yield Supplies(
        key=f"tie/{ref}",
        start=row["from"],
        end=row["to"],
        source_ref=ref,
        evidence="synthetic",
        product=f"goods of {ref}",
        cites=f"a made-up table | the tests | 2026 | row {ref}",
    )
