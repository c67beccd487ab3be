"""What the driver says when something goes wrong, in our words: a sentence each."""

from collections.abc import Generator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DatabaseError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from graph.errors import BadQuestion, GraphError, NoMemory, Unreachable

_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"
_CLOSED = ("Neo.ClientError.Database.", "Neo.ClientError.Security.")
_FORBIDDEN = "Neo.ClientError.Security.Forbidden"  # open, but not for this
_DISK = "Neo.DatabaseError.Transaction.TransactionLogError"
_NO_MEMORY = "OutOfMemoryError"  # of a transaction, of all of them, of the whole server


@contextmanager
def answering(at: str = "") -> Generator[None]:
    """Turn the driver's errors into ours, a sentence each."""
    try:
        yield
    except AuthError as no:
        raise Unreachable("the database refused the user or the password") from no
    except (ServiceUnavailable, ConfigurationError) as no:
        raise Unreachable(f"no Neo4j answers{at}: {_lines(no)[-1]}") from no
    except (ClientError, DatabaseError, TransientError) as no:
        raise _refusal(no) from no
    except OverflowError:
        raise BadQuestion("a number has more than the 64 bits that the database keeps") from None
    except DriverError as no:
        raise Unreachable(f"the database failed: {_first(no)}") from no


@contextmanager
def within_memory() -> Generator[None]:
    """Say at once that a transaction has no memory; the driver would try the same again."""
    try:
        yield
    except Neo4jError as no:
        if _lacks_memory(no):
            raise _refusal(no) from no
        raise


def _refusal(no: Neo4jError) -> GraphError:
    code = no.code or ""
    if _lacks_memory(no):
        return NoMemory(f"the database has no memory for one transaction: {_first(no)}")
    if code == _DISK:
        return Unreachable(
            "the database could not write to its disk: make room there, then start it anew "
            "(the local one ends with `superregion db stop`)"
        )
    if not isinstance(no, ClientError):
        return Unreachable(f"the database failed: {_first(no)}")
    if code.startswith(_TIMED_OUT):
        return BadQuestion("the query ran into its time limit and was ended by the server")
    if code.startswith(_CLOSED) and code != _FORBIDDEN:
        return Unreachable(f"the database cannot be opened: {_first(no)}")
    return BadQuestion(_first(no))


def _first(no: Exception) -> str:
    return _lines(no)[0]


def _lines(no: Exception) -> list[str]:
    message = no.message if isinstance(no, Neo4jError) else str(no)
    return (str(message or "").strip() or type(no).__name__).splitlines()


def _lacks_memory(no: Neo4jError) -> bool:
    return (no.code or "").endswith(_NO_MEMORY)
