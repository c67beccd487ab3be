"""Small tables of a made-up country in each format, and the mapping that reads them."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from graph.checked import Checked, CheckedTable, Trouble
from graph.model import Statement
from graph.reading import Reading
from ingest.mapped.checking import check
from ingest.mapped.reading import reading, tables
from ingest.mapping import Mapping, mapping

SOURCE = """\
source:
  id: made-up
  title: Made up
  publisher: the tests
  licence: CC0-1.0
  evidence: synthetic
  absence: retracted
"""
REGIONS = """\
  - file: regions.csv
    regions: {system: xm-land, country: XM, key: code, name: name}
"""
COMPANIES = """\
  - file: companies.csv
    organisations:
      {key: key, name: name, kind: company, region: region, role: head_office}
"""
TIES = """\
  - file: ties.csv
    ties: {kind: supplies, from: from, to: to, amount: amount, currency: {value: EUR}, on: on}
"""
REGION_ROWS = [["code", "name"], ["N", "Nord"], ["S", "Süd"]]
COMPANY_ROWS = [["key", "name", "region"], ["a", "Alder", "Nord"], ["b", "Birke", "S"]]
TIE_ROWS = [["from", "to", "amount", "on"], ["a", "b", "100", "2024"]]
FORMATS = ("csv", "xlsx", "jsonl", "parquet")

Rows = Sequence[Sequence[object]]


def put(folder: Path, name: str, rows: Rows) -> Path:
    """Write a table, its header first, in the format of its name's ending."""
    path = folder / name
    _WRITE[path.suffix](path, rows)
    return path


def _csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _xlsx(path: Path, rows: Rows) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Table")
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                sheet.write(y, x, cell)


def _jsonl(path: Path, rows: Rows) -> None:
    lines = (
        json.dumps(dict(zip(map(str, rows[0]), r, strict=True)), default=str) for r in rows[1:]
    )
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _parquet(path: Path, rows: Rows) -> None:
    columns = zip(*rows[1:], strict=True) if rows[1:] else [[] for _ in rows[0]]
    pq.write_table(pa.table({str(n): list(c) for n, c in zip(rows[0], columns, strict=True)}), path)


_WRITE = {".csv": _csv, ".xlsx": _xlsx, ".jsonl": _jsonl, ".parquet": _parquet}


def mapped(folder: Path, tables: str, defaults: str = "") -> Mapping:
    """Write a mapping of these tables beside them, and read it."""
    path = folder / "mapping.yaml"
    said = f"defaults: {{{defaults}}}\n" if defaults else ""
    path.write_text(f"{SOURCE}{said}tables:\n{tables}", "utf-8")
    return mapping(path)


def three(folder: Path, **rows: Rows) -> Mapping:
    """Write three tables, some of them with rows of their own; return their mapping."""
    put(folder, "regions.csv", rows.get("regions", REGION_ROWS))
    put(folder, "companies.csv", rows.get("companies", COMPANY_ROWS))
    put(folder, "ties.csv", rows.get("ties", TIE_ROWS))
    return mapped(folder, REGIONS + COMPANIES + TIES)


def read(said: Mapping, folder: Path) -> Reading:
    """Read tables as `load table` does."""
    return reading(said, tables(said, [folder]))


def stated(said: Mapping, folder: Path) -> dict[str, Statement]:
    """Return what tables state, by key."""
    return {one.key: one for one in read(said, folder).statements}


def checked(said: Mapping, folder: Path, name: str = "ties") -> CheckedTable:
    """Return what a check says of one kind of table."""
    found = check(said, [folder])
    return next(one for one in found.tables if one.kind == name)


def only(found: CheckedTable) -> Trouble:
    """Return the one thing that is wrong with a table."""
    (trouble,) = found.troubles
    return trouble


def accounted(found: Checked) -> bool:
    """Return whether every row that was read was taken or rejected."""
    return all(one.rows == one.accepted + one.rejected for one in found.tables)
