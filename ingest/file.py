"""One file of a source while it is read: its rows are counted, and what is wrong is noted."""

from dataclasses import dataclass, field

from graph.errors import BadSource
from graph.reading import FileRead, Remark
from graph.shelf import Pile


@dataclass(slots=True)
class File:
    """A file's name and hash, and what has been counted and found so far."""

    name: str
    sha256: str
    count: int = 0  #: rows read; whoever reads the file counts them
    rejected: int = 0
    remarks: Pile[Remark] = field(default_factory=Pile)

    def reject(self, row: int, column: str, value: str, reason: str) -> None:
        """Note that a row was not taken, and why; once for each such row."""
        self.rejected += 1
        self.remarks.add(Remark(self.name, row, column, value, reason, rejected=True))

    def doubt(self, row: int, column: str, value: str, reason: str) -> None:
        """Note that a row was taken with something to look at."""
        self.remarks.add(Remark(self.name, row, column, value, reason, rejected=False))

    def check_rows(self) -> None:
        """Refuse a file that was read to its end and held no row."""
        if not self.count:
            raise BadSource(f"{self.name} has a header and no rows: is it the whole file?")

    def read(self) -> FileRead:
        """Return the count of what was taken and what was not."""
        return FileRead(self.name, self.sha256, self.count, self.rejected)

    def ref(self, row: int) -> str:
        """Return the place of a row, for `source_ref`."""
        return f"{self.name}:{row}"
