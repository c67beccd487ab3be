"""Rows as CSV that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from api.answer import plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a header and the rows; text that a spreadsheet would run gets an apostrophe.

    >>> list(csv_lines(["name", "n"], [["=1+1", -2], ["a,b", None]]))
    ['name,n', "'=1+1,-2", '"a,b",']
    """
    yield _line([_safe(column) for column in columns])
    for row in rows:
        yield _line([_safe(plain(cell)) for cell in row])


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
