"""What was asked for, and the streams of chance that everything is drawn from."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from graph.errors import BadQuestion
from ingest.made_up.noise import Noise

FEWEST, MOST = 300, 10_000_000
LINKS_EACH = 50  # most links a company on average, and at most one in FILLED of all pairs
FILLED = 20


class Stream(IntEnum):
    """What is drawn; each has a stream of its own, so that one can change without the others."""

    PLACE = 1
    INDUSTRY = 2
    FITNESS = 3
    SIZE = 4
    ROLE = 5
    LEANING = 6
    MONEY = 7
    GROUP = 8
    AFFINITY = 9
    TIE = 10
    COPY = 11
    AMOUNT = 12
    SEEN = 13
    FALSE = 14
    MISSING = 15
    DAY = 16
    ORDER = 17
    NAME = 18


@dataclass(frozen=True, slots=True)
class Plan:
    """How many companies and rows of ties, from which seed, seen how badly.

    Raises BadQuestion, in one sentence, for what cannot be drawn.
    """

    companies: int
    links: int
    seed: int
    noise: Noise

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        n, most = self.companies, self.most_links
        if not FEWEST <= n <= MOST:
            raise BadQuestion(f"--companies {n}: a made-up network has {FEWEST:,} to {MOST:,}")
        if not n <= self.links <= most:
            raise BadQuestion(f"--links {self.links}: {n:,} companies have {n:,} to {most:,} links")
        if not 0 <= self.seed < 2**63:
            raise BadQuestion(f"--seed {self.seed}: a seed is 0 or more, below 2 to the 63rd")

    @property
    def most_links(self) -> int:
        """Return the most links that so many companies can have without filling up."""
        return min(LINKS_EACH * self.companies, self.companies**2 // FILLED)

    @property
    def true_links(self) -> int:
        """Return how many ties there are in the world, of which the links are what is seen."""
        return round((self.links - self.false_links) / self.noise.seen)

    @property
    def false_links(self) -> int:
        """Return how many of the links are not true."""
        return round(self.noise.false * self.links)

    def stream(self, what: Stream, part: int = 0) -> np.random.Generator:
        """Return the stream of chance for one thing, from its beginning."""
        sequence = np.random.SeedSequence(self.seed, spawn_key=(what, part))
        return np.random.Generator(np.random.PCG64(sequence))
