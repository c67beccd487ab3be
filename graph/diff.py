"""Two candidate lists side by side: who entered, left or moved, and what caused it.

Two frames differ by the day of the data, the version, or the day of the map. A change of one
company is caused by what alone makes the same change: the first list made anew with only that
taken from the second frame. Where nothing alone does, it is what does so together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.candidates import Candidate, CandidateList, Heading, candidates
from graph.frame import Asked, frame_of
from graph.store import Reader

_Rows = Mapping[str, Candidate]  # by id

ENTERED, LEFT, MOVED = "entered", "left", "moved"
#: what two frames may differ by: its name, and the field of what is asked
CAUSES: Mapping[str, str] = {"map": "map_of", "data known": "known_at", "day": "as_of"}


@dataclass(frozen=True, slots=True)
class Change:
    """One company that stands elsewhere in the second list, and what caused that."""

    id: str
    name: str | None
    what: str  #: entered, left, or moved
    rank_before: int | None
    rank_after: int | None
    region_before: str | None
    region_after: str | None
    causes: tuple[tuple[str, ...], ...]  #: each alone makes the change; several in one: together


@dataclass(frozen=True, slots=True)
class Diff:
    """Two lists, and the companies whose rank differs between them."""

    before: Heading
    after: Heading
    differ: tuple[str, ...]  #: what the two frames differ by
    changes: tuple[Change, ...]
    same: int  #: companies with the same rank in both


def diff(reader: Reader, before: Asked, after: Asked) -> Diff:
    """Compare two candidate lists, and say for each company whose rank changed what caused it."""
    lists = _Lists(reader, before, after)
    first, second = lists.with_(()), lists.with_(lists.differ)
    rows, again = _ranked(first), _ranked(second)
    changed = [id for id in {**rows, **again} if _rank(rows, id) != _rank(again, id)]
    causes = lists.causes(changed, rows, again)
    whole = [{row.id: row for row in made.rows} for made in (first, second)]
    changes = (_change(id, whole, causes[id]) for id in changed)
    ordered = sorted(changes, key=_order)
    same = len(rows.keys() | again.keys()) - len(changed)
    return Diff(first.heading, second.heading, lists.differ, tuple(ordered), same)


class _Lists:
    """The list of each mixture of two frames, made once."""

    def __init__(self, reader: Reader, before: Asked, after: Asked) -> None:
        self._reader = reader
        self._before, self._after = (_settled(reader, asked) for asked in (before, after))
        self.differ = tuple(
            name for name, field in CAUSES.items() if self._of(field) != self._of(field, after=True)
        )
        self._made: dict[tuple[str, ...], CandidateList] = {}

    def with_(self, names: tuple[str, ...]) -> CandidateList:
        """Return the first list with some things as in the second frame."""
        if names not in self._made:
            taken = {CAUSES[n]: self._of(CAUSES[n], after=True) for n in names}
            made = frame_of(self._reader, replace(self._before, **taken))  # type: ignore[arg-type]
            self._made[names] = candidates(self._reader, made.scope, made.regions)
        return self._made[names]

    def causes(
        self,
        changed: Sequence[str],
        before: _Rows,
        after: _Rows,
    ) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Return, for each change, the fewest differences that make it."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for number in range(1, len(self.differ) + 1):
            for names in combinations(self.differ, number):
                open_ = [id for id in changed if len(found.get(id, ((),))[0]) in (0, number)]
                mixed = _ranked(self.with_(names)) if open_ else {}
                for id in open_:
                    if _rank(mixed, id) == _rank(after, id):
                        found[id] = (*found.get(id, ()), names)
        return found

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


def _ranked(found: CandidateList) -> dict[str, Candidate]:
    return {r.id: r for r in found.rows if r.rank}


def _rank(rows: _Rows, id: str) -> int | None:
    return rows[id].rank if id in rows else None


def _change(id: str, rows: Sequence[_Rows], causes: tuple[tuple[str, ...], ...]) -> Change:
    before, after = (of.get(id) for of in rows)
    ranks = tuple(row.rank if row else None for row in (before, after))
    named = after or before
    return Change(
        id=id,
        name=named.name if named else None,
        what=ENTERED if ranks[0] is None else LEFT if ranks[1] is None else MOVED,
        rank_before=ranks[0],
        rank_after=ranks[1],
        region_before=before.region_name if before else None,
        region_after=after.region_name if after else None,
        causes=causes,
    )


def _order(change: Change) -> tuple[int, int, str]:
    kind = (ENTERED, LEFT, MOVED).index(change.what)
    return kind, change.rank_after or change.rank_before or 0, change.id
