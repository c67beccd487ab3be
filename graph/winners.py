"""Which statement wins where several are made about one thing: the one table of rules.

| order | rule                                                                                  |
|-------|---------------------------------------------------------------------------------------|
| 1     | it holds on the day: from valid_from, else from the date of its source, to valid_to   |
| 2     | one that nobody disputes                                                              |
| 3     | better evidence: registers and filings; what a company or the press says; what was    |
|       | extracted or an applicant says; inferred; made up                                     |
| 4     | the later: by valid_from, else by the date of the last file of its source, as of the  |
|       | day, that stated it; none counts as the earliest                                      |
| 5     | the smaller id, so that two graphs agree                                              |

Names are labels: where none holds, one without a date is shown, else one that is over, else one of
later days. Of names that had not begun the earlier goes first in rule 4: it is the nearest to the
day. Queries choose in the same order; `RANK` is handed to them as `$rank_of`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

Stated = Mapping[str, Any]

#: the order of the classes of evidence; those of one rank go by their dates
RANK: Mapping[str, int] = {
    "official": 0, "filing": 0, "company": 1, "press": 1, "extracted": 2, "applicant": 2,
    "inferred": 3, "synthetic": 4,
}  # fmt: skip
PLACE_ROLES = ("main_site", "head_office", "first_registered")

#: the words of each rule but the first, by its number
RULES: Mapping[int, str] = {2: "undisputed", 3: "better evidence", 4: "later", 5: "smaller id"}

COPIED = ("name", "name_en", "name_short", "size", "body_kind", "country")
NAMES = ("name", "name_en", "name_en_dart", "alias")
LABELS = ("name", "name_en", "name_short")  #: shown even where they do not hold on the day


def winner(stated: Iterable[Stated], day: date, *, undated: bool = False) -> Stated | None:
    """Return the statement that holds on a day and wins, or None.

    >>> old = {"size": "sme", "valid_from": date(2022, 1, 1), "evidence": "press", "id": "a"}
    >>> new = {"size": "large", "valid_from": date(2024, 12, 31), "evidence": "press", "id": "b"}
    >>> [winner([old, new], date(y, 6, 1))["size"] for y in (2023, 2025)]
    ['sme', 'large']
    """
    return min((s for s in stated if holds(s, day, undated=undated)), key=_order, default=None)


def label(stated: Iterable[Stated], day: date, *, undated: bool = False) -> Stated | None:
    """Return the name that wins on a day; one that does not hold rather than none.

    >>> files = [date(2020, 10, 2), date(2026, 4, 8)]
    >>> names = [{"seen_from": f, "evidence": "official", "id": str(f.year)} for f in files]
    >>> [label(names, date(year, 1, 1))["id"] for year in (1999, 2021, 2027)]
    ['2020', '2020', '2026']
    """

    def order(said: Stated) -> tuple[Any, ...]:
        other_day = not _holds_by_its_days(said, day)
        later = not _began(said, day, undated=undated)
        disputed, rank, newest_first, id = _order(said)
        return other_day, later, disputed, rank, -newest_first if later else newest_first, id

    return min(stated, key=order, default=None)


def copies(facts: Iterable[Stated], day: date) -> dict[str, Any]:
    """Return the winning value of each property that nodes carry a copy of."""
    of: dict[str, list[Stated]] = {name: [] for name in COPIED}
    for fact in facts:
        of.get(fact["property"], []).append(fact)
    won = {name: (label if name in LABELS else winner)(of[name], day) for name in COPIED}
    return {name: w["value"] if w else None for name, w in won.items()}


def place(places: Iterable[Stated], day: date, *, undated: bool = False) -> Stated | None:
    """Return the place that stands for an organisation on a day, or None."""
    stated = list(places)
    of_role = ([p for p in stated if p["role"] == role] for role in PLACE_ROLES)
    found = (winner(of, day, undated=undated) for of in of_role)
    return next((p for p in found if p is not None), None)


def decided_by(holding: Iterable[Stated]) -> int:
    """Return the number of the rule by which the first of several statements stands first.

    It is the first rule that sets it apart from the best one that says something else.
    """
    first, *others = sorted(holding, key=_order)
    other = next(s for s in others if s["value"] != first["value"])
    pairs = zip(_order(first), _order(other), strict=True)
    return 2 + next(rule for rule, (one, two) in enumerate(pairs) if one != two)


def rule(holding: Iterable[Stated]) -> str:
    """Return the words of the rule that `decided_by` names."""
    return RULES[decided_by(holding)]


def holds(stated: Stated, day: date, *, undated: bool = False) -> bool:
    """Return whether a statement holds on a day, the first and the last included."""
    last = stated.get("valid_to")
    return _began(stated, day, undated=undated) and (last is None or day <= last)


def _holds_by_its_days(stated: Stated, day: date) -> bool:
    return (stated.get("valid_from") or day) <= day <= (stated.get("valid_to") or day)


def _began(stated: Stated, day: date, *, undated: bool) -> bool:
    """Say whether it had begun; what a register's file of before did not say began after it."""
    taken_in = undated and stated.get("seen_after") is None
    seen = None if taken_in else stated.get("seen_from")
    first = stated.get("valid_from") or seen
    return first is None or bool(first <= day)


def _order(stated: Stated) -> tuple[bool, int, int, str]:
    days = (stated.get(of) for of in ("valid_from", "stated_on", "seen_from"))
    first: date = next((day for day in days if day), date.min)
    rank = RANK[stated["evidence"]]
    return bool(stated.get("disputed")), rank, -first.toordinal(), str(stated["id"])
