"""Two candidate lists side by side in the terminal: what changed of whom, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from graph.candidates import Heading
from graph.diff import KINDS, Change, Diff
from graph.standing import Difference
from viz.about import about_words, left_lines
from viz.tables import table
from viz.words import SYSTEMS, UNKNOWN, counted

_LEGEND = (
    "entered, left, moved: in or out of the ranks, or to another; changed: the rank is the same. "
    "# and region: of the second list, of the first for who left. Cause: what alone makes the same "
    "change, the first list made anew with only that taken from the second: the map (the regions "
    "of another day), the data known (another version) or the day (what held and had happened by "
    "then); with + they do so only together. Scores of others change when one company's region "
    "does. k, k*, ev. and the measures: superregion candidates; beyond: partner companies outside "
    "the region. --json has all that changed."
)
#: what is shown of a change, and how it is called
_WORDS = {
    "rank": "#",
    "score": "score",
    "standing": "",
    "region": "region",
    "size": "size",
    "name": "name",
    "partners": "k",
    "partners_without_public": "k*",
    "partners_beyond": "beyond",
    "region_unknown": "partners in no known region",
    "abroad": "partners abroad",
    "no_companies": "n/c",
    "statements": "ev.",
    "doubtful": "doubtful",
    "disputed": "disputed",
    "oldest": "oldest",
    "newest": "newest",
    "place_role": "place",
    "place_evidence": "place by",
    "place_seen_to": "last seen",
    "place_disputed": "place disputed",
}
#: what is shown where nothing else changed
_MEASURES = {
    "tied": "shares its rank",
    "external_share": "share outside",
    "external_regions": "B",
    "participation": "participation",
    "within_region_z": "z",
    "coverage": "coverage",
    "contributions": "points",
}


def diff_report(found: Diff, rows: int | None) -> RenderableType:
    """Return what changed, with the causes: who entered, left and moved first."""
    shown = found.changes[:rows]
    made = table(
        ("", "left"), ("#", "right"), ("Company", "left"), ("Region", "left"),
        ("Changed", "left"), ("Cause", "left"),
    )  # fmt: skip
    for change in shown:
        for row in _rows(change):
            made.add_row(*map(Text, row))
    system = SYSTEMS.get(found.before.system, found.before.system)
    return Group(
        Text(f"\nCandidates compared, {system}", "bold"),
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
    causes = Counter(cause for c in found.changes for cause in {*map(_cause, c.differences)})
    what = ", ".join(f"{kinds[kind]:,} {kind}" for kind in KINDS)
    why = "; ".join(f"{cause}: {n:,}" for cause, n in causes.most_common())
    return f"{what}; {found.same:,} stayed as they were." + (f" Caused by {why}." if why else "")


def _rows(change: Change) -> Iterator[Sequence[str]]:
    """Yield a row for each cause; the first one says whose they are."""
    of: dict[str, list[str]] = defaultdict(list)
    for one in _shown(change.differences):
        of[_cause(one)].append(_words(one, change))
    ranks, regions = (
        (change.rank_before, change.rank_after),
        (change.region_before, change.region_after),
    )
    whose = [change.what, _last(ranks, "–"), change.name or change.id, _last(regions, UNKNOWN)]
    for cause, words in of.items():
        yield (*whose, ", ".join(words), cause)
        whose = [""] * len(whose)


def _last(both: tuple[object, object], none: str) -> str:
    return str(both[1] or both[0] or none)


def _shown(found: Sequence[Difference]) -> Sequence[Difference]:
    """Return what is shown of a change: what a reader asks for, else the measures behind it."""
    of = {one.field: one for one in found}
    return [of[f] for f in _WORDS if f in of] or [of[f] for f in _MEASURES if f in of]


def _words(one: Difference, change: Change) -> str:
    before, after = one.before, one.after
    if one.field == "region" and change.region_before != change.region_after:
        before, after = change.region_before, change.region_after
    words = {**_WORDS, **_MEASURES}[one.field]
    return f"{words} {_both(before, after)}".strip()


def _both(before: object, after: object) -> str:
    """Write two values, measures with as many digits as tell them apart.

    >>> _both(54.26, 54.31), _both(None, "large"), _both(False, True)
    ('54.26 → 54.31', '– → large', 'no → yes')
    """
    digits = range(1, 10)
    written = [[_value(v, n) for v in (before, after)] for n in digits]
    return " → ".join(next((both for both in written if both[0] != both[1]), written[-1]))


def _value(value: object, digits: int) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.{digits}f}"
    if isinstance(value, Mapping):
        return " ".join(f"{part} {_value(points, digits)}" for part, points in value.items())
    return "–" if value is None else str(value).replace("_", " ")


def _cause(one: Difference) -> str:
    return " or ".join(" + ".join(names) for names in one.causes)
