"""What a run of the benchmark says: lines of JSON, and the tables of docs/performance.md."""

import json
import os
import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median

import psutil

from graph.local import java
from graph.store import Store
from tests.bench_clock import Cost, Timed

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
NUMBERS = ("seconds", "client", "server", "÷ ours", "CPU ÷ ours")
BEGIN, END = "<!-- made by make bench-docs -->\n", "<!-- end of what it made -->"


@dataclass(frozen=True, slots=True)
class Machine:
    """What it was run on, and when."""

    date: str
    processor: str
    cores: int
    memory_gib: int
    system: str
    python: str
    neo4j: str
    java: int

    @classmethod
    def here(cls, store: Store) -> "Machine":
        return cls(
            date.today().isoformat(),
            _processor(),
            psutil.cpu_count() or 0,
            round(psutil.virtual_memory().total / 2**30),
            f"{_system()}, {platform.system()} {platform.release().split('-')[0]}",
            platform.python_version(),
            _neo4j(store),
            java.find(os.environ, java.packaged()).version,
        )

    def __str__(self) -> str:
        return (
            f"{self.date}: {self.processor}, {self.cores} cores, {self.memory_gib} GiB, "
            f"{self.system}; Python {self.python}, Neo4j {self.neo4j}, Java {self.java}"
        )


def line(told: Timed | Machine) -> str:
    """Return it as one line of JSON."""
    flat = asdict(told)
    return json.dumps(flat | flat.pop("cost", {}), ensure_ascii=False)


def rows(kept: Sequence[Timed]) -> Iterator[tuple[str, ...]]:
    """Yield each piece of work by each who did it: the medians of its rounds, and the ratios.

    Ratios are of the same round, to what we take. Round 0 warms the server up, where there
    are others.
    """
    for work in dict.fromkeys(t.work for t in kept):
        by = sorted({t.by for t in kept if t.work == work})
        ours = _rounds(kept, work, by[0])
        for who in by:
            costs = _rounds(kept, work, who)
            ratios = _ratios(costs, ours) if who != by[0] else ("", "")
            yield work, who, *_medians(costs.values()), *ratios


def cells(kept: Sequence[Timed]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return the header and the rows of a table; who did it is said where others did it too."""
    alone = len({t.by for t in kept}) == 1
    header = ("work", "by", *NUMBERS)
    shown = [n for n, name in enumerate(header) if not (alone and name in ("by", *NUMBERS[3:]))]
    whole = [header, *rows(kept)]
    first, *body = ([row[n] for n in shown] for row in whole)
    return first, body


def markdown(header: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    rule = ["--:" if name in NUMBERS else "---" for name in header]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *body))


def rewrite(page: Path, text: str) -> None:
    """Put what was measured between the two marks of a page."""
    before, rest = page.read_text("utf-8").split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n{text}\n\n{END}{rest.split(END)[1]}", "utf-8")


def _rounds(kept: Sequence[Timed], work: str, by: str) -> dict[int, Cost]:
    all = {t.round: t.cost for t in kept if (t.work, t.by) == (work, by)}
    return {n: cost for n, cost in all.items() if n or len(all) == 1}


def _medians(costs: Iterable[Cost]) -> tuple[str, ...]:
    found = [(c.wall, c.client, c.server) for c in costs]
    return tuple(f"{median(column):.2f}" for column in zip(*found, strict=True))


def _ratios(costs: dict[int, Cost], ours: dict[int, Cost]) -> tuple[str, str]:
    """Return how many times as much as we these take, in wall and CPU seconds."""
    wall = [costs[n].wall / ours[n].wall for n in ours]
    cpu = [costs[n].cpu / ours[n].cpu for n in ours]
    return _spread(wall), _spread(cpu)


def _spread(ratios: Sequence[float]) -> str:
    return f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    found = re.search(r"model name\s*: (.+)", told)
    return found[1].strip() if found else platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()


def _neo4j(store: Store) -> str:
    text = "CALL dbms.components() YIELD versions, edition RETURN versions[0] + ' ' + edition"
    with store.typed(text, {}, 10) as answer:
        return str(next(answer.rows)[0])
