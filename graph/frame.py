"""The frame of an answer made today: the newest version, the map of the day, one region system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph import ours, queries
from graph.answers import Company
from graph.errors import BadQuestion
from graph.regions import ABROAD, Region, members, region_map, systems
from graph.scope import Scope
from graph.store import Reader


@dataclass(frozen=True, slots=True)
class Frame:
    """A scope, and the regions it was made from."""

    scope: Scope
    regions: Sequence[Region]

    def name(self, region: str | None) -> str | None:
        """Return the short name of a region."""
        return next((r.short for r in self.regions if r.id == region), region)


def frame(reader: Reader, system: str | None, as_of: date) -> Frame:
    """Return the frame of a day in the newest version.

    Where no region system is said, it is the graph's first system of provinces, else the one
    that tells most regions apart.
    """
    state = queries.version(reader)
    ours.check(state)
    if not state.version:
        raise BadQuestion("the graph is empty; fill it first: superregion load bundled")
    regions = queries.regions(reader, state.version)
    known = systems(regions)
    finest = max(known, key=lambda s: len(members(regions, s, as_of)), default=None)
    first = next((s for s in known if s.endswith("-province")), finest)
    chosen = first if system is None else system
    if chosen not in known:
        raise BadQuestion(f"no region system {chosen!r} in this graph; it has {', '.join(known)}")
    return Frame(Scope(as_of, state.version, chosen, region_map(regions, chosen, as_of)), regions)


def own_system(frame: Frame, company: Company) -> str:
    """Return the system of a frame, or the first one of a company's own country if it is abroad."""
    places = {p["region"] for p in company.places}
    if not places or any(frame.scope.region_of.get(p) != ABROAD for p in places):
        return frame.scope.system
    own = [r for r in frame.regions if r.id in places]
    return next(iter(systems(own)), frame.scope.system)
