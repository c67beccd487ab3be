"""Bad input in each format is said in one sentence: file, sheet, row, column, reason."""

import gzip
import json
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from graph.errors import BadSource
from tests.own_tables import (
    COMPANIES,
    COMPANY_ROWS,
    FORMATS,
    REGION_ROWS,
    REGIONS,
    TIE_ROWS,
    TIES,
    checked,
    mapped,
    only,
    put,
    read,
    three,
)  # fmt: skip


def refused(folder: Path, ties: str, text: str | bytes = b"") -> str:
    """Read a table of ties that is refused as a whole, and return why."""
    three(folder)
    (folder / "ties.csv").unlink()
    if text:
        (folder / ties).write_bytes(text.encode() if isinstance(text, str) else text)
    said = mapped(folder, REGIONS + COMPANIES + TIES.replace("ties.csv", ties))
    with pytest.raises(BadSource) as no:
        read(said, folder)
    return str(no.value)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_missing_column_is_named_with_the_one_that_was_meant(ending: str, tmp_path: Path) -> None:
    put(tmp_path, f"t.{ending}", [["from", "to", "Amount", "on"], *TIE_ROWS[1:]])
    name = f"t.{ending}" + (", sheet Table" if ending == "xlsx" else "")
    assert refused(tmp_path, f"t.{ending}") == (
        f"{name}: column amount, which the mapping names for amount, is missing; "
        "did you mean Amount? (it has from, to, Amount, on)"
    )


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_table_with_a_header_and_no_rows_is_refused(ending: str, tmp_path: Path) -> None:
    put(tmp_path, f"t.{ending}", TIE_ROWS[:1])
    assert refused(tmp_path, f"t.{ending}").endswith(
        "has a header and no rows: is it the whole file?"
    )


