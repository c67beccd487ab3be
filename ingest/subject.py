"""What one row speaks about, and the beginning that all its statements share."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Evidence, Has, IdentifiedBy
from graph.statement import Value
from ingest.cells import items
from ingest.table import Row


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing, the key of the row about it, and on what evidence the row speaks."""

    id: str
    key: str
    ref: str
    evidence: Evidence
    cites: str | None = None
    confidence: float | None = None

    def has(self, name: str, value: Value, key: str = "") -> Has:
        """Return one fact; `key` tells facts of one property apart."""
        return Has(
            key=f"{self.key}/{key or name}",
            start=self.id,
            source_ref=self.ref,
            evidence=self.evidence,
            cites=self.cites,
            confidence=self.confidence,
            property=name,
            value=value,
        )

    def facts(self, row: Row, **columns: str) -> Iterator[Has]:
        """Yield a fact for each property whose column is not blank."""
        for name, column in columns.items():
            if text := row[column].strip():
                yield self.has(name, text)

    def each(self, name: str, text: str, separators: str = ";") -> Iterator[Has]:
        """Yield a fact for each item of a list in a cell."""
        for item in items(text, separators):
            yield self.has(name, item, f"{name}/{item}")

    def numbered(self, scheme: str, value: str, problem: str | None = None) -> IdentifiedBy:
        """Return an official number of the thing."""
        return IdentifiedBy(
            key=f"{self.key}/identifier/{scheme}:{value}",
            start=self.id,
            end=f"{scheme}:{value}",
            source_ref=self.ref,
            evidence=self.evidence,
            cites=self.cites,
            confidence=self.confidence,
            problem=problem,
        )
