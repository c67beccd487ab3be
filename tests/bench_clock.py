"""What a piece of work costs: seconds of the wall clock, and of two processors beside them.

A busy machine stretches the wall clock and hardly the processor's time, so both are shown.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import psutil

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: of the wall clock, of this process's CPU, of the server's CPU."""

    wall: float
    client: float
    server: float

    @property
    def cpu(self) -> float:
        return self.client + self.server

    def __add__(self, more: "Cost") -> "Cost":
        return Cost(self.wall + more.wall, self.client + more.client, self.server + more.server)

    def __sub__(self, less: "Cost") -> "Cost":
        return self + Cost(-less.wall, -less.client, -less.server)


@dataclass(frozen=True, slots=True)
class Timed:
    """One piece of work, done by whom, and in which round; round 0 is no round."""

    work: str
    by: str
    round: int
    cost: Cost


@dataclass(slots=True)
class Clock:
    """Times pieces of work, and tells each one that is done."""

    server: int
    tell: Callable[[Timed], None]
    kept: list[Timed] = field(default_factory=list)

    def time(self, work: str, done: Callable[[], T], *, by: str = "ours", round: int = 0) -> T:
        with self.timing(work, by, round):
            return done()

    @contextmanager
    def timing(self, work: str, by: str = "ours", round: int = 0) -> Iterator[None]:
        begun = _now(self.server)
        yield
        spent = (end - start for start, end in zip(begun, _now(self.server), strict=True))
        self.kept.append(Timed(work, by, round, Cost(*spent)))
        self.tell(self.kept[-1])


def resident(process: int) -> int:
    """Return the MiB of memory that a process takes."""
    return int(psutil.Process(process).memory_info().rss) >> 20


def _now(server: int) -> tuple[float, float, float]:
    return time.perf_counter(), _cpu(psutil.Process()), _cpu(psutil.Process(server))


def _cpu(process: psutil.Process) -> float:
    spent = process.cpu_times()
    return float(spent.user + spent.system)
