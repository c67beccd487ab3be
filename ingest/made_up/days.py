"""When ties are from: five years, each tie from a day on for as long as is known."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from graph.measures.partners import Whole
from ingest.made_up.plan import Plan, Stream

FIRST, LAST = date(2021, 1, 1), date(2025, 12, 31)
SPAN = (LAST - FIRST).days
LASTS = 400.0  # days on average, cut at the last day
UNKNOWN = -1

DAY = [(FIRST + timedelta(days=number)).isoformat() for number in range(SPAN + 1)] + [""]


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """First and last day of each tie, counted from FIRST, UNKNOWN where not told; and its year."""

    first: Whole
    last: Whole
    year: Whole  #: known even where the days are not


def days(plan: Plan) -> Days:
    """Draw the days of each tie that is written."""
    rng = plan.stream(Stream.DAY)
    first = rng.integers(0, SPAN + 1, plan.links)
    lasts = (LASTS * -np.log1p(-rng.random(plan.links))).astype(np.int64)
    last = np.minimum(first + lasts, SPAN)
    told = rng.random(plan.links) >= plan.noise.days_missing
    year = np.array([int(day[:4]) for day in DAY[:-1]])[first]
    return Days(np.where(told, first, UNKNOWN), np.where(told, last, UNKNOWN), year)
