"""Revenue, employees, and what customers pay: heavy-tailed, and no more than a supplier has.

Money is in whole XTS, the currency code that stands for tests.
"""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Real, Whole
from ingest.made_up.companies import Companies
from ingest.made_up.kinds import SUPPLY
from ingest.made_up.plan import Plan, Stream
from ingest.made_up.roles import ONE_PARTNER
from ingest.made_up.ties import Ties

REVENUE, REVENUE_GROWTH, REVENUE_NOISE = 2e6, 1.3, 0.9  # at activity 1; exponent; in logarithms
PER_EMPLOYEE, EMPLOYEE_NOISE = 2e5, 0.4
SOLD = (0.3, 0.9)  # of its revenue, what a company gets from the customers it has here
PAYS_MORE = 0.7  # how what a customer pays grows with its activity
PAY_NOISE = 0.8
ANCHOR_TAKES = 0.9  # of what a one-partner company sells, its anchor takes
ROUND = 1000  # revenue and amounts are in thousands


@dataclass(frozen=True, slots=True, eq=False)
class Books:
    """Revenue and employees of each company."""

    revenue: Whole
    employees: Whole


def books(plan: Plan, companies: Companies) -> Books:
    """Draw revenue that grows faster than activity, and the people it takes."""
    rng = plan.stream(Stream.MONEY)
    noise = rng.standard_normal((2, len(companies)))
    revenue = REVENUE * companies.activity**REVENUE_GROWTH * np.exp(REVENUE_NOISE * noise[0])
    employees = revenue / PER_EMPLOYEE * np.exp(EMPLOYEE_NOISE * noise[1])
    return Books(_thousands(revenue), np.maximum(1, np.rint(employees)).astype(np.int64))


def amounts(plan: Plan, companies: Companies, kept: Books, ties: Ties) -> Whole:
    """Divide what each company sells among its customers; 0 for ties that are no supply."""
    rng = plan.stream(Stream.AMOUNT)
    supplier, customer, supply = ties.start, ties.end, ties.kind == SUPPLY
    anchor = supply & (companies.role[supplier] == ONE_PARTNER)
    anchor &= companies.through[supplier] == customer
    pays = np.exp(PAY_NOISE * rng.standard_normal(len(ties)))
    pays *= np.where(supply & ~anchor, companies.activity[customer] ** PAYS_MORE, 0.0)
    others = np.bincount(supplier, weights=pays, minlength=len(companies))[supplier]
    pays = np.where(anchor, ANCHOR_TAKES / (1 - ANCHOR_TAKES) * np.maximum(others, 1.0), pays)
    total = np.bincount(supplier, weights=pays, minlength=len(companies))[supplier]
    low, high = SOLD
    sold = kept.revenue * (low + (high - low) * rng.random(len(companies)))
    share = np.divide(pays, total, out=np.zeros(len(ties)), where=total > 0)
    return np.where(supply, _thousands(sold[supplier] * share), 0)


def _thousands(money: Real) -> Whole:
    """Return money in whole thousands, at least one."""
    return np.maximum(1, np.floor(money / ROUND)).astype(np.int64) * ROUND
