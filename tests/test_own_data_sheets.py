"""Spreadsheets and Parquet: typed cells, merged headers, sheets that begin elsewhere."""

import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from graph.errors import BadSource
from ingest.tabular import look
from ingest.tabular.sheet import How, Numbered, Odd

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Blatt">
<table:table-row>
<table:table-cell office:value-type="string"><text:p>Nr</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Wert</text:p></table:table-cell>
</table:table-row>
<table:table-row>
<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="1.5"/>
</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""


def rows(path: Path, how: How | None = None) -> list[Numbered]:
    return list(look(path, how or How()).rows(lambda _: None))


def test_a_sheet_may_begin_anywhere_and_its_cells_have_types(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        sheet = book.add_worksheet("Eins")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        clock = book.add_format({"num_format": "hh:mm"})
        sheet.merge_range("C3:D3", "Wert")
        sheet.merge_range("B3:B4", "Nr")
        sheet.write_row("C4", ["alt", 2024, ""])
        sheet.write_row("B5", [7, 1.5, True])
        sheet.write_datetime("E5", datetime(2024, 5, 31), day)
        sheet.write_datetime("E6", datetime(1899, 12, 31, 9, 30), clock)
        sheet.write_formula("C6", "=1/0", value="#DIV/0!")
        sheet.write("D8", "last")
    found = look(tmp_path / "t.xlsx", How(header=(3, 4)))
    assert found.columns == ("Nr", "Wert alt", "Wert 2024", "column E")
    first, second, third = (
        list(row.values()) for _, row in found.rows(lambda _: None) if isinstance(row, dict)
    )
    assert first == [7, 1.5, True, date(2024, 5, 31)]
    assert second[:3] == ["", "", ""]  # a formula that failed is blank
    assert isinstance(second[3], Odd | date)
    assert third == ["", "", "last", ""]
    assert [number for number, _ in found.rows(lambda _: None)] == [5, 6, 8]


def test_merged_cells_below_the_header_are_said(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.merge_range("A2:A3", "one")
        sheet.write("B3", "x")
    found = look(tmp_path / "t.xlsx", How())
    assert found.guessed == "1 merged cells below the header: only their first cell is read"


def test_an_open_document_is_read_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", ODS.replace("\n", ""))
    assert rows(tmp_path / "t.ods") == [(2, {"Nr": 7, "Wert": 1.5})]


def test_a_spreadsheet_that_would_unpack_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.tabular import spreadsheet

    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        book.add_worksheet().write_column(0, 0, ["a"] * 1000)
    monkeypatch.setattr(spreadsheet, "UNPACKED", 10_000)
    with pytest.raises(
        BadSource, match=r"^t.xlsx unpacks to [\d,]+ bytes, too many: save it as CSV"
    ):
        look(tmp_path / "t.xlsx", How())


def test_a_parquet_file_keeps_its_types(tmp_path: Path) -> None:
    table = pa.table({
        "n": pa.array([7, None], pa.int32()),
        "d": pa.array([Decimal("1.50"), None], pa.decimal128(9, 2)),
        "t": pa.array([1717113599123456789, None], pa.timestamp("ns", "UTC")),
        "s": pa.array(["각", None]).dictionary_encode(),
        "b": pa.array([b"x", None]),
        "l": pa.array([[1], None]),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "t.parquet")
    (_, first), (_, second) = rows(tmp_path / "t.parquet")
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    day = first.pop("t")
    assert isinstance(day, datetime)
    assert (day.year, day.month, day.day) == (2024, 5, 30)
    assert first == {
        "n": 7, "d": Decimal("1.50"), "s": "각", "b": Odd("bytes"), "l": Odd("a nested value"),
    }  # fmt: skip
    assert second["n"] is None
