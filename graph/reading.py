"""What one source says, read and checked, before anything is written."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.model import Node, Statement


@dataclass(frozen=True, slots=True)
class Source:
    """Where statements come from, on what terms, and what is not in it."""

    id: str
    title: str
    publisher: str
    licence: str
    address: str
    published: date | None
    missing: str  #: what the source leaves out, in a sentence for whoever reads a list made from it
    absence: Literal["ended", "retracted"]  #: what it means that a row is gone from the next file


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file of a source: its hash, and how many of its rows were taken."""

    name: str
    sha256: str
    rows: int
    rejected: int

    @property
    def accepted(self) -> int:
        """Return the rows that became statements."""
        return self.rows - self.rejected


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at in a file: a row that was rejected, or one kept with a doubt."""

    file: str
    row: int  #: as a spreadsheet counts: the header is row 1
    column: str
    value: str
    reason: str
    rejected: bool

    def __str__(self) -> str:
        """Return it as one line."""
        what = "rejected" if self.rejected else "kept"
        return f"{self.file}, row {self.row}, {self.column} {self.value!r}: {self.reason} ({what})"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one source at one time.

    It may be larger than memory: each collection can be gone through again and again, always
    in the same order, and is never to be turned into a list.
    """

    source: Source
    files: tuple[FileRead, ...]
    nodes: Collection[Node]
    statements: Collection[Statement]
    remarks: Collection[Remark]

    @property
    def rejects(self) -> Iterator[Remark]:
        """Yield the remarks about rows that were not taken."""
        return (remark for remark in self.remarks if remark.rejected)