@pytest.mark.parametrize(
    ("ties", "text", "said"),
    [
        ("t.csv", " \n", "t.csv is empty"),
        ("t.csv", 'from,to,amount,on\na,b,"1,2024\n', "t.csv, row 2: a quote is open where"),
        ("t.csv", 'from,to,amount,on\na,b,"1"0,2024\n', "t.csv, row 2: ',' expected after '\"'"),
        ("t.csv", 'from,to,amount,on\na,b,"' + "x" * 200_000, "row 2: a cell of more than 131,072"),
        ("t.csv", "from,to,amount,on\n" + "x" * 2**24 + "x\n", "t.csv, row 2: has more than 16,7"),
        ("t.csv", "from,from,to,amount,on\na,a,b,1,\n", "t.csv: column from stands there twice"),
        ("t.csv", "PK\x03\x04", "t.csv is a spreadsheet or zip: give it the ending .xlsx"),
        ("t.csv", "from\0,to", "t.csv is no text in a plain encoding; if it is UTF-16, say"),
        ("t.csv.gz", gzip.compress(b"from,to\n" * 99)[:-9], "t.csv.gz cannot be read: Compressed"),
        ("t.csv.gz", b"no gzip", "t.csv.gz cannot be read: Not a gzipped file"),
        ("t.xlsx", b"no zip", "t.xlsx is no spreadsheet that can be read: File is not a zip file"),
        ("t.xlsx", "PK\x03\x04" + "x" * 99, "t.xlsx is no spreadsheet that can be read: File is"),
        ("t.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "is locked with a password"),
        ("t.xls", b"no old spreadsheet", "t.xls is no spreadsheet that can be read"),
        ("t.jsonl", "\n\n", "t.jsonl is empty"),
        ("t.jsonl", '{"from": "' + "x" * 2**24 + '"}', "t.jsonl, row 1: has more than 16,777,216"),
        ("t.parquet", b"PAR1 and no more", "t.parquet is no Parquet that can be read: "),
        ("t.docx", b"PK", "t.docx: what kind of table is it? Known endings are .csv, "),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_as_a_whole(
    ties: str, text: str | bytes, said: str, tmp_path: Path
) -> None:
    assert said in refused(tmp_path, ties, text)


def test_a_packed_file_that_breaks_off_says_at_which_row(tmp_path: Path) -> None:
    packed = gzip.compress("".join(f"a,b,{n},2024\n" for n in range(99_999)).encode())
    head = gzip.compress(b"from,to,amount,on\n")
    said = refused(tmp_path, "t.csv.gz", head + packed[: len(packed) // 2])
    assert re.match(r"t.csv.gz, row \d{5}: the packed file is broken off or damaged here", said)


def test_a_file_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    assert refused(tmp_path, "t.csv") == (
        "mapping.yaml, line 14, tables[3]: t.csv is not among the files that were given: "
        "companies.csv, regions.csv"
    )


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_a_file_cut_in_half_is_refused(ending: str, tmp_path: Path) -> None:
    whole = put(tmp_path, f"t.{ending}", [TIE_ROWS[0], *TIE_ROWS[1:] * 5000]).read_bytes()
    said = refused(tmp_path, f"t.{ending}", whole[: len(whole) // 2])
    assert said.startswith(f"t.{ending} is no ")
    assert said.endswith("is it the whole file?")


def test_a_zip_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as packed:
        packed.writestr("word/document.xml", "<a/>")
    assert refused(tmp_path, "t.xlsx").startswith("t.xlsx is no spreadsheet that can be read")


def test_a_spreadsheet_locked_with_a_password_says_so(tmp_path: Path) -> None:
    start = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
    said = refused(tmp_path, "t.xlsx", start)
    assert said.startswith("t.xlsx is locked with a password")
    assert said.endswith("save it as .xlsx without a password")


def test_a_missing_sheet_is_said_with_those_there_are(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        book.add_worksheet("Firmen")
        book.add_worksheet("Orte")
    said = mapped(tmp_path, COMPANIES.replace("file: companies.csv", "sheet: Betriebe"))
    with pytest.raises(BadSource, match=r"^t.xlsx has no sheet Betriebe; it has Firmen, Orte$"):
        read(said, tmp_path)
    said = mapped(tmp_path, COMPANIES.replace("companies.csv", "t.xlsx"))
    with pytest.raises(BadSource, match=r"^t.xlsx has the sheets Firmen, Orte: say which"):
        read(said, tmp_path)


def test_a_nested_parquet_column_that_is_asked_for_is_refused(tmp_path: Path) -> None:
    rows = pa.table({"from": ["a"], "to": ["b"], "amount": [[1, 2]], "on": ["2024"]})
    pq.write_table(rows, tmp_path / "t.parquet")
    assert refused(tmp_path, "t.parquet").startswith("t.parquet, column amount: is nested (list<")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"from": "a", "to": ', "is no JSON: Expecting value at character 22"),
        ('["a", "b"]', "is a list, not an object with columns"),
        ("17", "is a single value, not an object with columns"),
        ('{"from": "a", "from": "b"}', "cannot be read: column from stands there twice"),
        ('{"from": "a", "amount": NaN}', "cannot be read: NaN is no number"),
        ('{"from": "\\ud800"}', "cannot be read: 'utf-8' codec can't encode character"),
        ("[" * 100_000, "cannot be read: maximum recursion depth exceeded"),
        ('{"from": "a", "to": ["b"], "amount": 1, "on": 2024}', "is a list, not a single value"),
    ],
)  # fmt: skip
def test_a_json_line_that_is_no_row_is_rejected_alone(
    line: str, reason: str, tmp_path: Path
) -> None:
    three(tmp_path)
    good = json.dumps({"from": "a", "to": "b", "amount": 1, "on": 2024})
    (tmp_path / "t.jsonl").write_text(f"{good}\n{line}\n", "utf-8")
    said = mapped(tmp_path, REGIONS + COMPANIES + TIES.replace("ties.csv", "t.jsonl"))
    found = checked(said, tmp_path)
    assert (found.rows, found.accepted, found.rejected) == (2, 1, 1)
    assert only(found).first == (2,)
    assert only(found).reason.startswith(reason)


BAD_CELLS = [
    ("amount", "abc", "is not a number written like 1234.56"),
    ("amount", "1.5e3", "is not a number written like 1234.56"),
    ("amount", "-5", "an amount is never negative"),
    ("amount", "99999999999999999999", "is larger than any amount"),
    ("on", "31.12.2024", "is no date: write it as 2024-01-31"),
    ("on", "2024-02-30", "is no date: "),
    ("to", "a", "both ends are one organisation: nothing is tied to itself"),
    ("to", "z", "link to an absent organisation: no row that was taken has it as the key"),
    ("to", "", "to is blank"),
]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("cell", BAD_CELLS, ids=lambda cell: f"{cell[0]}={cell[1]}")
def test_a_bad_cell_rejects_its_row_alone(
    ending: str, cell: tuple[str, str, str], tmp_path: Path
) -> None:
    column, text, reason = cell
    bad = [text if name == column else said for name, said in zip(*TIE_ROWS, strict=True)]
    three(tmp_path)
    put(tmp_path, f"t.{ending}", [TIE_ROWS[0], *TIE_ROWS[1:], bad])
    said = mapped(tmp_path, REGIONS + COMPANIES + TIES.replace("ties.csv", f"t.{ending}"))
    (found,) = (r for r in read(said, tmp_path).remarks if r.rejected)
    sheet = ", sheet Table" if ending == "xlsx" else ""
    row = 3 if ending in ("csv", "xlsx") else 2
    assert (found.file, found.row, found.column) == (f"t.{ending}{sheet}", row, column)
    assert found.value == text
    assert found.reason.startswith(reason)


def test_a_row_with_cells_too_many_is_rejected(tmp_path: Path) -> None:
    said = three(tmp_path)
    (tmp_path / "ties.csv").write_text("from,to,amount,on\na,b,1,2024,5\na,b,2,2024,\n", "utf-8")
    found = checked(said, tmp_path)
    assert (found.accepted, found.rejected) == (1, 1)
    assert only(found).reason == "5 cells where the header has 4"


def test_a_region_that_is_not_found_stays_unknown_and_is_said(tmp_path: Path) -> None:
    said = three(tmp_path, companies=[*COMPANY_ROWS, ["c", "Cedar", "Atlantis"]])
    found = checked(said, tmp_path, "organisations")
    assert (found.rows, found.rejected) == (3, 0)
    assert only(found).reason.startswith("is no region of the mapping, by key or name")
    assert (only(found).example, only(found).first) == ("Atlantis", (4,))


def test_a_region_s_name_that_two_have_means_neither(tmp_path: Path) -> None:
    said = three(tmp_path, regions=[*REGION_ROWS, ["M", "Nord"]])
    found = checked(said, tmp_path, "organisations")
    assert only(found).reason.startswith("is the name of several regions: say the key of one")


@pytest.mark.parametrize("kind", ["regions", "organisations", "ties"])
def test_a_key_twice_is_taken_once_or_rejected(kind: str, tmp_path: Path) -> None:
    tables = {"regions": REGION_ROWS, "companies": COMPANY_ROWS, "ties": TIE_ROWS}
    name = "companies" if kind == "organisations" else kind
    rows = tables[name]
    three(tmp_path, **{name: [*rows, rows[1], [rows[1][0], *rows[1][1:-1], "2023"]]})
    ties = TIES.replace("{kind", "{key: [from, to], kind")
    said = mapped(tmp_path, REGIONS + COMPANIES + ties)
    found = checked(said, tmp_path, kind)
    once, other = sorted(found.troubles, key=lambda trouble: trouble.rejected)
    assert (once.rows, once.rejected, other.rows, other.rejected) == (1, False, 1, True)
    assert "taken once" in once.reason
    assert "something else" in other.reason


def test_a_file_that_no_table_reads_is_refused(tmp_path: Path) -> None:
    said = three(tmp_path)
    from ingest.mapped.reading import tables

    files = [tmp_path / n for n in ("regions.csv", "companies.csv", "ties.csv", "more.csv")]
    put(tmp_path, "more.csv", TIE_ROWS)
    with pytest.raises(BadSource, match=r"^more.csv: no table of mapping.yaml reads it"):
        tables(said, files)


def test_natural_persons_are_dropped_and_counted(tmp_path: Path) -> None:
    rows = [["key", "name", "kind"], ["a", "Alder", "company"], ["p", "Petra Muster", "person"]]
    put(tmp_path, "companies.csv", rows)
    said = mapped(tmp_path, "  - organisations: {key: key, name: name, kind: kind}\n")
    found = checked(said, tmp_path / "companies.csv", "organisations")
    assert (found.rows, found.accepted, found.rejected) == (2, 1, 1)
    assert only(found).reason == "is a natural person: dropped"
    assert "Petra" not in str(found)
