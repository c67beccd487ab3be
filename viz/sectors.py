"""Which sector of a picture a member stands in: its bloc, else its region, else why not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import radians

from graph.frame import Frame
from graph.network import Member, Network
from graph.regions import ABROAD
from viz import palette

UNKNOWN, OTHER = "unknown", "other"
_LAST = {OTHER: palette.OTHER, ABROAD: palette.ABROAD, UNKNOWN: palette.UNKNOWN}

#: the blocs of Korea as they lie around its middle: degrees clockwise from north, and colour
_BLOCS = {
    "KR-BLOC-GANGWON": (35, palette.GROUPS[5]),
    "KR-BLOC-DAEGYEONG": (95, palette.GROUPS[3]),
    "KR-BLOC-SOUTHEAST": (140, palette.GROUPS[4]),
    "KR-BLOC-JEJU": (185, palette.GROUPS[7]),
    "KR-BLOC-HONAM": (225, palette.GROUPS[2]),
    "KR-BLOC-CHUNGCHEONG": (270, palette.GROUPS[1]),
    "KR-BLOC-CAPITAL": (325, palette.GROUPS[0]),
}


@dataclass(frozen=True, slots=True)
class Sector:
    """A group of members that is drawn together."""

    id: str  #: of a region, or why there is none
    name: str
    colour: str
    bearing: float | None  #: radians clockwise from the right, where it is known


@dataclass(frozen=True, slots=True)
class Sectors:
    """The sectors of a picture, clockwise, and the one of each member."""

    all: tuple[Sector, ...]
    of: Mapping[str, str]


def sectors(network: Network, frame: Frame, words: Mapping[str, str]) -> Sectors:
    """Return the sectors: blocs by their bearings, else regions by their official order."""
    groups = {m.id: _group(m, frame) for m in network.members}
    told = _told_apart(network.members, groups)
    of = {id: g if g in told or g in _LAST else OTHER for id, g in groups.items()}
    made = [_region(g, i, frame) for i, g in enumerate(_in_order(told, frame))]
    last = [Sector(g, words[_WORD[g]], c, None) for g, c in _LAST.items() if g in of.values()]
    return Sectors((*made, *last), of)


_WORD = {UNKNOWN: "region_unknown", ABROAD: "abroad", OTHER: "other"}


def _group(member: Member, frame: Frame) -> str:
    """Return the bloc of a member's region, or the region, or why neither is known."""
    if member.region is None:
        return UNKNOWN
    region = next((r for r in frame.regions if r.id == member.region), None)
    above = sorted(p["id"] for p in region.parents if not p["country"]) if region else []
    return above[0] if above else member.region


def _told_apart(members: Sequence[Member], groups: Mapping[str, str]) -> set[str]:
    """Return the groups that get a sector of their own: the centre's, then the largest."""
    own = [groups[m.id] for m in members if not m.hops]
    count = Counter(groups[m.id] for m in members if m.hops)
    largest = sorted(count, key=lambda g: (g not in own, -count[g], g))
    named = [g for g in dict.fromkeys((*own, *largest)) if g not in _LAST]
    return set(named[: len(palette.GROUPS)])


def _in_order(groups: set[str], frame: Frame) -> list[str]:
    codes = {r.id: r.code or "" for r in frame.regions}
    around = {g: bearing for g, (bearing, _) in _BLOCS.items()}
    return sorted(groups, key=lambda g: (around.get(g, 360), codes.get(g, ""), g))


def _region(group: str, place: int, frame: Frame) -> Sector:
    bearing, colour = _BLOCS.get(group, (None, palette.GROUPS[place]))
    turned = None if bearing is None else radians(bearing - 90)
    return Sector(group, frame.name(group) or group, colour, turned)
