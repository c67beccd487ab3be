"""Whether a database is ours to read and write: marked as ours, of this schema, or empty."""

from graph.answers import State
from graph.errors import NotOurs

SCHEMA = 2  # the schema that this code reads and writes; graph/steps.py says what each one is


def check(state: State) -> None:
    """Raise unless the database is empty, or a graph of ours in the schema of this code."""
    check_owner(state)
    if not state.ours or state.schema == SCHEMA:
        return
    if (state.schema or 0) > SCHEMA:
        raise NotOurs(newer(state.schema or 0))
    raise NotOurs(
        f"this graph has schema {state.schema}, and this superregion reads schema {SCHEMA}; "
        "back it up (superregion db backup FILE), then: superregion upgrade"
    )


def check_owner(state: State) -> None:
    """Raise when the database holds something that is not ours."""
    if state.occupied and not state.ours:
        raise NotOurs(
            "this database already holds something that superregion did not write; "
            "name another one with NEO4J_URI or NEO4J_DATABASE, nothing was touched"
        )


def newer(schema: int) -> str:
    """Say that a newer superregion wrote the graph."""
    return (
        f"this graph has schema {schema}, which a newer superregion wrote; this one reads schema "
        f"{SCHEMA}: use that one, nothing was touched"
    )
