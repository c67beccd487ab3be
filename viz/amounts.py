"""What a link's statements say in money, and which amounts can be compared in one picture."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from graph.links import EACH
from graph.network import Link, TieStatement

_Group = tuple[int, str, bool, str]  # year, currency, whether a programme paid, the giver

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
    others: bool  #: the link states amounts of other years, currencies or givers too

    @property
    def measure(self) -> tuple[str, str | None, int | None]:
        """Return what it is measured in; amounts of one measure compare."""
        return self.kind, self.currency, self.year


def money_of(link: Link) -> Money | None:
    """Return the amount of the newest year that a link states, or None.

    What a programme paid for is never added to other trade, nor what one side gave to what the
    other did. Per programme and product the amounts of one source are added, however many sources
    there are: of the one with the largest confidence (unknown is lowest), then the largest name,
    as in the queries. An amount without its year or currency is in no sum, and a link that was cut
    has none.
    """
    stated: dict[_Group, list[TieStatement]] = defaultdict(list)
    for said in link.statements:
        if said.amount is not None and said.year is not None and said.currency is not None:
            group = (said.year, said.currency, said.programme is not None, said.giver or "")
            stated[group].append(said)
    if not stated or len(link.statements) >= EACH:
        return None
    best = max(stated, key=lambda group: (group[0], len(stated[group]), group))
    return Money(link.kind, best[1], best[0], _once(stated[best]), others=len(stated) > 1)


def _once(stated: Iterable[TieStatement]) -> int:
    """Return the sum over programmes and products, each as its best source states it."""
    said: dict[tuple[str | None, str | None], dict[str, list[TieStatement]]] = defaultdict(dict)
    for one in stated:
        said[one.programme, one.what].setdefault(one.source, []).append(one)
    best = (max(by.items(), key=lambda item: (_trust(item[1]), item[0])) for by in said.values())
    return sum(one.amount or 0 for _, statements in best for one in statements)


def _trust(stated: Iterable[TieStatement]) -> float:
    return max(-1.0 if s.confidence is None else s.confidence for s in stated)


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
