"""Check digits, tried on numbers that are known to be good and known to be bad."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbers import brn_problem, crn_problem, jp_problem, problem

JP = ["7000012050002", "3010001137944", "6000012070001", "1000020110001"]
BRN = ["1248100998", "2208162517", "1208147521", "1018109147"]  # as their owners print them
CRN = ["1301110006246", "1301110049139"]


@pytest.mark.parametrize("number", JP)
def test_a_true_japanese_number_has_no_problem(number: str) -> None:
    assert jp_problem(number) is None


@pytest.mark.parametrize("number", CRN)
def test_a_true_korean_number_has_no_problem(number: str) -> None:
    assert crn_problem(number) is None


@pytest.mark.parametrize("number", BRN)
def test_a_true_korean_business_number_has_no_problem(number: str) -> None:
    assert problem("brn", number) is None


@given(st.sampled_from(BRN), st.sampled_from([0, 1, 2, 3, 4, 5, 6, 7, 9]), st.integers(1, 9))
def test_one_wrong_digit_is_seen_in_a_korean_business_number(
    number: str, at: int, more: int
) -> None:
    wrong = f"{number[:at]}{(int(number[at]) + more) % 10}{number[at + 1 :]}"
    assert brn_problem(wrong) is not None


@given(st.sampled_from(JP), st.integers(0, 12), st.integers(1, 8))
def test_one_wrong_digit_is_seen_in_japan_unless_it_is_a_nine_for_a_zero(
    number: str, at: int, more: int
) -> None:
    digit = (int(number[at]) + more) % 10
    wrong = f"{number[:at]}{digit}{number[at + 1 :]}"
    seen = jp_problem(wrong) is not None
    assert seen or {number[at], str(digit)} == {"0", "9"}


@given(st.sampled_from(CRN), st.sampled_from([0, 2, 4, 6, 8, 10, 12]), st.integers(1, 9))
def test_one_wrong_digit_of_weight_one_is_seen_in_korea(number: str, at: int, more: int) -> None:
    wrong = f"{number[:at]}{(int(number[at]) + more) % 10}{number[at + 1 :]}"
    assert crn_problem(wrong) is not None


def test_a_known_misprint_fails() -> None:
    assert jp_problem("9010001026855") == "check digit is 9, computed 6"


@pytest.mark.parametrize("number", ["9999999999999", "0000000000000"])
def test_a_filler_is_reserved_whatever_its_check_digit(number: str) -> None:
    assert jp_problem(number) == "is a reserved number: it belongs to nobody"


@given(st.text(max_size=20))
def test_no_text_is_too_odd_to_be_checked(text: str) -> None:
    for check in (jp_problem, crn_problem, brn_problem):
        assert check(text) is None or isinstance(check(text), str)


def test_a_scheme_without_a_check_has_no_problem() -> None:
    assert problem("krx", "0004V0") is None
