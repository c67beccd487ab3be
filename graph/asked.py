"""Which organisation somebody asks about: by its id, or by a name that only one has."""

from graph import queries
from graph.answers import Answer, Found
from graph.errors import BadQuestion
from graph.names import plain
from graph.scope import Scope
from graph.store import Reader
from graph.who import first_known, way

_SHOWN = 8  # names in a message; the rest are counted


def asked_id(reader: Reader, scope: Scope, asked: str) -> str:
    """Return the id of what is asked by id or name; several namesakes are named, not guessed.

    An alias answers with the organisation that it stands for.
    """
    if steps := way(reader, scope.known_at, asked):
        return steps[-1].id
    if queries.organisations_by_id(reader, scope, [asked]):
        return asked
    found = queries.companies_by_name(reader, scope, asked)
    if not found.rows:
        _check_later(reader, scope, asked)
    return _only(asked, found)


def _check_later(reader: Reader, scope: Scope, asked: str) -> None:
    """Say so where an id is known, and only at a later version than the one asked about."""
    for known in first_known(reader, asked):
        if scope.known_at < known.version <= queries.version(reader).version:
            raise BadQuestion(
                f"{asked!r} is not known at version {scope.known_at}; it is first known at version "
                f"{known.version}"
            )


def _only(asked: str, found: Answer[Found]) -> str:
    if not found.rows:
        raise BadQuestion(f"no organisation is called {asked!r}; try a part of its name")
    same = [f for f in found.rows if plain(asked) in {plain(n) for n in (f.name or "", *f.names)}]
    named = same or list(found.rows)
    if len(named) > 1:
        first = ", ".join(f"{f.name} ({f.id})" for f in named[:_SHOWN])
        rest = len(named) - _SHOWN
        more = (f" and {rest} more" if rest > 0 else "") + (" or others" if found.truncated else "")
        raise BadQuestion(f"{asked!r} may be {first}{more}; ask with the id")
    return named[0].id
