"""What stands in the columns of a table, and what is wrong with its rows, grouped."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from graph.checked import Column, Trouble
from graph.reading import Remark
from ingest.tabular.sheet import Cell, Odd, Row, Sheet

_TYPED = 1_000  # cells of a column by which its type is told
_COLUMNS, _TROUBLES, _FIRST = 1_000, 500, 5  # that are kept
_NUMBER = re.compile(r"[-+−]?\d[\d.,'’  ]*(%|[eE][-+]?\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?([T ].*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}[./]\d\d?.*")
_ONE = re.compile(r"'[^']*'|\S+:\d+|\d+")  # what differs between reasons of one kind


@dataclass(slots=True)
class Watch:
    """The columns of a table, while its rows go by."""

    rows: int = 0
    filled: dict[str, int] = field(default_factory=dict)
    types: dict[str, dict[str, int]] = field(default_factory=dict)

    def see(self, row: Row) -> None:
        """Take note of a row."""
        self.rows += 1
        filled = self.filled
        for name, cell in row.items():
            if cell is None or cell == "" or (cell.__class__ is str and cell.isspace()):
                continue
            count = filled.get(name, 0)
            if count or len(filled) < _COLUMNS:
                filled[name] = count + 1
                if count < _TYPED:
                    kinds = self.types.setdefault(name, {})
                    kind = _type(cell)
                    kinds[kind] = kinds.get(kind, 0) + 1

    def columns(self, sheet: Sheet, asked: Mapping[str, Sequence[str]]) -> list[Column]:
        """Return the columns in their order, those that turned up later last."""
        known, typed = dict.fromkeys((*sheet.columns, *self.filled)), sheet.typed
        return [
            Column(
                name,
                self._type(name, typed),
                self.rows - self.filled.get(name, 0),
                asked.get(name, ()),
            )
            for name in known
        ]

    def _type(self, name: str, typed: bool) -> str | None:
        """Return the one or two kinds of its cells; of a file of texts, what they mean."""
        kinds = self.types.get(name)
        if not kinds:
            return None
        found = " and ".join(sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:2])
        return found if typed else found.replace(" as text", "")


def _type(cell: Cell) -> str:
    match cell:
        case bool():
            return "yes/no"
        case int() | float() | Decimal():
            return "number"
        case date():
            return "date"
        case Odd():
            return cell.what
        case str() if _DATE.fullmatch(cell.strip()):
            return "date as text"
        case str() if _NUMBER.fullmatch(cell.strip()):
            return "number as text"
    return "text"


@dataclass(slots=True)
class _Group:
    remark: Remark
    rows: int = 0
    first: list[int] = field(default_factory=list)


def troubles(remarks: Iterable[Remark]) -> list[Trouble]:
    """Return the remarks grouped by column and reason, those that reject rows first."""
    groups: dict[tuple[bool, str, str], _Group] = {}
    for remark in remarks:
        alike = _ONE.sub("…", remark.reason)
        key = (remark.rejected, remark.column, alike)
        if key not in groups and len(groups) >= _TROUBLES:
            key = (remark.rejected, "", "other reasons")
        group = groups.setdefault(key, _Group(remark))
        group.rows += 1
        if len(group.first) < _FIRST:
            group.first.append(remark.row)
    found = [
        Trouble(rejected, column, group.remark.reason if group.rows == 1 else alike, group.rows,
                tuple(group.first), group.remark.value)
        for (rejected, column, alike), group in groups.items()
    ]  # fmt: skip
    return sorted(found, key=lambda trouble: (not trouble.rejected, -trouble.rows))
