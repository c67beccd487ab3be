"""A plan as a table: what is added, changed, ended, and the first changes field by field."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph.keeping import SHRINK
from graph.planning import Plan
from graph.runs import Outcome
from viz.tables import plain, table
from viz.words import count, counted, follow

SHOWN = 8  # changes that are shown; `plan show --json` has them all
WIDE = 76  # columns of a line about one change


def plan_report(plan: Plan) -> RenderableType:
    """Return what a plan changes, and how to apply it."""
    made = table(
        ("", "left"), ("added", "right"), ("changed", "right"), (plan.gone, "right"), ("", "left")
    )
    for tally in plan.tallies:
        follow = f"{tally.follow:,} only follow a renamed region" if tally.follow else ""
        numbers = (count(tally.added), count(tally.changed), count(tally.gone))
        made.add_row(plain(tally.what), *numbers, follow)
    changed = (c for c in plan.changes() if c["change"] == "changed" and "follows" not in c)
    first = [Text(_change(c), no_wrap=True, overflow="ellipsis") for c in islice(changed, SHOWN)]
    return Group(_heading(plan), made, *first, *map(Text, _next(plan)))


def same_report(source: str, run: int | None) -> str:
    """Say that a file changes nothing; `run` read these very bytes."""
    if run is None:
        return f"{source}: nothing changed; every statement stands as it is."
    return f"{source}: nothing changed; these are the files that run {run} read, byte for byte."


def applied_report(name: str, outcome: Outcome) -> str:
    """Say what applying a plan did."""
    kept = f" ({outcome.past:,} of them kept as over)" if outcome.past else ""
    return (
        f"Plan {name} was applied as run {outcome.run}: {outcome.added:,} statements added, "
        f"{outcome.ended:,} ended{kept}, {outcome.unchanged:,} unchanged"
        f"{follow(outcome.beside)}."
    )


def _heading(plan: Plan) -> Text:
    day = f" of {plan.published}" if plan.published else ""
    return Text(
        f"\n{plan.source}{day} against version {plan.version}: {counted(plan.rows, 'row')}, "
        f"{plan.rejected:,} rejected, {counted(plan.unmatched, 'remark')} on rows kept with "
        f"something unmatched; {plan.unchanged:,} statements unchanged",
        "bold",
    )


def _change(change: dict[str, Any]) -> str:
    old, new = change["old"], change["new"]
    fields = "; ".join(f"{_field(k)}{_said(old[k])} → {_said(new[k])}" for k in new)
    return plain(f"{change['what']}  {change['about']}  {fields}")[: 4 * WIDE]


def _field(name: str) -> str:
    return "" if name in ("value", "end") else f"{name} "


def _said(value: object) -> str:
    return "(not said)" if value is None else str(value)


def _next(plan: Plan) -> Iterator[str]:
    if plan.shrinks and not plan.allowed:
        yield (
            f"More than {SHRINK:.0%} of its statements would be gone: is the file whole? If so, "
            "plan again with --allow-shrink."
        )
        return
    yield f"Every change  superregion plan show {plan.name} --json"
    yield f"Apply it      superregion apply {plan.name}"
