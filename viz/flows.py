"""Ties between regions in the terminal: a matrix where it fits, else the largest flows."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from graph.answers import Flow
from graph.frame import Frame
from graph.regions import ABROAD, members
from viz.about import about, left_lines
from viz.tables import table
from viz.words import SYSTEMS, count, counted, money

FLOWS = 20  # largest flows shown where the matrix does not fit
CELL = 4  # a count of three digits and a space; headings stand upright
EDGE = 15  # the names of rows, and the sums
_ARROWS = {
    "supplies": "row supplies column",
    "cooperates_with": "as drawn; co-operation has no direction",
    "partners_with": "row gives to column",
}


def flow_report(  # noqa: PLR0913  # what is drawn, where, and how wide
    found: Sequence[Flow], frame: Frame, kind: str, width: int, currency: str | None = None
) -> RenderableType:
    """Return the region × region table, with what could not be placed."""
    regions = members(frame.regions, frame.scope.system, frame.scope.map_day)
    names = {r.id: r.short for r in regions}
    known = [f for f in found if f.from_region in names and f.to_region in names]
    fits = currency is None and EDGE + CELL * len(names) <= width
    body = _matrix(known, names) if fits else _largest(known, names, currency)
    title = f"\nTies between regions, {SYSTEMS.get(frame.scope.system, frame.scope.system)}: {kind}"
    return Group(
        Text(title, "bold"),
        Text(f"Pairs of companies; {_ARROWS.get(kind, '')}. {about(frame.scope)}.", "dim"),
        *left_lines(frame.left_out),
        body,
        Text(_sum(found, known) + _cut(known, fits)),
    )


def _matrix(known: Sequence[Flow], names: dict[str, str]) -> Table:
    pairs = {(f.from_region, f.to_region): f.pairs for f in known}
    made = table(
        ("from \\ to", "left"), *((_upright(n), "right") for n in names.values()), ("all", "right")
    )
    for row, name in names.items():
        cells = [pairs.get((row, column), 0) for column in names]
        drawn = [
            Text(count(c), "bold" if row == column else "")
            for c, column in zip(cells, names, strict=True)
        ]
        made.add_row(name, *drawn, count(sum(cells)))
    totals = [sum(pairs.get((row, column), 0) for row in names) for column in names]
    made.add_row("all", *(count(t) for t in totals), count(sum(totals)), style="bold")
    return made


def _upright(name: str) -> str:
    return "\n".join(name)


def _largest(known: Sequence[Flow], names: dict[str, str], currency: str | None) -> Table:
    paid = bool(currency) and any(flow.programme_amount is not None for flow in known)
    programmes = [(f"paid by programmes {currency}", "right")] if paid else []
    traded = bool(currency) and (not paid or any(flow.amount is not None for flow in known))
    amount = [(f"amount {currency}", "right")] if traded else []
    disputed = any(flow.disputed for flow in known)
    doubted = [("disputed", "right")] if disputed else []
    made = table(
        ("from", "left"),
        ("to", "left"),
        ("pairs", "right"),
        ("statements", "right"),
        *doubted,
        *amount,
        *programmes,
    )
    for flow in sorted(known, key=lambda f: (-f.pairs, str(f.from_region), str(f.to_region)))[
        :FLOWS
    ]:
        made.add_row(
            names[flow.from_region or ""], names[flow.to_region or ""], f"{flow.pairs:,}",
            f"{flow.statements:,}", *([count(flow.disputed)] if disputed else []),
            *([money(flow.amount, None) or "?"] if traded else []),
            *([money(flow.programme_amount, None) or "?"] if paid else []),
        )  # fmt: skip
    return made


def _sum(found: Sequence[Flow], known: Sequence[Flow]) -> str:
    crossing = sum(f.pairs for f in known if f.from_region != f.to_region)
    within = sum(f.pairs for f in known) - crossing
    ends = [(f, {f.from_region, f.to_region}) for f in found]
    abroad = sum(f.pairs for f, end in ends if ABROAD in end and not end <= {ABROAD, None})
    unknown = sum(f.pairs for f, end in ends if None in end and ABROAD not in end)
    disputed = sum(f.disputed for f in found)
    doubted = f" {counted(disputed, 'statement')} behind them disputed." if disputed else ""
    return (
        f"{crossing:,} pairs cross a border, {within:,} stay within a region, {abroad:,} reach "
        f"abroad; {unknown:,} cannot be placed: the region of an end is unknown.{doubted}"
    )


def _cut(known: Sequence[Flow], fits: bool) -> str:
    if fits or len(known) <= FLOWS:
        return ""
    return f" Shown: the {FLOWS} largest of {len(known):,} flows; --json has all."
