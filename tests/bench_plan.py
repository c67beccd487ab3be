"""The plan of a large source of which little changed: how long, how much memory, the exact rows.

Of every hundred rows one says something else, of every two hundred one is gone, and the order is
another. The plan is made in a process of its own, so that its memory is its own too.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from graph.archive import Archive
from graph.keeping import Terms
from graph.model import COMPANY, Node, Supplies
from graph.planning import plan
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store, connect
from ingest.draft import Draft, Said
from ingest.file import File
from ingest.table import Row
from tests import small
from tests.peaks import peak

COMPANIES = 50_000
SEED = 20261122
ROOT = Path(__file__).parent.parent


TITLE = "The plan of a source of which 1 % changed, 0.5 % is gone and the order is another"
COSTS = ("rows", "read, seconds", "plan, seconds", "peak MiB", "changed", "gone", "exact rows")


@dataclass(frozen=True, slots=True)
class Planned:
    """What a plan cost, and whether it lists exactly the rows that were changed."""

    rows: int
    read: float  #: seconds
    plan: float  #: seconds
    mib: int  #: of memory at most, of the process that made it
    changed: int
    gone: int
    exact: bool


def row(made: Planned) -> list[str]:
    """Return what a plan cost as cells."""
    seconds = f"{made.read:.1f}", f"{made.plan:.1f}"
    numbers = (f"{number:,}" for number in (made.mib, made.changed, made.gone))
    return [f"{made.rows:,}", *seconds, *numbers, "yes" if made.exact else "no"]


def source(rows: int, *, later: bool) -> Reading:
    """Return so many made-up ties; later with other rows, and in another order."""
    draft, file = Draft(), File("ties.csv", "0" * 64)
    order = list(range(rows))
    if later:
        random.Random(SEED).shuffle(order)
        order = [n for n in order if not gone(n)]
    draft.stream(file, _rows(file, order, later=later), _tie)
    day = date(2026, 1, 1) if later else date(2025, 1, 1)
    about = replace(small.SOURCE, id="large", published=day, absence="ended")
    return draft.reading(about)


def changed(number: int) -> bool:
    """Say whether the later file says something else in this row."""
    return number % 100 == 50


def gone(number: int) -> bool:
    """Say whether the later file has this row no more."""
    return number % 200 == 7


def planned(store: Store, access: Access, folder: Path, rows: int) -> Planned:
    """Load the first file here, and plan the later one in a process of its own."""
    load(store, source(rows, later=False))
    where = (access.uri, access.user, access.password)
    made = subprocess.run(
        [sys.executable, "-m", "tests.bench_plan", *where, str(folder), str(rows)],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return Planned(**json.loads(made.stdout))


def _rows(file: File, order: list[int], *, later: bool) -> Iterator[tuple[int, Row]]:
    for number in order:
        file.count += 1
        end = (number + 1 + number // COMPANIES) % COMPANIES
        goods = "other goods" if later and changed(number) else f"goods {number}"
        yield number, {"from": f"made-up {number % COMPANIES}", "to": f"made-up {end}", "of": goods}


def _tie(number: int, row: Row) -> Iterator[Said]:
    yield Node(row["from"], COMPANY)
    yield Node(row["to"], COMPANY)
    yield Supplies(
        key=f"tie/{number}", start=row["from"], end=row["to"], product=row["of"],
        source_ref=f"ties.csv:{number}", evidence="synthetic",
    )  # fmt: skip


def main(where: Access, folder: Path, rows: int) -> None:
    """Read the later file, plan it, and say what that cost."""
    begun = time.monotonic()
    reading = source(rows, later=True)
    read = time.monotonic()
    with connect(where) as store:
        found = plan(store, reading, Terms(archive=Archive(folder)))
    done = time.monotonic()
    assert found is not None
    listed = {(c["change"], (c.get("old") or {}).get("product")) for c in found.changes()}
    numbers = range(rows)
    exact = {("changed", f"goods {n}") for n in numbers if changed(n)}
    exact |= {("ended", f"goods {n}") for n in numbers if gone(n)}
    (tally,) = found.tallies
    numbers_said = (tally.changed, tally.gone, listed == exact and tally.added == 0)
    cost = (read - begun, done - read, peak() // 1024)
    sys.stdout.write(json.dumps(asdict(Planned(rows, *cost, *numbers_said))))


if __name__ == "__main__":
    uri, user, password, folder, rows = sys.argv[1:]
    main(Access(uri, user, password), Path(folder), int(rows))
