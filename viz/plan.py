"""A plan as a table: what is added, changed, ended, and the first changes field by field."""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import chain, groupby
from operator import itemgetter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from graph.keeping import SHRINK
from graph.planning import Plan
from graph.runs import Outcome
from graph.store import Row
from viz.tables import changed, plain, table
from viz.words import count, counted

SHOWN = 5  # companies whose changes are shown; `plan show` has them all
MAJOR = ("name", "size")


def plan_report(plan: Plan) -> RenderableType:
    """Return what a plan changes, and how to apply it."""
    made = table(
        ("", "left"), ("added", "right"), ("changed", "right"), (plan.gone, "right"), ("", "left")
    )
    for tally in plan.tallies:
        follow = f"{tally.follow:,} more only follow a renamed region" if tally.follow else ""
        numbers = (tally.added, tally.changed - tally.follow, tally.gone)
        made.add_row(plain(tally.what), *map(count, numbers), follow)
    return Group(_heading(plan), made, *_first(plan), *map(Text, _next(plan)))


def plan_lines(plan: Plan) -> Iterator[RenderableType]:
    """Yield every statement that a plan changes, company by company, however many they are."""
    for about, of in groupby(plan.changes(), key=itemgetter("about")):
        yield from _company(about, list(of))
    yield Text()


def same_report(source: str, run: int | None) -> str:
    """Say that a file changes nothing; `run` read these very bytes."""
    if run is None:
        return f"{source}: nothing changed; every statement stands as it is."
    return f"{source}: nothing changed; these are the files that run {run} read, byte for byte."


def applied_report(name: str, outcome: Outcome) -> str:
    """Say what applying a plan did."""
    return f"Plan {name} was applied as run {outcome.run}: {changed(outcome)}"


def _heading(plan: Plan) -> Text:
    day = f" of {plan.published}" if plan.published else ""
    return Text(
        f"\n{plan.source}{day} against version {plan.version}: {counted(plan.rows, 'row')}, "
        f"{plan.rejected:,} rejected, {counted(plan.unmatched, 'remark')} on rows kept with "
        f"something unmatched; {plan.unchanged:,} statements unchanged",
        "bold",
    )


def _first(plan: Plan) -> Iterator[RenderableType]:
    """Yield the changes of the first few companies; names, sizes and places go first."""
    told = (c for c in plan.changes() if c["change"] == "changed" and "follows" not in c)
    groups = (list(of) for _, of in groupby(told, key=itemgetter("about")))
    for group in nsmallest(SHOWN, groups, key=_minor):
        yield from _company(group[0]["about"], group)
    yield Text()


def _company(about: str, group: Sequence[Row]) -> Iterator[RenderableType]:
    known = (one["name"] for one in group if one.get("name"))
    new = (one["new"]["value"] for one in group if one["what"] == "name" and "new" in one)
    name = next(chain(known, new), None)
    yield Text(plain(f"{name} ({about})" if name else about), "bold")
    yield from (Padding(Text(_change(one)), (0, 0, 0, 2)) for one in group)


def _minor(group: Sequence[Row]) -> bool:
    return not any(one["what"] in MAJOR or one["kind"] == "LOCATED_IN" for one in group)


def _change(change: Row) -> str:
    if change["change"] != "changed":
        said = change.get("new") or change["old"]
        value = _said(said.get("value", said.get("end")))
        return plain(f"{change['what']}: {value}, {change['change']}")
    old, new = change["old"], change["new"]
    fields = (f"{_field(k)}{_said(old[k])} → {_said(new[k])}" for k in new if k != "end")
    places = [" → ".join(change["places"])] if "places" in change else []
    follows = ", follows its renamed region" if "follows" in change else ""
    return plain(f"{change['what']}: {'; '.join([*places, *fields])}{follows}")


def _field(name: str) -> str:
    return "" if name == "value" else f"{name} "


def _said(value: object) -> str:
    return "(not said)" if value is None else str(value)


def _next(plan: Plan) -> Iterator[str]:
    if plan.shrinks and not plan.allowed:
        yield (
            f"More than {SHRINK:.0%} of its statements would be gone: is the file whole? If so, "
            "plan again with --allow-shrink."
        )
        return
    yield f"Every change  superregion plan show {plan.name}"
    yield f"Apply it      superregion apply {plan.name}"
