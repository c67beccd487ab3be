"""The made-up companies: where they are, how active and large, and which way they lean."""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Real, Whole
from graph.model import Size
from ingest.made_up import country, industries
from ingest.made_up.plan import Plan, Stream

SIZES: tuple[Size, ...] = ("large", "mid_sized", "sme", "micro")
LARGE, MID_SIZED, SME, MICRO = range(4)
SIZE_UP_TO = np.array([0.01, 0.05, 0.45])  # of all companies, from the largest on
TAIL = 1.7  # exponent of the Pareto law of activity; degrees have the same tail
BUSIEST = 0.1  # no company is expected to have more of all companies as partners
SIZE_NOISE = 0.6  # how far size and activity differ, in logarithms
HOME_ODDS = 10.0  # of trading at home, were home the whole country
HOME_GROWTH = 0.7  # how those odds grow with the region's share of the country
HOME_SPREAD = 0.7  # how unlike two companies of a region are in this, in logarithms
FAR_ODDS, FAR_SPREAD = 0.25, 0.7  # of another bloc rather than a near market, once outside
COOPERATION = (1.5, 13.5)  # Beta law of the share of ties that are co-operation: 10 % on average
KINDS_OF_COOPERATION, EVEN = 3, 3  # technology, production, sales; no taste for one of them


@dataclass(frozen=True, slots=True, eq=False)
class Companies:
    """One array a trait, in the order of the companies; the last three are said by the roles."""

    region: Whole
    industry: Whole
    activity: Real  #: how often it takes part in a tie, against others
    size: Whole
    home: Real  #: of its ties, the share it looks for at home
    far: Real  #: of the others, the share it looks for in other blocs, at any distance
    cooperation: Real  #: of its ties, the share that it wants to be co-operation
    taste: Whole  #: the kind of co-operation it prefers, or EVEN
    role: Whole
    through: Whole  #: the anchor or parent that the role is about, or -1
    own: Real  #: 0 for a company that has no ties but its parent's, else 1

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.region)

    @property
    def drawn(self) -> Real:
        """Return how often each is drawn for a tie, against others."""
        return self.activity * self.own


def ordinary(plan: Plan) -> Companies:
    """Draw companies that have no role yet."""
    n = plan.companies
    region = country.residents(n, plan.stream(Stream.PLACE))
    activity = _activity(plan)
    lean = plan.stream(Stream.LEANING)
    odds = HOME_ODDS * country.SHARE[region] ** HOME_GROWTH
    return Companies(
        region=region,
        industry=industries.residents(plan, region),
        activity=activity,
        size=_sizes(activity, plan.stream(Stream.SIZE)),
        home=share_of(odds * np.exp(HOME_SPREAD * lean.standard_normal(n))),
        far=share_of(FAR_ODDS * np.exp(FAR_SPREAD * lean.standard_normal(n))),
        cooperation=lean.beta(*COOPERATION, n),
        taste=lean.integers(0, KINDS_OF_COOPERATION, n),
        role=np.zeros(n, dtype=np.int64),
        through=np.full(n, -1, dtype=np.int64),
        own=np.ones(n),
    )


def share_of(odds: Real) -> Real:
    """Return the share that odds stand for.

    >>> share_of(np.array([3.0, 0.0]))
    array([0.75, 0.  ])
    """
    return odds / (1 + odds)


def _activity(plan: Plan) -> Real:
    """Draw from a Pareto law from 1 on, cut where a company would know too many of all others."""
    mean = TAIL / (TAIL - 1)
    greatest = max(2.0, BUSIEST * plan.companies * mean / (2 * plan.links / plan.companies))
    chance = plan.stream(Stream.FITNESS).random(plan.companies)
    activity: Real = (1 - chance * (1 - greatest**-TAIL)) ** (-1 / TAIL)
    return activity


def _sizes(activity: Real, rng: np.random.Generator) -> Whole:
    """Return size classes of fixed shares; the more active companies are mostly the larger."""
    latent = np.log(activity) + SIZE_NOISE * rng.standard_normal(len(activity))
    standing = np.empty(len(latent))
    standing[np.argsort(-latent, kind="stable")] = np.arange(len(latent)) / len(latent)
    return np.searchsorted(SIZE_UP_TO, standing, side="right")
