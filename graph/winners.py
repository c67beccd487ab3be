"""Which fact wins where several are stated: the latest that holds on the day.

| order | rule                                                          |
|-------|---------------------------------------------------------------|
| 1     | it holds on the day: valid_from <= day <= valid_to, both open |
| 2     | the later valid_from; none counts as the earliest             |
| 3     | the smaller id, so that two graphs agree                      |
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.scope import PLACE_ROLES

Stated = Mapping[str, Any]

COPIED = ("name", "name_en", "name_short", "size", "body_kind", "country")
NAMES = ("name", "name_en", "name_en_dart", "alias")


def winner(stated: Iterable[Stated], day: date) -> Stated | None:
    """Return the statement that holds on a day and wins, or None.

    >>> old = {"value": "sme", "valid_from": date(2022, 1, 1), "valid_to": None, "id": "a"}
    >>> new = {"value": "mid_sized", "valid_from": date(2024, 12, 31), "valid_to": None, "id": "b"}
    >>> [winner([old, new], date(y, 6, 1))["value"] for y in (2023, 2025)]
    ['sme', 'mid_sized']
    """
    holding = sorted((s for s in stated if _holds(s, day)), key=lambda s: str(s["id"]))
    return max(holding, key=lambda s: s["valid_from"] or date.min, default=None)


def copies(facts: Iterable[Stated], day: date) -> dict[str, Any]:
    """Return the winning value of each property that nodes carry a copy of."""
    of: dict[str, list[Stated]] = {name: [] for name in COPIED}
    for fact in facts:
        of.get(fact["property"], []).append(fact)
    return {name: w["value"] if (w := winner(of[name], day)) else None for name in COPIED}


def place(places: Iterable[Stated], day: date) -> Stated | None:
    """Return the place that stands for an organisation on a day, or None."""
    stated = list(places)
    found = (winner([p for p in stated if p["role"] == role], day) for role in PLACE_ROLES)
    return next((p for p in found if p is not None), None)


def _holds(stated: Stated, day: date) -> bool:
    first, last = stated["valid_from"], stated["valid_to"]
    return (first is None or first <= day) and (last is None or day <= last)
