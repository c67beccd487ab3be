"""Facts about an organisation: one property each, dated where the mapping says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Literal, cast

from graph.model import SIZES, Has
from ingest.cells import Rejected
from ingest.mapped import values
from ingest.mapped.asking import Ask, Asks
from ingest.mapped.making import Making
from ingest.mapping import kinds
from ingest.mapping.facts import Fact
from ingest.subject import Subject
from ingest.tabular.sheet import Row

Basis = Literal["declared", "counted", "reported", "estimated"]


class FactMaker:
    """Makes one fact of each row that has it."""

    def __init__(self, making: Making, fact: Fact) -> None:
        """Make this fact."""
        self._name, self._money = fact.property, fact.read_as == "money"
        asks = making.others({"value": fact.value, **fact.beside})
        size = fact.property == "size"
        self._value: Ask[Any] = asks.word("value", SIZES) if size else _VALUES[fact.read_as](asks)
        self._unit, self._basis = asks.line("unit"), asks.word("basis", kinds.BASES)
        self._currency = asks.by("currency", values.currency)
        self._from, self._to, self._year = (
            asks.first("valid_from"),
            asks.last("valid_to"),
            asks.span("year"),
        )

    def __call__(self, row: Row, about: Subject) -> Iterator[Has]:
        """Yield what the row says of this property."""
        value = self._value(row)
        if value is None:
            return
        start, end = self._year(row) or (self._from(row), self._to(row))
        if start and end and start > end:
            raise Rejected(self._to.column or "", str(end), f"is before {start}")
        currency = self._currency(row)
        if self._money and currency is None:
            raise Rejected(self._currency.column or "", "", "an amount needs its currency")
        yield replace(
            about.has(self._name, value, self._key(start, end)),
            unit=self._unit(row),
            currency=currency,
            basis=cast(Basis | None, self._basis(row)),
            valid_from=start,
            valid_to=end,
        )

    def _key(self, start: date | None, end: date | None) -> str:
        dated = start is not None or end is not None
        return f"{self._name}/{start or ''}..{end or ''}" if dated else self._name


def _day(asks: Asks) -> Ask[date]:
    return asks.first("value")


_VALUES: dict[str, Any] = {
    "text": lambda asks: asks.text("value"),
    "number": lambda asks: asks.number("value", values.plain),
    "whole": lambda asks: asks.number("value", values.count),
    "money": lambda asks: asks.number("value", values.amount),
    "day": _day,
    "flag": lambda asks: asks.flag("value"),
}
