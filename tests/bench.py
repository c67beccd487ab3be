"""`make bench`: what the main pieces of work cost on this machine, in one run.

Seconds are of the wall clock and of this process's CPU; the server's own CPU is beside them,
because a busy machine stretches the one and not the other. Nothing here fails a build.
"""

import os
import platform
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil
from rich.console import Console

from graph import local, queries
from graph.candidates import candidates
from graph.frame import frame
from graph.measured import measure
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store, connect
from ingest import jp_rs, kr_bundled
from tests.conftest import emptied
from tests.small import AS_OF
from viz.tables import table

T = TypeVar("T")


class Clock:
    """Times pieces of work, this process's and the server's."""

    def __init__(self, server: int) -> None:
        self._us, self._server = psutil.Process(), psutil.Process(server)
        self.table = table(
            ("work", "left"), ("seconds", "right"), ("our CPU", "right"), ("server CPU", "right")
        )

    def time(self, what: str, work: Callable[[], T]) -> T:
        begun, ours, theirs = time.perf_counter(), cpu(self._us), cpu(self._server)
        done = work()
        spent = time.perf_counter() - begun, cpu(self._us) - ours, cpu(self._server) - theirs
        self.table.add_row(what, *(f"{s:.2f}" for s in spent))
        return done

    def memory(self) -> str:
        ours, theirs = self._us.memory_info().rss, self._server.memory_info().rss
        return f"resident memory: ours {ours >> 20} MiB, server {theirs >> 20} MiB"


def cpu(process: psutil.Process) -> float:
    spent = process.cpu_times()
    return float(spent.user + spent.system)


def source(clock: Clock, store: Store, system: str, read: Callable[[], Reading]) -> None:
    """Time one source from its files to its list."""
    emptied(store)
    name = system
    reading = clock.time(f"{name}: read the files", read)
    clock.time(
        f"{name}: first load, {len(reading.statements):,} statements", lambda: load(store, reading)
    )
    clock.time(f"{name}: second load, nothing changed", lambda: load(store, reading))
    made = frame(store, system, AS_OF)
    for turn in ("first", "again"):
        clock.time(f"{name}: measures, {turn}", lambda: measure(store, made.scope, made.regions))
    clock.time(f"{name}: candidate list", lambda: candidates(store, made.scope, made.regions))
    clock.time(f"{name}: region flows", lambda: queries.region_flows(store, made.scope))


def main() -> None:
    """Time everything and print it."""
    out = Console()
    cache = local.Folders.from_env(os.environ).cache
    begun = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        local.running(local.Folders(cache, Path(folder))) as server,
        connect(Access(server.uri, server.user, server.password)) as store,
    ):
        clock = Clock(server.pid)
        clock.table.add_row("start Neo4j", f"{time.perf_counter() - begun:.2f}", "", "")
        source(clock, store, "kr-province", kr_bundled.reading)
        if data := os.environ.get("SUPERREGION_DATA"):
            source(clock, store, "jp-prefecture", lambda: jp_rs.reading(Path(data)))
        out.print(
            f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        )
        out.print(clock.table)
        out.print(clock.memory())


if __name__ == "__main__":
    main()
