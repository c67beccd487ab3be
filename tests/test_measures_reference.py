"""The measures against values worked out elsewhere: by hand, by other codes, in closed form."""

import math

import networkx as nx
import numpy as np
import pytest
from numpy.testing import assert_allclose

from graph.measures import (
    Partners,
    effective_external_regions,
    external_share,
    participation,
    within_region_z,
)
from tests.measure_input import counted_once, one_way, partners_from

NAN = math.nan
TOY_REGIONS = {"a1": 0, "a2": 0, "a3": 0, "b1": 1, "b2": 1, "c1": 2}
TOY = {
    ("a1", "a2"): 50,
    ("a3", "a2"): 30,
    ("a2", "b1"): 60,
    ("a2", "c1"): 40,
    ("a1", "b1"): 10,
    ("b1", "b2"): 20,
    ("b2", "a3"): 15,
    ("c1", "a2"): 5,
}
WEIGHTED = partners_from({pair: float(amount) for pair, amount in TOY.items()}, TOY_REGIONS, 3)
BINARY = partners_from(counted_once(TOY), TOY_REGIONS, 3)


def close(actual: np.ndarray, expected: list[float]) -> None:
    assert_allclose(actual, expected, atol=1e-6, rtol=0)


def test_participation_in_the_toy_matches_with_weights_and_with_counts() -> None:
    close(participation(WEIGHTED), [0.277778, 0.648649, 0.444444, 0.345679, 0.489796, 0])
    close(participation(BINARY), [0.5, 0.625, 0.5, 0.444444, 0.5, 0])


def test_participation_in_the_toy_matches_in_each_direction() -> None:
    sold = participation(one_way(TOY, TOY_REGIONS, 3))
    bought = participation(one_way({(b, a): n for (a, b), n in TOY.items()}, TOY_REGIONS, 3))
    close(sold, [0.277778, 0.48, 0, 0, 0, 0])
    close(bought, [NAN, 0.110727, 0, 0, 0, 0])


def test_external_share_in_the_toy_matches() -> None:
    close(external_share(WEIGHTED), [1 / 6, 105 / 185, 1 / 3, 7 / 9, 3 / 7, 1])


def test_effective_external_regions_in_the_toy_match() -> None:
    close(effective_external_regions(WEIGHTED), [1, 1.96, 1, 1, 1, 1])


def test_within_region_z_in_the_toy_matches_with_weights_and_with_counts() -> None:
    close(within_region_z(WEIGHTED), [-0.162221, 1.297771, -1.135550, 0, 0, 0])
    close(within_region_z(BINARY), [-0.707107, 1.414214, -0.707107, 0, 0, 0])


KARATE = nx.karate_club_graph()
CLUBS = {str(n): int(d["club"] == "Officer") for n, d in KARATE.nodes(data=True)}
BEST = [
    [0, 1, 2, 3, 7, 11, 12, 13, 17, 19, 21],
    [4, 5, 6, 10, 16],
    [8, 9, 14, 15, 18, 20, 22, 26, 29, 30, 32, 33],
    [23, 24, 25, 27, 28, 31],
]
COMMUNITIES = {str(n): next(i for i, part in enumerate(BEST) if n in part) for n in KARATE}


def karate(groups: dict[str, int], *, weighted: bool = False) -> Partners:
    ties = {
        (str(a), str(b)): float(d["weight"]) if weighted else 1
        for a, b, d in KARATE.edges(data=True)
    }
    return partners_from(ties, groups, 1 + max(groups.values()))


def test_participation_in_the_karate_club_matches_and_is_zero_elsewhere() -> None:
    expected = np.zeros(34)
    expected[[0, 1, 2, 8, 9]] = [30 / 256, 0.197531, 0.48, 0.48, 0.5]
    expected[[13, 19, 30, 31, 32, 33]] = [0.32, 0.444444, 0.5, 0.277778, 0.277778, 0.290657]
    p = participation(karate(CLUBS))
    known = expected > 0
    assert_allclose(p[known], expected[known], atol=1e-6, rtol=0)
    assert p.sum() == pytest.approx(4.704820, abs=1e-6)
    assert np.count_nonzero(p) == 13


def test_within_region_z_in_the_karate_club_matches() -> None:
    z = within_region_z(karate(CLUBS))[[0, 1, 2, 8, 32, 33]]
    close(z, [3.346533, 1.193898, 0.578860, -0.651217, 1.910608, 3.136281])


def test_roles_in_the_karate_club_come_out_as_published() -> None:
    z, p = within_region_z(karate(CLUBS)), participation(karate(CLUBS))
    hubs = z >= 2.5
    assert np.count_nonzero(hubs & (p <= 0.30)) == 2
    assert np.count_nonzero(~hubs & (p <= 0.05)) == 21
    assert np.count_nonzero(~hubs & (p > 0.05) & (p <= 0.62)) == 11


def test_the_weighted_karate_club_matches() -> None:
    p = participation(karate(CLUBS, weighted=True))
    close(p[[0, 2, 8, 33]], [0.090703, 0.334252, 0.484429, 0.277778])
    assert p.sum() == pytest.approx(3.972217, abs=1e-6)
    close(within_region_z(karate(CLUBS, weighted=True))[[0, 33]], [2.757621, 2.678515])


def test_the_karate_club_in_its_four_communities_matches() -> None:
    p, z = participation(karate(COMMUNITIES)), within_region_z(karate(COMMUNITIES))
    close(p[[0, 2, 31, 33]], [0.539062, 0.62, 0.611111, 0.512111])
    assert p.sum() == pytest.approx(8.787593, abs=1e-6)
    close(z[[0, 33]], [2.135708, 2.511655])


def test_the_karate_club_has_the_published_e_i_index() -> None:
    p = karate(CLUBS)
    outside = np.nansum(external_share(p) * np.bincount(p.company, weights=p.partners))
    assert outside == pytest.approx(2 * 11)
    assert 2 * outside / 156 - 1 == pytest.approx(-0.717949, abs=1e-6)


@pytest.mark.parametrize("companies", [2, 3, 5, 8, 10, 17, 400])
def test_the_centre_of_a_star_stands_at_the_root_of_the_others(companies: int) -> None:
    star = {("centre", f"{i}"): 1 for i in range(1, companies)}
    everyone = dict.fromkeys(["centre", *(f"{i}" for i in range(1, companies))], 0)
    z = within_region_z(partners_from(star, everyone, 1))
    expected = 0 if companies == 2 else math.sqrt(companies - 1)
    assert z[0] == pytest.approx(expected, abs=1e-9)


def test_participation_cannot_tell_twelve_partners_abroad_from_twelve_at_home() -> None:
    homes = {"far": 0, "near": 1} | {f"{i}": 1 for i in range(12)}
    ties = {(one, f"{i}"): 1 for one in ("far", "near") for i in range(12)}
    p = partners_from(ties, homes, 2)
    close(participation(p)[:2], [0, 0])
    close(external_share(p)[:2], [1, 0])
    close(effective_external_regions(p)[:2], [1, NAN])
