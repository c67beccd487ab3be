"""Marks beside a region, and the lines under a table that explain those which are in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from viz.words import counted

INFERRED, LAST_SEEN, DISPUTED = "~", "†", "!"


class Placed(Protocol):
    """Whatever stands in a region by a statement of its place."""

    @property
    def place_evidence(self) -> str | None:
        """Return the class of evidence of the place."""

    @property
    def place_seen_to(self) -> date | None:
        """Return the date of the last file that stated it, where a later one no longer does."""

    @property
    def place_disputed(self) -> bool:
        """Return whether somebody doubts it."""


class Stated(Protocol):
    """Whatever stands on statements, of which some may be disputed."""

    @property
    def disputed(self) -> int:
        """Return how many of them somebody doubts."""


def marks(one: Placed) -> str:
    """Return what is to be known of a place: inferred, last seen, disputed."""
    said = {
        INFERRED: one.place_evidence == "inferred",
        LAST_SEEN: one.place_seen_to is not None,
        DISPUTED: one.place_disputed,
    }
    return "".join(mark for mark, so in said.items() if so)


def in_words(one: Placed) -> str:
    """Return the same in words, to stand behind the name of a region."""
    inferred = " (inferred)" if one.place_evidence == "inferred" else ""
    seen = f" (last seen {one.place_seen_to})" if one.place_seen_to else ""
    return inferred + seen + (" (disputed)" if one.place_disputed else "")


def notes(shown: Iterable[Placed]) -> Iterator[str]:
    """Yield a line for places that were last seen on a day, and for those that are disputed."""
    rows = list(shown)
    seen = Counter(row.place_seen_to for row in rows if row.place_seen_to)
    if seen:
        days = ", ".join(f"{day} ({number:,})" for day, number in sorted(seen.items()))
        yield f"{LAST_SEEN} the place was last seen {days}: a later file no longer states it."
    if doubted := sum(row.place_disputed for row in rows):
        rows_of = counted(doubted, "row")
        yield f"{DISPUTED} the place is disputed: {rows_of}; who and why: superregion company NAME."


def disputes(shown: Iterable[Stated]) -> Iterator[str]:
    """Yield what the column of disputed statements says, where there is one."""
    if any(row.disputed for row in shown):
        yield "dis.: statements that somebody disputes; who and why: superregion company NAME."
