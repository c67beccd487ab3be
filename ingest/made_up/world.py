"""A made-up world as it truly is; no file shows all of it."""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Whole
from graph.progress import Progress
from ingest.made_up.companies import Companies, ordinary
from ingest.made_up.groups import Groups, groups, with_copies
from ingest.made_up.industries import affinity
from ingest.made_up.kinds import SUPPLY
from ingest.made_up.market import markets
from ingest.made_up.money import Books, amounts, books
from ingest.made_up.plan import Plan
from ingest.made_up.roles import ONE_PARTNER, with_roles
from ingest.made_up.ties import Ties, different, drawn


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Companies, who owns whom, all true ties, and what customers paid in each."""

    companies: Companies
    books: Books
    groups: Groups
    ties: Ties
    amounts: Whole


def world(plan: Plan, tell: Progress) -> World:
    """Draw a world; the noise of the plan decides only how many ties there are."""
    companies = with_roles(plan, ordinary(plan))
    anchors = _anchors(companies)
    found = drawn(plan, markets(companies, affinity(plan)), tell)
    all_ = different(np.concatenate([anchors.number, found.number]))[: plan.true_links]
    ties = with_copies(plan, companies, Ties(all_, plan.companies), plan.true_links)
    kept = books(plan, companies)
    return World(
        companies, kept, groups(plan, companies), ties, amounts(plan, companies, kept, ties)
    )


def _anchors(companies: Companies) -> Ties:
    """Return the one supply tie that makes a one-partner company."""
    theirs = np.flatnonzero(companies.role == ONE_PARTNER)
    kind = np.full(len(theirs), SUPPLY)
    return Ties.of(theirs, companies.through[theirs], kind, len(companies))
