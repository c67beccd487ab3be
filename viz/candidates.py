"""A candidate list in the terminal: ranks, parts, evidence, and what it does not say."""

from collections.abc import Collection, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from graph.candidates import Candidate, CandidateList, Heading
from viz.about import about_words, left_lines
from viz.marks import disputes, marks, notes
from viz.tables import table
from viz.words import SYSTEMS, count, number, share, size

WIDE = 100  # columns from which the raw measures stand beside the points


def candidate_report(found: CandidateList, rows: int | None, width: int) -> RenderableType:
    """Return the list: heading, table, legend, and what its sources leave out."""
    scored = [r for r in found.rows if r.rank]
    shown = list(found.rows) if rows is None else scored[:rows]
    return Group(
        Text(f"\nCandidates, {SYSTEMS.get(found.heading.system, found.heading.system)}", "bold"),
        Padding(Text(_about(found.heading)), (0, 0, 1, 0)),
        *(line.append("\n") for line in left_lines(found.heading.left_out)),
        _table(shown, found.heading, wide=width >= WIDE),
        Text(_cut(found.heading, shown)),
        *(Text(note) for note in notes(shown)),
        *(Text(note) for note in disputes(shown)),
        Text(_legend(found.heading), "dim"),
        *(Text(f"{s.id}: {s.missing}", "bold") for s in found.sources),
    )


def chosen_report(found: CandidateList, ids: Collection[str]) -> RenderableType:
    """Return how the companies that a programme chose stand in the list."""
    made = table(
        ("Chosen company", "left"), ("Region", "left"), ("Stands", "left"), ("k", "right"),
        ("ev.", "right"), ("?", "right"), ("n/c", "right"),
    )  # fmt: skip
    for row in (r for r in found.rows if r.id in ids):
        stands = f"rank {_rank(row)}" if row.rank else row.standing
        made.add_row(
            row.name, _region(row), stands, str(row.partners), _evidence(row),
            count(row.region_unknown), count(row.no_companies),
        )  # fmt: skip
    title = "The super-regional leading companies chosen by the ministry in January 2024"
    return Group(Text(f"\n{title}", "bold"), made)


def _about(h: Heading) -> str:
    unknown = (
        f" Size unknown: {h.size_unknown} ({h.size_unknown_scored} of the scored)."
        if h.size_unknown is not None
        else ""
    )
    about = about_words(h.as_of, h.known_at, h.different)
    return (
        f"{about}, rules {h.rules}. Population: {h.population}; "
        f"{h.companies:,} companies. Scored: {h.scored:,}. Insufficient evidence (fewer than "
        f"{h.minimum_partners} partner companies with a known region): {h.insufficient:,}."
        f"{unknown} {h.place_unknown:,} companies of the graph have no known place and stand in "
        f"no list. Evidence from {h.oldest or 'no date'} to {h.newest or 'no date'}."
    )


def _table(rows: Sequence[Candidate], heading: Heading, *, wide: bool) -> Table:
    parts = list(heading.weights)
    raw = [("outside", "right"), ("B", "right"), ("z", "right")] if wide else []
    sizes = [] if heading.size_unknown is None else [("Size", "left")]
    doubted = any(row.disputed for row in rows)
    made = table(
        ("#", "right"), ("Company", "left"), ("Region", "left"), *sizes,
        ("Score", "right"), *((f"+{p}", "right") for p in parts), *raw,
        ("k", "right"), ("k*", "right"), ("ev.", "right"), ("last", "right"), ("?", "right"),
        ("n/c", "right"), *([("dis.", "right")] if doubted else []), space=1 if wide else 0,
    )  # fmt: skip
    for row in rows:
        cells = _cells(row, parts, wide=wide) + ([count(row.disputed)] if doubted else [])
        made.add_row(
            *(cells if sizes else cells[:3] + cells[4:]), style=None if row.rank else "dim"
        )
    return made


def _cells(row: Candidate, parts: Sequence[str], *, wide: bool) -> list[str]:
    points = row.contributions or {}
    raw = [
        share(row.external_share),
        number(row.external_regions, 1),
        number(row.within_region_z, 1),
    ]
    return [
        _rank(row) if row.rank else "–",
        row.name or row.id,
        _region(row),
        size(row.size),
        number(row.score, 1) if row.rank else "–",
        *(number(points[p], 1) if p in points else "–" for p in parts),
        *(raw if wide else []),
        str(row.partners),
        str(row.partners_without_public),
        _evidence(row),
        str(row.newest.year) if row.newest else "?",
        count(row.region_unknown),
        count(row.no_companies),
    ]


def _region(row: Candidate) -> str:
    return f"{row.region_name or '?'}{marks(row)}"


def _evidence(row: Candidate) -> str:
    return f"({row.doubtful}) {row.statements}" if row.doubtful else str(row.statements)


def _rank(row: Candidate) -> str:
    return f"={row.rank}" if row.tied else str(row.rank)


def _cut(heading: Heading, shown: Sequence[Candidate]) -> str:
    rest = heading.companies - len(shown)
    return f"Shown {len(shown)} of {heading.companies:,}" + (
        "; --all shows every row." if rest else "."
    )


def _legend(heading: Heading) -> str:
    weights = ", ".join(f"{p} {w:g}" for p, w in heading.weights.items())
    return (
        "Score 0–100 = points of X (share of partners outside the region), B (effective number "
        "of regions outside) and z (partners at home, against the region's companies); weights "
        f"{weights}. "
        "k: partner companies with a known region; k*: without public corporations; "
        "ev.: statements, (of these extracted, inferred or synthetic); last: year of the newest; "
        "~ the place is inferred; "
        "?: partners whose region is unknown; n/c: partners that are no companies. "
        "= shares its rank. Formulas: docs/measures.md"
    )
