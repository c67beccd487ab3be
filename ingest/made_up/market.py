"""Where partners are found: at home, in near markets, or in other blocs at any distance.

A company takes part in each kind of market as often as it looks there itself, whoever asks:
so a lean towards one market shows in the ties it is asked for as in those it asks for.
"""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Real, Whole
from ingest.made_up import country
from ingest.made_up.chance import place, shares_up_to
from ingest.made_up.companies import Companies
from ingest.made_up.industries import INDUSTRIES

REGIONS, TRADES = len(country.PROVINCES), len(INDUSTRIES)
SELLS, BUYS = 0, 1  # what the company that asks wants


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """One kind of market: shares to draw region, industry and company from, in this order."""

    companies: Companies
    region: Real  #: by region that asks
    industry: Real  #: by region found, industry that asks, and what that one wants
    first: Whole  #: of each cell of region and industry: its first company in the order
    order: Whole  #: companies by cell
    upto: Real  #: weight of all companies of the order before each

    def partners(self, who: Whole, wants: Whole, chance: Real) -> Whole:
        """Draw a partner for each company that asks, from three chances each."""
        region = place(self.region[self.companies.region[who]], chance[0])
        trade = place(self.industry[region, self.companies.industry[who], wants], chance[1])
        cell = region * TRADES + trade
        first, beyond = self.first[cell], self.first[cell + 1]
        low, high = self.upto[first], self.upto[beyond]
        weight = np.minimum(low + chance[2] * (high - low), np.nextafter(high, low))
        at = np.searchsorted(self.upto, weight, side="right") - 1
        found: Whole = self.order[np.clip(at, first, np.maximum(first, beyond - 1))]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Markets:
    """The three kinds of market, and how often each company asks in one of them."""

    companies: Companies
    home: Market
    near: Market
    far: Market
    asks: Real  #: activity of all companies up to each

    def meet(self, tries: int, rng: np.random.Generator) -> tuple[Whole, Whole]:
        """Draw pairs of a supplier and a customer; some are of a company with itself."""
        chance = rng.random((7, tries))
        who = np.searchsorted(self.asks, chance[0] * self.asks[-1], side="right")
        wants = np.where(chance[1] < 0.5, SELLS, BUYS)
        home = chance[2] < self.companies.home[who]
        far = ~home & (chance[3] < self.companies.far[who])
        found = np.empty(tries, dtype=np.int64)
        for market, here in ((self.home, home), (self.far, far), (self.near, ~home & ~far)):
            found[here] = market.partners(who[here], wants[here], chance[4:, here])
        return np.where(wants == SELLS, who, found), np.where(wants == SELLS, found, who)


def markets(companies: Companies, affinity: Real) -> Markets:
    """Return the market at home, the near ones, and those of other blocs."""
    out = 1 - companies.home
    return Markets(
        companies,
        _market(companies, companies.home, np.eye(REGIONS), affinity),
        _market(companies, out * (1 - companies.far), country.nearness(), affinity),
        _market(companies, out * companies.far, country.beyond(), affinity),
        np.cumsum(companies.drawn),
    )


def _market(companies: Companies, lean: Real, reach: Real, affinity: Real) -> Market:
    """Return a market where companies lean so far, and regions count so much for each other."""
    cell = companies.region * TRADES + companies.industry
    order = np.argsort(cell, kind="stable")
    weight = companies.drawn * lean
    there: Real = np.bincount(cell, weights=weight, minlength=REGIONS * TRADES).astype(np.float64)
    there = there.reshape(REGIONS, TRADES)
    wants = np.stack([affinity, affinity.T], axis=1)  # who sells looks for buyers, and back
    return Market(
        companies,
        region=shares_up_to(reach * there.sum(axis=1)),
        industry=shares_up_to(there[:, None, None, :] * wants),
        first=np.searchsorted(cell[order], np.arange(REGIONS * TRADES + 1)),
        order=order,
        upto=np.concatenate([[0.0], np.cumsum(weight[order])]),
    )
