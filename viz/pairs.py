"""Large companies with smaller ones in the terminal: from region to region, and one by one."""

from collections import defaultdict
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from graph.frame import Frame
from graph.partner_answers import PartnerGroup
from graph.partnerships import ANY, UNKNOWN, Pairs, partners_by_class
from viz.about import about, left_lines
from viz.marks import disputes
from viz.partner_columns import (
    HEADINGS,
    Columns,
    Rows,
    amounts_table,
    relation_of,
    typed_relation,
)
from viz.words import SYSTEMS, count, counted
from viz.words import UNKNOWN as UNSAID

_LEGEND = (
    "A pair is a large company and a company tied to it that is not stated to be large; one that "
    "is tied to three of them is in three pairs. size ?: nobody states the size of the smaller "
    "side, which may be large too. pub: pairs of public corporations, in no other column of the "
    "first table. out: pairs into another region, where both are known. ev.: statements, (of "
    "these extracted, inferred or synthetic); last: year of the newest."
)
_LARGE = ("large company", "large companies")
_TAKEN = ("company taken as large", "companies taken as large")
_PUBLIC = ("public corporation", "public corporations")
_NOBODY = (
    "No company of this graph is stated to be large and has such a partner; name the large side: "
    "superregion partnerships --anchor NAME"
)


def pairs_report(found: Pairs, frame: Frame, shown: int | None) -> RenderableType:
    """Return the pairs by region and relation, then each large company and public corporation."""
    once = [r for r in found.rows if r.tie == ANY]
    own = [r for r in once if _large(r, found)]
    public = [r for r in once if not _large(r, found)]
    title = Text(f"\nLarge companies and smaller ones, {_system(frame)}", "bold")
    about_it = [Text(_about(found, frame)), *left_lines(frame.left_out)]
    if not once:
        return Group(title, *about_it, Text(_NOBODY, "bold"))
    return Group(
        title,
        *about_it,
        *(Text(sentence, "bold") for sentence in _sums(own, public, found)),
        *_by_region(found, frame, shown),
        *_amounts(found, frame),
        *_one_by_one("Large company", own, frame, shown),
        *_one_by_one("Public corporation", public, frame, shown),
        *(Text(note) for note in disputes(found.rows)),
        Text(_LEGEND, "dim"),
    )


def _large(row: PartnerGroup, found: Pairs) -> bool:
    """Return whether it is the large side; a public corporation is one only where it is named."""
    return not row.public or row.company in found.anchors


def _system(frame: Frame) -> str:
    return SYSTEMS.get(frame.scope.system, frame.scope.system)


def _about(found: Pairs, frame: Frame) -> str:
    names = ", ".join(sorted({r.name or r.company for r in (*found.rows, *found.left_out)}))
    taken = f"Taken as the large side: {names}. " if found.anchors else "Large as stated. "
    beside = partners_by_class(r for r in found.left_out if r.tie == ANY)
    said = ", ".join(f"{HEADINGS[c]} {n:,}" for c, n in beside.items() if n)
    left = f" Partners of theirs that are in no pair: {said}." if said else ""
    return f"{taken}{about(frame.scope)}.{left}"


def _sums(own: Rows, public: Rows, found: Pairs) -> Iterable[str]:
    large = _TAKEN if found.anchors else _LARGE
    for rows, (one, many) in ((own, large), (public, _PUBLIC)):
        counts, bodies = partners_by_class(rows), len({r.company for r in rows})
        known = [f"{HEADINGS[c]} {n:,}" for c, n in counts.items() if n and c != UNKNOWN]
        said = ", ".join([*known, f"size unknown {counts[UNKNOWN]:,}"])
        pairs = counted(sum(counts.values()), "pair")
        if bodies:
            yield f"{bodies:,} {one if bodies == 1 else many}, {pairs}: {said}."


def _by_region(found: Pairs, frame: Frame, shown: int | None) -> Iterable[RenderableType]:
    of: dict[tuple[str, str, str], list[PartnerGroup]] = defaultdict(list)
    for row in found.rows:
        if row.tie != ANY and row.form == ANY:
            home, there = (frame.name(r) or UNSAID for r in (row.region, row.partner_region))
            of[home, relation_of(row), there].append(row)
    columns = Columns.of(r for r in found.rows if _large(r, found))
    made = columns.table("Large in", "Relation", "Other in")
    made.add_column("pub", justify="right")
    own = {key: [r for r in rows if _large(r, found)] for key, rows in of.items()}
    for key in sorted(of, key=lambda k: (_least(own[k]), _least(of[k]), k))[:shown]:
        public = sum(r.partners for r in of[key]) - sum(r.partners for r in own[key])
        made.add_row(*key, *columns.cells(own[key]), count(public))
    yield made
    yield from _cut(len(of), shown)


def _amounts(found: Pairs, frame: Frame) -> Iterable[RenderableType]:
    def key(row: PartnerGroup) -> tuple[str, str, str]:
        home, there = (frame.name(r) or UNSAID for r in (row.region, row.partner_region))
        return home, typed_relation(row), there

    if found.money.year is not None:
        own = [r for r in found.rows if _large(r, found)]
        yield amounts_table(own, found.money, ("Large in", "Relation", "Other in"), key)


def _one_by_one(
    heading: str, rows: Rows, frame: Frame, shown: int | None
) -> Iterable[RenderableType]:
    of: dict[str, list[PartnerGroup]] = defaultdict(list)
    for row in rows:
        of[row.company].append(row)
    if not of:
        return
    columns = Columns.of(rows)
    made = columns.table(heading, "Region")
    made.add_column("out", justify="right")
    for company in sorted(of, key=lambda c: (_least(of[c]), c))[:shown]:
        first = of[company][0]
        out = sum(r.partners for r in of[company] if _out(r))
        region = frame.name(first.region) or UNSAID
        made.add_row(first.name or company, region, *columns.cells(of[company]), count(out))
    yield made
    yield from _cut(len(of), shown)


def _least(rows: Rows) -> tuple[int, int]:
    """Sort those with most partners of a known size first, then those with most of all."""
    counts = partners_by_class(rows)
    everybody = sum(counts.values())
    return counts[UNKNOWN] - everybody, -everybody


def _out(row: PartnerGroup) -> bool:
    return None not in (row.region, row.partner_region) and row.region != row.partner_region


def _cut(rows: int, shown: int | None) -> Iterable[RenderableType]:
    if shown is not None and rows > shown:
        yield Text(f"Shown {shown:,} of {rows:,} rows; --all shows every row.")
