"""Regions with their names, lives and levels, and which of them a system tells apart on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NotRequired, TypedDict

ABROAD = "abroad"


class Parent(TypedDict):
    """One level up in a region system, and the days on which it was that, where they are known."""

    system: str
    id: str
    country: bool
    valid_from: NotRequired[date | None]
    valid_to: NotRequired[date | None]


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

    def top_of(self, system: str, day: date | None = None) -> bool:
        """Return whether the region is, on that day, one of those that the system tells apart."""
        return any(p["country"] for p in self.wholes(system, day))

    def wholes(self, system: str, day: date | None = None) -> list[Parent]:
        """Return what the region is part of on a day: what is stated for it, else what is undated.

        Without a day it is everything that it ever was part of.
        """
        of = [p for p in self.parents if p["system"] == system]
        if day is None:
            return of
        held = [p for p in of if _within(day, p.get("valid_from"), p.get("valid_to"))]
        dated = [p for p in held if p.get("valid_from") or p.get("valid_to")]
        return dated or held

    def lives(self, day: date) -> bool:
        """Return whether the region exists on a day, both ends of its life included."""
        return _within(day, self.valid_from, self.valid_to)


def systems(regions: Sequence[Region]) -> list[str]:
    """Return the names of the region systems, sorted."""
    return sorted({p["system"] for r in regions for p in r.parents})


def members(regions: Sequence[Region], system: str, day: date) -> list[Region]:
    """Return the regions that a system tells apart on a day, in their official order."""
    found = [r for r in regions if r.top_of(system, day) and r.lives(day)]
    return sorted(found, key=lambda r: (r.code or "", r.id))


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
