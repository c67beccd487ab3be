"""A table of a mapping that was opened: its columns are known, its rows can be read once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.checked import Missing
from graph.errors import BadSource
from graph.files import sha256
from graph.progress import Progress
from ingest.cells import Rejected
from ingest.file import File
from ingest.mapped.values import SHOWN
from ingest.mapping import Table
from ingest.mapping.given import closest
from ingest.tabular import look
from ingest.tabular.sheet import Row, Sheet

_MANY = 1_000  # names of columns that a message may choose from


@dataclass(slots=True)
class Opened:
    """One table, its sheet, and the count of its rows so far."""

    table: Table
    path: Path
    sheet: Sheet
    file: File
    names: set[str] = field(default_factory=set)  #: columns that rows had, where any may come

    @property
    def missing(self) -> list[Missing]:
        """Return the columns that the mapping names and the table has not."""
        known = {*self.sheet.columns, *self.names}
        return [
            Missing(column, asked, closest(column, known))
            for column, asked in self.table.asked.items()
            if column not in known
        ]

    def rows(self, progress: Progress) -> Iterator[tuple[int, Row]]:
        """Yield the rows, counted; one that cannot be read is rejected."""
        name, size = self.sheet.name, self.sheet.size
        for number, row in self.sheet.rows(lambda done: progress(name, done, size)):
            self.file.count += 1
            if isinstance(row, Rejected):
                self.file.reject(number, row.column, row.value[:SHOWN], str(row))
                continue
            if not self.sheet.whole_header:
                self._note(row)
            yield number, row
        progress(name, size, size)
        self.file.check_rows()
        self.check_columns()

    def _note(self, row: Row) -> None:
        """Note the columns of a row; of those that nobody asks for, not more than many."""
        for name in row:
            if len(self.names) < _MANY or name in self.table.asked:
                self.names.add(name)

    def hash(self) -> None:
        """Note the hash of the file as it lies there."""
        self.file.sha256 = sha256(self.path)

    def check_columns(self) -> None:
        """Refuse a table that lacks a column."""
        if missing := self.missing:
            first = missing[0]
            meant = f"; did you mean {first.nearest}?" if first.nearest else ""
            more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
            has = ", ".join(self.sheet.columns)
            raise BadSource(
                f"{self.sheet.name}: column {first.name}{more}, which the mapping names for "
                f"{', '.join(first.fields)}, is missing{meant} (it has {has})"
            )


def opened(table: Table, path: Path) -> Opened:
    """Open a table far enough to know its columns."""
    sheet = look(path, table.how)
    return Opened(table, path, sheet, File(sheet.name, sha256=""))
