"""What an answer leaves out for its day: statements that bear no date and come from later on."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph import queries
from graph.scope import Scope
from graph.store import Reader


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many statements are left out, because nobody knows whether they held on the day."""

    places: int = 0
    sizes: int = 0
    ties: int = 0


NOTHING = LeftOut()


def left_out(reader: Reader, scope: Scope, ids: Sequence[str] | None = None) -> LeftOut:
    """Return what a day leaves out of the whole graph, or of what is stated about some.

    Where every source is dated on the day or before, nothing is, and nothing is counted.
    """
    if scope.undated or not _later_sources(reader, scope):
        return NOTHING
    if ids is None:
        found = queries.left_out(reader, scope)
    else:
        found = queries.left_out_of(reader, scope, ids)
    return LeftOut(**{row.what: row.statements for row in found})


def _later_sources(reader: Reader, scope: Scope) -> bool:
    days = (s.published for s in queries.sources(reader, scope.known_at))
    return any(day is not None and day > scope.as_of for day in days)
