"""What an answer leaves out or cannot: what bears no date, and places off its map."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph import queries
from graph.maps import off_map
from graph.regions import Region
from graph.scope import Scope
from graph.store import Reader


@dataclass(frozen=True, slots=True)
class OffMap:
    """A region that is not on the map, how many organisations have a place there, and why."""

    region: str
    name: str
    organisations: int
    why: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many statements are left out, because nobody knows whether they held on the day.

    Of ties without a date that count, nobody knows either whether they are of the window.
    """

    places: int = 0
    sizes: int = 0
    ties: int = 0
    off_map: tuple[OffMap, ...] = ()  #: places that are stated and whose region is unknown there
    undated_in_window: int = 0  #: ties without a date, counted in spite of the window

    @property
    def undated(self) -> int:
        """Return how many statements there are of all sorts."""
        return self.places + self.sizes + self.ties


NOTHING = LeftOut()


def left_out(
    reader: Reader, scope: Scope, regions: Sequence[Region], ids: Sequence[str] | None = None
) -> LeftOut:
    """Return what a day and a map leave out of the graph, or of what is stated about some."""
    return LeftOut(
        **_undated(reader, scope, ids),
        off_map=_off_map(reader, scope, regions, ids),
        undated_in_window=_in_window(reader, scope, ids),
    )


def _undated(reader: Reader, scope: Scope, ids: Sequence[str] | None) -> dict[str, int]:
    """Return how much is undated; where every source is dated by the day nothing is counted."""
    if scope.undated or not _later_sources(reader, scope):
        return {}
    if ids is None:
        found = queries.left_out(reader, scope)
    else:
        found = queries.left_out_of(reader, scope, ids)
    return {row.what: row.statements for row in found}


def _in_window(reader: Reader, scope: Scope, ids: Sequence[str] | None) -> int:
    """Return how many ties without a date count where only those of a window should."""
    if scope.window is None:
        return 0
    if ids is None:
        return queries.undated_ties(reader, scope)[0].ties
    return queries.undated_ties_of(reader, scope, ids)[0].ties


def _later_sources(reader: Reader, scope: Scope) -> bool:
    days = (s.published for s in queries.sources(reader, scope.known_at))
    return any(day is not None and day > scope.as_of for day in days)


def _off_map(
    reader: Reader, scope: Scope, regions: Sequence[Region], ids: Sequence[str] | None
) -> tuple[OffMap, ...]:
    off = off_map(regions, scope.system, scope.map_day, scope.as_of)
    if not off:
        return ()
    names = {r.id: r.short for r in regions}
    found = queries.placed_in(reader, scope, sorted(off), ids)
    return tuple(OffMap(p.region, names[p.region], p.organisations, off[p.region]) for p in found)
