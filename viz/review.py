"""What somebody should look at in the terminal: who may be who, and what was decided."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from graph.who import Decision, DoubtedNumber, Review, SharedNumber, Step

_VERDICTS = {"same": "is", "different": "is not", "unsure": "is perhaps"}


def review_report(review: Review) -> RenderableType:
    """Return the open cases with what to do about each, and the decisions so far."""
    parts = (
        _part("Numbers that several organisations have", map(_shared, review.shared)),
        _part("Numbers beside somebody else's name", map(_doubted, review.doubted)),
        _part("Decisions", map(decision_line, review.decisions)),
    )
    advice = Text("\nDecide with: superregion decide A B --same (or --different) --why TEXT", "dim")
    return Group(*(line for part in parts for line in part), advice)


def decision_line(one: Decision) -> str:
    """Return a decision in a line: who is who, since when, by whom, why."""
    a, b = (
        f"{name} ({id})" if name else id for id, name in ((one.a, one.a_name), (one.b, one.b_name))
    )
    undone = f"; undone by run {one.undone}" if one.undone else ""
    return f"{one.number}. {a} {_VERDICTS[one.verdict]} {b}: {one.why} ({one.by}, {one.on}{undone})"


def step_line(step: Step) -> str:
    """Return what an alias stands for, and why.

    >>> step_line(Step("kr-krx-1", "kr-dart-2", "krx:1", 2, None, None, None))
    'kr-krx-1 is kr-dart-2: both have the number krx:1 (run 2)'
    """
    why = f"{step.basis} by {step.by}, {step.on}: {step.why}"
    if step.why is None:
        why = f"both have the number {step.basis}"
        if "@" in step.alias:
            why = f"its number {step.basis} is in doubt"
    return f"{step.alias} is {step.id}: {why} (run {step.run})"


def _shared(one: SharedNumber) -> str:
    holders = ", ".join(
        f"{h['name'] or 'no name'} ({h['id']}){_mark(h['disputed'])}" for h in one.holders
    )
    return f"{one.number}: {holders}"


def _doubted(one: DoubtedNumber) -> str:
    fits = f"; {one.proposed} would fit the name" if one.proposed else ""
    return (
        f"{one.id}, {one.source} {one.source_ref}: {one.number} {one.problem} ({one.holder}){fits}"
        f"{_mark(one.disputed)}"
    )


def _mark(disputed: bool) -> str:
    return ", disputed" if disputed else ""


def _part(title: str, lines: Iterable[str]) -> Iterable[RenderableType]:
    found = list(lines)
    yield Text(f"\n{title}: {len(found) or 'none'}", "bold")
    yield from (Padding(Text(line), (0, 0, 0, 2)) for line in found)
