"""The kinds of tie, and which one two companies have."""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Whole
from ingest.made_up.companies import EVEN, KINDS_OF_COOPERATION, MID_SIZED, Companies


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of tie: the word for it, its kind of co-operation or support, and its title."""

    tie: str
    cooperation: str = ""
    partnership: str = ""
    title: str = ""


KINDS = (
    Kind("supplies"),
    Kind("cooperates_with", cooperation="technology", title="joint development"),
    Kind("cooperates_with", cooperation="production", title="shared production"),
    Kind("cooperates_with", cooperation="sales", title="joint sales"),
    Kind("partners_with", partnership="win_win_fund", title="win-win fund"),
    Kind("partners_with", partnership="smart_factory", title="smart factory"),
    Kind("partners_with", partnership="performance_sharing", title="performance sharing"),
    Kind("partners_with", partnership="technology_transfer", title="technology transfer"),
    Kind("partners_with", partnership="joint_rnd", title="joint research"),
)
SUPPLY, COOPERATION, SUPPORT = 0, 1, 1 + KINDS_OF_COOPERATION  # where each tie begins in them
OWN_TASTE = 0.8  # how often a co-operation is of the kind that the company prefers
HELPS = 0.08  # how often a large or mid-sized company supports a smaller one it deals with


def kinds(companies: Companies, one: Whole, other: Whole, rng: np.random.Generator) -> Whole:
    """Draw the kind of each tie: the company that co-operates more decides it."""
    chance = rng.random((4, len(one)))
    lead = np.where(companies.cooperation[one] >= companies.cooperation[other], one, other)
    taste = companies.taste[lead]
    any_kind = (chance[1] * KINDS_OF_COOPERATION).astype(np.int64)
    way = np.where((taste == EVEN) | (chance[2] >= OWN_TASTE), any_kind, taste)
    kind = np.where(chance[0] < companies.cooperation[lead], COOPERATION + way, SUPPLY)
    larger = np.minimum(companies.size[one], companies.size[other]) <= MID_SIZED
    smaller = np.maximum(companies.size[one], companies.size[other]) > MID_SIZED
    support = SUPPORT + (chance[1] * (len(KINDS) - SUPPORT)).astype(np.int64)
    return np.where(larger & smaller & (chance[3] < HELPS), support, kind)


def ends(
    companies: Companies, supplier: Whole, customer: Whole, kind: Whole
) -> tuple[Whole, Whole]:
    """Return who a tie goes from and to: supplier, giver, or for co-operation the first of two."""
    gives = companies.size[supplier] <= companies.size[customer]
    turned = np.where(kind >= SUPPORT, ~gives, (kind != SUPPLY) & (supplier > customer))
    return np.where(turned, customer, supplier), np.where(turned, supplier, customer)
