"""Two candidate lists side by side: who entered, left, moved or changed, and what caused it.

Two frames differ by the day of the data, the version, or the day of the map. What is said of one
company differs because of what alone makes the same difference: the first list made anew with only
that taken from the second frame. Where nothing alone does, it is what does so together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.candidates import Heading
from graph.frame import Asked, frame_of
from graph.standing import Difference, Standings, differences, standings
from graph.store import Reader

ENTERED, LEFT, MOVED, CHANGED = "entered", "left", "moved", "changed"
KINDS = (ENTERED, LEFT, MOVED, CHANGED)
#: what two frames may differ by: its name, and the field of what is asked
CAUSES = {"map": "map_of", "data known": "known_at", "day": "as_of"}


@dataclass(frozen=True, slots=True)
class Change:
    """One company of which the second list says something else."""

    id: str
    name: str | None
    what: str  #: entered or left the ranks, moved to another, or changed where it stands
    rank_before: int | None
    rank_after: int | None
    region_before: str | None
    region_after: str | None
    differences: tuple[Difference, ...]  #: what changed, each with its own causes


@dataclass(frozen=True, slots=True)
class Diff:
    """Two lists, and the companies of which they do not say the same."""

    before: Heading
    after: Heading
    differ: tuple[str, ...]  #: what the two frames differ by
    changes: tuple[Change, ...]
    same: int  #: companies of which both lists say the same


def diff(reader: Reader, before: Asked, after: Asked) -> Diff:
    """Compare two candidate lists, and say for each company what changed and what caused it."""
    lists = _Lists(reader, before, after)
    first, second = both = lists.with_(()), lists.with_(lists.differ)
    ids = first.rows.keys() | second.rows.keys()
    found = {id: tuple(differences(id, first, second)) for id in ids}
    changed = {id: found[id] for id in sorted(ids) if found[id]}
    caused = lists.caused(changed)
    changes = sorted((_change(id, both, caused[id]) for id in changed), key=_order)
    same = len(ids) - len(changed)
    return Diff(first.heading, second.heading, lists.differ, tuple(changes), same)


class _Lists:
    """The list of each mixture of two frames, made once."""

    def __init__(self, reader: Reader, before: Asked, after: Asked) -> None:
        self._reader = reader
        self._before, self._after = (_settled(reader, asked) for asked in (before, after))
        self.differ = tuple(
            name for name, field in CAUSES.items() if self._of(field) != self._of(field, after=True)
        )
        self._made: dict[tuple[str, ...], Standings] = {}

    def with_(self, names: tuple[str, ...]) -> Standings:
        """Return the first list with some things as in the second frame."""
        if names not in self._made:
            taken = {CAUSES[n]: self._of(CAUSES[n], after=True) for n in names}
            made = frame_of(self._reader, replace(self._before, **taken))  # type: ignore[arg-type]
            self._made[names] = standings(self._reader, made)
        return self._made[names]

    def caused(
        self, changed: dict[str, tuple[Difference, ...]]
    ) -> dict[str, tuple[Difference, ...]]:
        """Return the differences of each company with the fewest causes that make each."""
        for number in range(1, len(self.differ) + 1):
            for names in combinations(self.differ, number):
                if any(_open(one, number) for found in changed.values() for one in found):
                    mixed = self.with_(names)
                    changed = {
                        id: tuple(_tried(one, names, mixed, id) for one in found)
                        for id, found in changed.items()
                    }
        return changed

    def _of(self, field: str, *, after: bool = False) -> object:
        return getattr(self._after if after else self._before, field)


def _settled(reader: Reader, asked: Asked) -> Asked:
    """Return what is asked with nothing left open, so that only what differs is exchanged."""
    scope = frame_of(reader, asked).scope
    return replace(
        asked,
        system=scope.system,
        as_of=scope.as_of,
        known_at=scope.known_at,
        map_of=scope.map_day,
    )


def _open(one: Difference, number: int) -> bool:
    """Return whether so many causes may still make a difference: fewer did not."""
    return not one.causes or len(one.causes[0]) == number


def _tried(one: Difference, names: tuple[str, ...], mixed: Standings, id: str) -> Difference:
    """Return a difference with these as a cause, if the mixture says what the second list says."""
    said = mixed.said(id)
    makes = one.field in said and said[one.field] == one.after
    if makes and _open(one, len(names)):
        return replace(one, causes=(*one.causes, names))
    return one


def _change(id: str, both: Sequence[Standings], found: tuple[Difference, ...]) -> Change:
    before, after = (of.rank(id) for of in both)
    one = both[1].of(id) or both[0].of(id)
    return Change(
        id=id,
        name=one.name if one else None,
        what=_what(before, after),
        rank_before=before,
        rank_after=after,
        region_before=both[0].region(id),
        region_after=both[1].region(id),
        differences=found,
    )


def _what(before: int | None, after: int | None) -> str:
    if before == after:
        return CHANGED
    return ENTERED if before is None else LEFT if after is None else MOVED


def _order(change: Change) -> tuple[int, bool, int, str]:
    rank = change.rank_after or change.rank_before
    return KINDS.index(change.what), rank is None, rank or 0, change.id
