"""Each kind of bad input, and the one message that it gives."""

from pathlib import Path

import pytest

from graph.errors import BadSource
from ingest import kr_bundled
from tests.ingest_tables import again, bundled_in, change, only_reject, rows_of, small_in


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_in(tmp_path)


def test_the_small_tables_have_no_fault_of_their_own(small: Path) -> None:
    assert [r.value for r in kr_bundled.reading(small).remarks] == ["crn:1747110001791"]


def test_a_missing_file_is_named(small: Path) -> None:
    (small / "kr_ties.csv").unlink()
    with pytest.raises(BadSource, match=r"kr_ties\.csv is not there: check the path"):
        kr_bundled.reading(small)


def test_a_missing_column_is_named(small: Path) -> None:
    text = (small / "kr_ties.csv").read_text("utf-8").replace("amount_is", "amountis", 1)
    (small / "kr_ties.csv").write_text(text, "utf-8")
    with pytest.raises(BadSource, match=r"kr_ties\.csv, row 1: column amount_is is missing"):
        kr_bundled.reading(small)


def test_another_encoding_is_named_with_its_row(small: Path) -> None:
    file = small / "kr_companies.csv"
    file.write_bytes(file.read_text("utf-8").encode("cp949", "replace"))
    with pytest.raises(BadSource, match=r"kr_companies\.csv, row 2: byte 0x.. is not UTF-8; save"):
        kr_bundled.reading(small)


def test_a_file_that_breaks_off_within_a_letter_is_said_to(small: Path) -> None:
    file = small / "kr_companies.csv"
    file.write_bytes(file.read_bytes() + "가".encode()[:2])
    with pytest.raises(BadSource, match=r"kr_companies\.csv, row \d+: the file breaks off within"):
        kr_bundled.reading(small)


@pytest.mark.parametrize("text", ["", "\n", " \n "])
def test_an_empty_file_is_refused(small: Path, text: str) -> None:
    (small / "kr_ties.csv").write_text(text, "utf-8")
    with pytest.raises(BadSource, match=r"^kr_ties\.csv is empty$"):
        kr_bundled.reading(small)


def test_a_header_without_rows_is_refused(small: Path) -> None:
    header = (small / "kr_ties.csv").read_text("utf-8").splitlines()[0]
    (small / "kr_ties.csv").write_text(header, "utf-8")
    with pytest.raises(BadSource, match="has a header and no rows"):
        kr_bundled.reading(small)


def test_a_quote_left_open_is_refused(small: Path) -> None:
    with (small / "kr_ties.csv").open("a", encoding="utf-8") as file:
        file.write('"KT999')
    with pytest.raises(BadSource, match=r"kr_ties\.csv, row 7: unexpected end of data"):
        kr_bundled.reading(small)


def test_a_number_with_a_wrong_check_digit_is_reported_and_no_identity(small: Path) -> None:
    change(small / "kr_companies.csv", 3, {"identifiers": "crn:1301110006247"})
    reading = kr_bundled.reading(small)
    (doubt,) = (r for r in reading.remarks if "1301110006247" in r.value)
    assert doubt.reason == "check digit is 7, computed 6; kept, never used as identity"
    assert not any(node.id == "kr-crn-1301110006247" for node in reading.nodes)


def test_a_good_corporate_number_is_the_strongest_identity(small: Path) -> None:
    change(small / "kr_companies.csv", 3, {"identifiers": "krx:005380;crn:1301110006246"})
    assert any(node.id == "kr-crn-1301110006246" for node in kr_bundled.reading(small).nodes)


def test_two_companies_with_one_number_stop_for_review(small: Path) -> None:
    identifiers = rows_of(small / "kr_companies.csv")[0]["identifiers"]
    first = rows_of(small / "kr_companies.csv")[0]["name_ko"]
    row = again(small / "kr_companies.csv", {"name_ko": "다른회사", "n_ties": "0"})
    remark = only_reject(kr_bundled.reading(small))
    assert (remark.row, remark.value) == (row, identifiers.split(";")[0])
    assert remark.reason == f"is the number of {first} already: one company or two?"


def test_the_same_row_twice_is_one(small: Path) -> None:
    before = kr_bundled.reading(small)
    row = again(small / "kr_ties.csv", {})
    after = kr_bundled.reading(small)
    assert len(after.statements) == len(before.statements)
    (doubt,) = (remark for remark in after.remarks if remark.file == "kr_ties.csv")
    assert str(doubt) == (
        f"kr_ties.csv, row {row}, tie_id 'KT001': the same as row 2: taken once (kept)"
    )


