"""Groups of companies: who owns whom, and the subsidiaries whose ties are their parent's."""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Real, Whole
from ingest.made_up.companies import LARGE, MID_SIZED, Companies
from ingest.made_up.kinds import SUPPLY, SUPPORT
from ingest.made_up.plan import Plan, Stream
from ingest.made_up.roles import ORDINARY, SUBSIDIARY
from ingest.made_up.ties import Ties

OWNED = 0.03  # of all companies: subsidiaries with ties of their own
MAJORITY = 0.5  # smallest share of a parent in a subsidiary that has its ties
STAKE = 0.2  # smallest share of any owner
COPIED = 0.7  # of a parent's ties, how many its subsidiary is said to have


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Who owns which share of whom; each company has at most one owner here."""

    parent: Whole
    subsidiary: Whole
    share: Real


def groups(plan: Plan, companies: Companies) -> Groups:
    """Draw owners for some ordinary companies, beside the parents that roles name."""
    rng = plan.stream(Stream.GROUP)
    larger = np.isin(companies.size, (LARGE, MID_SIZED))
    owners = np.flatnonzero(larger & (companies.role == ORDINARY))
    others = np.flatnonzero(~larger & (companies.role == ORDINARY))
    owned = rng.permutation(others)[: round(OWNED * plan.companies)]
    theirs = np.flatnonzero(companies.role == SUBSIDIARY)
    least = np.repeat([MAJORITY, STAKE], [len(theirs), len(owned)])
    return Groups(
        np.concatenate([companies.through[theirs], rng.choice(owners, len(owned))]),
        np.concatenate([theirs, owned]),
        np.round(least + (1 - least) * rng.random(len(least)), 2),
    )


def with_copies(plan: Plan, companies: Companies, ties: Ties, room: int) -> Ties:
    """Return ties and copies of them for subsidiaries: as many as there is room for."""
    tie, copy = _copies(plan, companies, ties)
    with_each = np.cumsum(1 + np.bincount(tie, minlength=len(ties)))
    kept = int(np.searchsorted(with_each, room, side="right"))
    number = np.concatenate([ties.number[:kept], copy.number[tie < kept]])
    spare = ties.number[kept : kept + room - len(number)]  # where the copies of one do not fit
    return Ties(np.concatenate([number, spare]), ties.companies)


def _copies(plan: Plan, companies: Companies, ties: Ties) -> tuple[Whole, Ties]:
    """Return copies of ties in which a subsidiary stands for its parent, and of which each is."""
    rng = plan.stream(Stream.COPY)
    theirs = np.flatnonzero(companies.role == SUBSIDIARY)
    theirs = theirs[np.argsort(companies.through[theirs], kind="stable")]
    parents = companies.through[theirs]
    giving, giver = _stand_ins(parents, ties.start, rng)
    taking, taker = _stand_ins(parents, ties.end, rng)
    tie = np.concatenate([giving, taking])
    start = np.concatenate([theirs[giver], ties.start[taking]])
    end = np.concatenate([ties.end[giving], theirs[taker]])
    kind = ties.kind[tie]
    turned = (kind != SUPPLY) & (kind < SUPPORT) & (start > end)  # of two, the first is written
    first, second = np.where(turned, end, start), np.where(turned, start, end)
    return tie, Ties.of(first, second, kind, ties.companies)


def _stand_ins(parents: Whole, ends: Whole, rng: np.random.Generator) -> tuple[Whole, Whole]:
    """Return pairs of an end that is a parent and a place among the parents, most of them."""
    low, high = (np.searchsorted(parents, ends, side=side) for side in ("left", "right"))
    many = high - low
    end = np.repeat(np.arange(len(ends)), many)
    at = np.arange(len(end)) - np.repeat(np.cumsum(many) - many - low, many)
    said = rng.random(len(end)) < COPIED
    return end[said], at[said]
