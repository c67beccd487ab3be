"""The life of a region or ministry: its first and last day, and how well they are known."""

from dataclasses import dataclass, replace
from datetime import date

from graph.model import Evidence, Has
from ingest.cells import Rejected, cell, evidence, first_day, last_day
from ingest.subject import Subject
from ingest.table import Row

COLUMNS = ("valid_from", "valid_to", "life_evidence", "life_source")


@dataclass(frozen=True, slots=True)
class Life:
    """First and last day; without a source of its own it is inferred."""

    start: date | None
    end: date | None
    evidence: Evidence
    cites: str | None

    def fact(self, about: Subject, level: str) -> Has:
        """Return the life as a fact: what the thing was from its first to its last day."""
        dated = replace(about, evidence=self.evidence, cites=self.cites)
        return replace(dated.has("life", level), valid_from=self.start, valid_to=self.end)


def life(row: Row) -> Life:
    """Return the life that a row states."""
    start, end = cell(row, "valid_from", first_day), cell(row, "valid_to", last_day)
    if start and end and start > end:
        raise Rejected("valid_to", row["valid_to"], f"ends before it begins, {start}")
    known = cell(row, "life_evidence", evidence) or "inferred"
    return Life(start, end, known, row["life_source"] or None)
