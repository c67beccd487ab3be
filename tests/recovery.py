"""How well a ranking finds what was planted: ties are shared out, the unscored stand last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Mask, Real
from graph.measures.percentile import standing


@dataclass(frozen=True, slots=True)
class Recovery:
    """What one ranking found: AUC, recall at as many as were planted, and decoys before them."""

    auc: float
    recall: float
    outrank: Mapping[str, int]  #: decoys of each role above the median planted company

    @property
    def decoys(self) -> int:
        """Return how many decoys of all roles stand above the median planted company."""
        return sum(self.outrank.values())


def recovery(values: Sequence[float | None], roles: Sequence[str]) -> Recovery:
    """Judge a ranking by its values, None for a company that it does not rank.

    >>> found = recovery([9, 8, 7, None], ["planted", "hub", "planted", "ordinary"])
    >>> found.auc, found.recall, found.outrank
    (0.75, 0.5, {'hub': 1})
    """
    value = _places(values)
    role = np.array(roles)
    planted = role == "planted"
    above = {
        str(one): int(np.sum(value[role == one] > typical(value[planted])))
        for one in np.unique(role)
        if one not in ("planted", "ordinary")
    }
    return Recovery(auc(value, planted), recall(value, planted), above)


def auc(value: Real, planted: Mask) -> float:
    """Return how often a planted company stands above another one; a tie is half of that.

    (sum of the mid-ranks of the planted - m (m + 1) / 2) / (m (n - m)): the statistic of Mann
    and Whitney, Ann. Math. Stat. 18:50 (1947), over its greatest value. Cost: O(n log n).

    Planted 3 and 1, others 2 and 1: of four pairs 3 > 2, 3 > 1, 1 < 2 and 1 = 1 give 2.5.

    >>> auc(np.array([3.0, 1.0, 2.0, 1.0]), np.array([True, True, False, False]))
    0.625
    """
    below, equal = standing(value)
    ranks = below + (equal + 1) / 2
    m, n = int(planted.sum()), len(value)
    return float((ranks[planted].sum() - m * (m + 1) / 2) / (m * (n - m)))


def recall(value: Real, planted: Mask) -> float:
    """Return which share of the m planted is expected among the first m, ties in any order.

    Planted are 2 of 5. First stands a planted one; for the second place three are equal, one
    of them planted: (1 + 1/3) / 2.

    >>> round(recall(np.array([9.0, 5, 5, 5, 1]), np.array([True, False, True, False, False])), 4)
    0.6667
    """
    m = int(planted.sum())
    last = np.sort(value)[-m]  # value of the last place
    above, level = value > last, value == last
    left = m - int(above.sum())
    share = left / int(level.sum())
    return float(((above & planted).sum() + share * (level & planted).sum()) / m)


def typical(values: Real) -> float:
    """Return the median, of an even number the lower middle: nobody stands between two.

    >>> typical(np.array([4.0, 1.0, 3.0, 0.0]))
    1.0
    """
    return float(np.sort(values)[(len(values) - 1) // 2])


def _places(values: Sequence[float | None]) -> Real:
    """Return for each how many stand below it, so that no rounding parts equals."""
    known = [one for one in values if one is not None]
    least = min(known, default=0.0) - 1
    below, _ = standing(np.array([least if one is None else one for one in values]))
    return below.astype(np.float64)
