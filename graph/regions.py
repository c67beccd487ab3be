"""Which region of a system a place belongs to on a day: lives, successors and levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

ABROAD = "abroad"
_MOST_STEPS = 10  # a chain of successors or levels longer than this is a mistake in the data


class Parent(TypedDict):
    """One level up in a region system."""

    system: str
    id: str
    country: bool


class Successor(TypedDict):
    """What a region became, and the first day of that, if it is known."""

    id: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its names, life, and place among the others."""

    id: str
    name: str
    short: str
    code: str | None  #: the official number by which lists of regions are usually ordered
    name_en: str | None
    country: str | None
    level: str | None
    capital: bool
    valid_from: date | None
    valid_to: date | None
    parents: Sequence[Parent]
    successors: Sequence[Successor]

    def top_of(self, system: str) -> bool:
        """Return whether the region is one of those that the system tells apart."""
        return any(p["system"] == system and p["country"] for p in self.parents)

    def lives(self, day: date) -> bool:
        """Return whether the region exists on a day, both ends of its life included."""
        born = self.valid_from is None or self.valid_from <= day
        return born and (self.valid_to is None or day <= self.valid_to)


def systems(regions: Sequence[Region]) -> list[str]:
    """Return the names of the region systems, sorted."""
    return sorted({p["system"] for r in regions for p in r.parents})


def members(regions: Sequence[Region], system: str, day: date) -> list[Region]:
    """Return the regions that a system tells apart on a day, in their official order."""
    found = [r for r in regions if r.top_of(system) and r.lives(day)]
    return sorted(found, key=lambda r: (r.code or "", r.id))


def region_map(regions: Sequence[Region], system: str, day: date) -> dict[str, str]:
    """Return, for each place, its region in the system on that day.

    An ended region is followed to its only successor; one that was split has none to
    follow and is left out: unknown. A place in a country without the system is `abroad`.
    """
    by_id = {r.id: r for r in regions}
    home = {r.country for r in regions if r.top_of(system)}
    if not home:
        return {}  # nobody knows this system, so nothing is abroad of it
    found: dict[str, str] = {}
    for region in regions:
        if region.country is not None and region.country not in home:
            found[region.id] = ABROAD
        elif (place := _climb(by_id, _forward(by_id, region, day), system)) is not None:
            found[region.id] = place.id
    return found


def forward(regions: Sequence[Region], day: date) -> dict[str, str]:
    """Return, for each region, what it is on that day: itself, or its only successor."""
    by_id = {r.id: r for r in regions}
    found = ((r.id, _forward(by_id, r, day)) for r in regions)
    return {id: now.id for id, now in found if now is not None}


def _forward(by_id: Mapping[str, Region], region: Region, day: date) -> Region | None:
    for _ in range(_MOST_STEPS):
        later = {s["id"] for s in region.successors if s["on"] is not None and s["on"] <= day}
        if not later:
            return region if region.lives(day) else None
        if len(later) > 1 or not later <= by_id.keys():
            return None
        region = by_id[later.pop()]
    return None


def _climb(by_id: Mapping[str, Region], region: Region | None, system: str) -> Region | None:
    for _ in range(_MOST_STEPS):
        if region is None or region.top_of(system):
            return region
        up = {p["id"] for p in region.parents if p["system"] == system}
        region = by_id.get(up.pop()) if len(up) == 1 else None
    return None
