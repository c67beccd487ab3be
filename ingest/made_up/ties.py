"""The true ties: who has one with whom, drawn until there are enough different ones."""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Whole
from graph.progress import Progress
from ingest.made_up.kinds import KINDS, ends, kinds
from ingest.made_up.market import Markets
from ingest.made_up.plan import Plan, Stream

BLOCK = 1 << 16  # ties tried at a time, from a stream of their own


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Each tie as one number, made of its two ends and its kind; all are different."""

    number: Whole
    companies: int

    @classmethod
    def of(cls, start: Whole, end: Whole, kind: Whole, companies: int) -> "Ties":
        """Return the ties between these ends.

        >>> made = Ties.of(np.array([1]), np.array([2]), np.array([3]), 10)
        >>> int(made.start[0]), int(made.end[0]), int(made.kind[0])
        (1, 2, 3)
        """
        return cls((start * companies + end) * len(KINDS) + kind, companies)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.number)

    def __getitem__(self, chosen: Whole | slice) -> "Ties":
        """Return some of them."""
        return Ties(self.number[chosen], self.companies)

    @property
    def start(self) -> Whole:
        """Return the supplier, the giver, or one of two that co-operate."""
        return self.number // len(KINDS) // self.companies

    @property
    def end(self) -> Whole:
        """Return the customer, the receiver, or the other of two that co-operate."""
        return self.number // len(KINDS) % self.companies

    @property
    def kind(self) -> Whole:
        """Return the place of the kind in KINDS."""
        return self.number % len(KINDS)


def different(number: Whole) -> Whole:
    """Return each number once, where it first comes.

    >>> different(np.array([5, 3, 5, 1]))
    array([5, 3, 1])
    """
    return number[np.sort(np.unique(number, return_index=True)[1])]


def drawn(plan: Plan, markets: Markets, tell: Progress) -> Ties:
    """Draw as many different ties as the world has: few of all pairs, so that this ends."""
    found, part = np.empty(0, dtype=np.int64), 0
    while len(found) < plan.true_links:
        blocks = 1 + int((plan.true_links - len(found)) * 1.1) // BLOCK
        new = [_block(plan, markets, part + i) for i in range(blocks)]
        part += blocks
        found = different(np.concatenate([found, *new]))
        tell("drawing ties", min(len(found), plan.true_links), plan.true_links)
    return Ties(found[: plan.true_links], plan.companies)


def _block(plan: Plan, markets: Markets, part: int) -> Whole:
    """Draw one block of ties, as their numbers; some come twice."""
    rng = plan.stream(Stream.TIE, part)
    supplier, customer = markets.meet(BLOCK, rng)
    kind = kinds(markets.companies, supplier, customer, rng)
    start, end = ends(markets.companies, supplier, customer, kind)
    number: Whole = Ties.of(start, end, kind, plan.companies).number[start != end]
    return number
