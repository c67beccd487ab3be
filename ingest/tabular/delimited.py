"""CSV and its kin: a delimiter found out or named, quotes strict, one record in memory."""

import csv
from collections.abc import Generator, Iterator
from itertools import islice
from pathlib import Path

from graph.errors import BadSource
from ingest.cells import Rejected
from ingest.tabular import header
from ingest.tabular.encoding import Encoding, encoding_of
from ingest.tabular.sheet import How, Moved, Numbered, Sheet
from ingest.tabular.text import Lines, Unreadable
from ingest.unpacked import unpacked

DELIMITERS = (",", ";", "\t", "|")
_NAMES = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"}
_EVERY = 2_000  # records between two words about how far it has come
_ZIP = b"PK\x03\x04"

Record = tuple[int, list[str], int]  # its number, its cells, bytes read so far


def look(path: Path, how: How) -> Sheet:
    """Look at the header of a file."""
    _check_kind(path)
    encoding = encoding_of(path, how.encoding)
    delimiter = how.delimiter or _sniffed(path, encoding, how)
    columns = _columns(path, encoding, delimiter, how)
    if not columns:
        last = max(how.header)
        raise BadSource(f"{path.name} is empty" if last == 1 else f"{path.name} has no row {last}")
    guessed = f"the encoding {encoding.codec} was found out from its bytes; name it to be sure"
    return Sheet(
        name=path.name,
        read_as=f"{encoding.codec} ({encoding.how}), {_NAMES.get(delimiter, delimiter)}",
        guessed=guessed if encoding.guessed else None,
        columns=columns,
        typed=False,
        whole_header=True,
        size=path.stat().st_size,
        rows=lambda moved: _rows(_records(path, encoding, delimiter), columns, how, moved),
    )


def _check_kind(path: Path) -> None:
    with unpacked(path) as opened:
        if opened.file.read(4) == _ZIP:
            raise BadSource(f"{path.name} is a spreadsheet or zip: give it the ending .xlsx")


def _sniffed(path: Path, encoding: Encoding, how: How) -> str:
    """Return the delimiter under which most wanted columns are found, then most columns."""
    if path.name.lower().removesuffix(".gz").endswith(".tsv"):
        return "\t"

    def found(delimiter: str) -> tuple[int, int]:
        try:
            columns = _columns(path, encoding, delimiter, how)
        except BadSource:
            return (-1, 0)
        return len(how.wanted.intersection(columns)), len(columns)

    return max(DELIMITERS, key=found)


def _columns(path: Path, encoding: Encoding, delimiter: str, how: How) -> tuple[str, ...]:
    records = _records(path, encoding, delimiter)
    head = [cells for number, cells, _ in islice(records, max(how.header)) if number in how.header]
    records.close()
    if not any(cell.strip() for cells in head for cell in cells):
        return ()
    return header.joined(header.spread(head))


def _records(path: Path, encoding: Encoding, delimiter: str) -> Generator[Record]:
    """Yield the records, blank ones too, so that they are counted as a spreadsheet does.

    A quote left open would hide every row after it, so the file is refused at that row.
    """
    number = 0
    with unpacked(path) as opened:
        lines = Lines(opened.file, encoding)
        try:
            for cells in csv.reader(lines, delimiter=delimiter, strict=True):
                number, lines.taken = number + 1, 0
                yield number, cells, opened.position()
        except (csv.Error, Unreadable) as no:
            raise BadSource(f"{path.name}, row {number + 1}: {_said(no)}") from no


def _said(no: Exception) -> str:
    text = str(no)
    if "field larger than field limit" in text:
        return f"a cell of more than {csv.field_size_limit():,} characters: a quote left open?"
    return f"a quote is open where the file ends ({text})" if "unexpected end" in text else text


def _rows(
    records: Iterator[Record], columns: tuple[str, ...], how: How, moved: Moved
) -> Iterator[Numbered]:
    width, head = len(columns), max(how.header)
    for number, cells, position in records:
        if number % _EVERY == 0:
            moved(position)
        if number <= head or not "".join(cells).strip():
            continue
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]
        if len(cells) == width:
            yield number, dict(zip(columns, cells, strict=True))
        else:
            yield number, Rejected("", "", f"{len(cells)} cells where the header has {width}")
