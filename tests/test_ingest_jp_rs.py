"""The Japanese programme review: what a row becomes, and what stops one."""

from datetime import date
from pathlib import Path

import pytest

from graph.errors import BadSource
from graph.model import IdentifiedBy, LocatedIn, Paid, Supplies
from ingest import jp_rs
from ingest.kr_bundled import BUNDLED
from tests.ingest_tables import again, bundled_in, change, only_reject, review_in, said, value_of

WOLF = "jp-3010001137944"


@pytest.fixture
def review(tmp_path: Path) -> Path:
    return review_in(tmp_path)


def labels(folder: Path) -> dict[str, tuple[str, ...]]:
    return {node.id: node.labels for node in jp_rs.reading(folder).nodes}


def test_only_digits_six_and_seven_make_a_company(review: Path) -> None:
    found = labels(review)
    assert found[WOLF] == ("Organisation", "Company")
    assert found["jp-1000020110001"] == ("Organisation", "PublicBody")
    assert found["jp-7000012050002"] == ("Organisation", "Ministry", "PublicBody")


def test_a_prefecture_is_where_the_number_was_first_registered(review: Path) -> None:
    place = said(jp_rs.reading(review), "organisation/3010001137944/first_registered")
    assert isinstance(place, LocatedIn)
    assert (place.end, place.role, place.evidence) == ("JP-13", "first_registered", "inferred")


def test_a_payment_is_of_the_year_before_the_review(review: Path) -> None:
    paid = said(jp_rs.reading(review), "paid/1/3010001137944")
    assert isinstance(paid, Paid)
    assert (paid.start, paid.end) == ("jp-rs-1", WOLF)
    assert (paid.amount, paid.currency, paid.year, paid.review_year) == (3025000, "JPY", 2024, 2025)
    assert (paid.on_from, paid.on_to) == (date(2024, 4, 1), date(2025, 3, 31))


def test_the_subcontractor_supplies_the_contractor_and_zero_is_no_amount(review: Path) -> None:
    tie = said(jp_rs.reading(review), "supplies/1/3010001137944/1000020110001")
    assert isinstance(tie, Supplies)
    assert (tie.start, tie.end, tie.programme) == ("jp-1000020110001", WOLF, "jp-rs-1")
    assert (tie.amount, tie.currency, tie.nature, tie.appearances) == (None, None, None, 2)


def test_a_programme_belongs_to_its_ministry(review: Path) -> None:
    reading = jp_rs.reading(review)
    assert value_of(reading, "programme/1/name") == "研修事業"
    assert said(reading, "programme/1/owner").start == "jp-7000012050002"


def test_a_ministry_without_a_row_comes_from_the_table(review: Path) -> None:
    reading = jp_rs.reading(review)
    police = said(reading, "ministry/警察庁/identifier/jp-cn:8000012130001")
    assert value_of(reading, "ministry/警察庁/name") == "警察庁"
    assert police.start == "jp-8000012130001"
    assert police.evidence == "inferred"
    assert said(reading, "ministry/特許庁/name").start.startswith("tmp-")


def test_a_ministry_whose_number_stands_beside_another_name_stays_apart(review: Path) -> None:
    arm = {"corporate_number": "8000012130001", "name": "九州管区警察局"}
    again(review / "jp_rs2025_organisations.csv", arm)
    reading = jp_rs.reading(review)
    number = said(reading, "ministry/警察庁/identifier/jp-cn:8000012130001")
    assert isinstance(number, IdentifiedBy)
    assert number.problem == "stands beside the name 九州管区警察局 in the organisations file"
    assert number.start.startswith("tmp-")
    assert value_of(reading, "organisation/8000012130001/name") == "九州管区警察局"


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("1234567890123", "check digit is 1, computed 9"),
        ("9999999999999", "is a reserved number: it belongs to nobody"),
        ("901000102685", "is not a number of 13 digits"),
    ],
)
def test_a_number_that_cannot_be_true_is_reported_and_never_identity(
    review: Path, number: str, problem: str
) -> None:
    row = again(review / "jp_rs2025_organisations.csv", {"corporate_number": number})
    reading = jp_rs.reading(review)
    (doubt,) = reading.remarks
    assert (doubt.row, doubt.value) == (row, number)
    assert doubt.reason == f"{problem}; kept, never used as identity"
    assert not any(node.id == f"jp-{number}" for node in reading.nodes)
    found = [s for s in reading.statements if s.end == f"jp-cn:{number}"]
    assert [(s.start[:4], s.problem) for s in found if isinstance(s, IdentifiedBy)] == [
        ("tmp-", problem)
    ]


