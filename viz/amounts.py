"""What a link's statements say in money, and which amounts can be compared in one picture."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from graph.network import Link, TieStatement

THIN = 1.2  # pixels of a line whose amount is unknown or compares with none
_MOST = 5.0  # pixels of the largest amount that compares
_MANY = 40  # lines from which they thin, so that they do not hide each other


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency that belongs to one year; the kinds of money are never added."""

    kind: str
    currency: str | None
    year: int | None
    value: int
    others: bool  #: the link states amounts of other years or currencies too

    @property
    def measure(self) -> tuple[str, str | None, int | None]:
        """Return what it is measured in; amounts of one measure compare."""
        return self.kind, self.currency, self.year


def money_of(link: Link) -> Money | None:
    """Return the amount of the newest year that a link states, or None.

    What a statement is about counts once, however many sources state it: that of the largest
    confidence (unknown is lowest), then the largest id. Statements that do not say what they
    are about are added where they are rows of one source; of several sources, one counts.
    """
    stated: dict[tuple[int | None, str | None], list[TieStatement]] = defaultdict(list)
    for said in link.statements:
        if said.amount is not None:
            stated[said.year, said.currency].append(said)
    if not stated:
        return None
    year, currency = max(stated, key=lambda k: (k[0] or 0, len(stated[k]), k[1] or ""))
    value = _once(stated[year, currency])
    return Money(link.kind, currency, year, value, others=len(stated) > 1)


def _once(stated: Iterable[TieStatement]) -> int:
    ranked = sorted(stated, key=lambda s: (-1 if s.confidence is None else s.confidence, s.id))
    told = {s.what: s.amount or 0 for s in ranked if s.what is not None}
    rest = [s for s in ranked if s.what is None]
    return sum(told.values()) + sum(s.amount or 0 for s in rest if s.source == rest[-1].source)


@dataclass(frozen=True, slots=True)
class Scale:
    """Widths of lines for the measure that most links of a picture share."""

    measure: tuple[str, str | None, int | None] | None  #: None where no two amounts compare
    least: int
    most: int
    thickest: float

    def width(self, money: Money | None) -> float:
        """Return pixels: the root of the amount, and a thin line where it does not compare."""
        if money is None or money.measure != self.measure:
            return THIN
        return round(THIN + (self.thickest - THIN) * sqrt(money.value / max(self.most, 1)), 1)


def scale(stated: Mapping[int, Money], lines: int) -> Scale:
    """Return the scale of the amounts of a picture with so many lines."""
    dated = [m for m in stated.values() if m.currency and m.year]
    count = Counter(m.measure for m in dated)
    best = max(count, key=lambda m: (count[m], m[2], m[1]), default=None)
    if best is None or count[best] < 2:
        return Scale(None, 0, 0, THIN)
    values = [m.value for m in dated if m.measure == best]
    thickest = THIN + (_MOST - THIN) * min(1.0, sqrt(_MANY / max(lines, 1)))
    return Scale(best, min(values), max(values), thickest)
