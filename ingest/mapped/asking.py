"""Asking a row for a field: which cell it is, and what that may hold."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar, cast

from ingest.cells import Rejected
from ingest.mapped import values
from ingest.mapping.field import Field
from ingest.mapping.writing import Writing
from ingest.tabular.sheet import Cell, Odd, Row

T = TypeVar("T")

_LISTED = 8  # values of a list that a reason repeats


class Ask(Generic[T]):
    """One field of a table; a row that is asked gives its value, or None where it is blank."""

    def __init__(
        self, field: Field | None, read: Callable[[Cell], T | None], blank: frozenset[str]
    ) -> None:
        """Ask for this field; a constant is read at once, and refused at its place."""
        self._blank = blank
        self.column = field.column if field else None
        self._field, self._read = field, read
        self._listed = field is not None and field.values is not None
        self._fixed: T | None = None
        if field is not None and field.constant is not None:
            try:
                self._fixed = read(field.constant)
            except ValueError as no:
                raise field.where.wrong(f"{field.constant!r} {no}") from no

    def __call__(self, row: Row) -> T | None:
        """Return what the row says."""
        if self.column is None:
            return self._fixed
        cell = row.get(self.column)
        if cell.__class__ is str:  # as in nearly all tables: faster than isinstance
            cell = cell.strip()
            if not cell or cell in self._blank:
                return None
        elif cell is None or (self._blank and _shown(cell) in self._blank):
            return None
        try:
            meant = self._meaning(cell) if self._listed else cell
            return None if meant is None else self._read(meant)
        except ValueError as no:
            raise Rejected(self.column, values.shown(cell), str(no)) from no

    def needed(self, row: Row) -> T:
        """Return what the row says; a blank cell rejects the row."""
        found = self(row)
        if found is None:
            raise Rejected(self.column or "", "", f"{self.column} is blank")
        return found

    def _meaning(self, cell: Cell) -> str | None:
        """Return what the mapping's list says that a cell means."""
        field = cast(Field, self._field)
        known = field.values or {}
        text = values.line(cell)
        if text in known:
            return known[text]
        if field.others:
            return field.other
        listed = ", ".join(list(known)[:_LISTED]) + (", …" if len(known) > _LISTED else "")
        raise ValueError(f"is none of the values that the mapping lists: {listed}")


def _shown(cell: Cell) -> str:
    """Return what a cell that is no text says, as `blank` names it."""
    return "" if isinstance(cell, Odd) else values.line(cell)


class Asks:
    """The fields of a table, each to be asked for in a way of its own."""

    def __init__(self, fields: Mapping[str, Field], writing: Writing) -> None:
        """Ask for these fields of a table that is written so."""
        self._fields, self.blank = fields, writing.blank
        self._written = values.Written(writing.numbers, writing.dates)

    def __contains__(self, name: str) -> bool:
        """Say whether the mapping has this field."""
        return name in self._fields

    def by(self, name: str, read: Callable[[Cell], T | None]) -> Ask[T]:
        """Ask for a field in any way."""
        field = self._fields.get(name)
        if field is not None and field.times is not None:
            raise field.where.wrong("times is for numbers only")
        return Ask(field, read, self.blank)

    def text(self, name: str) -> Ask[str]:
        """Ask for text as it was written."""
        return self.by(name, values.text)

    def line(self, name: str) -> Ask[str]:
        """Ask for a name or key."""
        return self.by(name, values.line)

    def word(self, name: str, known: Collection[str]) -> Ask[str]:
        """Ask for one of few words."""

        def read(cell: Cell) -> str:
            if (word := values.line(cell)) in known:
                return word
            raise ValueError(f"is none of {', '.join(known)}")

        return self.by(name, read)

    def flag(self, name: str) -> Ask[bool]:
        """Ask for yes or no."""
        return self.by(name, values.flag)

    def number(self, name: str, check: Callable[[Decimal], T | None]) -> Ask[T]:
        """Ask for a number that passes a check."""
        field = self._fields.get(name)
        times = field.times if field else None
        if times is None:
            return Ask(field, lambda cell: check(self._written.number(cell)), self.blank)
        return Ask(field, lambda cell: check(self._written.number(cell) * times), self.blank)

    def span(self, name: str) -> Ask[tuple[date, date]]:
        """Ask for a day, month or year, from its first day to its last."""
        return self.by(name, self._written.span)

    def year(self, name: str) -> Ask[int]:
        """Ask for a year."""
        return self.by(name, self._written.year)

    def first(self, name: str) -> Ask[date]:
        """Ask for the first day of a day, month or year."""
        return self.by(name, lambda cell: self._written.span(cell)[0])

    def last(self, name: str) -> Ask[date]:
        """Ask for the last day of a day, month or year."""
        return self.by(name, lambda cell: self._written.span(cell)[1])
