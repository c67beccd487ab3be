"""What rows become: values in the style of the table, identities, ends, regions."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from graph.model import Has, IdentifiedBy, LocatedIn, Node, Owns, PartOf, Supplies
from ingest.mapped.values import Written, amount, count, flag, share, text
from ingest.mapping.style import DateStyle, number_style
from tests.own_tables import (
    COMPANIES,
    REGIONS,
    TIES,
    checked,
    mapped,
    only,
    put,
    read,
    stated,
    three,
)

LEI = "5493001KJTIIGC8Y1R12"


@pytest.mark.parametrize(
    ("example", "written"),
    [
        ("1.234,56", "12.345,5"), ("1,234.56", "12,345.5"), ("1 234,56", "12 345,5"),
        ("1 234,56", "12\u00a0345,5"), ("1'234.56", "12’345.5"), ("1234,56", "12345,5"),
        ("1234.56", "12345.5"), ("1.234,56", "12345,5"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_the_style_of_the_example(example: str, written: str) -> None:
    assert number_style(example).number(written) == Decimal("12345.5")


@pytest.mark.parametrize(
    ("example", "written"),
    [("1.234,56", "1.23"), ("1.234,56", "1,234.56"), ("1234.56", "1,234"), ("1,234.56", "12,34"),
     ("1,234.56", "1,234,5"), ("1234.56", "1e3"), ("1234.56", "٣"), ("1234.56", "")],
)  # fmt: skip
def test_a_number_in_another_style_is_no_number(example: str, written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a number written like 1"):
        number_style(example).number(written)


@pytest.mark.parametrize(
    ("formats", "written", "first", "last"),
    [
        (["%d.%m.%Y"], "31.12.2024", "2024-12-31", "2024-12-31"),
        (["%d.%m.%Y"], "1.5.2024", "2024-05-01", "2024-05-01"),
        (["%d.%m.%Y"], "2024-05", "2024-05-01", "2024-05-31"),
        (["%m/%Y"], "02/2024", "2024-02-01", "2024-02-29"),
        (["%Y年%m月%d日"], "2024年3月5日", "2024-03-05", "2024-03-05"),
        (["%Y%m%d"], "20240305", "2024-03-05", "2024-03-05"),
        ([], "2024", "2024-01-01", "2024-12-31"),
        ([], "2024-05-31T10:00:00Z", "2024-05-31", "2024-05-31"),
    ],
)
def test_a_date_is_its_first_to_its_last_day(
    formats: list[str], written: str, first: str, last: str
) -> None:
    assert [str(day) for day in DateStyle(*formats).span(written)] == [first, last]


@pytest.mark.parametrize("written", ["2024-13", "45444", "2024131", "31/12/2024", "yesterday", "0"])
def test_what_is_no_date_of_the_table_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        DateStyle("%Y%m%d").span(written)


def test_typed_cells_are_read_whatever_the_style() -> None:
    read = Written(number_style("1.234,56"), DateStyle("%d.%m.%Y"))
    assert [read.number(n) for n in (1234.56, 7, Decimal("0.1"))] == [
        Decimal("1234.56"), 7, Decimal("0.1"),
    ]  # fmt: skip
    assert read.span(datetime(2024, 5, 31, 23, 59)) == (date(2024, 5, 31), date(2024, 5, 31))
    assert [read.year(cell) for cell in (2024, 2024.0, "2024")] == [2024, 2024, 2024]
    assert [text(cell) for cell in (7.0, 7.5, date(2024, 1, 2), True)] == [
        "7", "7.5", "2024-01-02", "yes",
    ]  # fmt: skip
    assert text("각") == "각"  # composed, however it was written


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), True, "x", Decimal("1e400"), 10**40])
def test_what_is_no_number_is_refused(cell: float) -> None:
    with pytest.raises(ValueError, match="is no"):
        Written(number_style("1234.56"), DateStyle()).number(cell)


def test_numbers_that_a_field_cannot_hold_are_refused() -> None:
    assert (amount(Decimal("0.5")), amount(Decimal(0)), count(Decimal(0))) == (1, None, 0)
    for check, number in ((amount, "0.4"), (amount, "-1"), (count, "1.5"), (share, "51")):
        with pytest.raises(ValueError, match=r"^is |^an amount"):
            check(Decimal(number))
    assert [flag(cell) for cell in ("Yes", 1, "false", 0)] == [True, True, False, False]


NUMBERED = """\
  - file: companies.csv
    organisations: {key: key, name: name, kind: company, identifiers: {jp-cn: jp, lei: lei}}
