"""A CSV file, read row by row with its line numbers, or refused in one sentence."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from textwrap import shorten
from typing import BinaryIO

from graph.errors import BadSource
from ingest.file import File
from ingest.unpacked import unpacked

Row = Mapping[str, str]

MOST_SHOWN = 500  # letters of a header in a message
LONGEST = 1 << 20  # bytes of a row: more is another kind of file, or a quote left open


@dataclass(slots=True)
class Table(File):
    """One file whose rows are all in memory."""

    rows: list[tuple[int, Row]] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """Yield the row number, as a spreadsheet counts, and the row."""
        yield from self.rows

    def add(self, number: int, header: Sequence[str], cells: Sequence[str]) -> None:
        """Count a row and keep it; one of another length than the header is rejected."""
        self.count += 1
        if len(cells) == len(header):
            self.rows.append((number, dict(zip(header, cells, strict=True))))
        else:
            self.reject(number, "", "", f"{len(cells)} cells where the header has {len(header)}")


def table(path: Path | Traversable, columns: Sequence[str]) -> Table:
    """Read a CSV (gzip by its ending) in UTF-8 whose header has at least these columns."""
    with unpacked(path) as opened:
        lines = _Lines(path.name, opened.file)
        found = _filled(lines, columns)
    found.sha256 = lines.hash.hexdigest()
    found.check_rows()
    if not lines.ended:
        found.doubt(lines.row - 1, "", "", "the file ends within this line: is it whole?")
    return found


def _filled(lines: "_Lines", columns: Sequence[str]) -> Table:
    found, records = Table(lines.name, ""), lines.records()
    header = next(records, [])
    if not any(cell.strip() for cells in chain([header], records) for cell in cells):
        raise BadSource(f"{lines.name} is empty")
    check_header(lines.name, header, columns)
    for number, cells in enumerate(records, start=2):
        if cells:
            found.add(number, header, cells)
    return found


@dataclass(slots=True)
class _Lines:
    """The lines of a file, never more than a row of them in memory."""

    name: str
    raw: BinaryIO
    row: int = 1  #: that is being read
    length: int = 0  #: bytes of it so far
    ended: bool = True
    hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def records(self) -> Iterator[list[str]]:
        """Yield the records; a quote left open would hide every row after it, so it is refused."""
        try:
            for cells in csv.reader(self._lines(), strict=True):
                yield cells
                self.row, self.length = self.row + 1, 0
        except csv.Error as no:
            raise BadSource(f"{self.name}, row {self.row}: {no}") from no

    def _lines(self) -> Iterator[str]:
        number = 0
        while line := self.raw.readline(LONGEST + 1):
            number += 1
            self.length += len(line)
            self.ended = line.endswith((b"\n", b"\r"))
            self.hash.update(line)
            if self.length > LONGEST:
                raise BadSource(
                    f"{self.name}, row {self.row}: longer than {LONGEST:,} bytes; "
                    "is a quote left open, or is this no CSV?"
                )
            yield from io.StringIO(self._text(line, number), newline="")

    def _text(self, line: bytes, number: int) -> str:
        try:
            return line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as no:
            if no.reason == "unexpected end of data":
                raise BadSource(
                    f"{self.name}, row {number}: the file breaks off within a letter: is it whole?"
                ) from no
            raise BadSource(
                f"{self.name}, row {number}: byte 0x{line[no.start]:02x} is not UTF-8; "
                "save the file as UTF-8 (Korean and Japanese spreadsheets often write cp949 or "
                "Shift-JIS)"
            ) from no


def check_header(name: str, header: list[str], columns: Sequence[str]) -> None:
    """Refuse a header that lacks one of these columns, or has one of its own twice."""
    missing = [c for c in columns if c not in header]
    if missing:
        raise BadSource(
            f"{name}, row 1: column {', '.join(missing)} is missing; it has {_shown(header)}"
        )
    if len(set(header)) < len(header):
        twice = sorted({c for c in header if header.count(c) > 1})
        raise BadSource(f"{name}, row 1: column {_shown(twice)} stands there twice")


def _shown(header: Sequence[str]) -> str:
    """Return the columns on one line, whatever they hold: the file may be no table."""
    return shorten(", ".join(header), MOST_SHOWN, placeholder=" …")
