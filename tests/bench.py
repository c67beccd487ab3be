"""`make bench`: what the main pieces of work cost on this machine, in one run.

Nothing here fails a build. `--json FILE` keeps every measurement as a line of JSON (`-` is
standard output), `--docs` writes the tables into docs/performance.md, `--statements` and
`--rounds` make the comparison of loaders smaller or larger, `--rows` the source that is planned.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO

from rich.console import Console

from graph import local, queries
from graph.candidates import candidates
from graph.frame import frame
from graph.measured import measure
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store, connect
from ingest import jp_rs, kr_bundled
from tests import bench_page, bench_plan, bench_profile, bench_recovery, bench_time
from tests.bench_clock import Clock, Timed, resident
from tests.bench_load import Pair, Size
from tests.conftest import emptied
from tests.small import AS_OF
from viz.tables import table


@dataclass(slots=True)
class Bench:
    """A running server, a clock, and where what it says goes."""

    store: Store
    access: Access
    clock: Clock
    out: Console
    size: Size
    keep: Callable[[str], None]  #: a line of JSON
    tables: list[str] = field(default_factory=list)  #: in Markdown

    def show(self, title: str) -> None:
        """Print what was timed since the last table, and keep it for the page."""
        header, body = bench_page.cells(self.clock.kept)
        self.clock.kept.clear()
        shown = table(*((h, "right" if h in bench_page.NUMBERS else "left") for h in header))
        for row in body:
            shown.add_row(*row)
        self.out.print(f"\n{title}", shown)
        self.tables.append(f"### {title}\n\n{bench_page.markdown(header, body)}")


def loaders(bench: Bench) -> None:
    """Time our loader beside the plain pattern."""
    Pair(bench.store, bench.access, bench.clock, bench.size).run()
    bench.show(f"Loading {bench.size.statements:,} made-up statements, {bench.size.rounds} rounds")


def profile(bench: Bench) -> None:
    """Say where one first load spends its time."""
    statements = bench.size.statements
    bench.clock.kept += bench_profile.profile(bench.store, bench.clock.server, statements)
    bench.show(f"Where one first load of {statements:,} statements spends its time")


def sources(bench: Bench) -> None:
    """Time each source at hand from its files to its list."""
    _source(bench, "kr-province", kr_bundled.reading)
    if data := os.environ.get("SUPERREGION_DATA"):
        _source(bench, "jp-prefecture", lambda: jp_rs.reading(Path(data)))


def _source(bench: Bench, system: str, read: Callable[[], Reading]) -> None:
    store, time = emptied(bench.store), bench.clock.time
    reading = time("read the files", read)
    time("first load", lambda: load(store, reading))
    time("the same files again", lambda: load(store, reading))
    made = frame(store, system, AS_OF)
    for turn in ("measures", "measures again"):
        time(turn, lambda: measure(store, made.scope, made.regions))
    time("candidate list", lambda: candidates(store, made.scope, made.regions))
    time("region flows", lambda: queries.region_flows(store, made.scope))
    bench.show(f"{reading.source.title}, {len(reading.statements):,} statements")


def history(bench: Bench) -> None:
    """Ask what as of a day and known at a version cost on a graph of five versions."""
    statements = bench.size.statements // 5
    bench_time.compare(bench.store, bench.clock, statements, bench.size.rounds)
    bench.show(
        f"Questions about {statements:,} statements, alone and as the third of five versions"
    )


def planted(bench: Bench) -> None:
    """Ask whether rankings find what was planted in made-up networks."""
    ask = bench_recovery
    judged = ask.recoveries(bench.store, lambda one: bench.keep(ask.line(one)), bench.out)
    ask.show(judged, bench.out)
    bench.tables.append(f"### {ask.TITLE}\n\n{bench_page.markdown(ask.FOUND, ask.found(judged))}")
    bench.tables.append(
        f"### {ask.ABOVE_TITLE}\n\n{bench_page.markdown(ask.ABOVE, ask.above(judged))}"
    )


def plans(bench: Bench) -> None:
    """Plan a large source of which little changed."""
    with tempfile.TemporaryDirectory() as folder:
        made = bench_plan.planned(emptied(bench.store), bench.access, Path(folder), bench.size.rows)
    bench.keep(json.dumps({"kind": "plan"} | asdict(made)))
    bench.out.print(f"\n{bench_plan.TITLE}", *bench_plan.row(made))
    bench.tables.append(
        f"### {bench_plan.TITLE}\n\n{bench_page.markdown(bench_plan.COSTS, [bench_plan.row(made)])}"
    )


#: what is timed or judged, in this order; each shows its own table
SECTIONS: tuple[Callable[[Bench], None], ...] = (
    sources,
    loaders,
    profile,
    history,
    plans,
    planted,
)


def main() -> None:
    """Time everything and print it."""
    asked = _asked()
    out = Console(stderr=asked.json == "-")
    with _lines(asked.json) as lines, _running(out, lines, asked) as bench:
        machine = bench_page.Machine.here(bench.store)
        _write(lines, bench_page.line(machine))
        for section in SECTIONS:
            section(bench)
        ours, servers = resident(os.getpid()), resident(bench.clock.server)
        out.print(f"{machine}\nresident memory: ours {ours} MiB, the server's {servers} MiB")
    if asked.docs:
        bench_page.rewrite(bench_page.PAGE, "\n\n".join([f"{machine}.", *bench.tables]))


def _asked() -> argparse.Namespace:
    usual, parser = Size(), argparse.ArgumentParser("make bench", description=__doc__)
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--statements", type=int, default=usual.statements)
    parser.add_argument("--rows", type=int, default=usual.rows)
    parser.add_argument("--rounds", type=int, default=usual.rounds)
    return parser.parse_args()


@contextmanager
def _running(out: Console, lines: TextIO | None, asked: argparse.Namespace) -> Iterator[Bench]:
    """Give a server of our own in a temporary folder, as tests have it."""

    def tell(timed: Timed) -> None:
        out.print(f"{timed.work}, {timed.by}, round {timed.round}: {timed.cost.wall:.2f} s")
        _write(lines, bench_page.line(timed))

    size = Size(asked.statements, rounds=asked.rounds, rows=asked.rows)
    cache = local.Folders.from_env(os.environ).cache
    with (
        tempfile.TemporaryDirectory() as folder,
        local.running(local.Folders(cache, Path(folder))) as server,
        connect(access := Access(server.uri, server.user, server.password)) as store,
    ):
        yield Bench(store, access, Clock(server.pid, tell), out, size, lambda t: _write(lines, t))


@contextmanager
def _lines(name: str | None) -> Iterator[TextIO | None]:
    """Give the file for lines of JSON, if one is asked for."""
    if name is None or name == "-":
        yield sys.stdout if name else None
        return
    with Path(name).open("w", encoding="utf-8") as file:
        yield file


def _write(lines: TextIO | None, text: str) -> None:
    if lines:
        lines.write(text + "\n")
        lines.flush()  # what was measured is kept when a later piece is ended


if __name__ == "__main__":
    main()
