"""One organisation's partners in the terminal: what they are to it, where, and how large."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from graph.frame import Frame
from graph.partner_answers import PartnerGroup
from graph.partnerships import (
    ANY,
    CLASSES,
    NO_COMPANY,
    PUBLIC,
    UNKNOWN,
    Partnerships,
    partners_by_class,
)
from viz.about import about, left_lines
from viz.marks import disputes, in_words
from viz.partner_columns import (
    HEADINGS,
    Columns,
    Rows,
    amounts_table,
    rank_of,
    relation_of,
    typed_relation,
)
from viz.words import SYSTEMS, counted, size
from viz.words import UNKNOWN as UNSAID

Groups = Mapping[str, Sequence[PartnerGroup]]

_LEGEND = (
    "Relation: what it does; a partner of two relations is in both. A partner stands in one "
    "column{}; size ? companies whose size nobody states: they may be of any size. "
    "ev.: statements, (of these extracted, inferred or synthetic); last: year of the newest."
)
_BESIDE = {
    PUBLIC: "pub public corporations and other public bodies",
    NO_COMPANY: "n/c no companies",
}


def partnerships_report(found: Partnerships, frame: Frame) -> RenderableType:
    """Return the partners by relation and region, then by kind of co-operation and support."""
    once = [r for r in found.rows if r.tie == ANY]
    typed = [r for r in found.rows if r.form != ANY]
    columns = Columns.of(once)
    title = Text("\nCo-operation and support, by kind", "bold")
    tables: list[RenderableType] = [_by_region(found.rows, frame, columns)] if once else []
    tables += [title, _by_form(typed, columns)] if typed else []
    tables += [_amounts(found, frame)] if found.money.year is not None else []
    return Group(
        Text(f"\nPartners of {found.company.name or found.company.id}", "bold"),
        Text(_about(found, frame)),
        *left_lines(frame.left_out),
        Text(_classes(once), "bold"),
        *tables,
        *(Text(note) for note in disputes(found.rows)),
        Text(_LEGEND.format(_beside(columns)), "dim"),
    )


def _beside(columns: Columns) -> str:
    said = [words for kind, words in _BESIDE.items() if kind in columns.classes]
    return ": " + ", ".join(said) if said else ""


def _about(found: Partnerships, frame: Frame) -> str:
    company, scope = found.company, frame.scope
    region = frame.name(company.region) or "region unknown"
    sized = size(company.size) if company.size else "size unknown"
    kind = "public body, " if company.public else ""
    what = f"{kind}{sized}" if company.company else f"{kind}no company"
    return (
        f"{company.id}, {region}{in_words(company)}, {what}. {about(scope)}, "
        f"{SYSTEMS.get(scope.system, scope.system)}."
    )


def _classes(once: Rows) -> str:
    counts = partners_by_class(once)
    words = {**HEADINGS, PUBLIC: "public", NO_COMPANY: "no company"}
    said = [f"{words[c]} {counts[c]:,}" for c in CLASSES if counts[c] and c != UNKNOWN]
    everybody = counted(sum(counts.values()), "partner")
    return f"{everybody}: {', '.join([*said, f'size unknown {counts[UNKNOWN]:,}'])}."


def _by_region(rows: Rows, frame: Frame, columns: Columns) -> Table:
    made = columns.table("Relation, region")
    related = _grouped((r for r in rows if r.tie != ANY and r.form == ANY), relation_of)
    for relation in sorted(related, key=rank_of):
        of = related[relation]
        made.add_row(relation, *columns.cells(of), style="bold")
        regions = _grouped(of, lambda r: frame.name(r.partner_region) or UNSAID)
        for region in sorted(regions, key=lambda name: _largest(regions, name)):
            made.add_row(f"  {region}", *columns.cells(regions[region]))
    return made


def _by_form(rows: Rows, columns: Columns) -> Table:
    made = columns.table("Relation, kind")
    related = _grouped(rows, relation_of)
    for relation in sorted(related, key=rank_of):
        forms = _grouped(related[relation], lambda r: r.form)
        for form in sorted(forms, key=lambda name: _largest(forms, name)):
            of = forms[form]
            made.add_row(typed_relation(of[0]), *columns.cells(of))
    return made


def _amounts(found: Partnerships, frame: Frame) -> RenderableType:
    def key(row: PartnerGroup) -> tuple[str, str]:
        return typed_relation(row), frame.name(row.partner_region) or UNSAID

    return amounts_table(found.rows, found.money, ("Relation", "Region"), key)


def _grouped(rows: Iterable[PartnerGroup], key: Callable[[PartnerGroup], str]) -> Groups:
    of: dict[str, list[PartnerGroup]] = defaultdict(list)
    for row in rows:
        of[key(row)].append(row)
    return of


def _largest(groups: Groups, name: str) -> tuple[bool, int, str]:
    """Sort by the number of partners; what is unknown comes last."""
    return name == UNSAID, -sum(r.partners for r in groups[name]), name
