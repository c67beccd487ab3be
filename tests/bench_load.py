"""Our loader beside the plain pattern: same records, same server, same run, in turns.

Each round loads the made-up source into an emptied graph, once by us and once by the plain
pattern, in alternating order; then the same file again, and the file with some rows changed.
The plain pattern writes every row again; beside it stands what it takes when somebody has told
it which rows are new. After each first load the graphs are compared by all that they carry.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from graph.reading import Reading
from graph.runs import claim, load
from graph.store import Access, Store
from tests import bench_plain
from tests.bench_clock import Clock
from tests.bench_records import changed, reading
from tests.conftest import emptied

OURS, PLAIN, TOLD = "ours", "plain", "plain, told"
FIRST, AGAIN, CHANGED = "first load", "same file again", "rows changed"

_NODES = "MATCH (n:Entity) RETURN labels(n), properties(n)"
_STATEMENTS = "MATCH (a:Entity)-[s]->(b:Entity) RETURN type(s), a.id, b.id, properties(s)"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is loaded, how many of its rows then change, and how often all that is timed."""

    statements: int = 200_000
    changed: int = 1_000
    rounds: int = 3
    rows: int = 1_000_000  #: of the source that is planned


class UnequalGraphs(Exception):
    """The two loaders made different graphs, so that their times say nothing."""


@dataclass(slots=True)
class Pair:
    """Both loaders on one server."""

    store: Store
    access: Access
    clock: Clock
    size: Size

    def run(self) -> None:
        """Time every round; the first one warms the server up and is left out of the answers."""
        told = reading(self.size.statements)
        for round in range(self.size.rounds + 1):
            both = [self._ours, self._plain]
            prints = {one(told, round) for one in (both if round % 2 else reversed(both))}
            if len(prints) != 1:
                raise UnequalGraphs(f"round {round}: {sorted(prints)}")

    def _ours(self, told: Reading, round: int) -> str:
        self._empty()
        self._time(FIRST, lambda: load(self.store, told), OURS, round)
        made = fingerprint(self.store)
        self._time(AGAIN, lambda: load(self.store, told), OURS, round)
        new = changed(told, self.size.changed)
        self._time(CHANGED, lambda: load(self.store, new), OURS, round)
        return made

    def _plain(self, told: Reading, round: int) -> str:
        self._empty()
        self._time(FIRST, lambda: bench_plain.load(self.access, told), PLAIN, round)
        made = fingerprint(self.store)
        self._time(AGAIN, lambda: bench_plain.load(self.access, told), PLAIN, round)
        new = changed(told, self.size.changed)
        only = bench_plain.only_new(told, new)
        self._time(CHANGED, lambda: bench_plain.load(self.access, only), TOLD, round)
        again = changed(new, self.size.changed)
        self._time(CHANGED, lambda: bench_plain.load(self.access, again), PLAIN, round)
        return made

    def _empty(self) -> None:
        claim(emptied(self.store))

    def _time(self, work: str, done: Callable[[], object], by: str, round: int) -> None:
        self.clock.time(work, done, by=by, round=round)


def fingerprint(store: Store) -> str:
    """Return how many nodes and statements there are, and a hash of everything they carry."""
    return f"{_hashed(store, _NODES)}, {_hashed(store, _STATEMENTS)}"


def _hashed(store: Store, text: str) -> str:
    """Return the count and hash of some rows, in whatever order they come."""
    count = total = 0
    with store.typed(text, {}, 600) as answer:
        for row in answer.rows:
            content = json.dumps([_unordered(cell) for cell in row], sort_keys=True, default=str)
            total += int(hashlib.sha256(content.encode()).hexdigest(), 16)
            count += 1
    return f"{count} {total % 2**256:064x}"


def _unordered(cell: object) -> object:
    return sorted(cell) if isinstance(cell, list) else cell  # the labels of a node
