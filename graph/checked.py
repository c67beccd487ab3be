"""What was found in tables before anything is loaded."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: what stands in it, and what the mapping makes of it."""

    name: str
    type: str | None  #: of its first cells; None: all are blank
    blank: int  #: rows in which it is blank
    mapped: Sequence[str]  #: the fields that ask for it; none: it is not read


@dataclass(frozen=True, slots=True)
class Missing:
    """A column that the mapping names and the table has not."""

    name: str
    fields: Sequence[str]
    nearest: str | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Rows with one thing to look at, and the first of them."""

    rejected: bool
    column: str
    reason: str
    rows: int
    first: Sequence[int]
    example: str


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """One table: how it was read, its columns, and what would become of its rows."""

    name: str
    kind: str
    read_as: str
    problem: str | None  #: why it cannot be read, or not to its end
    notes: Sequence[str]  #: what was guessed, and may be wrong
    rows: int
    accepted: int
    rejected: int
    columns: Sequence[Column]
    missing: Sequence[Missing]
    troubles: Sequence[Trouble]


@dataclass(frozen=True, slots=True)
class Unfound:
    """A text that names no region, and in how many cells it stands."""

    text: str
    cells: int


@dataclass(frozen=True, slots=True)
class Checked:
    """All tables of a mapping, and whether all of their rows would be taken."""

    source: str
    title: str
    missing: str  #: what the source leaves out, as every list will say
    tables: Sequence[CheckedTable]
    regions_not_found: Sequence[Unfound]
    nodes: int
    statements: int

    @property
    def clean(self) -> bool:
        """Return whether every row of every table would be taken."""
        return not any(t.problem or t.missing or t.rejected for t in self.tables)
