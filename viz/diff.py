"""Two candidate lists side by side in the terminal: who entered, left or moved, and why."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from graph.candidates import Heading
from graph.diff import ENTERED, LEFT, MOVED, Change, Diff
from viz.about import about_words, left_lines
from viz.tables import table
from viz.words import SYSTEMS, UNKNOWN, counted

_LEGEND = (
    "Cause: what alone makes the same change, the first list made anew with only that taken from "
    "the second: the map (the regions of another day), the data known (another version) or the day "
    "(what held and had happened by then); with + they do so only together. Ranks of others move "
    "when one company's region does."
)


def diff_report(found: Diff, rows: int | None) -> RenderableType:
    """Return the changes of rank, with the causes, the largest groups first."""
    shown = found.changes[:rows]
    made = table(
        ("", "left"), ("Company", "left"), ("from #", "right"), ("to #", "right"),
        ("Region", "left"), ("Cause", "left"),
    )  # fmt: skip
    for change in shown:
        made.add_row(
            change.what, change.name or change.id, str(change.rank_before or "–"),
            str(change.rank_after or "–"), _region(change), _cause(change),
        )  # fmt: skip
    return Group(
        Text(
            f"\nCandidates compared, {SYSTEMS.get(found.before.system, found.before.system)}",
            "bold",
        ),
        *_about("From", found.before),
        *_about("To", found.after),
        Text(_sums(found), "bold"),
        *([made] if shown else []),
        Text(f"Shown {len(shown):,} of {counted(len(found.changes), 'change')}."),
        Text(_LEGEND, "dim"),
    )


def _about(which: str, heading: Heading) -> Iterator[Text]:
    about = about_words(heading.as_of, heading.known_at, heading.different)
    yield Text(f"{which}: {about}; {heading.scored:,} scored of {heading.companies:,}.")
    yield from left_lines(heading.left_out)


def _sums(found: Diff) -> str:
    if not found.differ:
        return "The two lists are of the same day, version and map, so that nothing can differ."
    kinds = Counter(change.what for change in found.changes)
    causes = Counter(_cause(change) for change in found.changes)
    what = ", ".join(f"{kinds[kind]:,} {kind}" for kind in (ENTERED, LEFT, MOVED))
    why = "; ".join(f"{cause}: {n:,}" for cause, n in causes.most_common())
    return f"{what}; {found.same:,} kept their rank." + (f" Caused by {why}." if why else "")


def _region(change: Change) -> str:
    before, after = (r or UNKNOWN for r in (change.region_before, change.region_after))
    return before if before == after else f"{before} → {after}"


def _cause(change: Change) -> str:
    return " or ".join(" + ".join(names) for names in change.causes)
