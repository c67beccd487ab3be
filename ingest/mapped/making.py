"""What every table of a mapping is read with."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import cast

from graph.model import EVIDENCE, Evidence
from ingest.cells import Rejected
from ingest.draft import Draft
from ingest.file import File
from ingest.mapped.asking import Ask, Asks
from ingest.mapped.parties import Parties
from ingest.mapped.places import Places
from ingest.mapped.values import line, share, shown
from ingest.mapping import Mapping, Table
from ingest.mapping.field import Field
from ingest.mapping.tables import Bundled
from ingest.subject import Subject
from ingest.tabular.sheet import Cell, Row


@dataclass(slots=True)
class Whole:
    """What the tables of one mapping share while they are read."""

    mapping: Mapping
    draft: Draft
    places: Places = field(default_factory=Places)
    parties: Parties = field(default_factory=Parties)


class Making:
    """One table while its rows become statements: its fields, and what every row says."""

    def __init__(self, whole: Whole, table: Table, file: File) -> None:
        """Make statements of the rows of this table."""
        self.whole, self.table, self.file = whole, table, file
        fields = {} if isinstance(table.about, Bundled) else table.about.fields
        self.asks = self.others(dict(fields))
        self._evidence = self.asks.word("evidence", EVIDENCE)
        self.cites = self.asks.line("cites")  #: the document that a row names
        self.confidence = self.asks.number("confidence", share)  #: None is unknown

    def others(self, fields: dict[str, Field]) -> Asks:
        """Return more fields of this table to ask for."""
        return Asks(fields, self.table.writing)

    def evidence(self, row: Row) -> Evidence:
        """Return the class of what a row says."""
        said = self._evidence(row)
        return cast(Evidence, said) if said else self.whole.mapping.evidence

    def subject(self, number: int, row: Row, named: tuple[str, str]) -> Subject:
        """Return the beginning of all that a row says about a thing, of this id and key."""
        return Subject(
            *named,
            self.file.ref(number),
            self.evidence(row),
            self.cites(row),
            self.confidence(row),
        )

    def key(self, row: Row, columns: tuple[str, ...]) -> str:
        """Return the key that stands in these columns; a blank one rejects the row."""
        return "/".join(self._part(row.get(column), column) for column in columns)

    def _part(self, cell: Cell, column: str) -> str:
        try:
            part = "" if cell is None else line(cell)
        except ValueError as no:
            raise Rejected(column, shown(cell), str(no)) from no
        if not part or part in self.asks.blank:
            raise Rejected(column, part, f"{column} is blank")
        return part

    def region(self, number: int, row: Row, ask: Ask[str]) -> str | None:
        """Return the region that a row names; one that is not found is unknown, and said."""
        try:
            return ask(row)
        except Rejected as no:
            self.file.doubt(number, no.column, no.value, f"{no}; the region stays unknown")
            return None


def mark(*said: object) -> str:
    """Return a short mark of something said, equal for equals only."""
    return blake2b(repr(said).encode(), digest_size=12).hexdigest()