def test_a_duplicate_key_with_another_value_names_the_first_row_and_the_column(
    small: Path,
) -> None:
    what = rows_of(small / "kr_ties.csv")[0]["what"]
    row = again(small / "kr_ties.csv", {"what": "다른 것"})
    remark = only_reject(kr_bundled.reading(small))
    assert str(remark) == (
        f"kr_ties.csv, row {row}, what '다른 것': "
        f"duplicate key: row 2 has {what!r} in this column (rejected)"
    )


BAD_TIES = [
    ({"from_company": "없는회사"}, "from_company '없는회사': link to an absent company: no row of kr_companies.csv has it"),  # noqa: E501
    ({"customer": "없는회사"}, "customer '없는회사': link to an absent company: no row of kr_companies.csv has it"),  # noqa: E501
    ({"from_company": "기아", "to_company": "기아", "supplier": "기아", "customer": "기아"}, " 'kr-dart-00106641': is tied to itself"),  # noqa: E501
    ({"customer": "피엔티"}, "customer '피엔티': is not the other company of this tie"),
    ({"also_seen_in": "제목 | 신문 | soon | http://a"}, "also_seen_in 'soon': is no date: write it as 2024-01-31, 2024-01 or 2024"),  # noqa: E501
    ({"supplier": "피엔티"}, "supplier '피엔티': is neither of the two companies of this tie"),
    ({"amount": "-5", "currency": "KRW"}, "amount '-5': an amount is never negative"),
    ({"amount": "1,000", "currency": "KRW"}, "amount '1,000': is not a whole number of currency units, in digits only"),  # noqa: E501
    ({"amount": "1" * 20, "currency": "KRW"}, f"amount '{'1' * 20}': is not a whole number of currency units, in digits only"),  # noqa: E501
    ({"amount": "5", "currency": ""}, "currency '': an amount needs its currency"),
    ({"on_from": "2024-02-30"}, "on_from '2024-02-30': is no date: day is out of range for month"),
    ({"on_from": "spring"}, "on_from 'spring': is no date: write it as 2024-01-31, 2024-01 or 2024"),  # noqa: E501
    ({"on_from": "2024"}, "on_from '2024': is not a day: write it as 2024-01-31"),
    ({"on_from": "2020-09-15"}, "on_to '2020-09-14': is before on_from, 2020-09-15"),
    ({"relation": "knows"}, "relation 'knows': is no relation: supplies, cooperates, partners, owns"),  # noqa: E501
    ({"evidence": "hearsay"}, "evidence 'hearsay': is no evidence class: official, filing, company, press, extracted, applicant, inferred, synthetic"),  # noqa: E501
    ({"confidence": "92"}, "confidence '92': is not a number from 0 to 1"),
    ({"intent": "maybe"}, "intent 'maybe': is neither yes nor blank"),
    ({"ended": "yes"}, "ended_on '': ended_on is blank"),
    ({"tier": "first"}, "tier 'first': is not a count: a whole number from 1 on"),
    ({"relation": "owns"}, "owner '': owner is blank"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "message"), BAD_TIES)
def test_a_bad_tie_is_rejected_in_one_sentence(
    small: Path, cells: dict[str, str], message: str
) -> None:
    row = again(small / "kr_ties.csv", {"tie_id": "KT999", **cells})
    assert str(only_reject(kr_bundled.reading(small))) == (
        f"kr_ties.csv, row {row}, {message} (rejected)"
    )


BAD_COMPANIES = [
    ({"province_hq": "함경"}, "province_hq '함경': no region is called 함경"),
    ({"province_hq": "29"}, "province_hq '29': '29' is a bare code: name its scheme, mois:29, kostat:29 or iso3166-2:KR-29"),  # noqa: E501
    ({"province_evidence": "rumour"}, "province_evidence 'rumour': is no basis of a province: source, register, general_knowledge"),  # noqa: E501
    ({"body_kind": "club"}, "body_kind 'club': is no kind of body: company, bank, public_corporation, public_body, association, group, hospital, institute, university"),  # noqa: E501
    ({"size": "huge"}, "size 'huge': is no size: large, mid_sized, sme, micro"),
    ({"size_as_of": "soon"}, "size_as_of 'soon': is no date: write it as 2024-01-31, 2024-01 or 2024"),  # noqa: E501
    ({"identifiers": "00202060"}, "identifiers '00202060': is no number with its scheme, like dart:00202060"),  # noqa: E501
    ({"name_ko": ""}, "name_ko '': name_ko is blank"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "message"), BAD_COMPANIES)
