"""Answers as JSON: the same words over HTTP and on the command line."""

import json
from dataclasses import asdict, is_dataclass
from datetime import date, time
from math import isfinite
from typing import Any

from graph.frame import Frame


def plain(answer: Any) -> Any:
    """Return an answer as JSON knows it: dates as text, unknown as null.

    >>> from graph.answers import Count
    >>> plain([Count("node", "Company", 3)])
    [{'what': 'node', 'name': 'Company', 'count': 3}]
    """
    if is_dataclass(answer) and not isinstance(answer, type):
        return plain(asdict(answer))
    if isinstance(answer, dict):
        return {k: plain(v) for k, v in answer.items()}
    if isinstance(answer, list | tuple):
        return [plain(v) for v in answer]
    if isinstance(answer, float) and not isfinite(answer):
        return None  # JSON knows no such number
    return answer if isinstance(answer, str | int | float | None) else _text(answer)


def _text(answer: Any) -> str:
    return answer.isoformat() if isinstance(answer, date | time) else str(answer)


def told(frame: Frame, answer: Any) -> dict[str, Any]:
    """Return a record with the day, version and region system that it is of.

    Map, place, evidence and window stand there where they are not the usual ones.
    """
    scope = frame.scope
    about = {"system": scope.system, "as_of": scope.as_of, "known_at": scope.known_at}
    return {**about, **scope.different(), "left_out": frame.left_out, **plain(answer)}


def as_json(answer: Any) -> str:
    """Return an answer as JSON text that a person can read."""
    return json.dumps(plain(answer), ensure_ascii=False, indent=2)
