"""Answers as plain tables for the terminal."""

import json
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.control import strip_control_codes
from rich.table import Table
from rich.text import Text

from graph.reading import Reading
from graph.runs import Outcome
from viz.words import follow

SHOWN = 5  # rejected rows in the report; the file of remarks has them all
FEW = 3  # columns that are readable when folded


def table(*columns: tuple[str, str], space: int = 1) -> Table:
    """Return an empty table; a column is a heading and `left` or `right`."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, space, 0, 0))
    for heading, side in columns:
        made.add_column(heading, justify="right" if side == "right" else "left", overflow="fold")
    return made


def rows_table(
    columns: Sequence[str], rows: Sequence[Mapping[str, Any]], width: int
) -> RenderableType:
    """Return any rows as a table, or one below the other where they do not fit; null is empty."""
    cells = [[_cell(row[c]) for c in columns] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(columns, *cells, strict=True)]
    if sum(widths) + 2 * len(columns) > width and len(columns) > FEW:
        return Group(*(_record(columns, row) for row in cells))
    made = table(*((c, "left") for c in columns))
    for row in cells:
        made.add_row(*map(Text, row))
    return made


def _record(columns: Sequence[str], cells: Sequence[str]) -> RenderableType:
    made = Table.grid(padding=(0, 2))
    for column, cell in zip(columns, cells, strict=True):
        if cell:
            made.add_row(Text(column, "dim"), Text(cell))
    return Group(made, Text())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    nested = isinstance(value, list | dict)
    text = json.dumps(value, ensure_ascii=False, default=str) if nested else str(value)
    return plain(text)


def plain(text: str) -> str:
    """Return text without what would steer the terminal."""
    return strip_control_codes(text)


def load_report(reading: Reading, outcome: Outcome) -> RenderableType:
    """Return what was read and rejected, file by file, and what the database wrote."""
    made = table(
        ("file", "left"), ("rows read", "right"), ("accepted", "right"), ("rejected", "right"),
    )  # fmt: skip
    for file in reading.files:
        made.add_row(file.name, f"{file.rows:,}", f"{file.accepted:,}", f"{file.rejected:,}")
    rejected = [Text(str(r), style="bold") for r in islice(reading.rejects, SHOWN)]
    title = Text(f"\n{reading.source.id}: {reading.source.title}", "bold")
    return Group(title, made, Text(_wrote(outcome)), *rejected)


def _wrote(outcome: Outcome) -> str:
    if outcome.run is None:
        return (
            f"Nothing had changed: {outcome.unchanged:,} statements stand as they were, the "
            f"database wrote 0 nodes and 0 relationships. Version {outcome.version} stays."
        )
    return (
        f"Run {outcome.run}: {changed(outcome)} The database wrote {outcome.nodes_created:,} nodes "
        f"and {outcome.relationships_created:,} relationships."
    )


def changed(outcome: Outcome) -> str:
    """Say how many statements a run added, ended and left, in a sentence without its beginning."""
    kept = f" ({outcome.past:,} of them kept as over)" if outcome.past else ""
    return (
        f"{outcome.added:,} statements added, {outcome.ended:,} ended{kept}, "
        f"{outcome.unchanged:,} unchanged{follow(outcome.beside)}."
    )
