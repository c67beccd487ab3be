"""What an answer is about: the day, the version, the map and the evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from graph.model import EVIDENCE

PLACE_ROLES = ("main_site", "head_office", "first_registered")


@dataclass(frozen=True, slots=True)
class Scope:
    """The frame of one answer; its fields are the parameters that queries share."""

    as_of: date  #: true in the world then
    known_at: int  #: what the graph had been told by that version
    system: str  #: the region system that places are told apart in
    region_of: Mapping[str, str]  #: each place's region in that system on that day
    place_roles: tuple[str, ...] = PLACE_ROLES
    evidence: tuple[str, ...] = EVIDENCE

    def parameters(self) -> dict[str, object]:
        """Return the fields as query parameters.

        >>> sorted(Scope(date(2026, 1, 1), 1, "kr-bloc", {}).parameters())
        ['as_of', 'evidence', 'known_at', 'place_roles', 'region_of', 'system']
        """
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value
