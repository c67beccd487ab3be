"""A CSV file, read row by row with its line numbers, or refused in one sentence."""

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.errors import BadSource
from ingest.file import File

Row = Mapping[str, str]


@dataclass(slots=True)
class Table(File):
    """One file whose rows are all in memory."""

    rows: list[tuple[int, Row]] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """Yield the row number, as a spreadsheet counts, and the row."""
        yield from self.rows


def table(path: Path | Traversable, columns: Sequence[str]) -> Table:
    """Read a CSV (gzip by its ending) in UTF-8 whose header has at least these columns."""
    raw = _bytes(path)
    records = _records(path.name, _text(path.name, raw))
    header = next(records, [])
    _check_header(path.name, header, columns)
    found = Table(path.name, hashlib.sha256(raw).hexdigest())
    for number, cells in enumerate(records, start=2):
        if not cells:
            continue
        found.count += 1
        if len(cells) == len(header):
            found.rows.append((number, dict(zip(header, cells, strict=True))))
        else:
            found.reject(number, "", "", f"{len(cells)} cells where the header has {len(header)}")
    if not found.count:
        raise BadSource(f"{path.name} has a header and no rows: is it the whole file?")
    return found


def _bytes(path: Path | Traversable) -> bytes:
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if path.name.endswith(".gz") else raw
    except FileNotFoundError:
        raise BadSource(f"{path} is not there: check the path") from None
    except (OSError, EOFError, zlib.error) as no:
        raise BadSource(f"{path} cannot be read: {no}") from no


def _text(name: str, raw: bytes) -> str:
    if not raw.strip():
        raise BadSource(f"{name} is empty")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as no:
        row = raw[: no.start].count(b"\n") + 1
        raise BadSource(
            f"{name}, row {row}: byte 0x{raw[no.start]:02x} is not UTF-8; "
            "save the file as UTF-8 (Korean and Japanese spreadsheets often write cp949 or "
            "Shift-JIS)"
        ) from no


def _records(name: str, text: str) -> Iterator[list[str]]:
    """Yield the records; a quote left open would hide every row after it, so it is refused."""
    number = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), strict=True):
            number += 1
            yield cells
    except csv.Error as no:
        raise BadSource(f"{name}, row {number + 1}: {no}") from no


def _check_header(name: str, header: list[str], columns: Sequence[str]) -> None:
    missing = [c for c in columns if c not in header]
    if missing:
        raise BadSource(
            f"{name}, row 1: column {', '.join(missing)} is missing; it has {', '.join(header)}"
        )
    if len(set(header)) < len(header):
        twice = sorted({c for c in header if header.count(c) > 1})
        raise BadSource(f"{name}, row 1: column {', '.join(twice)} stands there twice")
