"""A made-up world is shaped like a real one: each test is a thing that is known of real ones."""

import numpy as np
import pytest

from ingest.made_up import country
from ingest.made_up.companies import LARGE, MICRO
from ingest.made_up.days import UNKNOWN
from ingest.made_up.industries import INDUSTRIES
from ingest.made_up.kinds import COOPERATION, KINDS, SUPPLY, SUPPORT
from tests.made_up import COMPANIES, LINKS, at_home, made, pairs, partners

SEEDS = (1, 2, 3)
pytestmark = pytest.mark.parametrize("seed", SEEDS)


def test_few_companies_have_very_many_partners(seed: int) -> None:
    count = partners(made(seed)[0].ties)
    exponential = np.exp(-5)  # of companies with more than five times the mean, were it one
    assert np.mean(count > 5 * count.mean()) > 1.5 * exponential
    over = [np.mean(count[count > at] - at) for at in np.quantile(count, [0.5, 0.9, 0.99])]
    assert over[0] < over[1] < over[2]  # an exponential law has the same excess everywhere


def test_most_companies_have_few_partners(seed: int) -> None:
    count = partners(made(seed)[0].ties)
    assert np.median(count) < count.mean()
    assert np.mean(count >= 3) > 0.8


def test_about_half_of_all_partners_are_at_home(seed: int) -> None:
    true = made(seed)[0]
    region = true.companies.region
    one, other = pairs(true.ties)
    home = np.mean(region[one] == region[other])
    chance = np.square(np.bincount(region) / COMPANIES).sum()
    assert 0.4 < home < 0.7
    assert home > 4 * chance


def test_a_larger_region_finds_more_at_home(seed: int) -> None:
    true = made(seed)[0]
    home, region = at_home(true.ties, true.companies.region), true.companies.region
    mean = [np.nanmean(home[region == one]) for one in range(len(country.PROVINCES))]
    assert np.corrcoef(mean, np.log(country.SHARE))[0, 1] > 0.8


def test_near_markets_and_the_own_bloc_count_more(seed: int) -> None:
    true = made(seed)[0]
    region = true.companies.region
    one, other = (region[end] for end in pairs(true.ties))
    flows = np.zeros((len(country.PROVINCES), len(country.PROVINCES)))
    np.add.at(flows, (one, other), 1)
    apart = ~np.eye(len(flows), dtype=bool)
    from_each = np.where(apart, flows, 0).sum(axis=1)
    expected = np.outer(from_each, from_each) / from_each.sum()
    more = flows / expected
    same = (country.BLOC[:, None] == country.BLOC) & apart
    distance = country.distances()
    assert more[same].mean() > 1.5 * more[apart & ~same].mean()
    assert np.corrcoef(distance[apart], np.log(more[apart] + 0.01))[0, 1] < -0.4


def test_industries_buy_from_some_more_than_from_others(seed: int) -> None:
    true = made(seed)[0]
    industry, supply = true.companies.industry, true.ties.kind == SUPPLY
    sold = np.zeros((len(INDUSTRIES), len(INDUSTRIES)))
    np.add.at(sold, (industry[true.ties.start[supply]], industry[true.ties.end[supply]]), 1)
    even = np.outer(sold.sum(axis=1), sold.sum(axis=0)) / sold.sum()
    assert np.std(np.log((sold + 1) / (even + 1))) > 0.4


def test_supply_is_the_usual_tie_and_all_kinds_are_there(seed: int) -> None:
    kinds = np.bincount(made(seed)[0].ties.kind, minlength=len(KINDS)) / LINKS
    assert 0.7 < kinds[SUPPLY] < 0.9
    assert kinds[COOPERATION:SUPPORT].sum() > 2 * kinds[SUPPORT:].sum()
    assert kinds.min() > 0.002


def test_support_goes_from_the_larger_to_the_smaller(seed: int) -> None:
    true = made(seed)[0]
    support = true.ties.kind >= SUPPORT
    size = true.companies.size
    own = true.companies.own  # what subsidiaries copy may run between any sizes
    drawn = support & (own[true.ties.start] * own[true.ties.end] == 1)
    assert np.all(size[true.ties.start[drawn]] < size[true.ties.end[drawn]])


