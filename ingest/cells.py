"""What a cell of a table may hold, each kind read by one function.

A reader takes the text of a cell and returns its value, or raises ValueError with the
reason in words; `cell` adds the column and the text, so that the row can be rejected.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from graph.model import EVIDENCE, Evidence
from ingest.table import Row

T = TypeVar("T")

_LARGEST = 2**63 - 1  # what the database can hold
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


class Rejected(ValueError):
    """A row cannot be taken: the column, its text, and the reason."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        """Keep what is needed to find the cell."""
        super().__init__(reason)
        self.column = column
        self.value = value


def cell(row: Row, column: str, read: Callable[[str], T]) -> T | None:
    """Return what the cell holds, None where it is blank."""
    text = row[column].strip()
    if not text:
        return None
    try:
        return read(text)
    except ValueError as no:
        raise Rejected(column, text, str(no)) from no


def needed(row: Row, column: str, read: Callable[[str], T]) -> T:
    """Return what the cell holds; a blank one rejects the row."""
    found = cell(row, column, read)
    if found is None:
        raise Rejected(column, "", f"{column} is blank")
    return found


def items(text: str, separators: str = ";") -> list[str]:
    """Return the parts of a list in a cell, each once.

    >>> items("휴비스; 휴비스, HUBIS", ";,")
    ['휴비스', 'HUBIS']
    """
    parts = (part.strip() for part in re.split(f"[{re.escape(separators)}]", text))
    return list(dict.fromkeys(part for part in parts if part))


def first_day(text: str) -> date:
    """Return the first day of a day, month or year.

    >>> first_day("2024-02").isoformat()
    '2024-02-01'
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the last day of a day, month or year.

    >>> last_day("2024-02").isoformat(), last_day("2018").isoformat()
    ('2024-02-29', '2018-12-31')
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def day(text: str) -> date:
    """Return a whole date; a month or a year is none."""
    if not all(_parts(text)):
        raise ValueError("is not a day: write it as 2024-01-31")
    return first_day(text)


def whole(text: str) -> int | None:
    """Return a whole amount; 0 means that none was given.

    >>> whole("1500"), whole("0")
    (1500, None)
    """
    if re.fullmatch(r"-\d+(\.\d+)?", text, re.ASCII):
        raise ValueError("an amount is never negative")
    if not re.fullmatch(r"\d{1,19}", text, re.ASCII) or int(text) > _LARGEST:
        raise ValueError("is not a whole number of currency units, in digits only")
    return int(text) or None


def count(text: str) -> int:
    """Return a number of 1 or more."""
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not int(text):
        raise ValueError("is not a count: a whole number from 1 on")
    return int(text)


def share(text: str) -> float:
    """Return a number from 0 to 1."""
    if not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", text, re.ASCII):
        raise ValueError("is not a number from 0 to 1")
    return float(text)


def yes(text: str) -> bool:
    """Return True for `yes`, the only word that a flag may hold."""
    if text != "yes":
        raise ValueError("is neither yes nor blank")
    return True


def evidence(text: str) -> Evidence:
    """Return an evidence class."""
    for known in EVIDENCE:
        if text == known:
            return known
    raise ValueError(f"is no evidence class: {', '.join(EVIDENCE)}")


def _parts(text: str) -> tuple[int, int, int]:
    """Return year, month and day, 0 where one is left out; the date must exist."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError("is no date: write it as 2024-01-31, 2024-01 or 2024")
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month if match[2] else 1, day if match[3] else 1)
    except ValueError as no:
        raise ValueError(f"is no date: {no}") from no
    return year, month, day
