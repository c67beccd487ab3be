"""Percentiles, the rules and the first score."""

import dataclasses
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from graph.measures import (
    FIRST_RULES,
    Rules,
    Scores,
    degree,
    effective_external_regions,
    first_parts,
    mid_rank_percentile,
    score,
)
from tests.measure_input import partners_from

NAN = np.nan
ONE_PART = Rules("test", {"X": 2.0})
TWO_PARTS = Rules("test", {"X": 3.0, "B": 1.0})


def scored(rules: Rules = TWO_PARTS, **change: Any) -> Scores:
    given: dict[str, Any] = {
        "X": np.array([0.9, 0.1, 0.5, 1.0, NAN]),
        "B": np.array([2.0, 1.0, NAN, 9.0, 9.0]),
        "population": np.array([True, True, True, False, True]),
        "k": np.array([3, 8, 4, 9, 9]),
    } | change
    parts = {name: given[name] for name in rules.weights}
    return score(parts, given["population"], given["k"], rules)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([7.0], [0.5]),
        ([NAN], [NAN]),
        ([1.0, 2.0], [0.25, 0.75]),
        ([4.0, 4.0, 4.0], [0.5, 0.5, 0.5]),
        ([3.0, NAN, 1.0, 3.0, -2.0], [0.75, NAN, 0.375, 0.75, 0.125]),
        ([0.1 + 0.2, 0.3, 0.4], [1 / 3, 1 / 3, 5 / 6]),
        ([1e9, 1e9 + 1], [0.25, 0.75]),
    ],
)
def test_mid_ranks_are_as_worked_by_hand(values: list[float], expected: list[float]) -> None:
    assert_allclose(mid_rank_percentile(np.array(values)), expected, atol=1e-15)


@given(st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=30))
def test_mid_ranks_count_the_lower_and_half_of_the_equal(values: list[float]) -> None:
    n = len(values)
    plain = [sum((v < x) + (v == x) / 2 for v in values) / n for x in values]
    u = mid_rank_percentile(np.array(values))
    assert_allclose(u, plain, atol=1e-12)
    assert u.mean() == pytest.approx(0.5)


def test_mid_ranks_refuse_what_has_no_place() -> None:
    with pytest.raises(ValueError, match="infinite"):
        mid_rank_percentile(np.array([1.0, np.inf]))
    with pytest.raises(ValueError, match="2 dimensions"):
        mid_rank_percentile(np.zeros((2, 2)))


def test_a_score_is_as_worked_by_hand() -> None:
    s = scored()
    by_x = [75 * 5 / 6, 75 / 6, 100 / 2]  # the third has no B, so X carries it alone
    by_b = [25 * 3 / 4, 25 / 4, 0]
    assert_allclose(s.contribution["X"][:3], by_x)
    assert_allclose(s.contribution["B"][:3], by_b)
    assert_allclose(s.value[:3], np.add(by_x, by_b))
    assert s.rank.tolist() == [1, 3, 2, 0, 0]


def test_outsiders_and_companies_without_a_required_part_have_no_score() -> None:
    s = scored()
    assert s.sufficient.tolist() == [True, True, True, False, False]
    assert np.isnan(s.value[3:]).all()
    assert np.isnan(s.contribution["X"][3:]).all()


def test_available_says_which_share_of_the_weights_a_company_has() -> None:
    assert scored().available.tolist() == [1, 1, 0.75, 1, 0.25]


@pytest.mark.parametrize(("least", "expected"), [(3, True), (4, False)])
def test_evidence_is_sufficient_from_the_minimum_on(least: int, expected: bool) -> None:
    rules = Rules("test", {"X": 1.0}, minimum_partners=least)
    assert scored(rules).sufficient[0] == expected


def test_a_company_with_too_little_evidence_does_not_move_the_scale() -> None:
    few = scored(ONE_PART, k=np.array([2, 8, 4, 9, 9]))
    assert_allclose(few.value, [NAN, 25, 75, NAN, NAN])


def test_a_company_outside_the_population_does_not_move_the_scale() -> None:
    moved = np.array([0.9, 0.1, 0.5, 0.0, NAN])
    assert_array_equal(scored(X=moved).value, scored().value)


def test_equal_scores_share_the_better_rank() -> None:
    x = np.array([0.4, 0.1, 0.4, 0.0, 0.1 + 0.3])
    s = scored(ONE_PART, X=x, population=np.ones(5, dtype=bool))
    assert s.rank.tolist() == [1, 4, 1, 5, 1]


def test_a_score_without_any_member_is_empty_and_raises_no_warning() -> None:
    s = scored(population=np.zeros(5, dtype=bool))
    assert np.isnan(s.value).all()
    assert s.rank.tolist() == [0] * 5


