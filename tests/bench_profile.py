"""Where a first load spends its time: by the query that runs, and what lies between the queries.

Rows are made while a batch is written, so that the client's CPU beside a query is not only what
it takes to send it.
"""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager

import neo4j

from graph.runs import claim, load
from graph.store import Row, Store
from tests.bench_clock import Clock, Cost, Timed
from tests.bench_records import reading
from tests.conftest import emptied

REST = "between the queries"


class Watched(Store):
    """The same store, which takes note of what each query costs."""

    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__(store._driver, store._database)
        self._clock = clock

    def rows(self, name: str, params: Mapping[str, object]) -> list[Row]:
        return self._clock.time(name, lambda: super(Watched, self).rows(name, params))

    @contextmanager
    def stream(self, name: str, params: Mapping[str, object]) -> Generator[Iterator[Row]]:
        """Let the answer come and be used; the one cannot be told from the other."""
        with self._clock.timing(name), super().stream(name, params) as rows:
            yield rows

    def _write(self, name: str, params: Mapping[str, object]) -> neo4j.EagerResult:
        return self._clock.time(name, lambda: super(Watched, self)._write(name, params))


def profile(store: Store, server: int, statements: int) -> Iterator[Timed]:
    """Load once and yield what was spent on each query, and the rest."""
    told, clock = reading(statements), Clock(server, lambda timed: None)
    claim(emptied(store))
    clock.time(REST, lambda: load(Watched(store, clock), told))
    *queries, whole = clock.kept
    for name in dict.fromkeys(q.work for q in queries):
        yield Timed(name, "ours", 0, _sum(q.cost for q in queries if q.work == name))
    inside = _sum(q.cost for q in queries)
    yield Timed(REST, "ours", 0, whole.cost - inside)
    yield Timed("all of it", "ours", 0, whole.cost)


def _sum(costs: Iterator[Cost]) -> Cost:
    return sum(costs, Cost(0, 0, 0))
