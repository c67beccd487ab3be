"""Whether a database is ours to read and write: marked as ours, of this schema, or empty."""

from graph.answers import State
from graph.errors import NotOurs

SCHEMA = 1  # the schema that this code reads and writes


def check(state: State) -> None:
    """Raise unless the database is empty, or a graph of ours in the schema of this code."""
    if state.occupied and not state.ours:
        raise NotOurs(
            "this database already holds something that superregion did not write; "
            "name another one with NEO4J_URI or NEO4J_DATABASE, nothing was touched"
        )
    if state.ours and state.schema != SCHEMA:
        raise NotOurs(
            f"this graph has schema {state.schema} and this superregion reads schema {SCHEMA}; "
            "use the version that wrote it, or load into an empty database"
        )
