"""Records to rows, rows to the database: in batches, each checked by the database's counters."""

from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields
from datetime import date
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from graph.errors import LostRows, NoMemory
from graph.hashed import weight
from graph.model import Node
from graph.placing import Placing
from graph.progress import Progress
from graph.reading import Source
from graph.statement import Pair, past_id, said, statement_id
from graph.store import Row, Store

T = TypeVar("T")

BATCH = 2_000  # rows a transaction; a row makes at most two things, so memory stays bounded

_ENDS = {"start", "end"}
_FACT = {"property", "value", "unit", "currency", "basis", "about"}


def send(rows: Iterable[T], write: Callable[[list[T]], None], size: int = BATCH) -> None:
    """Give the rows to `write`, so many at once, or fewer where the database has no room for them.

    The rows of a batch are made while the one before it is written.

    >>> send("abcde", print, 2)
    ['a', 'b']
    ['c', 'd']
    ['e']
    """
    rest = iter(rows)
    with ThreadPoolExecutor(1) as writing:
        before: Future[int] | None = None
        while batch := list(islice(rest, size)):  # made while the batch before is written
            if before:
                size = before.result()
            before = writing.submit(_written, batch, write, size)
        if before:
            before.result()


def _written(waiting: list[T], write: Callable[[list[T]], None], size: int) -> int:
    """Write the rows that wait, and return how many the database had room for at once."""
    while waiting:
        try:
            write(waiting[:size])
        except NoMemory:
            if size == 1:
                raise
            size = (min(size, len(waiting)) + 1) // 2
        else:
            del waiting[:size]
    return size


def met(row: Row | None) -> int:
    """Return how many rows a write says that it met."""
    return int(row["met"]) if row else 0


def drain(store: Store, name: str, params: Mapping[str, object]) -> None:
    """Make a change to at most `$limit` things, again and again until there are none left."""
    limit = BATCH
    while True:
        try:
            if not met(store.change_row(name, {**params, "limit": limit})):
                return
        except NoMemory:
            if limit == 1:
                raise
            limit //= 2


def expect(name: str, written: int, sent: int) -> None:
    """Raise unless the database wrote what it was given."""
    if written != sent:
        raise LostRows(
            f"{name}: the database wrote {written} of {sent} rows; nothing was published"
        )


class Writer:
    """Writes one open run, and counts what the database says it made."""

    def __init__(self, store: Store, run: int, source: Source | None, progress: Progress) -> None:
        """Write for this run and source; set `total` to say which row is the last.

        No source: statements come as rows that carry theirs.
        """
        self._store, self._run, self._source = store, run, source
        self.placing = Placing(source.id if source else "")  #: who is who
        self._progress, self._done, self.total = progress, 0, 0
        self.seen_after: date | None = None  #: of the register's last file, which did not say it
        self.weight = 0  #: what was added and ended moves the hash of the graph by this
        self.nodes_created = 0
        self.relationships_created = 0

    def nodes(self, nodes: Iterable[Node]) -> None:
        """Add the nodes that are not there yet."""
        send(map(_node_row, nodes), partial(self._meet, "add_nodes"))

    def ends(self, rows: Iterable[Row]) -> None:
        """Stop stating these statements."""
        send(map(self._lighter, rows), partial(self._meet, "end_statements"))

    def statements(self, pairs: Iterable[Pair]) -> None:
        """Add statements between nodes that are there."""
        self.create("add_statements", map(self._statement_row, pairs))

    def facts(self, pairs: Iterable[Pair]) -> None:
        """Add facts, each with the node that holds it."""
        self.create("add_facts", map(self._fact_row, pairs))

    def create(self, name: str, rows: Iterable[Row]) -> None:
        """Add statements as they lie in rows."""
        send(map(self._heavier, rows), partial(self._create, name))

    def _lighter(self, row: Row) -> Row:
        self.weight -= weight(row, row["start"], None if row["end"] == row["id"] else row["end"])
        return row

    def _heavier(self, row: Row) -> Row:
        self.weight += weight(row["properties"], row["start"], row.get("end"))
        return row

    def rows(self, rows: Collection[Row]) -> None:
        """Add statements that are rows already, whatever their source: a fact's have a `fact`."""
        dated = partial(first_stated, self._run)
        ties = (dated(row) for row in rows if "fact" not in row)
        facts = (dated(row) for row in rows if "fact" in row)
        self.create("add_statements", ties)
        self.create("add_facts", facts)

    def _meet(self, name: str, batch: list[Row]) -> None:
        """Write rows of which each is about something that is there afterwards."""
        counters, row = self._store.change_counted(name, self._params(batch))
        expect(name, met(row), len(batch))
        self._count(counters.nodes_created, 0, len(batch))

    def _create(self, name: str, batch: list[Row]) -> None:
        """Write rows of which each makes a statement."""
        counters = self._store.change(name, self._params(batch))
        expect(name, counters.relationships_created, len(batch))
        self._count(counters.nodes_created, counters.relationships_created, len(batch))

    def _count(self, nodes: int, relationships: int, rows: int) -> None:
        self.nodes_created += nodes
        self.relationships_created += relationships
        self._done += rows
        self._progress("writing", self._done, self.total)

    def _statement_row(self, pair: Pair) -> Row:
        start, end, more = self.placing.statement(pair[1])
        return {
            "start": start,
            "end": end,
            "type": pair[1].TYPE,
            "properties": self._properties(pair, leave_out=_ENDS) | more,
        }

    def _fact_row(self, pair: Pair) -> Row:
        content = said(pair[1])
        start, _, more = self.placing.statement(pair[1])
        properties = self._properties(pair, leave_out=_ENDS | _FACT) | more
        fact = {name: content[name] for name in _FACT if name in content}
        return {
            "start": start,
            "id": properties["id"],
            "properties": properties,
            "fact": fact,
        }

    def _properties(self, pair: Pair, leave_out: set[str]) -> Row:
        assert self._source is not None
        hashed, statement = pair
        about: dict[str, Any] = {k: v for k, v in said(statement).items() if k not in leave_out}
        return about | {
            "id": statement_id(hashed, self._run),
            "digest": hashed,
            "source": self._source.id,
            "source_ref": statement.source_ref,
            "seen_from": self._source.published,
            "seen_after": self.seen_after,
            "since": self._run,
        }

    def _params(self, batch: list[Row]) -> dict[str, object]:
        return {"run": self._run, "rows": batch}


def first_stated(run: int, row: Row) -> Row:
    """Return a row as it is stated in a run: for the first time, or again at another place.

    >>> first_stated(7, {"properties": {"digest": "e"}})["properties"]
    {'digest': 'e', 'id': 'e.7', 'since': 7}
    >>> first_stated(7, {"properties": {"digest": "d", "id": "d.1", "since": 1}})["properties"]
    {'digest': 'd', 'id': 'd.7', 'since': 7, 'again': 1}
    """
    about = row["properties"]
    past = about.get("past")
    digest = about["digest"]
    id = past_id(digest, run, about["seen_to"]) if past else statement_id(digest, run)
    again = {"again": about.get("again", about["since"])} if "since" in about else {}
    return row | {"id": id, "properties": about | {"id": id, "since": run} | again}


def _node_row(node: Node) -> Row:
    more = {f.name: getattr(node, f.name) for f in fields(node) if f.name not in {"id", "labels"}}
    return {"id": node.id, "labels": list(node.labels), "properties": more}
