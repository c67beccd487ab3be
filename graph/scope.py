"""What an answer is about: the day, the version, the map and the evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from graph.model import EVIDENCE
from graph.winners import PLACE_ROLES, RANK

FUTURE = "the day lies in the future; the answer is what is known today"
_GIVEN = ("rank_of", "disputed", "stated_on")  # nobody asks for them


@dataclass(frozen=True, slots=True)
class Scope:
    """The frame of one answer; its fields are the parameters that queries share."""

    as_of: date  #: true in the world then
    known_at: int  #: what the graph had been told by that version
    system: str  #: the region system that places are told apart in
    region_of: Mapping[str, str]  #: each place's region in that system on the map's day
    place_roles: tuple[str, ...] = PLACE_ROLES
    evidence: tuple[str, ...] = EVIDENCE
    map_of: date | None = None  #: the day of the map; none: the day itself
    undated: bool = False  #: take in what bears no date, from sources later than the day
    window: date | None = None  #: ties whose evidence is all from before this day do not count
    future: str | None = None  #: said where the day lies in the future

    rank_of: Mapping[str, int] = field(default_factory=lambda: RANK)  #: graph.winners, for queries
    disputed: tuple[str, ...] = ()  #: digests of the statements that somebody doubts
    #: of each source the date of its last file that is not after the day
    stated_on: Mapping[str, date] = field(default_factory=dict)

    @property
    def map_day(self) -> date:
        """Return the day whose regions the answer tells apart."""
        return self.map_of or self.as_of

    def parameters(self) -> dict[str, object]:
        """Return the fields as query parameters.

        >>> scope = Scope(date(2026, 1, 1), 1, "kr-bloc", {})
        >>> sorted(scope.parameters())[:3]
        ['as_of', 'disputed', 'evidence']
        """
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}

    def different(self) -> dict[str, object]:
        """Return what is not as it is when nothing is said, beside day, version and system.

        >>> Scope(date(2026, 1, 1), 1, "kr-bloc", {}, undated=True).different()
        {'undated': True}
        """
        usual = {f.name: f.default for f in fields(self)[4:] if f.name not in _GIVEN}
        found = {name: getattr(self, name) for name in usual}
        if self.map_of == self.as_of:
            found["map_of"] = None
        return {n: _plain(value) for n, value in found.items() if value != usual[n]}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value
