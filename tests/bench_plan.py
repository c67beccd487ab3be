"""The plan of a large file of which little changed: how long, how much memory, the exact rows.

Of every hundred rows one says something else, of every two hundred one is gone, and the order is
another. The plan is made in a process of its own, so that its memory is its own too. At last the
very bytes that were loaded are planned once more, by the command that a user types.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.archive import Archive
from graph.keeping import Terms
from graph.planning import Plan, plan
from graph.progress import silent
from graph.runs import write
from graph.store import Access, Store, connect
from ingest.inputs import Input, own
from tests.own_tables import SOURCE
from tests.peaks import peak

TIES = 20  # of each company
SEED = 20261122
SUPERREGION = str(Path(sys.executable).with_name("superregion"))
ROOT = Path(__file__).parent.parent
MAPPING = (
    SOURCE
    + """\
tables:
  - file: companies.csv
    organisations: {key: key, name: name, kind: company}
  - file: ties.csv
    ties: {key: key, kind: supplies, from: from, to: to, product: of}
"""
)

TITLE = "The plan of a CSV of which 1 % changed, 0.5 % is gone and the order is another"
COSTS = (
    "rows", "read, seconds", "plan, seconds", "CPU, seconds", "peak MiB",
    "changed", "gone", "exact rows", "same bytes, seconds",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planned:
    """What a plan cost, and whether it lists exactly the rows that were changed."""

    rows: int
    read: float  #: seconds
    plan: float  #: seconds
    cpu: float  #: seconds of both, without the server's
    mib: int  #: of memory at most, of the process that made it
    changed: int
    gone: int
    exact: bool
    same: float = 0.0  #: seconds that a command takes to see that nothing changed


def row(made: Planned) -> list[str]:
    """Return what a plan cost as cells."""
    seconds = (f"{some:.1f}" for some in (made.read, made.plan, made.cpu))
    numbers = (f"{number:,}" for number in (made.mib, made.changed, made.gone))
    exact = "yes" if made.exact else "no"
    return [f"{made.rows:,}", *seconds, *numbers, exact, f"{made.same:.2f}"]


def changed(number: int) -> bool:
    """Say whether the later file says something else in this row."""
    return number % 100 == 50


def gone(number: int) -> bool:
    """Say whether the later file has this row no more."""
    return number % 200 == 7


def planned(store: Store, access: Access, folder: Path, rows: int) -> Planned:
    """Load the first file here, and plan the later one in a process of its own."""
    first = tables(folder / "first", rows, later=False)
    write(store, first.read(silent), first.terms())
    tables(folder / "later", rows, later=True)
    where = {
        "NEO4J_URI": access.uri, "NEO4J_USER": access.user, "NEO4J_PASSWORD": access.password,
        "SUPERREGION_HOME": str(folder / "home"),
    }  # fmt: skip
    made = _said(where, sys.executable, "-m", "tests.bench_plan", str(folder), str(rows))
    begun = time.monotonic()
    command = (SUPERREGION, "plan", "table", str(folder / "first"), "--mapping")
    answer = _said(where, *command, str(folder / "first" / "mapping.yaml"))
    assert "byte for byte" in " ".join(answer.split()), answer
    return Planned(**json.loads(made) | {"same": time.monotonic() - begun})


def _said(where: Mapping[str, str], *words: str) -> str:
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **where}, check=True,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return done.stdout


def tables(folder: Path, rows: int, *, later: bool) -> Input:
    """Write so many made-up ties as a CSV; later with other rows, and in another order."""
    folder.mkdir()
    (folder / "mapping.yaml").write_text(MAPPING, "utf-8")
    companies = rows // TIES
    _table(folder / "companies.csv", "key,name", (f"{n},Made-up {n}" for n in range(companies)))
    order = list(range(rows))
    if later:
        random.Random(SEED).shuffle(order)
        order = [n for n in order if not gone(n)]
    lines = (f"{n},{_ends(n, companies)},{_goods(n, later=later)}" for n in order)
    _table(folder / "ties.csv", "key,from,to,of", lines)
    return own([folder], folder / "mapping.yaml")


def _table(path: Path, header: str, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in (header, *lines))


def _ends(number: int, companies: int) -> str:
    return f"{number % companies},{(number + 1 + number // companies) % companies}"


def _goods(number: int, *, later: bool) -> str:
    return "other goods" if later and changed(number) else f"goods {number}"


def main(folder: Path, rows: int) -> None:
    """Read the later file, plan it, and say what that cost."""
    where = Access(*(os.environ[f"NEO4J_{name}"] for name in ("URI", "USER", "PASSWORD")))
    begun, worked = time.monotonic(), time.process_time()
    asked = own([folder / "later"], folder / "later" / "mapping.yaml")
    reading = asked.read(silent)
    read = time.monotonic()
    with connect(where) as store:
        found = plan(store, reading, Terms(archive=Archive(folder / "archive"), raw=asked.files))
    done, cpu = time.monotonic(), time.process_time() - worked
    assert found is not None
    (tally,) = found.tallies
    numbers = (tally.changed, tally.gone, _listed(found) == _exact(rows) and not tally.added)
    cost = (read - begun, done - read, cpu, peak() // 1024)
    sys.stdout.write(json.dumps(asdict(Planned(rows, *cost, *numbers))))


def _listed(found: Plan) -> set[tuple[str, str]]:
    return {(row["change"], row["old"]["product"]) for row in found.changes()}


def _exact(rows: int) -> set[tuple[str, str]]:
    said = {("changed", _goods(n, later=False)) for n in range(rows) if changed(n)}
    return said | {("retracted", _goods(n, later=False)) for n in range(rows) if gone(n)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
