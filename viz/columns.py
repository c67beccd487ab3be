"""Records as columns, so that a page repeats neither their keys nor their common values."""

import json
from collections.abc import Mapping, Sequence
from typing import Any


def columns(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the number of records and a column for each key; an absent value is null.

    >>> columns([{"id": id, "shape": "triangle"} for id in "abc"])
    {'count': 3, 'columns': {'id': ['a', 'b', 'c'], 'shape': {'of': ['triangle'], 'at': 0}}}
    """
    keys = dict.fromkeys(key for record in records for key in record)
    made = {key: _column([record.get(key) for record in records]) for key in keys}
    return {"count": len(records), "columns": made}


def _column(values: list[Any]) -> Any:
    """Return the values, or the different ones and which stands where, if that is shorter."""
    written = [json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values]
    places = {text: place for place, text in enumerate(dict.fromkeys(written))}
    of = [json.loads(text) for text in places]
    coded = {"of": of, "at": 0 if len(of) == 1 else [places[text] for text in written]}
    return min(values, coded, key=lambda made: len(json.dumps(made, ensure_ascii=False)))
