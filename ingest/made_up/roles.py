"""Which companies are planted, which are decoys, and by what mechanism: never by the outcome.

Planted companies trade less at home, reach other blocs whatever the distance, and co-operate
in every way. Each decoy looks like that for another reason.
"""

from dataclasses import replace

import numpy as np

from graph.measures.partners import Mask, Real, Whole
from ingest.made_up.companies import EVEN, LARGE, MICRO, MID_SIZED, SME, TAIL, Companies
from ingest.made_up.country import BLOC, IS_TINY, SHARE
from ingest.made_up.plan import Plan, Stream

ROLES = ("ordinary", "planted", "hub", "border", "one_partner", "subsidiary")
ORDINARY, PLANTED, HUB, BORDER, ONE_PARTNER, SUBSIDIARY = range(6)
DECOYS = ROLES[HUB:]
SHARES = {PLANTED: 0.01, HUB: 0.005, ONE_PARTNER: 0.01, SUBSIDIARY: 0.01}

HOME_LESS = 0.15  # a planted company's odds of trading at home are so much smaller
FAR_MORE = 6.0  # and of other blocs, once outside, so much greater
COOPERATES = (6.0, 6.0)  # Beta law of the share of its ties that are co-operation: half
HUB_FROM = 0.995  # a hub is as active as the most active companies from this share on
HUB_REGION = 0.05  # and stands in a region with at least this share of the country
PARENT_FROM = 0.95  # a parent is as active as these


def with_roles(plan: Plan, plain: Companies) -> Companies:
    """Give some of the companies a role, and the leanings that make it."""
    rng = plan.stream(Stream.ROLE)
    role = np.where(IS_TINY[plain.region], BORDER, ORDINARY)
    middling = np.isin(plain.size, (MID_SIZED, SME))
    active = plain.activity >= np.median(plain.activity)
    for one, may in (
        (HUB, SHARE[plain.region] >= HUB_REGION),
        (PLANTED, middling & active),
        (ONE_PARTNER, np.isin(plain.size, (SME, MICRO))),
        (SUBSIDIARY, plain.size != LARGE),
    ):
        role[_some(plan, one, may & (role == ORDINARY), rng)] = one
    return _owned(_anchored(_hubs(_planted(replace(plain, role=role), rng), rng), rng), rng)


def _some(plan: Plan, role: int, may: Mask, rng: np.random.Generator) -> Whole:
    count = max(1, round(SHARES[role] * plan.companies))
    return rng.permutation(np.flatnonzero(may))[:count]


def _planted(all_: Companies, rng: np.random.Generator) -> Companies:
    """Lower the home bias of the planted, take distance away, and mix their kinds of tie."""
    planted = all_.role == PLANTED
    mixed = np.where(planted, rng.beta(*COOPERATES, len(all_)), all_.cooperation)
    return replace(
        all_,
        home=np.where(planted, _odds_times(all_.home, HOME_LESS), all_.home),
        far=np.where(planted, _odds_times(all_.far, FAR_MORE), all_.far),
        cooperation=mixed,
        taste=np.where(planted, EVEN, all_.taste),
    )


def _odds_times(share: Real, factor: float) -> Real:
    return factor * share / (1 - share + factor * share)


def _hubs(all_: Companies, rng: np.random.Generator) -> Companies:
    """Make the hubs large and most active, with no business outside their region."""
    hub = all_.role == HUB
    most = np.quantile(all_.activity, HUB_FROM, method="lower")
    great = most * (1 - rng.random(len(all_))) ** (-1 / TAIL)  # the tail of everybody's law
    return replace(
        all_,
        activity=np.where(hub, np.minimum(great, all_.activity.max()), all_.activity),
        size=np.where(hub, LARGE, all_.size),
        home=np.where(hub, 1.0, all_.home),
    )


def _anchored(all_: Companies, rng: np.random.Generator) -> Companies:
    """Give each one-partner company a larger customer in another bloc."""
    return _through(all_, ONE_PARTNER, _larger(all_), rng)


def _owned(all_: Companies, rng: np.random.Generator) -> Companies:
    """Give each such subsidiary a most active parent in another bloc, and no ties of its own."""
    most = all_.activity >= np.quantile(all_.activity, PARENT_FROM, method="lower")
    owned = _through(all_, SUBSIDIARY, most & _larger(all_), rng)
    return replace(owned, own=np.where(owned.role == SUBSIDIARY, 0.0, 1.0))


def _larger(all_: Companies) -> Mask:
    found: Mask = (all_.role == ORDINARY) & np.isin(all_.size, (LARGE, MID_SIZED))
    return found


def _through(all_: Companies, role: int, may: Mask, rng: np.random.Generator) -> Companies:
    """Draw for each company of a role one that may be it, in another bloc."""
    through, bloc = all_.through.copy(), BLOC[all_.region]
    for home in np.unique(BLOC):
        there = np.flatnonzero(may & (bloc != home))
        here = np.flatnonzero((all_.role == role) & (bloc == home))
        if len(there) == 0:  # so few companies that none fits: any ordinary one
            there = np.flatnonzero((all_.role == ORDINARY) & (bloc != home))
        through[here] = there[rng.integers(0, len(there), len(here))]
    return replace(all_, through=through)