"""


def test_an_identity_is_the_strongest_number_that_can_be_true(tmp_path: Path) -> None:
    rows = [
        ["key", "name", "jp", "lei"],
        ["a", "Both", "7-0000-1205-0002", LEI],
        ["b", "Lei only", "9999999999999", LEI.replace("12", "21")],
        ["c", "Broken", "7000012050003", ""],
    ]
    put(tmp_path, "companies.csv", rows)
    reading = read(mapped(tmp_path, NUMBERED), tmp_path)
    ids = {one.value: one.start for one in reading.statements if isinstance(one, Has)}
    assert ids["Both"] == "jp-7000012050002"
    assert ids["Lei only"].startswith("tmp-")
    assert ids["Broken"].startswith("tmp-")
    problems = {o.end: o.problem for o in reading.statements if isinstance(o, IdentifiedBy)}
    assert problems["jp-cn:7000012050002"] is None
    assert problems["jp-cn:9999999999999"] == "is a reserved number: it belongs to nobody"
    assert problems["jp-cn:7000012050003"] == "check digit is 7, computed 6"
    assert len(reading.remarks) == 3


def test_the_number_of_an_establishment_is_checked_and_makes_no_identity(tmp_path: Path) -> None:
    put(tmp_path, "companies.csv", [["key", "name", "tax"], ["a", "One", "124-81-00998"],
                                    ["b", "Two", "124-81-00999"]])  # fmt: skip
    numbers = NUMBERED.replace("jp-cn: jp, lei: lei", "brn: tax")
    reading = read(mapped(tmp_path, numbers), tmp_path)
    first, second = (o for o in reading.statements if isinstance(o, IdentifiedBy))
    assert (first.end, first.problem) == ("brn:1248100998", None)
    assert first.start.startswith("tmp-")
    assert second.problem == "check digit is 9, computed 8"


def test_two_rows_with_one_number_stay_apart_and_neither_end_is_guessed(tmp_path: Path) -> None:
    put(tmp_path, "companies.csv", [["key", "name", "jp", "lei"], ["a", "One", "", LEI],
                                    ["b", "Two", "", LEI], ["c", "Three", "", ""]])  # fmt: skip
    put(tmp_path, "ties.csv", [["from", "to"], [LEI, "c"], ["b", "c"]])
    end = "{column: from, identifier: lei}"
    ties = f"  - {{file: ties.csv, ties: {{kind: supplies, from: {end}, to: to}}}}"
    keys = "  - {file: ties.csv, name: x, ties: {kind: supplies, from: from, to: to}}"
    reading = read(mapped(tmp_path, f"{NUMBERED}{ties}\n{keys}\n"), tmp_path)
    first, second = (o for o in reading.statements if isinstance(o, IdentifiedBy))
    assert (first.start, first.problem) == (f"lei-{LEI}", None)
    assert second.start.startswith("tmp-")
    assert second.problem == "is the number of companies.csv:2 already: one organisation or two?"
    reasons = [remark.reason for remark in reading.rejects]
    assert "is the number of several organisations: which one is not known" in reasons
    assert sum(isinstance(o, Supplies) for o in reading.statements) == 1


def test_ends_are_made_of_names_or_numbers_where_the_mapping_says_so(tmp_path: Path) -> None:
    put(
        tmp_path, "ties.csv", [["from", "to"], ["Made-up  Mill", "00164742"], ["Made-up Mill", "1"]]
    )
    reading = read(mapped(tmp_path, """\
  - ties:
      kind: owns
      from: {column: from, create: true}
      to: {column: to, identifier: dart, create: company}
"""), tmp_path)  # fmt: skip
    (tie,) = (one for one in reading.statements if isinstance(one, Owns))
    labels = {node.id: node.labels for node in reading.nodes}
    assert (tie.end, labels[tie.end]) == ("kr-dart-00164742", ("Organisation", "Company"))
    assert tie.start.startswith("tmp-")
    assert labels[tie.start] == ("Organisation",)
    (remark,) = reading.remarks
    assert (remark.column, remark.reason) == ("to", "is not 8 digits of the register")


def test_the_same_name_of_two_sources_is_two_organisations(tmp_path: Path) -> None:
    put(tmp_path, "ties.csv", [["from", "to"], ["A", "B"]])
    ends = "from: {column: from, create: true}, to: {column: to, create: true}"
    table = f"  - ties: {{kind: supplies, {ends}}}"
    first = mapped(tmp_path, table)
    ids = {node.id for node in read(first, tmp_path).nodes}
    path = tmp_path / "mapping.yaml"
    path.write_text(path.read_text("utf-8").replace("id: made-up", "id: other"), "utf-8")
    from ingest.mapping import mapping

    assert not ids & {node.id for node in read(mapping(path), tmp_path).nodes}


def test_a_place_needs_what_it_is_and_may_come_from_the_tables_of_the_project(
    tmp_path: Path,
) -> None:
    rows = [["key", "name", "region", "role"], ["a", "A", "부산", "site"], ["b", "B", "東京都", ""]]
    put(tmp_path, "companies.csv", rows)
    said = mapped(tmp_path, """\
  - regions: {use: korea}
  - regions: {use: japan}
  - organisations: {key: key, name: name, region: region, role: role}
