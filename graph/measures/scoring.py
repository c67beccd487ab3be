"""The first score: percentiles of the parts, weighted and added up."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType

import numpy as np

from graph.measures.hub import within_region_z
from graph.measures.partners import Amounts, Mask, Partners, Real, Whole
from graph.measures.percentile import mid_rank_percentile, standing
from graph.measures.reach import effective_external_regions, external_share


@dataclass(frozen=True, slots=True)
class Rules:
    """What a score is made of: a version, a weight for each part, and the evidence it asks for.

    `weights` need not add up to 1: the score divides by their sum. The parts named in
    `required` must be defined for a company to be scored. Nobody can change the record.
    Raises ValueError when there is no weight, a weight is not above 0, `minimum_partners` is
    below 1, or a required part has no weight.

    >>> Rules("mine-1", {"X": 3.0, "M": 1.0}).minimum_partners
    3
    """

    version: str
    weights: Mapping[str, float]
    minimum_partners: int = 3
    required: tuple[str, ...] = ("X",)

    def __post_init__(self) -> None:
        """Check the rules and close the weights against change."""
        object.__setattr__(self, "weights", MappingProxyType(dict(self.weights)))
        if not self.weights:
            raise ValueError(f"rules {self.version} have no weight")
        for part, weight in self.weights.items():
            if not (isfinite(weight) and weight > 0):
                raise ValueError(f"the weight of {part} is {weight}; a weight is above 0")
        if self.minimum_partners < 1:
            raise ValueError(f"minimum_partners is {self.minimum_partners}; it is 1 or more")
        for part in self.required:
            if part not in self.weights:
                raise ValueError(f"the required part {part} has no weight")


FIRST_RULES = Rules("first-1", {"X": 0.35, "B": 0.15, "z": 0.10})


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The score of each of N companies and what it is made of.

    `value`: 0..100, NaN without a score. `contribution`: points of each part, which add up to
    `value`; 0 where a scored company lacks the part, NaN without a score. `available`: weight
    of the parts defined over the weight of all, 0..1. `rank`: 1, 1, 3; 0 without a score.
    `sufficient`: in the population, with enough partners and every required part.
    """

    value: Real
    contribution: Mapping[str, Real]
    available: Real
    rank: Whole
    sufficient: Mask


def first_parts(p: Partners) -> dict[str, Real]:
    """Compute the parts of the first score: X, B and z.

    B is 0 where X = 0: reaching no region outside is known, not missing, and leaving B out
    would favour it. Otherwise as `external_share`, `effective_external_regions` and
    `within_region_z`: shapes, units, NaN and sources are theirs. Cost: O(E + N log N).

    Company 0 has its one partner outside, company 1 at home.

    >>> rows = np.array([0, 1]), np.array([1, 1]), np.array([1, 1])
    >>> first_parts(Partners(*rows, home=np.array([0, 1]), regions=2))["B"]
    array([1., 0.])
    """
    share = external_share(p)
    breadth = effective_external_regions(p)
    return {"X": share, "B": np.where(share == 0, 0.0, breadth), "z": within_region_z(p)}


def score(
    parts: Mapping[str, Real], population: Mask, k: Amounts, rules: Rules = FIRST_RULES
) -> Scores:
    """Score the companies of a population by where they stand in each part.

    S_i = 100 * sum_c w_c u_ic / sum_c w_c over the parts defined for i, with u_ic the mid-rank
    percentile among the members of the population with sufficient evidence. Shapes: each part,
    `population` (bool) and `k` (partners, whole numbers) have length N. Raises ValueError when
    lengths or kinds differ, or parts and weights do not name the same things.
    Cost: O(parts * N log N). Source: a choice of this project; docs/measures.md gives reasons.

    Three members; the third has too few partners, so two set the scale: u = 3/4 and 1/4.

    >>> few = score({"X": np.array([0.9, 0.5, 1.0])}, np.ones(3, bool), np.array([4, 3, 2]),
    ...             Rules("mine-1", {"X": 1.0}))
    >>> few.value, few.rank
    (array([75., 25., nan]), array([1, 2, 0]))
    """
    _check(parts, population, k, rules)
    held, available = _held(parts, rules)
    sufficient = population & (k >= rules.minimum_partners) & (available > 0)
    for part in rules.required:
        sufficient &= ~np.isnan(parts[part])
    contribution = {}
    for part, weight in rules.weights.items():
        u = mid_rank_percentile(np.where(sufficient, parts[part], np.nan))
        points = np.nan_to_num(100 * weight * u / held)
        contribution[part] = np.where(sufficient, points, np.nan)
    value = _added(list(contribution.values()))
    rank = _ranks(value, sufficient)
    return Scores(value, MappingProxyType(contribution), available, rank, sufficient)


def _held(parts: Mapping[str, Real], rules: Rules) -> tuple[Real, Real]:
    """Add up the weights of the parts each company has, and divide by the weights of all."""
    weights = rules.weights.items()
    held = _added([np.where(np.isnan(parts[part]), 0.0, weight) for part, weight in weights])
    everything = _added([np.full(len(held), weight) for _, weight in weights])
    return np.where(held > 0, held, np.nan), held / everything


def _added(rows: list[Real]) -> Real:
    """Add from first to last, so that equal terms give an equal sum to the last bit."""
    total = np.zeros(len(rows[0]))
    for row in rows:
        total = total + row
    return total


def _ranks(value: Real, scored: Mask) -> Whole:
    rank = np.zeros(len(value), dtype=np.int64)
    below, equal = standing(value[scored])
    rank[scored] = len(below) - below - equal + 1
    return rank


def _check(parts: Mapping[str, Real], population: Mask, k: Amounts, rules: Rules) -> None:
    if parts.keys() != rules.weights.keys():
        odd = ", ".join(sorted(parts.keys() ^ rules.weights.keys()))
        raise ValueError(f"parts and weights of rules {rules.version} differ by {odd}")
    if population.dtype != np.bool_:
        raise ValueError(f"population holds {population.dtype} instead of true and false")
    if not np.issubdtype(k.dtype, np.integer):
        raise ValueError(f"k holds {k.dtype} instead of whole numbers of partners")
    for name, array in {"k": k, **parts}.items():
        if array.shape != population.shape:
            raise ValueError(f"{name} has shape {array.shape}, population {population.shape}")
