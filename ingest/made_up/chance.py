"""Drawing with weights: one of many by its share, or exactly so many of all."""

import numpy as np

from graph.measures.partners import Mask, Real, Whole


def shares_up_to(weights: Real) -> Real:
    """Return, along the last axis, the share of the weight up to each place; the last is 1.

    >>> shares_up_to(np.array([[1.0, 3.0], [0.0, 0.0]]))
    array([[0.25, 1.  ],
           [1.  , 1.  ]])
    """
    total = np.cumsum(weights, axis=-1)
    share = np.ones_like(total)
    np.divide(total, total[..., -1:], out=share, where=total[..., -1:] > 0)
    share[..., -1] = 1.0
    return share


def place(shares: Real, chance: Real) -> Whole:
    """Return, row by row, the place that a chance from 0 to 1 falls on.

    >>> place(np.array([[0.25, 1.0], [0.25, 1.0]]), np.array([0.2, 0.25]))
    array([0, 1])
    """
    found: Whole = (shares <= chance[:, None]).sum(axis=1)
    return found


def exactly(count: int, weights: Real, rng: np.random.Generator) -> Mask:
    """Choose exactly so many, each next one by its share of the weight still left.

    A race: everyone arrives after an exponential time with its weight as the rate, the first
    so many are chosen. Source: Efraimidis and Spirakis, Inf. Process. Lett. 97:181 (2006).

    >>> int(exactly(2, np.array([1.0, 0.0, 5.0]), np.random.default_rng(1)).sum())
    2
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        arrival = -np.log1p(-rng.random(len(weights))) / weights
    chosen = np.zeros(len(weights), dtype=np.bool_)
    chosen[np.argsort(arrival, kind="stable")[:count]] = True
    return chosen