def test_a_company_without_any_part_has_no_score_even_if_none_is_required() -> None:
    s = scored(Rules("test", {"X": 1.0}, required=()))
    assert s.sufficient.tolist() == [True, True, True, False, False]


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(1, 9), st.floats(-3, 3)), min_size=1))
def test_contributions_add_up_to_a_value_between_0_and_100(
    rows: list[tuple[float, float, float]],
) -> None:
    x, b, z = np.array(rows).T
    everyone = np.ones(len(rows), dtype=bool)
    s = score({"X": x, "B": b, "z": z}, everyone, np.full(len(rows), 3))
    assert_allclose(sum(s.contribution.values()), s.value)
    assert np.all((s.value > 0) & (s.value < 100))
    assert np.all(s.available == 1)


@given(st.permutations(range(5)))
def test_the_order_of_companies_changes_no_bit_of_a_score(order: list[int]) -> None:
    here = scored()
    arrays = {"X": np.array([0.9, 0.1, 0.5, 1.0, NAN])[order]}
    arrays["B"] = np.array([2.0, 1.0, NAN, 9.0, 9.0])[order]
    member, k = np.array([1, 1, 1, 0, 1], dtype=bool)[order], np.array([3, 8, 4, 9, 9])[order]
    there = score(arrays, member, k, TWO_PARTS)
    assert_array_equal(there.value, here.value[order])
    assert_array_equal(there.rank, here.rank[order])


def alike_but_one_partner() -> dict[str, np.ndarray]:
    """`home` and `out` are alike, but `out` has one partner outside; 28 others have two."""
    others = [f"o{i}" for i in range(28)]
    places = dict.fromkeys(["home", "out", *others], 0) | {"p": 0, "east": 1, "west": 2}
    ties = {(one, o): 1 for one in ("home", "out") for o in others[:4]} | {("out", "east"): 1}
    ties |= {(o, far): 1 for o in others for far in ("p", "east", "west")}
    p = partners_from(ties, places, 3)
    member = np.array([name in {"home", "out", *others} for name in places])
    b = effective_external_regions(p)
    return {"parts": first_parts(p), "B": b, "member": member, "k": degree(p)}  # type: ignore[dict-item]


def test_a_partner_outside_never_costs_a_place() -> None:
    a: Any = alike_but_one_partner()
    home, out = score(a["parts"], a["member"], a["k"]).value[:2]
    assert out > home
    dropped = score(a["parts"] | {"B": a["B"]}, a["member"], a["k"]).value[:2]
    assert dropped[0] > dropped[1]  # what would happen if no outside partner were "missing"


def test_breadth_is_zero_for_the_score_only_where_all_partners_are_at_home() -> None:
    p = partners_from(
        {("a", "b"): 1, ("a", "c"): 1, ("c", "d"): 1}, {"a": 0, "b": 0, "c": 1, "d": None}, 2
    )
    assert_array_equal(first_parts(p)["B"], [1, 0, 1, NAN])


def test_the_first_rules_weigh_share_breadth_and_z() -> None:
    assert dict(FIRST_RULES.weights) == {"X": 0.35, "B": 0.15, "z": 0.10}
    assert FIRST_RULES.minimum_partners == 3


def test_nobody_can_change_rules() -> None:
    weights = {"X": 1.0}
    rules = Rules("test", weights)
    weights["X"] = 5.0
    assert rules.weights["X"] == 1
    with pytest.raises(TypeError):
        rules.weights["X"] = 2.0  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        rules.version = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"weights": {}}, "no weight"),
        ({"weights": {"X": 0.0}}, "the weight of X is 0.0"),
        ({"weights": {"X": NAN}}, "the weight of X is nan"),
        ({"weights": {"X": 1.0}, "minimum_partners": 0}, "minimum_partners is 0"),
        ({"weights": {"B": 1.0}}, "the required part X has no weight"),
    ],
)
def test_rules_that_cannot_work_are_refused(arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Rules("test", **arguments)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"population": np.ones(5)}, "population holds float64"),
        ({"k": np.ones(5)}, "k holds float64 instead of whole numbers"),
        ({"k": np.ones(4, dtype=int)}, r"k has shape \(4,\), population \(5,\)"),
        ({"X": np.ones(6)}, r"X has shape \(6,\), population \(5,\)"),
    ],
)
def test_a_score_refuses_arrays_that_do_not_fit(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        scored(**change)


def test_a_part_without_a_weight_and_a_weight_without_a_part_are_named() -> None:
    with pytest.raises(ValueError, match="differ by B, z"):
        score({"X": np.ones(1)}, np.ones(1, dtype=bool), np.full(1, 3))