""")  # fmt: skip
    places = [o for o in read(said, tmp_path).statements if isinstance(o, LocatedIn)]
    assert [(one.end, one.role) for one in places] == [("KR-BUSAN", "site")]
    found = checked(said, tmp_path / "companies.csv", "organisations")
    assert only(found).reason == "is blank; the place stays unknown"


PARENTS = """\
  - regions: {system: xm-land, country: XM, key: code, name: name, parent: up,
              parent_system: xm-coast}
"""


def test_a_region_is_part_of_its_country_and_of_its_parent(tmp_path: Path) -> None:
    rows = [["code", "name", "up"], ["N", "North", "C"], ["C", "Coast", ""], ["I", "Isle", ""]]
    put(tmp_path, "regions.csv", [*rows, ["X", "Lost", "Q"], ["S", "Self", "S"]])
    reading = read(mapped(tmp_path, PARENTS), tmp_path)
    parts = {(o.start, o.end, o.system) for o in reading.statements if isinstance(o, PartOf)}
    assert parts == {
        ("made-up-C", "XM", "xm-coast"),  # it is the parent of others: of the upper level only
        ("made-up-I", "XM", "xm-land"),
        ("made-up-N", "XM", "xm-land"),
        ("made-up-N", "made-up-C", "xm-coast"),
    }
    reasons = {remark.value: remark.reason for remark in reading.rejects}
    assert reasons == {"Q": "no row has this parent as its key", "S": "is its own parent"}


def test_a_third_level_of_regions_is_refused(tmp_path: Path) -> None:
    rows = [["code", "name", "up"], ["C", "Coast", ""], ["N", "North", "C"], ["Y", "Town", "N"]]
    put(tmp_path, "regions.csv", rows)
    reasons = [r.reason for r in read(mapped(tmp_path, PARENTS), tmp_path).rejects]
    assert reasons == [
        "others are part of this region: a table holds two levels, not three",
        "its parent was rejected",
    ]


def test_a_column_may_say_the_evidence_and_whether_it_is_intent(tmp_path: Path) -> None:
    ties = [
        ["from", "to", "amount", "on", "word", "plan"],
        ["a", "b", "5", "2024", "Presse", "yes"],
    ]
    three(tmp_path, ties=ties)
    more = (
        "evidence: {column: word, values: {Presse: press}}, intent: plan, confidence: {value: 0.5}"
    )
    said = mapped(tmp_path, REGIONS + COMPANIES + TIES.replace("on: on}", f"on: on, {more}}}"))
    (tie,) = (o for o in stated(said, tmp_path).values() if isinstance(o, Supplies))
    assert (tie.evidence, tie.intent, tie.confidence) == ("press", True, 0.5)


def test_a_cell_that_the_kind_of_tie_has_no_place_for_is_left_out_and_said(tmp_path: Path) -> None:
    put(tmp_path, "ties.csv", [["from", "to", "kind", "tier"], ["a", "b", "owns", "2"]])
    ends = "from: {column: from, create: true}, to: {column: to, create: true}"
    said = mapped(tmp_path, f"  - ties: {{kind: kind, {ends}, tier: tier}}\n")
    found = checked(said, tmp_path / "ties.csv")
    assert found.accepted == 1
    assert only(found).reason == "a tie of the kind owns has no tier: left out"


def test_a_second_reading_says_the_same_under_the_same_keys(tmp_path: Path) -> None:
    said = three(tmp_path, ties=[["from", "to", "amount", "on"], ["a", "b", "5", "2024"],
                                 ["b", "a", "6", "2024"]])  # fmt: skip
    before = stated(said, tmp_path)
    rows = (tmp_path / "ties.csv").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "ties.csv").write_text("".join([rows[0], rows[2], rows[1]]), "utf-8")
    assert stated(said, tmp_path).keys() == before.keys()


def test_nodes_of_a_table_carry_their_kind(tmp_path: Path) -> None:
    rows = [["key", "name", "kind"], ["a", "A", "bank"], ["b", "B", ""], ["c", "C", "ministry"]]
    put(tmp_path, "companies.csv", rows)
    said = mapped(tmp_path, "  - organisations: {key: key, name: name, kind: kind}\n")
    labels = [node.labels for node in read(said, tmp_path).nodes if type(node) is Node]
    assert labels == [
        ("Organisation", "Company", "FinancialInstitution"),
        ("Organisation",),
        ("Organisation", "Ministry", "PublicBody"),
    ]
