"""What was found in tables, in the terminal: columns, rows, and what would be rejected."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from graph.checked import Checked, CheckedTable, Column, Missing, Trouble, Unfound
from viz.tables import plain, table
from viz.words import counted

TROUBLES, REGIONS, UNREAD = 12, 10, 12  # of each, so many are shown; --json has all of them
_INDENT = (0, 0, 0, 2)


def check_report(found: Checked) -> RenderableType:
    """Return what was found, table by table, and whether all of it would be taken."""
    return Group(
        Text(f"\n{found.source}: {found.title}", "bold"),
        Text(f"It leaves out: {found.missing}"),
        *(part for one in found.tables for part in _table(one)),
        *_regions(found.regions_not_found),
        Text(f"\n{_verdict(found)}", "bold"),
    )


def _table(one: CheckedTable) -> Iterator[RenderableType]:
    read_as = f", {one.read_as}" if one.read_as else ""
    yield Text(f"\n{plain(one.name)}: {one.kind}{read_as}", "bold")
    if one.problem:
        yield _line(f"cannot be read: {one.problem}", "bold")
    for missing in one.missing:
        yield _line(_missing(missing), "bold")
    for note in one.notes:
        yield _line(f"to look at: {note}", "bold")
    if one.rows:
        rejected = f", {one.rejected:,} rejected" if one.rejected else ""
        yield _line(f"{counted(one.rows, 'row')}: {one.accepted:,} would be taken{rejected}")
    if one.columns:
        yield Padding(_columns(one), _INDENT)
    if one.troubles:
        yield Padding(_troubles(one.troubles), _INDENT)


def _columns(one: CheckedTable) -> RenderableType:
    made = table(("column", "left"), ("holds", "left"), ("blank", "right"), ("is", "left"))
    mapped = [column for column in one.columns if column.mapped]
    unread = [column for column in one.columns if not column.mapped]
    for column in (*mapped, *unread[:UNREAD]):
        made.add_row(*map(Text, _column(column, one.rows)))
    if more := len(unread) - UNREAD:
        made.add_row(Text(f"… {more} more that are not read") if more > 0 else Text())
    return made


def _column(column: Column, rows: int) -> tuple[str, str, str, str]:
    blank = f"{column.blank / rows:.0%}".replace("%", " %") if rows else ""
    holds = (column.type or "nothing") if rows else ""
    return plain(column.name), holds, blank, ", ".join(column.mapped) or "not read"


def _troubles(troubles: Sequence[Trouble]) -> RenderableType:
    made = table(("", "left"), ("rows", "right"), ("first", "left"), ("column", "left"),
                 ("why", "left"))  # fmt: skip
    for one in troubles[:TROUBLES]:
        example = f", as in {plain(one.example)!r}" if one.example else ""
        made.add_row(
            Text("rejected" if one.rejected else "kept", "bold" if one.rejected else ""),
            f"{one.rows:,}",
            Text(", ".join(map(str, one.first))),
            Text(plain(one.column)),
            Text(plain(one.reason) + example),
        )
    if len(troubles) > TROUBLES:
        made.add_row("", "", "", "", Text(f"… {len(troubles) - TROUBLES} more reasons: --json"))
    return made


def _missing(one: Missing) -> str:
    meant = f"; did you mean {plain(one.nearest)}?" if one.nearest else ""
    return f"column {one.name} is missing, which is to be {', '.join(one.fields)}{meant}"


def _regions(unfound: Sequence[Unfound]) -> Iterator[RenderableType]:
    if not unfound:
        return
    yield Text("\nNames of regions that were not found, and stay unknown", "bold")
    for one in unfound[:REGIONS]:
        yield _line(f"{plain(one.text)!r}: {counted(one.cells, 'cell')}")
    if len(unfound) > REGIONS:
        yield _line(f"… {len(unfound) - REGIONS} more: --json")


def _verdict(found: Checked) -> str:
    rows, rejected = sum(t.rows for t in found.tables), sum(t.rejected for t in found.tables)
    if any(one.problem or one.missing for one in found.tables):
        return "Not everything could be read; nothing would be loaded."
    if rejected:
        return f"{rejected:,} of {counted(rows, 'row')} would be rejected, the others loaded."
    return (
        f"All {counted(rows, 'row')} would be taken: {counted(found.statements, 'statement')} "
        f"about {found.nodes:,} things."
    )


def _line(text: str, style: str = "") -> RenderableType:
    return Padding(Text(plain(text), style), _INDENT)
