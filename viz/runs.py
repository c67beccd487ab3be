"""Runs as tables: what each read, what it changed, and what became of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph.answers import RunState
from graph.hashed import Verified
from graph.rebuilding import Rebuilt
from graph.runs import Outcome
from viz.tables import plain, table
from viz.words import UNKNOWN, counted, follow, minute


def runs_table(runs: Sequence[RunState]) -> RenderableType:
    """Return the runs, newest first."""
    made = table(
        ("run", "right"), ("closed, UTC", "left"), ("source", "left"), ("of", "left"),
        ("rows", "right"), ("added", "right"), ("ended", "right"), ("", "left"),
    )  # fmt: skip
    for run in runs:
        made.add_row(
            str(run.run), minute(run.closed), plain(run.source), _day(run),
            f"{run.rows:,}", _count(run.added), _count(run.ended), _more(run),
        )  # fmt: skip
    return made


def run_report(run: RunState) -> RenderableType:
    """Return everything that is kept of one run."""
    lines = [
        f"Run {run.run} of {plain(run.source)}{_comma(_more(run))}",
        f"opened    {minute(run.opened)}, closed {minute(run.closed)} UTC",
        f"read      {counted(run.rows, 'row')}, {run.rejected:,} rejected, of {_day(run)}",
        f"changed   {_count(run.added)} added, {_count(run.ended)} ended{follow(run.beside)}",
        f"hash      {run.hash or UNKNOWN}",
        *(f"file      {plain(name)}" for name in run.files),
    ]
    return Group(*map(Text, lines))


def undo_report(number: int, outcome: Outcome) -> str:
    """Say what an undoing did."""
    return (
        f"Run {outcome.run} undid run {number}: {outcome.added:,} statements stated again, "
        f"{outcome.ended:,} ended. Version {outcome.version}; versions before it are as they were."
    )


def rebuilt_report(made: Rebuilt) -> RenderableType:
    """Say what was made once more, and what nobody saw closed."""
    lines = [
        f"Graph {made.graph}",
        f"{counted(made.runs, 'run')} written once more, version {made.version}.",
        f"hash   {made.hash or UNKNOWN}",
    ]
    lines += [
        f"Run {run} is left out: its load ended before anybody saw it closed. Load its file again."
        for run in made.unseen
    ]
    return Group(*map(Text, lines))


def verified_report(found: Verified) -> RenderableType:
    """Say whether a version is what its runs made it."""
    lines = [f"Version {found.version}: {found.statements:,} statements", f"hash   {found.hash}"]
    if found.noted != found.hash:
        lines.append(f"noted  {found.noted or UNKNOWN}")
    if found.wrong:
        first = ", ".join(found.first)
        words = counted(found.wrong, "statement")
        lines.append(f"{words} no longer as written, the first: {first}")
    if found.good:
        end = "This is what its runs made it."
    elif found.noted is None and not found.wrong:
        end = "Its run noted no hash, so that there is nothing to compare it with."
    else:
        end = "This is not what its runs made it: somebody else changed the database."
    return Group(*map(Text, [*lines, end]))


def became(run: RunState) -> str:
    """Say what became of a run, where there is more to say than that it was completed."""
    if run.undone_by is not None:
        return f"undone by {run.undone_by}"
    if run.undoes is not None:
        return f"undid {run.undoes}"
    return "" if run.status == "complete" else run.status


def _more(run: RunState) -> str:
    return "; ".join(filter(None, (*map(_about, run.on), became(run))))


def _about(one: Mapping[str, Any]) -> str:
    """Say what was decided about two organisations, or that something is disputed.

    >>> about = {"number": 3, "verdict": "same", "a": "mill", "b": "works", "taken_back": False}
    >>> _about(about), _about({**about, "number": None, "taken_back": True})
    ('decision 3: mill and works, same', 'dispute about mill taken back')
    """
    back = " taken back" if one["taken_back"] else ""
    if one["number"] is None:
        return f"dispute about {one['a']}{back}"
    return f"decision {one['number']}{back}: {one['a']} and {one['b']}, {one['verdict']}"


def _comma(words: str) -> str:
    return f", {words}" if words else ""


def _day(run: RunState) -> str:
    return str(run.published or UNKNOWN)


def _count(number: int | None) -> str:
    return UNKNOWN if number is None else f"{number:,}"
