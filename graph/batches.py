"""Records to rows, rows to the database: in batches, each checked by the database's counters."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import islice
from typing import Any, TypeVar

from graph.model import Node
from graph.progress import Progress
from graph.statement import Pair, said, statement_id
from graph.store import Row, Store, expect

T = TypeVar("T")

BATCH = 2_000  # rows a transaction; a row makes at most two things, so memory stays bounded

_ENDS = {"start", "end"}
_FACT = {"property", "value", "unit", "currency", "basis", "about"}


def batches(rows: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield the rows in lists of at most `size`.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


def met(row: Row | None) -> int:
    """Return how many rows a write says that it met."""
    return int(row["met"]) if row else 0


class Writer:
    """Writes one open run, and counts what the database says it made."""

    def __init__(self, store: Store, run: int, source: str, progress: Progress) -> None:
        """Write for this run and source; set `total` to say which row is the last."""
        self._store, self._run, self._source = store, run, source
        self._progress, self._done, self.total = progress, 0, 0
        self.nodes_created = 0
        self.relationships_created = 0
        self.lacking: list[Row] = []  # labels that nodes of before get when the run is closed

    def nodes(self, nodes: Iterable[Node]) -> None:
        """Add the nodes that are not there yet."""
        for batch in batches(map(_node_row, nodes)):
            counters, row = self._store.change_counted("add_nodes", self._params(batch))
            expect("add_nodes", met(row), len(batch))
            self.lacking += row["lacking"] if row else []
            self.nodes_created += counters.nodes_created
            self._step(len(batch))

    def ends(self, rows: Iterable[Row]) -> None:
        """Stop stating these statements."""
        for batch in batches(rows):
            expect(
                "end_statements",
                met(self._store.change_row("end_statements", self._params(batch))),
                len(batch),
            )
            self._step(len(batch))

    def statements(self, pairs: Iterable[Pair]) -> None:
        """Add statements between nodes that are there."""
        self._create("add_statements", map(self._statement_row, pairs))

    def facts(self, pairs: Iterable[Pair]) -> None:
        """Add facts, each with the node that holds it."""
        self._create("add_facts", map(self._fact_row, pairs))

    def _create(self, name: str, rows: Iterable[Row]) -> None:
        for batch in batches(rows):
            counters = self._store.change(name, self._params(batch))
            expect(name, counters.relationships_created, len(batch))
            self.nodes_created += counters.nodes_created
            self.relationships_created += counters.relationships_created
            self._step(len(batch))

    def _statement_row(self, pair: Pair) -> Row:
        statement = pair[1]
        return {
            "start": statement.start,
            "end": statement.end,
            "type": statement.TYPE,
            "properties": self._properties(pair, leave_out=_ENDS),
        }

    def _fact_row(self, pair: Pair) -> Row:
        content = said(pair[1])
        properties = self._properties(pair, leave_out=_ENDS | _FACT)
        fact = {name: content[name] for name in _FACT if name in content}
        return {
            "start": pair[1].start,
            "id": properties["id"],
            "properties": properties,
            "fact": fact,
        }

    def _properties(self, pair: Pair, leave_out: set[str]) -> Row:
        hashed, statement = pair
        about: dict[str, Any] = {k: v for k, v in said(statement).items() if k not in leave_out}
        return about | {
            "id": statement_id(hashed, self._run),
            "digest": hashed,
            "source": self._source,
            "source_ref": statement.source_ref,
            "since": self._run,
        }

    def _params(self, batch: list[Row]) -> dict[str, object]:
        return {"run": self._run, "rows": batch}

    def _step(self, rows: int) -> None:
        self._done += rows
        self._progress("writing", self._done, self.total)


def _node_row(node: Node) -> Row:
    more = {f.name: getattr(node, f.name) for f in fields(node) if f.name not in {"id", "labels"}}
    return {"id": node.id, "labels": list(node.labels), "properties": more}
