"""A table that a website saved as a page and named .xls: read as a table of text."""

import hashlib
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from graph.errors import BadSource
from ingest.table import Table, check_header
from ingest.unpacked import unpacked

_CELLS = frozenset({"td", "th"})
MOST = 64 << 20  # bytes: the whole register of listed companies has one


class _Rows(HTMLParser):
    """The rows of all tables of a page, cells with their white space made plain."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in _CELLS and self.rows:
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS and self._cell is not None:
            self.rows[-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def html_table(path: Path, encoding: str, columns: Sequence[str]) -> Table:
    """Read a page with one table whose header has at least these columns."""
    raw = _bytes(path)
    rows = _Rows()
    rows.feed(_text(path.name, raw, encoding))
    if not rows.rows:
        raise BadSource(f"{path.name} holds no table")
    header = rows.rows[0]
    check_header(path.name, header, columns)
    found = Table(path.name, hashlib.sha256(raw).hexdigest())
    for number, cells in enumerate(rows.rows[1:], start=2):
        found.add(number, header, cells)
    found.check_rows()
    if b"</html" not in raw[-200:].lower():
        raise BadSource(
            f"{path.name} breaks off after row {found.count + 1}: the page has no end; what is "
            "missing would be taken for gone. Fetch it again"
        )
    return found


def _bytes(path: Path) -> bytes:
    with unpacked(path) as opened:
        raw = opened.file.read(MOST + 1)
    if len(raw) > MOST:
        raise BadSource(f"{path.name} is longer than {MOST:,} bytes: no page of this register is")
    return raw


def _text(name: str, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as no:
        if no.end == len(raw) and no.reason == "incomplete multibyte sequence":
            raise BadSource(f"{name} breaks off within a letter: is it whole?") from no
        raise BadSource(
            f"{name}, byte {no.start:,}: 0x{raw[no.start]:02x} is not {encoding}, in which the "
            "website writes; was the file saved anew?"
        ) from no
