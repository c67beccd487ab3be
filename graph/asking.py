"""How a named query is run: what it takes comes from what is asked and from the scope."""

from collections.abc import Mapping
from typing import Any, TypeVar

import cypher
from graph.answers import Answer
from graph.errors import BadQuestion
from graph.names import search_query
from graph.scope import Scope
from graph.store import Reader, Row

T = TypeVar("T")


def ask(reader: Reader, scope: Scope | None, name: str, asked: Mapping[str, Any]) -> Answer[Row]:
    """Run a named query with what is asked and its scope; a bounded answer says if it was cut."""
    params = parameters(name, scope, asked)
    if params.get("search") == "":
        return Answer((), truncated=False)  # no word is left to look for
    limit = params.get("limit")
    if limit is None:
        return Answer(tuple(reader.rows(name, params)), truncated=False)
    rows = reader.rows(name, params | {"limit": limit + 1})
    return Answer(tuple(rows[:limit]), truncated=len(rows) > limit)


def parameters(name: str, scope: Scope | None, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a query is run with: what was asked, its scope, and its defaults."""
    declared = {p.name: p for p in cypher.read(name).params}
    if unknown := asked.keys() - declared.keys():
        takes = ", ".join(declared) or "none"
        raise BadQuestion(f"{name} has no parameter {', '.join(sorted(unknown))}; it takes {takes}")
    shared = scope.parameters() if scope else {}
    given = {k: v for k, v in shared.items() if k in declared} | dict(asked)
    missing = sorted(n for n, p in declared.items() if p.required and n not in given)
    if missing:
        raise BadQuestion(f"{name} needs {', '.join(missing)}")
    return {n: _usable(n, given.get(n, p.default)) for n, p in declared.items()}


def _usable(name: str, value: Any) -> Any:
    if name == "limit" and value < 1:
        raise BadQuestion(f"limit is {value}; it is 1 or more")
    return search_query(value) if name == "search" else value


def bounded(reader: Reader, scope: Scope, answer: type[T], name: str, **asked: Any) -> Answer[T]:
    """Run a query that takes a limit, and return its rows as records."""
    found = ask(reader, scope, name, asked)
    return Answer(tuple(answer(**row) for row in found.rows), found.truncated)


def answered(
    reader: Reader, scope: Scope | None, answer: type[T], name: str, **asked: Any
) -> list[T]:
    """Run a query and return its rows as records."""
    return [answer(**row) for row in ask(reader, scope, name, asked).rows]
