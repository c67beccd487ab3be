"""Where the graph is kept: the one module that speaks to Neo4j."""

import logging
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString, Protocol
from urllib.parse import urlsplit

import neo4j
from neo4j import READ_ACCESS, NotificationMinimumSeverity, Query, RoutingControl
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Time

import cypher
from graph.answering import answering, within_memory
from graph.errors import Unreachable

Row = dict[str, Any]

_CONNECT_SECONDS = 4.0  # a wrong address is said within five seconds
READ_SECONDS = 50.0  # a read ends on the server by then; the managed server's own limit is 60
STREAM_SECONDS = 3600.0  # reading everything that a large source states takes minutes
FETCH = 1000  # rows that the server sends at once, and that wait in memory
_OWN = frozenset((str, int, float, bool, type(None)))  # types that Python and the driver share
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # our errors say it, once


@dataclass(frozen=True, slots=True)
class Access:
    """Which database, and as whom."""

    uri: str
    user: str
    password: str
    database: str | None = None

    def __repr__(self) -> str:
        """Return it without the password."""
        return f"Access({self.uri!r}, {self.user!r})"


class Reader(Protocol):
    """Anything that answers a named query."""

    def rows(self, name: str, params: Mapping[str, object]) -> list[Row]:
        """Return the rows of the answer."""
        ...


@dataclass(frozen=True, slots=True)
class Typed:
    """The answer to typed Cypher: column names, and rows as they arrive."""

    columns: list[str]
    rows: Iterator[list[Any]]


class Store:
    """The graph in Neo4j."""

    def __init__(self, driver: neo4j.Driver, database: str | None = None) -> None:
        """Keep the graph behind an open driver."""
        self._driver, self._database = driver, database

    def rows(self, name: str, params: Mapping[str, object]) -> list[Row]:
        """Return the rows of a named read query, in READ mode, ended by the server in time."""
        query = Query(cypher.read(name).text, timeout=READ_SECONDS)
        with answering():
            result = self._driver.execute_query(
                query, dict(params), routing_=RoutingControl.READ, database_=self._database
            )
        return [{k: _plain(record[k]) for k in result.keys} for record in result.records]

    @contextmanager
    def stream(self, name: str, params: Mapping[str, object]) -> Generator[Iterator[Row]]:
        """Yield the rows of a named read query as they arrive: for more than memory holds."""
        query = Query(cypher.read(name).text, timeout=STREAM_SECONDS)
        with answering(), self._reading() as session:
            result = session.run(query, dict(params))
            keys = result.keys()
            yield (dict(zip(keys, map(_plain, r.values()), strict=True)) for r in result)

    def change(self, name: str, params: Mapping[str, object]) -> neo4j.SummaryCounters:
        """Run a named write query and return what the database says it changed."""
        return self.change_counted(name, params)[0]

    def change_counted(
        self, name: str, params: Mapping[str, object]
    ) -> tuple[neo4j.SummaryCounters, Row | None]:
        """Run a named write query and return what it changed, and its first row."""
        result = self._write(name, params)
        return result.summary.counters, dict(result.records[0]) if result.records else None

    def change_row(self, name: str, params: Mapping[str, object]) -> Row | None:
        """Run a named write query and return its first row, if it has one."""
        return self.change_counted(name, params)[1]

    def prepare(self) -> int:
        """Make constraints and indexes where they are missing; return how many were made."""
        return sum(
            self._make(command) for name in cypher.names("schema") for command in _commands(name)
        )

    @contextmanager
    def typed(self, text: str, params: Mapping[str, object], seconds: float) -> Generator[Typed]:
        """Yield the answer to Cypher somebody typed: READ mode, with a time limit.

        The text is the user's own question to a database they may read; it is the one
        place where Cypher does not come from a file of ours.
        """
        query = Query(text, timeout=seconds)
        with answering(), self._reading() as session:
            result = session.run(query, dict(params))
            yield Typed(list(result.keys()), ([_plain(v) for v in r.values()] for r in result))

    def _reading(self) -> neo4j.Session:
        """Return a session that sees what this process has written, on a cluster too."""
        return self._session(default_access_mode=READ_ACCESS, fetch_size=FETCH)

    def _session(self, **config: Any) -> neo4j.Session:
        seen = self._driver.execute_query_bookmark_manager
        return self._driver.session(database=self._database, bookmark_manager=seen, **config)

    def _write(self, name: str, params: Mapping[str, object]) -> neo4j.EagerResult:
        text = cypher.write(name).text

        def work(transaction: neo4j.ManagedTransaction) -> neo4j.EagerResult:
            with within_memory():
                return transaction.run(text, dict(params)).to_eager_result()

        with answering(), self._session() as session:
            return session.execute_write(work)

    def _make(self, command: LiteralString) -> int:
        with answering():
            counters = self._driver.execute_query(
                command, database_=self._database
            ).summary.counters
        return counters.constraints_added + counters.indexes_added


@contextmanager
def connect(access: Access) -> Generator[Store]:
    """Open the graph, and close it after use."""
    _check_uri(access.uri)
    with answering():
        driver = neo4j.GraphDatabase.driver(
            access.uri,
            auth=(access.user, access.password),
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_CONNECT_SECONDS,
            telemetry_disabled=True,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            user_agent="superregion",
        )
    with driver:
        with answering(f" at {access.uri}"):
            driver.verify_connectivity()  # else the first query retries for half a minute
        yield Store(driver, access.database)


def _check_uri(uri: str) -> None:
    """Refuse an address that the driver would fail on in its own way, or show a password of."""
    if "@" in uri:
        raise Unreachable("NEO4J_URI holds a user; NEO4J_USER and NEO4J_PASSWORD are the place")
    try:
        address = urlsplit(uri)
        known = address.scheme in _SCHEMES and address.hostname and address.port != 0
    except ValueError:  # a port that is no number
        known = False
    if not known:
        raise Unreachable(f"{uri!r} is no address of a Neo4j; one is bolt://host:7687")


def _commands(name: str) -> Sequence[LiteralString]:
    return [c for part in cypher.schema(name).body.split(";") if (c := part.strip())]


def _plain(value: Any) -> Any:
    """Return driver types as Python's own."""
    if type(value) in _OWN:  # most values are: asked first, because a load asks millions of times
        return value
    if isinstance(value, Date | DateTime | Time):
        return value.to_native()
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **_plain(dict(value))}
    if isinstance(value, Relationship):
        return {"type": value.type, **_plain(dict(value))}
    if isinstance(value, Path):
        return [_plain(part) for part in (*value.nodes, *value.relationships)]
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value
