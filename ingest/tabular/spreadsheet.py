"""Spreadsheets: .xlsx, .xlsm, .xlsb, .xls and .ods, one sheet of them at a time.

A sheet is held in memory while it is read: a spreadsheet has at most 1,048,576 rows. Cells
in which a formula failed arrive blank.
"""

import zipfile
from collections.abc import Callable, Iterator
from datetime import time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from graph.errors import BadSource
from ingest.tabular import header
from ingest.tabular.sheet import Cell, How, Numbered, Odd, Sheet

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
UNPACKED = 2**31  # bytes that a spreadsheet may unpack to
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # how an .xls begins, and a locked .xlsx
_EVERY = 2_000


def look(path: Path, how: How) -> Sheet:
    """Look at the header of a sheet."""
    sheet = _sheet(path, how.sheet)
    name = f"{path.name}, sheet {sheet.name}"
    columns = _columns(sheet, how)
    if not columns:
        last = max(how.header)
        raise BadSource(f"{name} is empty" if last == 1 else f"{name} has no header in row {last}")
    merged = [top for (top, _), _ in sheet.merged_cell_ranges or [] if top >= max(how.header)]
    doubt = f"{len(merged)} merged cells below the header: only their first cell is read"
    return Sheet(
        name=name,
        read_as="spreadsheet",
        guessed=doubt if merged else None,
        columns=columns,
        typed=True,
        whole_header=True,
        size=(size := path.stat().st_size),
        rows=lambda moved: _rows(sheet, columns, how, lambda part: moved(int(size * part))),
    )


def _sheet(path: Path, wanted: str | None) -> CalamineSheet:
    _check_file(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            name = _one_of(path.name, book.sheet_names, wanted)
            return book.get_sheet_by_name(name)
    except PasswordError:
        raise BadSource(f"{path.name} is locked with a password: save it without one") from None
    except (CalamineError, OSError) as no:
        raise BadSource(
            f"{path.name} is no spreadsheet that can be read: {no}; save it as .xlsx again"
        ) from no


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(8)
        if not start:
            raise BadSource(f"{path.name} is empty")
        if start == _OLD and path.suffix.lower() != ".xls":
            raise BadSource(
                f"{path.name} is locked with a password, or an old .xls under another ending: "
                "save it as .xlsx without a password"
            )
        if path.suffix.lower() != ".xls":
            _check_zip(path)
    except FileNotFoundError:
        raise BadSource(f"{path} is not there: check the path") from None


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as no:
        raise BadSource(
            f"{path.name} is no spreadsheet that can be read: {no}; is it the whole file?"
        ) from no
    if size > UNPACKED:
        raise BadSource(f"{path.name} unpacks to {size:,} bytes, too many: save it as CSV")


def _one_of(file: str, names: list[str], wanted: str | None) -> str:
    """Return the sheet that is meant; a workbook of one sheet need not say it."""
    known = ", ".join(names)
    if wanted is None and len(names) != 1:
        raise BadSource(f"{file} has the sheets {known}: say which in the mapping, as in sheet: …")
    found = [n for n in names if wanted is None or header.tidy(n) == header.tidy(wanted)]
    if not found:
        raise BadSource(f"{file} has no sheet {wanted}; it has {known}")
    return found[0]


def _columns(sheet: CalamineSheet, how: How) -> tuple[str, ...]:
    first, last = min(how.header), max(how.header)
    rows = [[_text(cell) for cell in row] for row in islice(sheet.iter_rows(), last)]
    left = (sheet.start or (0, 0))[1]
    spans = [
        ((top, x0 - left), (bottom, x1 - left))
        for (top, x0), (bottom, x1) in sheet.merged_cell_ranges or []
    ]
    filled = header.unmerged(rows, [s for s in spans if first - 1 <= s[0][0] < last])
    head = [filled[n - 1] for n in how.header if n <= len(filled)]
    if len(head) < len(how.header) or not any(cell for row in head for cell in row):
        return ()
    return header.joined(head, left)


def _rows(
    sheet: CalamineSheet, columns: tuple[str, ...], how: How, moved: Callable[[float], None]
) -> Iterator[Numbered]:
    head, total = max(how.header), max(sheet.total_height, 1)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number % _EVERY == 0:
            moved(number / total)
        if number > head and any(cell != "" for cell in cells):
            yield number, dict(zip(columns, map(_cell, cells), strict=True))


def _cell(value: Any) -> Cell:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return Odd("a time of day") if isinstance(value, time | timedelta) else value


def _text(value: Any) -> str:
    return str(_cell(value)) if value != "" else ""
