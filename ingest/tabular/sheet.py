"""A table that was looked at: its name, its columns, and its rows as they come."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graph.errors import BadSource
from ingest.cells import Rejected


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that holds no single value."""

    what: str  #: as in "a list"


Cell = str | int | float | Decimal | date | Odd | None  #: a moment is a date, a yes is an int
Row = Mapping[str, Cell]
Numbered = tuple[int, Row | Rejected]  #: a row with its number, or why it cannot be read
Moved = Callable[[int], None]  #: told how many bytes of the file are through


@dataclass(frozen=True, slots=True)
class How:
    """How a table is to be read, as far as it was said."""

    header: tuple[int, ...] = (1,)  #: the rows that hold the names of the columns
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    wanted: frozenset[str] = frozenset()  #: columns that somebody will ask for


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: what it is called, how it is read, its columns and its rows."""

    name: str  #: the file, and the sheet where it has several
    read_as: str  #: encoding, delimiter: what was said or found out
    guessed: str | None  #: what was found out and may be wrong, in a sentence
    columns: tuple[str, ...]
    typed: bool  #: whether its cells can be other than text
    whole_header: bool  #: false where a later row may have more columns
    size: int  #: in bytes
    rows: Callable[[Moved], Iterator[Numbered]]


def check_twice(name: str, columns: Iterable[str], wanted: frozenset[str]) -> None:
    """Refuse a table in which a column that somebody asks for stands twice."""
    found = list(columns)
    if twice := sorted({c for c in wanted if found.count(c) > 1}):
        raise BadSource(
            f"{name}: column {', '.join(twice)} stands there twice; rename one in the file"
        )
