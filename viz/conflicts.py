"""What is stated in several ways, in the terminal: each value with its source, the winner first."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from graph.answers import Answer, Conflict
from graph.frame import Frame
from graph.winners import rule
from viz.about import about, left_lines
from viz.card import Said, Sources
from viz.words import counted, still, until
from viz.words import size as size_word

_LEGEND = (
    "Of each the first value wins. The rules, in this order: undisputed before disputed; better "
    "evidence (official and filing; company and press; extracted and applicant; inferred; made "
    "up); later (from its first day, else from the date of its source); smaller id."
)


def conflicts_report(
    found: Answer[Conflict], frame: Frame, properties: Sequence[str]
) -> RenderableType:
    """Return the conflicts, each with its statements and the rule that decided it."""
    sources = Sources()
    lines = [part for conflict in found.rows for part in _conflict(conflict, frame, sources)]
    number = counted(len(found.rows), "conflict")
    cut = "; there are more: --rows" if found.truncated else ""
    what = " and ".join(p.replace("_", " ") for p in properties)
    return Group(
        Text(f"\nDifferent values of {what} for one day", "bold"),
        Text(f"{about(frame.scope)}. {number}{cut}."),
        *left_lines(frame.left_out),
        *lines,
        *([Text("\nSources", "bold"), *sources.listed()] if lines else []),
        Text(_LEGEND, "dim"),
    )


def _conflict(conflict: Conflict, frame: Frame, sources: Sources) -> Iterator[RenderableType]:
    what = conflict.property.replace("_", " ")
    heading = (
        f"\n{conflict.name or conflict.id} ({conflict.id}), {what}: by {rule(conflict.statements)}"
    )
    yield Text(heading, "bold")
    for said in conflict.statements:
        text = Text(_said(conflict.property, said, frame)).append(f"   {sources.cite(said)}", "dim")
        yield Padding(text, (0, 0, 0, 2))


def _said(property: str, said: Said, frame: Frame) -> str:
    value = {"size": size_word, "head_office": frame.name}.get(property, str)(said["as_stated"])
    first = f", from {said['valid_from']}" if said["valid_from"] else ""
    seen = f", of {said['seen_from']}" if said["seen_from"] and not first else ""
    over = until(said["valid_to"], said["seen_to"])
    last = over or still(said["seen_from"], said["stated_on"])
    disputed = ", disputed" if said["disputed"] else ""
    return f"{value}{first}{seen}{last}{disputed}"
