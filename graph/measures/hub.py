"""How central a company is among the companies of its own region."""

import numpy as np

from graph.measures.partners import Partners, Real, Whole, degree, home_degree

FLAT = 1e-12  # a spread this small beside the greatest value is rounding


def within_region_z(p: Partners) -> Real:
    """Compare a company's partners at home with those of all companies of its region.

    z_i = (k_own - mean) / sd over the companies of the own region with k >= 1, population sd.
    Shape: N; in standard deviations, at most sqrt(n - 1) among n companies; 0 when all have
    the same k_own; NaN when k_i = 0 or the own region is unknown. Raises nothing.
    Cost: O(E + N log N). Source: Guimerà and Amaral, Nature 433:895 (2005).

    A star in one region: the centre has 4 partners, four others have 1. The mean is 8/5, the
    sd is 6/5, so the centre stands (4 - 8/5) / (6/5) = 2 above and the others 1/2 below.

    >>> here, partners = np.zeros(5, int), np.array([4, 1, 1, 1, 1])
    >>> within_region_z(Partners(np.arange(5), here, partners, home=here, regions=1)).round(9)
    array([ 2. , -0.5, -0.5, -0.5, -0.5])
    """
    own = home_degree(p)
    counted = np.flatnonzero((p.home >= 0) & (degree(p) > 0))
    order = counted[np.lexsort((own[counted], p.home[counted]))]
    z = np.full(len(own), np.nan)
    z[order] = _standardised(own[order], p.home[order])
    return z


def _standardised(values: Real, region: Whole) -> Real:
    """Standardise within regions; sorted input makes sums independent of the company order."""
    _, group, size = np.unique(region, return_inverse=True, return_counts=True)
    mean = np.bincount(group, weights=values) / size
    away = values - mean[group]
    sd = np.sqrt(np.bincount(group, weights=np.square(away)) / size)
    last = np.cumsum(size) - 1
    greatest, least = values[last], values[last - size + 1]
    spread = greatest - least > FLAT * greatest
    return np.divide(away, sd[group], out=np.zeros(len(values)), where=spread[group])
