"""Graphs that fit in a test, as the arrays the measures take."""

from collections import Counter
from collections.abc import Mapping

import numpy as np

from graph.measures import Partners

Ties = Mapping[tuple[str, str], int | float]


def partners_from(ties: Ties, region_of: Mapping[str, int | None], regions: int) -> Partners:
    """Read ties both ways; companies are numbered in the order of `region_of`."""
    return one_way(ties, region_of, regions, both=True)


def one_way(
    ties: Ties, region_of: Mapping[str, int | None], regions: int, *, both: bool = False
) -> Partners:
    """Read ties from their first company only, unless `both`."""
    row = {name: i for i, name in enumerate(region_of)}
    total: Counter[tuple[int, int]] = Counter()
    for (a, b), amount in ties.items():
        for one, other in ((a, b), (b, a))[: 1 + both]:
            region = region_of[other]
            if region is not None:
                total[row[one], region] += amount  # type: ignore[assignment]  # amounts may be floats
    company, region_column = np.array(list(total), dtype=np.int64).reshape(-1, 2).T
    home = np.array([-1 if r is None else r for r in region_of.values()], dtype=np.int64)
    return Partners(company, region_column, np.array(list(total.values())), home, regions)


def counted_once(ties: Ties) -> dict[tuple[str, str], int]:
    """Turn ties with amounts into pairs that count once, whichever way they run."""
    return dict.fromkeys(((min(pair), max(pair)) for pair in ties), 1)
