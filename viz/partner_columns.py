"""Partners in the columns of a table: one column a size, public bodies and others in their own."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from graph.partner_answers import PartnerGroup
from graph.partnerships import (
    ANY,
    CLASSES,
    NO_COMPANY,
    PUBLIC,
    UNKNOWN,
    Money,
    class_of,
    partners_by_class,
)
from viz.tables import table
from viz.words import UNKNOWN as UNSAID
from viz.words import count
from viz.words import money as amount

HEADINGS = {
    "large": "large", "mid_sized": "mid", "sme": "SME", "micro": "micro", UNKNOWN: "size ?",
    PUBLIC: "pub", NO_COMPANY: "n/c",
}  # fmt: skip
ORDER = (
    "buys from", "supplies", "cooperates with", "gives to", "receives from", "partners with"
)  # fmt: skip

Rows = Sequence[PartnerGroup]
Sums = Mapping[Sequence[str], Mapping[bool, int]]  # by whether the size is unknown


@dataclass(frozen=True, slots=True)
class Columns:
    """Which classes have a column."""

    classes: Sequence[str]
    disputed: bool  #: whether a statement behind a row is

    @classmethod
    def of(cls, rows: Iterable[PartnerGroup]) -> "Columns":
        """Return columns for the classes that have anybody; unknown size is never left out."""
        given = list(rows)
        counts = partners_by_class(given)
        classes = [c for c in CLASSES if counts[c] or c == UNKNOWN]
        return cls(classes, any(row.disputed for row in given))

    def table(self, *first: str) -> Table:
        """Return an empty table with these columns after the first ones."""
        doubted = ["dis."] if self.disputed else []
        numbers = [*(HEADINGS[c] for c in self.classes), "all", "ev.", "last", *doubted]
        return table(*((f, "left") for f in first), *((n, "right") for n in numbers))

    def cells(self, rows: Rows) -> list[str]:
        """Return the numbers of one row; no partner may be in two of the groups."""
        counts = partners_by_class(rows)
        everybody = [counts[c] for c in self.classes]
        doubted = [count(sum(r.disputed for r in rows))] if self.disputed else []
        return [*map(count, (*everybody, sum(everybody))), *_evidence(rows), *doubted]


def amounts_table(
    rows: Rows, money: Money, first: Sequence[str], key: Callable[[PartnerGroup], Sequence[str]]
) -> RenderableType:
    """Return the amounts of a year, what programmes paid for in a table of its own."""
    kinds = {
        f"Amounts of {money.year}": [(r, r.amount) for r in rows],
        f"Amounts of {money.year}, paid by programmes": [(r, r.programme_amount) for r in rows],
    }
    found = {title: _added(of, key) for title, of in kinds.items()}
    made = [_amounts(title, of, money, first) for title, of in found.items() if of]
    return Group(
        *made or [Text(f"No amount of {money.year} in {money.currency} is stated.", "bold")]
    )


def _added(
    rows: Iterable[tuple[PartnerGroup, int | None]], key: Callable[[PartnerGroup], Sequence[str]]
) -> Sums:
    """Return the sum of each key; companies of unknown size stand apart."""
    of: dict[Sequence[str], dict[bool, int]] = defaultdict(dict)
    for row, value in rows:
        if value is not None:
            sums, unknown = of[key(row)], class_of(row) == UNKNOWN
            sums[unknown] = sums.get(unknown, 0) + value
    return of


def _amounts(title: str, of: Sums, money: Money, first: Sequence[str]) -> RenderableType:
    heads = (f"{money.currency}, size ?", f"{money.currency}, others")
    made = table(*((f, "left") for f in first), *((h, "right") for h in heads))
    for said, sums in sorted(of.items(), key=lambda part: (-sum(part[1].values()), part[0])):
        made.add_row(*said, amount(sums.get(True), None), amount(sums.get(False), None))
    return Group(Text(f"\n{title}", "bold"), made)


def relation_of(row: PartnerGroup) -> str:
    """Return what an organisation does to its partners, in a word or two."""
    given = row.tie == "COOPERATES_WITH" and row.relation in ("gives to", "receives from")
    return f"{row.relation} (co-operation)" if given else row.relation


def typed_relation(row: PartnerGroup) -> str:
    """Return what an organisation does to its partners, and in which form."""
    form = "" if row.form == ANY else f": {row.form.replace('_', ' ')}"
    return f"{relation_of(row)}{form}"


def rank_of(relation: str) -> tuple[int, str]:
    """Return where a relation stands among the others: trade first."""
    word = relation.removesuffix(" (co-operation)")
    return ORDER.index(word) if word in ORDER else len(ORDER), relation


def _evidence(rows: Rows) -> tuple[str, str]:
    if not rows:
        return "·", "·"
    doubtful, statements = sum(r.doubtful for r in rows), sum(r.statements for r in rows)
    newest = max((r.newest for r in rows if r.newest), default=None)
    marked = f"({doubtful}) {statements:,}" if doubtful else f"{statements:,}"
    return marked, str(newest.year) if newest else UNSAID
