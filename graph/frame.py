"""The frame of an answer: what is asked for becomes a day, a version, a map and the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph import ours, queries
from graph.answers import Company
from graph.errors import BadQuestion
from graph.left_out import NOTHING, LeftOut, left_out
from graph.maps import region_map
from graph.model import EVIDENCE
from graph.provenance import disputed
from graph.regions import ABROAD, Region, members, systems
from graph.registers import last_files
from graph.scope import FUTURE, Scope
from graph.store import Reader
from graph.winners import PLACE_ROLES


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is to be about; what is left open is today, the newest version, and all."""

    system: str | None = None
    as_of: date | None = None
    known_at: int | None = None
    map_of: date | None = None
    place: str | None = None  #: the role of a place that stands for an organisation
    evidence: tuple[str, ...] = ()
    undated: bool = False
    window: date | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A scope, and the regions it was made from."""

    scope: Scope
    regions: Sequence[Region]
    left_out: LeftOut = NOTHING

    def without(self, reader: Reader, ids: Sequence[str] | None = None) -> "Frame":
        """Return the frame with what its day leaves out of the graph, or of some organisations."""
        return replace(self, left_out=left_out(reader, self.scope, self.regions, ids))

    def name(self, region: str | None) -> str | None:
        """Return the short name of a region."""
        return next((r.short for r in self.regions if r.id == region), region)


def frame(reader: Reader, system: str | None, as_of: date) -> Frame:
    """Return the frame of a day in the newest version."""
    return frame_of(reader, Asked(system, as_of))


def frame_of(reader: Reader, asked: Asked, today: date | None = None) -> Frame:
    """Return the frame of what is asked for; another today can be said.

    Where no region system is said, it is the graph's first system of provinces, else the one
    that tells most regions apart.
    """
    state = queries.version(reader)
    ours.check(state)
    if not state.version:
        raise BadQuestion("the graph is empty; fill it first: superregion load bundled")
    known_at = _known_at(asked.known_at, state.version)
    regions = queries.regions(reader, known_at)
    today = today or date.today()
    day = asked.as_of or today
    map_day = asked.map_of or day
    chosen = _system(regions, asked.system, map_day)
    scope = Scope(
        as_of=day,
        known_at=known_at,
        system=chosen,
        region_of=region_map(regions, chosen, map_day, day),
        place_roles=(asked.place,) if asked.place else PLACE_ROLES,
        evidence=tuple(e for e in EVIDENCE if e in asked.evidence) or EVIDENCE,
        map_of=asked.map_of,
        undated=asked.undated,
        window=asked.window,
        future=FUTURE if day > today else None,
        disputed=tuple(disputed(reader, known_at)),
        stated_on=last_files(queries.runs(reader), known_at, day),
    )
    return Frame(scope, regions)


def _known_at(asked: int | None, newest: int) -> int:
    if asked is not None and not 1 <= asked <= newest:
        there = "version 1" if newest == 1 else f"versions 1 to {newest}"
        raise BadQuestion(f"no version {asked} in this graph; it has {there}")
    return asked or newest


def _system(regions: Sequence[Region], asked: str | None, day: date) -> str:
    known = systems(regions)
    finest = max(known, key=lambda s: len(members(regions, s, day)), default=None)
    first = next((s for s in known if s.endswith("-province")), finest)
    chosen = first if asked is None else asked
    if not known:
        raise BadQuestion("the graph knows no region at this version; superregion load bundled")
    if chosen is None or chosen not in known:
        raise BadQuestion(f"no region system {chosen!r} in this graph; it has {', '.join(known)}")
    return chosen


def own_system(frame: Frame, company: Company) -> str:
    """Return the system of a frame, or the first one of a company's own country if it is abroad."""
    places = {p["region"] for p in company.places}
    if not places or any(frame.scope.region_of.get(p) != ABROAD for p in places):
        return frame.scope.system
    own = [r for r in frame.regions if r.id in places]
    return next(iter(systems(own)), frame.scope.system)
