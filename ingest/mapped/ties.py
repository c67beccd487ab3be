"""Ties of every kind from a table: who, whom, what, when, how much, on what evidence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model import CooperatesWith, Owns, PartnersWith, Supplies
from ingest.cells import Rejected
from ingest.draft import Said
from ingest.mapped import values
from ingest.mapped.asking import Ask
from ingest.mapped.ends import EndFinder
from ingest.mapped.making import Making, mark
from ingest.mapping import kinds
from ingest.mapping.tables import Ties
from ingest.tabular.sheet import Row

Anything = dict[str, Any]
_ITSELF = "both ends are one organisation: nothing is tied to itself"
_MAKE: dict[str, Callable[..., Supplies | CooperatesWith | PartnersWith | Owns]] = {
    "supplies": Supplies,
    "cooperates_with": CooperatesWith,
    "partners_with": PartnersWith,
    "owns": Owns,
}


class TieMaker:
    """Makes a tie of each row."""

    def __init__(self, making: Making, about: Ties) -> None:
        """Make ties of this table."""
        self._making, self._about, asks = making, about, making.asks
        self._kind = asks.word("kind", kinds.TIES)
        self._from, self._to = EndFinder(making, about.start), EndFinder(making, about.end)
        self._days = Days(asks.span("on"), asks.first("on_from"), asks.last("on_to"))
        self._said = {n: ask for n, ask in _said(making).items() if n in asks}
        self._regions = {
            name: asks.by(name, making.whole.places.find)
            for name in ("from_region", "to_region")
            if name in asks
        }
        self._label = making.table.label

    def __call__(self, number: int, row: Row) -> Iterator[Said]:
        """Yield the tie that a row says, after the ends that have to be made."""
        kind, ref = self._kind.needed(row), self._making.file.ref(number)
        start, end = self._from(row), self._to(row)
        if start == end:
            raise Rejected(self._to.column, values.shown(row.get(self._to.column)), _ITSELF)
        yield from self._from.made(row, start, ref)
        yield from self._to.made(row, end, ref)
        said = self._fields(number, row, kind)
        said |= {"start": start, "end": end, "evidence": self._making.evidence(row)}
        if "giver" in said:
            said["giver"] = start if said["giver"] == "from" else end
        yield _MAKE[kind](key=self._key(row, kind, said), source_ref=ref, **said)

    def _key(self, row: Row, kind: str, said: Anything) -> str:
        """Return the key of a row: its own, or what it says."""
        if self._about.key:
            return f"tie/{self._label}/{self._making.key(row, self._about.key)}"
        return f"tie/{kind}/{mark(sorted(said.items()))}"

    def _fields(self, number: int, row: Row, kind: str) -> Anything:
        """Return what a row says that a tie of this kind can hold."""
        known = kinds.TIE_FIELDS[kind]
        said: Anything = {}
        for name, ask in self._said.items():
            if (value := ask(row)) is not None:
                said[name] = value
        for name, region in self._regions.items():
            if (found := self._making.region(number, row, region)) is not None:
                said[name] = found
        for name in [name for name in said if name not in known]:
            self._leave_out(number, kind, name, said.pop(name))
        return self._dated(row, _renamed(kind, said))

    def _leave_out(self, number: int, kind: str, name: str, value: object) -> None:
        """Say that a cell is not used; what is said for all rows need not fit each."""
        if column := (self._said.get(name) or self._regions[name]).column:
            reason = f"a tie of the kind {kind} has no {name}: left out"
            self._making.file.doubt(number, column, values.shown(str(value)), reason)

    def _dated(self, row: Row, said: Anything) -> Anything:
        start, end = self._days(row)
        if said.get("amount") is None:
            said.pop("currency", None)
        elif said.get("currency") is None:
            column = self._said["currency"].column or "currency"
            raise Rejected(column, "", "is blank: an amount needs its currency")
        elif start and end and start.year == end.year:
            said.setdefault("year", start.year)
        return said | {"on_from": start, "on_to": end}


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a row is about: one date, or a first and a last."""

    on: Ask[tuple[date, date]]
    first: Ask[date]
    last: Ask[date]

    def __call__(self, row: Row) -> tuple[date | None, date | None]:
        """Return the first and last day."""
        start, end = self.on(row) or (self.first(row), self.last(row))
        if start and end and start > end:
            raise Rejected(self.last.column or "", str(end), f"is before the first day, {start}")
        return start, end


def _said(making: Making) -> dict[str, Ask[Any]]:
    """Return how each field is asked for."""
    asks = making.asks
    return {
        **{name: asks.text(name) for name in ("note", "what", "product", "title", "nature")},
        **{name: asks.flag(name) for name in ("intent", "mutual")},
        "confidence": making.confidence,
        "cites": making.cites,
        "ended": asks.last("ended"),
        "tier": asks.number("tier", values.positive),
        "amount": asks.number("amount", values.amount),
        "currency": asks.by("currency", values.currency),
        "year": asks.year("year"),
        "cooperation": asks.word("cooperation", kinds.COOPERATION),
        "giver": asks.word("giver", ("from", "to")),
        "partnership": asks.line("partnership"),
        "share": asks.number("share", values.share),
    }


def _renamed(kind: str, said: Anything) -> Anything:
    """Return the fields under the names that the graph has for them."""
    names = {"ended": "valid_to", "cooperation": "kind", "partnership": "kind"}
    names["what"] = "product" if kind == "supplies" else "title"
    found = {names.get(name, name): value for name, value in said.items()}
    for flag in ("intent", "mutual"):
        if found.get(flag) is False:
            del found[flag]
    return found