def test_revenue_grows_with_partners_and_is_held_by_few(seed: int) -> None:
    true = made(seed)[0]
    revenue, count = true.books.revenue, partners(true.ties)
    some = count > 0
    assert 0.3 < np.corrcoef(np.log(revenue[some]), np.log(count[some]))[0, 1] < 0.9
    top = np.sort(revenue)[-COMPANIES // 100 :].sum() / revenue.sum()
    assert 0.15 < top < 0.7
    assert np.median(revenue[true.companies.size == LARGE]) > 5 * np.median(
        revenue[true.companies.size == MICRO]
    )


def test_nobody_sells_more_than_it_earns(seed: int) -> None:
    true = made(seed)[0]
    sold = np.bincount(true.ties.start, weights=true.amounts, minlength=COMPANIES)
    few = 1000 * np.bincount(true.ties.start, minlength=COMPANIES)  # amounts are at least 1,000
    assert np.all(sold <= np.maximum(true.books.revenue, few))
    assert np.all((true.amounts > 0) == (true.ties.kind == SUPPLY))


def test_owners_are_others_and_own_a_part(seed: int) -> None:
    groups = made(seed)[0].groups
    assert np.all(groups.parent != groups.subsidiary)
    assert len(np.unique(groups.subsidiary)) == len(groups.subsidiary)
    assert 0.2 <= groups.share.min() < groups.share.max() <= 1.0


def test_ties_begin_before_they_end_within_five_years(seed: int) -> None:
    days = made(seed, "medium")[1].days
    told = days.first != UNKNOWN
    assert np.all(days.first[told] <= days.last[told])
    assert days.last.max() == 1825
    assert set(days.year.tolist()) == {2021, 2022, 2023, 2024, 2025}


def test_without_noise_everything_is_seen(seed: int) -> None:
    true, seen = made(seed)
    assert np.array_equal(np.sort(true.ties.number), np.sort(seen.ties.number))
    assert np.array_equal(true.companies.region, seen.region)
    assert np.array_equal(true.books.revenue, seen.revenue)


@pytest.mark.parametrize("noise", ["low", "medium", "high"])
def test_what_is_seen_is_true_but_for_what_is_said_to_be_false(seed: int, noise: str) -> None:
    true, seen = made(seed, noise)
    false = ~np.isin(seen.ties.number, true.ties.number)
    assert len(np.unique(seen.ties.number)) == LINKS
    assert false.sum() == {"low": 250, "medium": 750, "high": 2000}[noise]


def test_large_companies_and_told_kinds_are_seen_more(seed: int) -> None:
    true, seen = made(seed, "medium")
    ties, size = true.ties, true.companies.size
    found = np.isin(ties.number, seen.ties.number)
    large = (size[ties.start] == LARGE) | (size[ties.end] == LARGE)
    small = (size[ties.start] == MICRO) & (size[ties.end] == MICRO)
    assert found[large].mean() > 1.5 * found[small].mean()
    assert found[ties.kind >= COOPERATION].mean() > 1.2 * found[ties.kind == SUPPLY].mean()


def test_noise_leaves_the_companies_as_they_are(seed: int) -> None:
    clear, poor = made(seed)[0].companies, made(seed, "high")[0].companies
    assert np.array_equal(clear.role, poor.role)
    assert np.array_equal(clear.region, poor.region)
    assert np.array_equal(clear.activity, poor.activity)


def test_as_many_regions_are_wrong_as_the_level_says(seed: int) -> None:
    true, seen = made(seed, "high")
    shown = seen.region != UNKNOWN
    assert np.mean(~shown) == 0.30
    assert np.mean(shown & (seen.region != true.companies.region)) == 0.08


def test_figures_of_small_companies_are_missing_more(seed: int) -> None:
    true, seen = made(seed, "medium")
    gone, size = seen.revenue == UNKNOWN, true.companies.size
    assert gone.mean() == 0.5
    assert gone[size == MICRO].mean() > 1.5 * gone[size == LARGE].mean()
