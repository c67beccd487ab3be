"""How far the partners of a company reach beyond its own region."""

import numpy as np

from graph.measures.partners import Amounts, Mask, Partners, Real, at_home, degree, per_company


def external_share(p: Partners) -> Real:
    """Give the share of a company's partners that lie outside its own region.

    X_i = 1 - k_own / k_i. Shape: N; a share from 0 to 1; NaN when k_i = 0 or the own region is
    unknown. Raises nothing. Cost: O(E + N).
    Source: (E-I index + 1) / 2 of Krackhardt and Stern, Soc. Psychol. Q. 51:123 (1988).

    One partner at home in region 0, three in region 1: 1 - 1/4.

    >>> rows = np.array([0, 0]), np.array([0, 1]), np.array([1, 3])
    >>> external_share(Partners(*rows, home=np.array([0]), regions=2))
    array([0.75])
    """
    k = degree(p)
    return _ratio(_external(p, p.partners), k, (k > 0) & (p.home >= 0))


def effective_external_regions(p: Partners) -> Real:
    """Give the number of equally used regions that would spread the external partners as much.

    B_i = 1 / sum_{m != own} q_m**2, with q_m the share of region m in the external partners.
    Shape: N; a number of regions from 1 to M - 1; NaN when there is no external partner or the
    own region is unknown. Raises nothing. Cost: O(E + N).
    Source: the effective number of order 2 of Hill, Ecology 54:427 (1973).

    Outside region 0 stand three partners in region 1 and one in region 2: 1 / (9/16 + 1/16).

    >>> rows = np.zeros(3, int), np.array([0, 1, 2]), np.array([5, 3, 1])
    >>> effective_external_regions(Partners(*rows, home=np.array([0]), regions=3))
    array([1.6])
    """
    total = _external(p, p.partners)
    squares = _external(p, np.square(p.partners, dtype=np.float64))
    return _ratio(np.square(total), squares, (total > 0) & (p.home >= 0))


def participation(p: Partners) -> Real:
    """Say how evenly a company's partners spread over regions, whichever of them is home.

    P_i = 1 - sum_m (k_im / k_i)**2. Shape: N; from 0 to 1 - 1/M; NaN when k_i = 0; the own
    region is not needed. Raises nothing. Cost: O(E + N).
    Source: Guimerà and Amaral, Nature 433:895 (2005), with given regions as modules.

    Two partners in region 0, one in region 1, one in region 2: 1 - (4 + 1 + 1) / 16.

    >>> rows = np.zeros(3, int), np.array([0, 1, 2]), np.array([2, 1, 1])
    >>> participation(Partners(*rows, home=np.array([-1]), regions=3))
    array([0.625])
    """
    k = degree(p).astype(np.float64)
    squares = per_company(p, np.square(p.partners, dtype=np.float64))
    return 1.0 - _ratio(squares, np.square(k), k > 0)


def _external(p: Partners, amounts: Amounts) -> Real:
    return per_company(p, np.where(at_home(p), 0, amounts))


def _ratio(top: Real, bottom: Amounts, defined: Mask) -> Real:
    ratio = np.full(len(top), np.nan)
    np.divide(top, bottom, out=ratio, where=defined)
    return ratio
