"""Which region of a system a place belongs to on the map of a day: its own, or another.

Forward a region is followed to its only successor. Backward it is followed only where that is
certain: to its only predecessor, of which it is the only successor, so that it was renamed. A finer
region needs neither: it climbs by what it was part of on the day of the map. All else is unknown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from graph.regions import ABROAD, Region

_MOST_STEPS = 10  # a chain of successors or levels longer than this is a mistake in the data
_WHICH = "which of them a place was in, nobody says"


class Map:
    """The regions of a day, and where places of another day stand among them."""

    def __init__(self, regions: Sequence[Region], day: date, said_on: date | None = None) -> None:
        """Draw the map of a day, for places as they were said on another one or on the same."""
        self._by_id = {r.id: r for r in regions}
        self._day, self._said_on = day, said_on or day
        self._before: dict[str, list[Region]] = defaultdict(list)
        for region in regions:
            for successor in {s["id"] for s in region.successors}:
                self._before[successor].append(region)

    def on_the_day(self, region: Region) -> Region | str:
        """Return what a region is on the day: itself, another one, or why nobody knows."""
        for _ in range(_MOST_STEPS):
            later = {s["id"] for s in region.successors if s["on"] and s["on"] <= self._day}
            found = self._followed(region, later) if later else self._here(region)
            if found is region or isinstance(found, str):
                return found
            region = found
        return "its successors go round in a circle"

    def region_of(self, region: Region, system: str) -> Region | str:
        """Return the region of a system that a region is in on the day, or why nobody knows."""
        found = self.on_the_day(region)
        for _ in range(_MOST_STEPS):
            if isinstance(found, str) or found.top_of(system, self._day):
                return found
            up = {p["id"] for p in found.wholes(system, self._day)}
            if len(up) != 1 or not up <= self._by_id.keys():
                return f"no source says of what it is a part on {self._day}"
            found = self.on_the_day(self._by_id[up.pop()])
        return "its wholes go round in a circle"

    def _followed(self, region: Region, later: set[str]) -> Region | str:
        if len(later) == 1 and later <= self._by_id.keys():
            return self._by_id[later.pop()]
        return f"it became {self._names(later)}; {_WHICH}"

    def _here(self, region: Region) -> Region | str:
        """Return the region if it lives on the day, else the one that it was before, if certain."""
        if region.lives(self._day):
            return self._taken_in(region) or region
        if region.valid_from is None or region.valid_from <= self._day:
            return f"it ended on {region.valid_to}, and no source says what it became"
        before = self._before[region.id]
        began = f"it began on {region.valid_from}"
        if not before:
            return f"{began}, and no source says out of what"
        if len(before) > 1:
            return f"{began} out of {self._names(r.id for r in before)}; {_WHICH}"
        if {s["id"] for s in before[0].successors} != {region.id}:
            return f"{began} out of a part of {before[0].short}"
        return before[0]

    def _taken_in(self, region: Region) -> str | None:
        """Return what makes a living region larger than it was on the day of the map, if it is."""
        taken = {
            r.id
            for r in self._before[region.id]
            for s in r.successors
            if s["id"] == region.id and s["on"] and self._day < s["on"] <= self._said_on
        }
        return f"it took in {self._names(taken)} later; {_WHICH}" if taken else None

    def _names(self, ids: Iterable[str]) -> str:
        known = (self._by_id.get(id) for id in sorted(ids))
        return " and ".join(r.short if r else "another" for r in known)


def region_map(
    regions: Sequence[Region], system: str, day: date, said_on: date | None = None
) -> dict[str, str]:
    """Return, for each place, its region in the system on that day; left out: unknown.

    A place in a country without the system is `abroad`.
    """
    home = {r.country for r in regions if r.top_of(system)}
    if not home:
        return {}  # nobody knows this system, so nothing is abroad of it
    made, found = Map(regions, day, said_on), {}
    for region in regions:
        if region.country is not None and region.country not in home:
            found[region.id] = ABROAD
        elif isinstance(place := made.region_of(region, system), Region):
            found[region.id] = place.id
    return found


def off_map(
    regions: Sequence[Region], system: str, day: date, said_on: date | None = None
) -> Mapping[str, str]:
    """Return the regions that are in the system on days of their own but not on this, and why."""
    known, made = region_map(regions, system, day, said_on), Map(regions, day, said_on)
    off = {}
    for region in regions:
        if region.id not in known:
            own = region.valid_from or region.valid_to or day
            why = made.region_of(region, system)
            if isinstance(Map(regions, own).region_of(region, system), Region):
                off[region.id] = str(why)
    return off


def forward(regions: Sequence[Region], day: date) -> dict[str, str]:
    """Return, for each region, what it is on that day: itself, or another one."""
    made = Map(regions, day)
    found = ((r.id, made.on_the_day(r)) for r in regions)
    return {id: now.id for id, now in found if isinstance(now, Region)}
