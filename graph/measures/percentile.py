"""Where a value stands among others."""

import numpy as np

from graph.measures.partners import Real, Whole

NEAR = 1e-12  # values this close, absolutely or relative to the greater, are equal


def mid_rank_percentile(values: Real) -> Real:
    """Say which share of the values lies below each, counting half of its equals.

    u = (number below + number equal / 2) / n over the n values that are not NaN; a value is
    its own equal. Shape: as `values`; a share from 1/(2n) to 1 - 1/(2n); NaN stays NaN.
    Raises ValueError unless `values` has one dimension and each value is finite or NaN.
    Cost: O(n log n). Source: the mid-rank (ridit) of Bross, Biometrics 14:18 (1958).

    Below 7 lie two of four values, equal is itself: (2 + 1/2) / 4; both 5s have (0 + 1) / 4.

    >>> mid_rank_percentile(np.array([5.0, 7.0, np.nan, 5.0, 9.0]))
    array([0.25 , 0.625,   nan, 0.25 , 0.875])
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1:
        raise ValueError(f"values has {array.ndim} dimensions instead of 1")
    if np.isinf(array).any():
        raise ValueError("values holds an infinite number")
    known = ~np.isnan(array)
    below, equal = standing(array[known])
    u = np.full(len(array), np.nan)
    u[known] = (below + equal / 2) / max(1, len(below))
    return u


def standing(values: Real) -> tuple[Whole, Whole]:
    """Count for each finite value how many lie below it and how many equal it, itself included."""
    order = np.argsort(values, kind="stable")
    ascending = values[order]
    size = np.maximum(1.0, np.abs(ascending))
    opens = np.ones(len(values), dtype=np.bool_)
    opens[1:] = np.diff(ascending) > NEAR * np.maximum(size[1:], size[:-1])
    first = np.flatnonzero(opens)
    group = np.cumsum(opens) - 1
    below, equal = np.empty((2, len(values)), dtype=np.int64)
    below[order] = first[group]
    equal[order] = np.diff(np.append(first, len(values)))[group]
    return below, equal
