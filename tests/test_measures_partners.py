"""The input record refuses what would give a wrong number, and keeps what it was given."""

from typing import Any

import numpy as np
import pytest

from graph.measures import (
    Partners,
    degree,
    effective_external_regions,
    external_share,
    home_degree,
    participation,
    within_region_z,
)

GOOD: dict[str, Any] = {
    "company": np.array([1, 0, 0]),
    "region": np.array([1, 1, 0]),
    "partners": np.array([5, 3, 2]),
    "home": np.array([0, 1]),
    "regions": 2,
}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"company": [1, 0, 2]}, r"company\[2\] is 2, outside 0..1"),
        ({"company": [1, 0, -1]}, r"company\[2\] is -1, outside 0..1"),
        ({"region": [1, 1, 2]}, r"region\[2\] is 2, outside 0..1"),
        ({"home": [0, -2]}, r"home\[1\] is -2, outside -1..1"),
        ({"home": [0, 2]}, r"home\[1\] is 2, outside -1..1"),
        ({"partners": [5, 3, -2]}, r"partners\[2\] is -2; a count is 1 or more"),
        ({"partners": [5, 0, 2]}, r"partners\[1\] is 0; a count is 1 or more"),
        ({"partners": [5.0, 3.0, -2.0]}, r"partners\[2\] is -2.0; a weight is 0 or from"),
        ({"partners": [5.0, np.nan, 2.0]}, r"partners\[1\] is nan; a weight"),
        ({"partners": [np.inf, 3.0, 2.0]}, r"partners\[0\] is inf; a weight"),
        ({"partners": [1e-200, 3.0, 2.0]}, r"partners\[0\] is 1e-200; a weight"),
        ({"partners": [True, True, True]}, "partners holds bool instead of numbers"),
        ({"partners": ["5", "3", "2"]}, "partners holds <U1 instead of numbers"),
        ({"partners": [[5, 3, 2]]}, "partners has 2 dimensions instead of 1"),
        ({"company": [1.0, 0.0, 0.0]}, "company holds float64 instead of whole numbers"),
        ({"home": [[0, 1]]}, "home has 2 dimensions instead of 1"),
        ({"company": [1, 0]}, "differ in length: 2, 3 and 3"),
        ({"partners": [5, 3]}, "differ in length: 3, 3 and 2"),
        ({"region": [1, 1, 1]}, "company 0 and region 1 stand in two rows"),
    ],
)
def test_a_wrong_input_is_refused_with_the_first_offender(
    change: dict[str, Any], sentence: str
) -> None:
    arrays = {name: np.array(values) for name, values in change.items()}
    with pytest.raises(ValueError, match=sentence):
        Partners(**GOOD | arrays)


def test_rows_are_kept_sorted_by_company_and_region() -> None:
    p = Partners(**GOOD)
    rows = list(zip(p.company.tolist(), p.region.tolist(), p.partners.tolist(), strict=True))
    assert rows == [(0, 0, 2), (0, 1, 3), (1, 1, 5)]


def test_nobody_can_change_the_arrays_afterwards() -> None:
    given = GOOD["partners"].copy()
    p = Partners(**GOOD | {"partners": given})
    given[:] = 99
    assert degree(p).tolist() == [5, 5]
    for column in (p.company, p.region, p.partners, p.home):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1


def test_counts_stay_whole_and_weights_stay_floats() -> None:
    weighted = Partners(**GOOD | {"partners": np.array([0.5, 0.25, 0.0])})
    assert degree(Partners(**GOOD)).dtype == np.int64
    assert degree(weighted).tolist() == [0.25, 0.5]


def test_a_weight_of_zero_is_no_partner() -> None:
    p = Partners(**GOOD | {"partners": np.array([0.0, 0.0, 7.0]), "home": np.array([0, 0])})
    assert external_share(p)[0] == 0
    assert np.isnan(effective_external_regions(p)).all()
    assert np.isnan(within_region_z(p)[1])


def test_a_known_home_without_partners_is_zero_and_an_unknown_home_is_undefined() -> None:
    own = home_degree(Partners(**GOOD | {"home": np.array([-1, 0])}))
    assert np.isnan(own[0])
    assert own[1] == 0


def test_an_unknown_home_leaves_participation_defined() -> None:
    p = Partners(**GOOD | {"home": np.array([-1, 0])})
    assert participation(p)[0] == pytest.approx(12 / 25)
    assert np.isnan(external_share(p)[0])


def test_companies_without_partners_do_not_enter_the_mean_of_their_region() -> None:
    home = np.array([0, 0, 0, 0])
    p = Partners(np.array([0, 1]), np.array([0, 0]), np.array([3, 1]), home, 1)
    z = within_region_z(p)
    assert z[:2].tolist() == [1, -1]
    assert np.isnan(z[2:]).all()


def test_a_company_with_partners_only_outside_enters_the_mean_with_zero() -> None:
    p = Partners(np.array([0, 1]), np.array([0, 1]), np.array([4, 9]), np.array([0, 0]), 2)
    assert within_region_z(p).tolist() == [1, -1]


def test_equal_weights_have_no_spread_though_their_mean_is_rounded() -> None:
    every = np.arange(10)
    home = np.zeros(10, dtype=np.int64)
    p = Partners(every, home, np.full(10, 0.1), home, 1)
    assert within_region_z(p).tolist() == [0] * 10


def test_large_amounts_given_as_whole_numbers_do_not_overflow() -> None:
    p = Partners(**GOOD | {"partners": np.array([5, 3, 1]) * 10**15})
    assert participation(p)[0] == pytest.approx(3 / 8)


def test_no_companies_at_all_give_empty_answers() -> None:
    none = np.array([], dtype=np.int64)
    p = Partners(none, none, none, none, 0)
    for measure in (degree, external_share, effective_external_regions, participation):
        assert measure(p).size == 0
    assert within_region_z(p).size == 0