def test_a_link_by_a_failing_number_finds_the_row_that_has_it(review: Path) -> None:
    again(review / "jp_rs2025_organisations.csv", {"corporate_number": "1234567890123"})
    again(review / "jp_rs2025_awards.csv", {"recipient": "1234567890123"})
    paid = said(jp_rs.reading(review), "paid/1/1234567890123")
    assert paid.end.startswith("tmp-")


def test_two_organisations_with_a_reserved_number_stay_two(review: Path) -> None:
    for name in ("一つ目", "二つ目"):
        again(
            review / "jp_rs2025_organisations.csv",
            {"corporate_number": "9999999999999", "name": name},
        )
    assert sum(node.id.startswith("tmp-") for node in jp_rs.reading(review).nodes) == 7 + 2


BAD = [
    ("awards", {"recipient": "9999999999999"}, "recipient '9999999999999': is a reserved number: it belongs to nobody, so the link has no end"),  # noqa: E501
    ("awards", {"recipient": "5810124336365"}, "recipient '5810124336365': link to an absent organisation"),  # noqa: E501
    ("awards", {"programme_id": "2"}, "programme_id '2': link to an absent programme"),
    ("awards", {"recipient": "1000020110001", "amount_jpy": "-1"}, "amount_jpy '-1': an amount is never negative"),  # noqa: E501
    ("awards", {"amount_jpy": "7"}, "amount_jpy '7': duplicate key: row 2 has '3025000' in this column"),  # noqa: E501
    ("subcontracts", {"contractor": "5810124336365"}, "contractor '5810124336365': link to an absent organisation"),  # noqa: E501
    ("programmes", {"programme_id": "2", "ministry": "夢省"}, "ministry '夢省': link to an absent ministry: no row of jp_ministries.csv has it"),  # noqa: E501
    ("organisations", {"corporate_number": "2000012100001", "iso_3166_2": "JP-27"}, "iso_3166_2 'JP-27': is not 東京都, which is JP-13"),  # noqa: E501
    ("organisations", {"corporate_number": "2000012100001", "prefecture": "江戸"}, "prefecture '江戸': no region is called 江戸"),  # noqa: E501
    ("organisations", {"corporate_number": "2000012100001", "prefecture": "13"}, "prefecture '13': '13' is a bare code: name its scheme, jis:13 or iso3166-2:JP-13"),  # noqa: E501
    ("organisations", {"name": "別の名"}, "name '別の名': duplicate key: row 2 has '株式会社ウルフスタイル' in this column"),  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize(("file", "cells", "message"), BAD)
def test_a_bad_row_is_rejected_in_one_sentence(
    review: Path, file: str, cells: dict[str, str], message: str
) -> None:
    name = f"jp_rs2025_{file}.csv"
    row = again(review / name, cells)
    assert str(only_reject(jp_rs.reading(review))) == f"{name}, row {row}, {message} (rejected)"


def test_a_missing_file_is_named(review: Path) -> None:
    (review / "jp_rs2025_awards.csv").unlink()
    with pytest.raises(BadSource, match=r"has no jp_rs2025_awards\.csv\.gz: it needs all four"):
        jp_rs.reading(review)


def test_a_damaged_gzip_file_is_one_sentence(review: Path) -> None:
    (review / "jp_rs2025_awards.csv.gz").write_bytes(b"\x1f\x8b\x08" + b"\0" * 7 + b"\xff" * 9)
    with pytest.raises(BadSource, match=r"jp_rs2025_awards\.csv\.gz cannot be read"):
        jp_rs.reading(review)


def test_another_encoding_is_named_with_its_row(review: Path) -> None:
    file = review / "jp_rs2025_organisations.csv"
    file.write_bytes(file.read_text("utf-8").encode("shift_jis"))
    with pytest.raises(BadSource, match=r"organisations\.csv, row 2: byte 0x.. is not UTF-8"):
        jp_rs.reading(review)


def test_a_number_of_the_ministries_table_that_fails_is_no_identity(tmp_path: Path) -> None:
    review, bundled = tmp_path / "review", tmp_path / "bundled"
    review.mkdir()
    bundled.mkdir()
    change(bundled_in(bundled) / "jp_ministries.csv", 4, {"corporate_number": "8000012130002"})
    reading = jp_rs.reading(review_in(review), bundled)
    assert [remark.value for remark in reading.remarks] == ["8000012130002"]
    assert said(reading, "ministry/警察庁/name").start.startswith("tmp-")


def test_what_is_missing_and_where_the_original_is_are_said(review: Path) -> None:
    missing = jp_rs.reading(review, BUNDLED).source.missing
    assert "39 % of the subcontract appearances" in missing
    assert "rssystem.go.jp" in missing
