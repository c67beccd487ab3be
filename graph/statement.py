"""What makes two statements the same: key, digest and id.

key     source + the source's own key
digest  hash of key, kind, both ends and everything said (all but `source_ref`)
id      digest + the run that first stated it, so that what goes and comes back is two
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from graph.model import KINDS, Statement

_NOT_SAID = {"source_ref"}

Value = str | int | float | bool | date
Pair = tuple[str, Statement]  # a statement with its digest


_SAID = {
    kind: tuple(field.name for field in fields(kind) if field.name not in _NOT_SAID)
    for kind in KINDS
}


def said(statement: Statement) -> dict[str, Value]:
    """Return everything that the statement says, without what it leaves open."""
    return {n: v for n in _SAID[type(statement)] if (v := getattr(statement, n)) is not None}


def digest(source: str, statement: Statement) -> str:
    """Return the hash of what the statement says; equal for equal statements only.

    >>> from graph.model import Supplies
    >>> tie = Supplies(key="1", start="mine", end="mill", source_ref="a:2", evidence="press")
    >>> moved = Supplies(key="1", start="mine", end="mill", source_ref="b:9", evidence="press")
    >>> digest("s", tie) == digest("s", moved)
    True
    """
    return digest_of(source, statement.TYPE, said(statement))


def digest_of(source: str, kind: str, said: Mapping[str, Value]) -> str:
    """Return the hash of what a statement of this kind says."""
    text = _WORDS.encode({"source": source, "type": kind, **said})
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _day(day: date) -> dict[str, str]:
    """Return a day so that no text is taken for it."""
    return {"day": day.isoformat()}


_WORDS = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=_day)


def statement_id(digest: str, run: int) -> str:
    """Return the id of a statement first made in this run."""
    return f"{digest}.{run}"


def past_id(digest: str, run: int, seen_to: date) -> str:
    """Return the id of a statement made in this run about what was stated till that day."""
    return f"{digest}.{run}.{seen_to}"