def test_a_bad_company_is_rejected_in_one_sentence(
    small: Path, cells: dict[str, str], message: str
) -> None:
    new = {
        "name_ko": "새회사",
        "identifiers": "",
        "n_ties": "0",
        "province_hq": "부산",
        "size": "sme",
    }
    row = again(small / "kr_companies.csv", {**new, "province_evidence": "source", **cells})
    assert str(only_reject(kr_bundled.reading(small))) == (
        f"kr_companies.csv, row {row}, {message} (rejected)"
    )


def test_a_site_in_an_unknown_province_costs_the_site_and_not_the_company(small: Path) -> None:
    change(small / "kr_companies.csv", 3, {"sites": "함경|함흥|공장;부산||"})
    reading = kr_bundled.reading(small)
    (doubt,) = (r for r in reading.remarks if r.column == "sites")
    assert doubt.reason == "site left out: no region is called 함경"
    assert (doubt.value, doubt.rejected) == ("함경|함흥|공장", False)


@pytest.mark.parametrize(
    ("file", "cells", "column"),
    [
        ("kr_selections.csv", {"company": "없는회사"}, "company"),
        ("kr_selections.csv", {"chooser": "NOBODY"}, "chooser"),
        ("kr_selections.csv", {"round_id": "KR-BUSAN"}, "round_id"),
        ("kr_rounds.csv", {"programme_id": "nothing"}, "programme_id"),
        ("kr_rounds.csv", {"called": "2022"}, "called"),
        ("kr_programmes.csv", {"owner": "NOBODY"}, "owner"),
        ("kr_regions.csv", {"bloc_ko": "북부권"}, "bloc_ko"),
        ("kr_regions.csv", {"valid_from": "2026-01-01", "valid_to": "2025-01-01"}, "valid_to"),
        ("kr_ministries.csv", {"kind": ""}, "kind"),
        ("kr_bodies.csv", {"region_id": "28"}, "region_id"),
    ],
)
def test_a_row_of_a_reference_table_is_rejected_by_its_column(
    small: Path, file: str, cells: dict[str, str], column: str
) -> None:
    first = next(iter(rows_of(small / file)[0]))
    row = again(small / file, {first: "new", **cells})
    remark = only_reject(kr_bundled.reading(small))
    assert (remark.file, remark.row, remark.column) == (file, row, column)


def test_a_successor_that_is_absent_is_a_doubt(small: Path) -> None:
    row = again(small / "kr_ministries.csv", {"org_id": "NEW", "successor_ids": "NOBODY"})
    (doubt,) = (r for r in kr_bundled.reading(small).remarks if r.column == "successor_ids")
    assert (doubt.row, doubt.reason) == (row, "link to an absent ministry")


def test_an_id_that_something_else_has_is_rejected(small: Path) -> None:
    again(small / "kr_programmes.csv", {"programme_id": "KR-BUSAN"})
    remark = only_reject(kr_bundled.reading(small))
    assert remark.reason == "is the id of a Region already"


def test_copies_and_sums_that_differ_are_doubted_and_not_loaded(small: Path) -> None:
    change(small / "kr_ties.csv", 2, {"from_province": "제주", "cross_province": "no"})
    change(small / "kr_companies.csv", 2, {"n_ties": "77"})
    columns = {remark.column for remark in kr_bundled.reading(small).remarks}
    assert {"from_province", "cross_province", "n_ties"} <= columns


def test_a_programme_without_its_selection_is_doubted(tmp_path: Path) -> None:
    folder = bundled_in(tmp_path)
    rows = rows_of(folder / "kr_companies.csv")
    at = next(n for n, row in enumerate(rows, 2) if row["name_ko"] == "포미트")
    change(folder / "kr_companies.csv", at, {"programmes": ""})
    (doubt,) = (r for r in kr_bundled.reading(folder).remarks if r.column == "programmes")
    assert (doubt.row, doubt.reason) == (
        at, "kr_selections.csv has KOENWorldClass-30; this is not used",
    )  # fmt: skip
