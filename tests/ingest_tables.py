"""Folders of small tables for the tests of the sources, and the one change each test makes."""

import csv
import gzip
from collections.abc import Callable, Mapping
from pathlib import Path

from graph.model import Has, Statement
from graph.reading import Reading, Remark
from ingest.kr_bundled import BUNDLED

KEPT = {"구영테크", "현대자동차", "기아", "현대모비스", "피엔티", "명성티엔에스", "한국전력공사"}
REVIEW: dict[str, list[dict[str, str]]] = {
    "organisations": [
        {"corporate_number": "3010001137944", "name": "株式会社ウルフスタイル",
         "kind": "registered_corporation", "prefecture": "東京都", "iso_3166_2": "JP-13"},
        {"corporate_number": "7000012050002", "name": "国税庁",
         "kind": "national_government", "prefecture": "", "iso_3166_2": ""},
        {"corporate_number": "1000020110001", "name": "埼玉県",
         "kind": "local_government", "prefecture": "埼玉県", "iso_3166_2": "JP-11"},
    ],
    "programmes": [{"programme_id": "1", "ministry": "国税庁", "programme_name": "研修事業"}],
    "awards": [
        {"programme_id": "1", "recipient": "3010001137944", "amount_jpy": "3025000", "n": "1"},
    ],
    "subcontracts": [
        {"contractor": "3010001137944", "subcontractor": "1000020110001",
         "programme_id": "1", "amount_jpy": "0", "n": "2"},
    ],
}  # fmt: skip


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def rows_of(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def bundled_in(folder: Path) -> Path:
    """Copy the bundled tables, so that a test may change one."""
    for file in BUNDLED.iterdir():
        if file.name.endswith(".csv"):
            (folder / file.name).write_bytes(file.read_bytes())
    return folder


def small_in(folder: Path) -> Path:
    """Copy the bundled tables with a handful of companies, their ties and selections."""
    bundled_in(folder)
    keep(folder / "kr_companies.csv", lambda row: row["name_ko"] in KEPT)
    keep(folder / "kr_ties.csv", lambda row: {row["from_company"], row["to_company"]} <= KEPT)
    keep(folder / "kr_selections.csv", lambda row: row["company"] in KEPT)
    keep(folder / "kr_programmes.csv", lambda row: row["owner"] == "MSS")
    programmes = {row["programme_id"] for row in rows_of(folder / "kr_programmes.csv")}
    keep(folder / "kr_rounds.csv", lambda row: row["programme_id"] in programmes)
    for row in (rows := rows_of(folder / "kr_companies.csv")):
        ties = rows_of(folder / "kr_ties.csv")
        ends = [tie[end] for tie in ties for end in ("from_company", "to_company")]
        row["n_ties"] = str(ends.count(row["name_ko"]))
    write(folder / "kr_companies.csv", rows)
    return folder


def review_in(folder: Path) -> Path:
    """Write a programme review of four short files."""
    for name, rows in REVIEW.items():
        write(folder / f"jp_rs2025_{name}.csv", rows)
    return folder


def keep(path: Path, wanted: Callable[[dict[str, str]], bool]) -> None:
    write(path, [row for row in rows_of(path) if wanted(row)])


def change(path: Path, row: int, cells: Mapping[str, str]) -> None:
    """Change cells of a row, counted as a spreadsheet does."""
    rows = rows_of(path)
    rows[row - 2].update(cells)
    write(path, rows)


def again(path: Path, cells: Mapping[str, str]) -> int:
    """Add the first row once more with these cells; return the new row's number."""
    rows = rows_of(path)
    write(path, [*rows, {**rows[0], **cells}])
    return len(rows) + 2


def only_reject(reading: Reading) -> Remark:
    """Return the one row that was rejected; the count of its file says so too."""
    (remark,) = reading.rejects
    assert {f.name: f.rejected for f in reading.files}[remark.file] == 1
    return remark


def value_of(reading: Reading, key: str) -> object:
    fact = said(reading, key)
    assert isinstance(fact, Has)
    return fact.value


def said(reading: Reading, key: str) -> Statement:
    (found,) = (statement for statement in reading.statements if statement.key == key)
    return found
