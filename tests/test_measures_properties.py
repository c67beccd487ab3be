"""What must hold of the measures on any graph, and what an independent computation says."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from graph.measures import (
    Partners,
    degree,
    effective_external_regions,
    external_share,
    home_degree,
    participation,
    within_region_z,
)
from tests.measure_input import partners_from
from tests.oracle import plain_measures

ALL = {
    "k": degree,
    "X": external_share,
    "B": effective_external_regions,
    "P": participation,
    "z": within_region_z,
}


@st.composite
def tables(draw: st.DrawFn, amounts: st.SearchStrategy[float]) -> Partners:
    n, m = draw(st.integers(1, 8)), draw(st.integers(1, 6))
    pairs = st.tuples(st.integers(0, n - 1), st.integers(0, m - 1))
    rows = draw(st.dictionaries(pairs, amounts, max_size=30))
    company, region = np.array(list(rows), dtype=np.int64).reshape(-1, 2).T
    home = draw(st.lists(st.integers(-1, m - 1), min_size=n, max_size=n))
    return Partners(company, region, np.array(list(rows.values())), np.array(home), m)


counts = tables(st.integers(1, 10**6))
weights = tables(st.one_of(st.just(0.0), st.floats(1e-90, 1e90)))


def by_share_and_breadth(p: Partners) -> np.ndarray:
    x, b = external_share(p), effective_external_regions(p)
    outside = np.where(x > 0, x**2 / np.where(x > 0, b, 1), 0)
    return np.where(np.isnan(x), np.nan, 1 - (1 - x) ** 2 - outside)


@given(p=st.one_of(counts, weights))
def test_participation_is_a_function_of_share_and_breadth(p: Partners) -> None:
    at_home = p.home >= 0
    expected = by_share_and_breadth(p)[at_home]
    assert_allclose(participation(p)[at_home], expected, atol=1e-12, rtol=0)


@given(p=st.one_of(counts, weights))
def test_every_measure_stays_in_its_range(p: Partners) -> None:
    x, b, part, z = (ALL[name](p) for name in "XBPz")
    assert not np.any((x < 0) | (x > 1))
    assert not np.any((b < 1 - 1e-12) | (b > max(1, p.regions - 1) + 1e-12))
    assert not np.any((part < -1e-12) | (part > 1 - 1 / p.regions + 1e-12))
    assert not np.any(np.abs(z) > np.sqrt(len(p.home) - 1) + 1e-9)


@given(p=st.one_of(counts, weights))
def test_what_is_undefined_is_nan_and_nothing_else_is(p: Partners) -> None:
    none, homeless = degree(p) == 0, p.home < 0
    assert_array_equal(np.isnan(participation(p)), none)
    assert_array_equal(np.isnan(external_share(p)), none | homeless)
    assert_array_equal(np.isnan(within_region_z(p)), none | homeless)
    inside = none | homeless | (external_share(p) == 0)
    assert_array_equal(np.isnan(effective_external_regions(p)), inside)
    assert_array_equal(np.isnan(home_degree(p)), homeless)


@given(p=counts)
def test_the_share_is_zero_exactly_when_all_partners_are_at_home(p: Partners) -> None:
    defined = ~np.isnan(external_share(p))
    at_home = home_degree(p) == degree(p)
    assert_array_equal((external_share(p) == 0)[defined], at_home[defined])


@given(p=weights, factor=st.sampled_from([1e-6, 0.1, 3.0, 1e6]))
def test_scaling_the_weights_changes_no_measure_but_the_strength(
    p: Partners, factor: float
) -> None:
    amounts = np.array(p.partners * factor, dtype=np.float64)
    scaled = Partners(p.company, p.region, amounts, p.home, p.regions)
    for name in "XBP":
        assert_allclose(ALL[name](scaled), ALL[name](p), rtol=1e-12, atol=1e-12)
    assert_allclose(within_region_z(scaled), within_region_z(p), rtol=1e-6, atol=1e-6)


@given(p=counts, seed=st.integers(0, 10**6))
def test_renumbering_companies_changes_no_bit(p: Partners, seed: int) -> None:
    new = np.random.default_rng(seed).permutation(len(p.home))
    home = np.empty_like(p.home)
    home[new] = p.home
    renumbered = Partners(new[p.company], p.region, p.partners, home, p.regions)
    for measure in ALL.values():
        assert_array_equal(measure(renumbered)[new], measure(p))


@given(p=counts, seed=st.integers(0, 10**6))
def test_renumbering_regions_changes_no_bit(p: Partners, seed: int) -> None:
    new = np.append(np.random.default_rng(seed).permutation(p.regions), -1)
    renumbered = Partners(p.company, new[p.region], p.partners, new[p.home], p.regions)
    for measure in ALL.values():
        assert_array_equal(measure(renumbered), measure(p))


@given(p=weights, seed=st.integers(0, 10**6))
def test_the_order_of_rows_changes_no_bit(p: Partners, seed: int) -> None:
    turn = np.random.default_rng(seed).permutation(len(p.company))
    turned = Partners(p.company[turn], p.region[turn], p.partners[turn], p.home, p.regions)
    for measure in ALL.values():
        assert_array_equal(measure(turned), measure(p))


@given(p=counts)
def test_a_company_without_partners_changes_nothing_for_the_others(p: Partners) -> None:
    home = np.append(p.home, 0)
    larger = Partners(p.company, p.region, p.partners, home, p.regions)
    for measure in ALL.values():
        assert_array_equal(measure(larger)[:-1], measure(p))


@pytest.mark.parametrize("seed", range(12))
def test_a_plain_computation_on_a_random_graph_agrees(seed: int) -> None:
    chance = random.Random(seed)
    names = [f"c{i}" for i in range(chance.randint(2, 60))]
    region_of = {name: chance.choice([None, 0, 0, 1, 2, 3]) for name in names}
    pairs = {tuple(sorted(chance.sample(names, 2))) for _ in range(3 * len(names))}
    p = partners_from(dict.fromkeys(pairs, 1), region_of, 4)  # type: ignore[arg-type]
    known = {name: None if r is None else f"r{r}" for name, r in region_of.items()}
    plain = plain_measures(pairs, known, set(names))
    for name, measure in ALL.items():
        expected = [plain[company][name] for company in names]
        assert_allclose(measure(p), expected, rtol=0, atol=1e-9)


def test_the_plain_computation_leaves_out_strangers_loops_and_repeats() -> None:
    edges = [("a", "b"), ("b", "a"), ("a", "a"), ("a", "stranger"), frozenset({"a", "c"})]
    plain = plain_measures(edges, {"a": "r", "b": "r", "stranger": "s"}, {"a", "b", "c"})
    assert {name: row["k"] for name, row in plain.items()} == {"a": 1, "b": 1, "c": 1}
    assert plain["a"]["X"] == 0
    assert np.isnan(plain["c"]["X"])
