"""Made-up worlds for tests, and who deals with whom in them."""

from functools import cache

import numpy as np

from graph.measures.partners import Mask, Real, Whole
from graph.progress import silent
from ingest.made_up.noise import LEVELS
from ingest.made_up.observed import Observed, observed
from ingest.made_up.plan import Plan
from ingest.made_up.roles import ROLES
from ingest.made_up.ties import Ties
from ingest.made_up.world import World, world

COMPANIES, LINKS = 5000, 25_000


@cache
def made(seed: int, noise: str = "none") -> tuple[World, Observed]:
    """Return a world of a size that shows its shape, and what is seen of it."""
    plan = Plan(COMPANIES, LINKS, seed, LEVELS[noise])
    true = world(plan, silent)
    return true, observed(plan, true)


def pairs(ties: Ties) -> tuple[Whole, Whole]:
    """Return each two companies that have any tie, once in each direction."""
    low, high = np.minimum(ties.start, ties.end), np.maximum(ties.start, ties.end)
    one, other = np.divmod(np.unique(low * ties.companies + high), ties.companies)
    return np.concatenate([one, other]), np.concatenate([other, one])


def partners(ties: Ties) -> Whole:
    """Count the partners of each company."""
    return np.bincount(pairs(ties)[0], minlength=ties.companies)


def at_home(ties: Ties, region: Whole) -> Real:
    """Return the share of each company's partners in its own region; NaN without a partner."""
    one, other = pairs(ties)
    home = np.bincount(one[region[one] == region[other]], minlength=ties.companies)
    count = partners(ties)
    share: Real = np.divide(home, count, out=np.full(len(count), np.nan), where=count > 0)
    return share


def playing(true: World, role: str) -> Mask:
    """Say which companies have a role."""
    found: Mask = true.companies.role == ROLES.index(role)
    return found
