"""Where companies stand in one candidate list, and what two lists say differently of one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from graph.answers import CompanyPlace
from graph.candidates import Candidate, CandidateList, Heading, listed
from graph.frame import Frame
from graph.store import Reader

OUTSIDE = "outside the population"
UNPLACED = "place unknown"
ABSENT = "not in the graph"

_DIGITS = 9  # of a measure; what lies behind them is the order of a sum
_NOT_SAID = {"id", "region_name"}  # the region itself is compared
_SAID = tuple(f.name for f in fields(Candidate) if f.name not in _NOT_SAID)
_IN_NO_LIST: Mapping[str, object] = {"rank": None, "score": None}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two lists say differently of one company, and what caused that."""

    field: str  #: of the candidate, or partners_beyond
    before: object
    after: object
    causes: tuple[tuple[str, ...], ...] = ()  #: each alone makes it; several in one: together


class Standings:
    """Where every company of a graph stands as to one list: in it, or why not."""

    def __init__(self, frame: Frame, found: CandidateList, companies: list[CompanyPlace]) -> None:
        """Keep a list, and the companies beside it."""
        self.heading: Heading = found.heading
        self.rows: Mapping[str, Candidate] = {row.id: row for row in found.rows}
        self._others = {c.id: c for c in companies if c.id not in self.rows}
        self._frame = frame

    def of(self, id: str) -> Candidate | CompanyPlace | None:
        """Return the row of a company, or the company that has none, or None."""
        return self.rows.get(id) or self._others.get(id)

    def rank(self, id: str) -> int | None:
        """Return the rank of a company, if it has one."""
        return self.rows[id].rank if id in self.rows else None

    def region(self, id: str) -> str | None:
        """Return the short name of a company's region, if it is known."""
        one = self.of(id)
        return self._frame.name(one.region) if one else None

    def said(self, id: str) -> Mapping[str, object]:
        """Return what is said of a company, by field; of one in no list that is little."""
        one = self.of(id)
        if isinstance(one, Candidate):
            found = {name: _rounded(getattr(one, name)) for name in _SAID}
            return found | {"partners_beyond": _beyond(one)}
        if one is None:
            return {**_IN_NO_LIST, "standing": ABSENT}
        there = {name: getattr(one, name) for name in _SAID if hasattr(one, name)}
        return {**_IN_NO_LIST, "standing": OUTSIDE if one.region else UNPLACED, **there}


def standings(reader: Reader, frame: Frame) -> Standings:
    """Return where the companies of a graph stand as to the list of a frame."""
    found, companies = listed(reader, frame.scope, frame.regions)
    return Standings(frame, found, list(companies))


def differences(id: str, before: Standings, after: Standings) -> Iterator[Difference]:
    """Yield what two lists say differently of a company, of all that both say."""
    if before.of(id) != after.of(id):
        old, new = before.said(id), after.said(id)
        for field in (name for name in old if name in new and old[name] != new[name]):
            yield Difference(field, old[field], new[field])


def _rounded(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _rounded(v) for key, v in value.items()}
    return round(value, _DIGITS) if isinstance(value, float) else value


def _beyond(one: Candidate) -> int:
    """Return how many partner companies a company has beyond the border of its region."""
    return round((one.external_share or 0) * one.partners)
