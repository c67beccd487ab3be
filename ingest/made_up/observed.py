"""What is seen of a world: large companies and told kinds more, some of it wrong or missing."""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Mask, Real, Whole
from ingest.made_up.chance import exactly
from ingest.made_up.companies import Companies
from ingest.made_up.country import PROVINCES, SHARE
from ingest.made_up.days import UNKNOWN, Days, days
from ingest.made_up.kinds import KINDS, SUPPLY
from ingest.made_up.plan import Plan, Stream
from ingest.made_up.ties import Ties, different
from ingest.made_up.world import World

#: how well companies of each size are covered, against a large one
COVERED = np.array([1.0, 0.7, 0.4, 0.25])
#: how often each kind of tie is told: co-operation and support are announced, supply seldom
TOLD = np.where(np.arange(len(KINDS)) == SUPPLY, 0.5, 1.0)
MAJOR, MAJOR_TOLD = 0.1, 2.0  # a customer that takes more is named in reports, twice as often
SMALL_HIDES = np.array([0.2, 0.6, 1.0, 1.4])  # how often figures of each size are missing


@dataclass(frozen=True, slots=True, eq=False)
class Observed:
    """What the files say; UNKNOWN stands for what they leave out."""

    region: Whole
    size: Whole
    revenue: Whole
    employees: Whole
    ties: Ties
    amounts: Whole
    days: Days


def observed(plan: Plan, world: World) -> Observed:
    """Return what is seen of a world at the noise of the plan."""
    companies, noise = world.companies, plan.noise
    rng = plan.stream(Stream.MISSING)
    hides = SMALL_HIDES[companies.size]
    ties, amounts = _ties(plan, world)
    left_out = _some(noise.amount_missing, (ties.kind == SUPPLY).astype(np.float64), rng)
    return Observed(
        region=_regions(plan, companies, rng),
        size=_without(companies.size, _some(noise.size_missing, np.ones(len(hides)), rng)),
        revenue=_without(world.books.revenue, _some(noise.revenue_missing, hides, rng)),
        employees=_without(world.books.employees, _some(noise.employees_missing, hides, rng)),
        ties=ties,
        amounts=_without(amounts, left_out | (ties.kind != SUPPLY)),
        days=days(plan),
    )


def _some(share: float, weights: Real, rng: np.random.Generator) -> Mask:
    """Choose this share of what has a weight, rounded."""
    return exactly(round(share * int((weights > 0).sum())), weights, rng)


def _without(values: Whole, left_out: Mask) -> Whole:
    return np.where(left_out, UNKNOWN, values)


def _regions(plan: Plan, companies: Companies, rng: np.random.Generator) -> Whole:
    """Return the regions as written: some of another company, some not at all."""
    each = np.ones(len(companies))
    wrong = _some(plan.noise.region_wrong, each, rng)
    left_out = round(plan.noise.region_missing * len(companies))
    other = rng.choice(len(PROVINCES), len(companies), p=SHARE / SHARE.sum())
    other = np.where(other == companies.region, (other + 1) % len(PROVINCES), other)
    region = np.where(wrong, other, companies.region)
    return _without(region, exactly(left_out, np.where(wrong, 0.0, each), rng))


def _ties(plan: Plan, world: World) -> tuple[Ties, Whole]:
    """Return the ties as written, in no order, and what customers paid in each."""
    true = plan.links - plan.false_links
    seen = np.flatnonzero(exactly(true, _weights(world), plan.stream(Stream.SEEN)))
    wrong, paid = _false(plan, world)
    order = plan.stream(Stream.ORDER).permutation(plan.links)
    number = np.concatenate([world.ties.number[seen], wrong.number])[order]
    return Ties(number, plan.companies), np.concatenate([world.amounts[seen], paid])[order]


def _weights(world: World) -> Real:
    """Return how easily each true tie is seen, against others."""
    size, ties = world.companies.size, world.ties
    revenue = world.books.revenue[ties.start]
    major = world.amounts >= MAJOR * revenue
    covered = COVERED[size[ties.start]] * COVERED[size[ties.end]]
    weight: Real = covered * TOLD[ties.kind] * np.where(major, MAJOR_TOLD, 1.0)
    return weight


def _false(plan: Plan, world: World) -> tuple[Ties, Whole]:
    """Draw supply ties that are not true, between companies that are often spoken of."""
    rng, count = plan.stream(Stream.FALSE), plan.false_links
    spoken = np.cumsum(world.companies.activity)
    found, true = np.empty(0, dtype=np.int64), np.sort(world.ties.number)
    while len(found) < count:
        ends = np.searchsorted(spoken, rng.random((2, 2 * count)) * spoken[-1], side="right")
        pairs = Ties.of(ends[0], ends[1], np.full(2 * count, SUPPLY), plan.companies)
        nearest = true[np.minimum(np.searchsorted(true, pairs.number), len(true) - 1)]
        new = pairs.number[(ends[0] != ends[1]) & (nearest != pairs.number)]
        found = different(np.concatenate([found, new]))
    wrong = Ties(found[:count], plan.companies)
    paid = (world.books.revenue[wrong.start] * MAJOR * rng.random(count)).astype(np.int64)
    return wrong, np.maximum(1, paid)
