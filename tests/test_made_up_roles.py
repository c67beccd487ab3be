"""Planted companies and decoys are what their mechanism makes of them, and no more."""

import numpy as np
import pytest

from graph.measures.partners import Mask, Real
from ingest.made_up import country
from ingest.made_up.companies import LARGE, MID_SIZED
from ingest.made_up.kinds import COOPERATION, KINDS, SUPPLY, SUPPORT
from ingest.made_up.roles import ROLES
from ingest.made_up.world import World
from tests.made_up import COMPANIES, at_home, made, pairs, partners, playing

SEEDS = (1, 2, 3)
pytestmark = pytest.mark.parametrize("seed", SEEDS)


def home(true: World) -> Real:
    return at_home(true.ties, true.companies.region)


def busy(true: World) -> Mask:
    """Return who has enough partners for a share of them to mean something."""
    found: Mask = partners(true.ties) >= 5
    return found


def test_there_are_as_many_of_each_role_as_its_share(seed: int) -> None:
    counts = dict(zip(ROLES, np.bincount(made(seed)[0].companies.role), strict=True))
    assert (counts["planted"], counts["hub"]) == (50, 25)
    assert (counts["one_partner"], counts["subsidiary"]) == (50, 50)
    assert 20 < counts["border"] < 70


def test_the_planted_trade_less_at_home(seed: int) -> None:
    true = made(seed)[0]
    planted, ordinary = (playing(true, role) & busy(true) for role in ("planted", "ordinary"))
    assert home(true)[planted].mean() < 0.5 * home(true)[ordinary].mean()


def test_the_planted_are_not_told_apart_by_that_alone(seed: int) -> None:
    true = made(seed)[0]
    typical = np.median(home(true)[playing(true, "planted")])
    ordinary = playing(true, "ordinary") & busy(true)
    assert np.sum(home(true)[ordinary] <= typical) > playing(true, "planted").sum()


def test_the_planted_reach_more_blocs_than_others_with_as_many_partners(seed: int) -> None:
    true = made(seed)[0]
    one, other = (country.BLOC[true.companies.region[end]] for end in pairs(true.ties))
    who, many = pairs(true.ties)[0], partners(true.ties)
    reached = np.unique(who * len(country.BLOCS) + other) // len(country.BLOCS)
    blocs = np.bincount(reached, minlength=COMPANIES)
    alike = (many >= 8) & (many <= 16)
    planted, ordinary = (blocs[playing(true, r) & alike] for r in ("planted", "ordinary"))
    assert planted.mean() > ordinary.mean() + 1
    assert np.mean(one == other) > 0.5  # as everybody else stays in the own bloc


def test_the_planted_have_more_kinds_of_tie(seed: int) -> None:
    true = made(seed)[0]
    ties, many = true.ties, partners(true.ties)
    kind = np.minimum(ties.kind, SUPPORT)
    ends = np.concatenate([ties.start, ties.end]) * len(KINDS) + np.concatenate([kind, kind])
    kinds = np.bincount(np.unique(ends) // len(KINDS), minlength=COMPANIES)
    alike = (many >= 8) & (many <= 16)
    planted, ordinary = (kinds[playing(true, r) & alike] for r in ("planted", "ordinary"))
    assert planted.mean() > ordinary.mean() + 0.8


def test_the_planted_are_neither_large_nor_idle(seed: int) -> None:
    true = made(seed)[0]
    planted = playing(true, "planted")
    assert not np.any(true.companies.size[planted] == LARGE)
    assert np.all(true.companies.activity[planted] >= np.median(true.companies.activity))


def test_hubs_have_very_many_partners_nearly_all_at_home(seed: int) -> None:
    true = made(seed)[0]
    hub, many = playing(true, "hub"), partners(true.ties)
    assert np.median(many[hub]) > np.quantile(many, 0.98)
    assert home(true)[hub].min() > 0.85  # all but what subsidiaries copy from their parents


def test_border_companies_lean_home_as_others_do_and_find_nobody(seed: int) -> None:
    true = made(seed)[0]
    border, ordinary = (playing(true, role) for role in ("border", "ordinary"))
    share = country.SHARE[true.companies.region] ** 0.7
    odds = np.log(true.companies.home / (1 - true.companies.home + 1e-12) / share)
    assert abs(np.median(odds[border]) - np.median(odds[ordinary])) < 0.5
    assert np.nanmean(home(true)[border]) < 0.5 * np.nanmean(home(true)[ordinary])


def test_one_customer_elsewhere_takes_nearly_all_of_a_one_partner_company(seed: int) -> None:
    true = made(seed)[0]
    all_, ties = true.companies, true.ties
    theirs = playing(true, "one_partner")[ties.start] & (ties.kind == SUPPLY)
    anchor = theirs & (ties.end == all_.through[ties.start])
    total = np.bincount(ties.start, weights=true.amounts * theirs, minlength=COMPANIES)
    taken = np.bincount(ties.start, weights=true.amounts * anchor, minlength=COMPANIES)
    who = np.flatnonzero(playing(true, "one_partner"))
    bloc = country.BLOC[all_.region]
    assert anchor.sum() == len(who)
    assert np.median(taken[who] / total[who]) > 0.85
    assert np.all(bloc[who] != bloc[all_.through[who]])
    assert np.all(all_.size[all_.through[who]] <= MID_SIZED)


def test_every_tie_of_a_subsidiary_is_one_of_its_parent(seed: int) -> None:
    true = made(seed)[0]
    all_, ties = true.companies, true.ties
    known = {
        (a, b, k)
        for one, other in ((ties.start, ties.end), (ties.end, ties.start))
        for a, b, k in zip(one.tolist(), other.tolist(), ties.kind.tolist(), strict=True)
    }
    child = playing(true, "subsidiary")
    theirs = [(a, b, k) for a, b, k in known if child[a]]
    assert len(theirs) > 5 * child.sum()
    assert all((all_.through[a], b, k) in known for a, b, k in theirs)


def test_a_subsidiary_is_owned_by_the_parent_in_another_bloc(seed: int) -> None:
    true = made(seed)[0]
    all_, groups = true.companies, true.groups
    owner = dict(zip(groups.subsidiary.tolist(), groups.parent.tolist(), strict=True))
    bloc = country.BLOC[all_.region]
    for child in np.flatnonzero(playing(true, "subsidiary")).tolist():
        assert owner[child] == all_.through[child]
        assert bloc[child] != bloc[owner[child]]


def test_ordinary_companies_co_operate_mostly_in_one_way(seed: int) -> None:
    true = made(seed)[0]
    all_, ties = true.companies, true.ties
    co = (ties.kind >= COOPERATION) & (ties.kind < SUPPORT)
    way = ties.kind - COOPERATION
    lead = np.where(
        all_.cooperation[ties.start] >= all_.cooperation[ties.end], ties.start, ties.end
    )
    preferred = way == all_.taste[lead]
    ordinary = playing(true, "ordinary")[lead]
    assert 0.8 < preferred[co & ordinary].mean() < 0.95
