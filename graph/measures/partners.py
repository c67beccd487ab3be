"""Partner companies counted by region: what every measure starts from."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Mask = NDArray[np.bool_]
Amounts = Whole | Real  # counts of partners, or weights

LIGHTEST, HEAVIEST = 1e-100, 1e100  # the square of a weight must stay a number


@dataclass(frozen=True, slots=True, eq=False)
class Partners:
    """Partner companies of N companies in M regions, one row for each pair that has any.

    Shapes: `company` (row 0..N-1), `region` (column 0..M-1) and `partners` are equally long;
    `home` has length N, the own region or -1 when unknown; `regions` is M.
    `partners` holds whole numbers >= 1 (distinct partner companies) or weights >= 0.
    The arrays are copied, sorted by company and region, and read-only.
    Raises ValueError, with the first offender, on anything else. Cost: O(E log E).

    >>> Partners(np.array([0]), np.array([2]), np.array([4]), home=np.array([1]), regions=2)
    Traceback (most recent call last):
    ValueError: region[0] is 2, outside 0..1
    """

    company: Whole
    region: Whole
    partners: Amounts
    home: Whole
    regions: int

    def __post_init__(self) -> None:
        """Check every array, then keep sorted copies that nobody can change."""
        home = _indices("home", self.home, -1, self.regions)
        company = _indices("company", self.company, 0, len(home))
        region = _indices("region", self.region, 0, self.regions)
        partners = _amounts(self.partners)
        if not len(company) == len(region) == len(partners):
            lengths = f"{len(company)}, {len(region)} and {len(partners)}"
            raise ValueError(f"company, region and partners differ in length: {lengths}")
        order = np.lexsort((region, company))
        _no_pair_twice(company[order], region[order])
        self._keep("company", company[order])
        self._keep("region", region[order])
        self._keep("partners", partners[order])
        self._keep("home", home)

    def _keep(self, name: str, column: Amounts) -> None:
        column.setflags(write=False)
        object.__setattr__(self, name, column)


def _indices(name: str, values: Whole, lowest: int, beyond: int) -> Whole:
    array = np.asarray(values)
    if array.ndim != 1:
        raise ValueError(f"{name} has {array.ndim} dimensions instead of 1")
    if array.size and not np.issubdtype(array.dtype, np.integer):
        raise ValueError(f"{name} holds {array.dtype} instead of whole numbers")
    wrong = np.flatnonzero((array < lowest) | (array >= beyond))
    if wrong.size:
        at = wrong[0]
        raise ValueError(f"{name}[{at}] is {array[at]}, outside {lowest}..{beyond - 1}")
    return array.astype(np.int64)


def _amounts(values: Amounts) -> Amounts:
    array = np.asarray(values)
    if array.ndim != 1:
        raise ValueError(f"partners has {array.ndim} dimensions instead of 1")
    if not array.size or np.issubdtype(array.dtype, np.integer):
        _all_fit(array, array >= 1, "a count is 1 or more")
        return array.astype(np.int64)
    if not np.issubdtype(array.dtype, np.floating):
        raise ValueError(f"partners holds {array.dtype} instead of numbers")
    fits = (array == 0) | ((array >= LIGHTEST) & (array <= HEAVIEST))
    _all_fit(array, fits, f"a weight is 0 or from {LIGHTEST} to {HEAVIEST}")
    return array.astype(np.float64)


def _all_fit(array: NDArray[Any], fits: Mask, rule: str) -> None:
    wrong = np.flatnonzero(~fits)
    if wrong.size:
        raise ValueError(f"partners[{wrong[0]}] is {array[wrong[0]]}; {rule}")


def _no_pair_twice(company: Whole, region: Whole) -> None:
    again = np.flatnonzero((np.diff(company) == 0) & (np.diff(region) == 0))
    if again.size:
        at = again[0]
        raise ValueError(f"company {company[at]} and region {region[at]} stand in two rows")


def at_home(p: Partners) -> Mask:
    """Say for each row whether its region is the company's own; never when home is unknown."""
    mask: Mask = p.region == p.home[p.company]
    return mask


def per_company(p: Partners, amounts: Amounts) -> Real:
    """Add one amount a row up to one a company; exact for whole numbers below 2**53."""
    return np.bincount(p.company, weights=amounts, minlength=len(p.home)).astype(np.float64)


def degree(p: Partners) -> Amounts:
    """Count the partners of each company over the regions known.

    k_i = sum_m k_im. Shape: N; whole numbers for counts, floats for weights (then a strength,
    in their unit). 0 for a company without a row. Raises nothing. Cost: O(E + N).
    Source: degree and strength are standard; which partners count is this project's choice.

    Company 0 has two partners in region 0 and one in region 1, company 1 has none.

    >>> rows = np.array([0, 0]), np.array([0, 1]), np.array([2, 1])
    >>> degree(Partners(*rows, home=np.array([0, 0]), regions=2))
    array([3, 0])
    """
    total = per_company(p, p.partners)
    return total.astype(np.int64) if p.partners.dtype == np.int64 else total


def home_degree(p: Partners) -> Real:
    """Count the partners of each company in its own region.

    k_own = k_im for m = own. Shape: N, floats; unit as `degree`; NaN when the own region is
    unknown, 0 when it is known and holds no partner. Raises nothing. Cost: O(E + N).
    Source: the within-module degree of Guimerà and Amaral, Nature 433:895 (2005).

    Both companies have two partners in region 0; the home of company 1 is unknown.

    >>> rows = np.array([0, 1]), np.array([0, 0]), np.array([2, 2])
    >>> home_degree(Partners(*rows, home=np.array([0, -1]), regions=1))
    array([ 2., nan])
    """
    own = per_company(p, np.where(at_home(p), p.partners, 0))
    own[p.home < 0] = np.nan
    return own
