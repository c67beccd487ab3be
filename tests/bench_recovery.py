"""Does a ranking find what was planted? Made-up networks, loaded and ranked as anybody would.

Five seeds at three levels of noise. Beside the score stand two rankings that cost nothing: the
number of partners, and revenue. A score that is no better than these has not earned its words.
"""

import csv
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path
from statistics import fmean

import typer
from rich.console import Console

from graph import local
from graph.candidates import candidates
from graph.frame import frame
from graph.progress import silent
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store, connect
from ingest.made_up.country import SYSTEM
from ingest.made_up.noise import LEVELS
from ingest.made_up.plan import Plan
from ingest.made_up.roles import DECOYS
from ingest.made_up.writing import MAPPING, write
from ingest.mapped.reading import reading, tables
from ingest.mapping import mapping
from tests.conftest import emptied
from tests.recovery import Recovery, recovery
from tests.small import AS_OF
from viz.tables import table

Row = dict[str, str]

COMPANIES, LINKS = 2000, 10_000
SEEDS, NOISE = (1, 2, 3, 4, 5), ("none", "medium", "high")
FOUND = ("noise", "ranking", "ranked", "planted", "AUC", "recall@k", "decoys above")
ABOVE = ("noise", "ranking", *DECOYS)
TITLE = (
    f"Planted companies found, {COMPANIES:,} companies, {LINKS:,} links, {len(SEEDS)} seeds: "
    "mean (least–most)"
)
ABOVE_TITLE = "Decoys above the median planted company, mean of the seeds, by kind"


@dataclass(frozen=True, slots=True)
class Judged:
    """How one ranking of one network did."""

    noise: str
    seed: int
    ranking: str
    ranked: int  #: companies that it has a value for
    planted: int  #: of the planted, those
    found: Recovery


def recoveries(store: Store, keep: Callable[[Judged], None], out: Console) -> list[Judged]:
    """Judge every ranking of every network, one network after the other."""
    begun, judged = time.perf_counter(), []
    for noise, seed in product(NOISE, SEEDS):
        for one in judge(store, Plan(COMPANIES, LINKS, seed, LEVELS[noise])):
            judged.append(one)
            keep(one)
        spent = time.perf_counter() - begun
        out.print(f"made-up network, noise {noise}, seed {seed}: judged after {spent:.0f} s")
    return judged


def judge(store: Store, plan: Plan) -> Iterator[Judged]:
    """Make one network, load it, build its candidate list, and judge the rankings by the truth."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(plan, folder, silent)
        load(emptied(store), read(folder))
        truth, companies = rows(folder / "truth.csv"), rows(folder / "companies.csv")
    roles = [row["role"] for row in truth]
    for ranking, values in rankings(store, companies).items():
        ranked = [role for role, value in zip(roles, values, strict=True) if value is not None]
        planted = ranked.count("planted")
        marks = recovery(values, roles)
        yield Judged(plan.noise.name, plan.seed, ranking, len(ranked), planted, marks)


def rankings(store: Store, companies: Sequence[Row]) -> dict[str, list[float | None]]:
    """Return what each ranking says of each company; None for one that it does not rank."""
    made = frame(store, SYSTEM, AS_OF)
    listed = {row.name: row for row in candidates(store, made.scope, made.regions).rows}
    found = [listed.get(row["name"]) for row in companies]  # no two have one name
    return {
        "score": [row.score if row else None for row in found],
        "partners": [row.partners if row else None for row in found],
        "revenue": [float(row["revenue"]) if row["revenue"] else None for row in companies],
    }


def read(folder: Path) -> Reading:
    """Read a generated folder through its own mapping."""
    said = mapping(folder / MAPPING)
    return reading(said, tables(said, [folder]))


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def line(judged: Judged) -> str:
    """Return one judgement as a line of JSON."""
    return json.dumps({"work": "recovery", **asdict(judged)}, ensure_ascii=False)


def found(judged: Sequence[Judged]) -> Iterator[tuple[str, ...]]:
    """Yield for each ranking at each noise what it found, over the seeds."""
    for noise, ranking, some in _grouped(judged):
        yield (
            noise,
            ranking,
            f"{fmean(one.ranked for one in some):,.0f}",
            f"{fmean(one.planted for one in some):.1f}",
            spread([one.found.auc for one in some], 2),
            spread([one.found.recall for one in some], 2),
            spread([one.found.decoys for one in some], 0),
        )


def above(judged: Sequence[Judged]) -> Iterator[tuple[str, ...]]:
    """Yield for each ranking at each noise how many decoys of each kind it put too high."""
    for noise, ranking, some in _grouped(judged):
        counts = (fmean(one.found.outrank.get(decoy, 0) for one in some) for decoy in DECOYS)
        yield noise, ranking, *(f"{count:.1f}" for count in counts)


def _grouped(judged: Sequence[Judged]) -> Iterator[tuple[str, str, list[Judged]]]:
    groups = dict.fromkeys((one.noise, one.ranking) for one in judged)
    for noise, ranking in groups:
        yield noise, ranking, [o for o in judged if (o.noise, o.ranking) == (noise, ranking)]


def spread(values: Sequence[float], digits: int) -> str:
    """Write the mean of some values, with the least and the greatest.

    >>> spread([0.5, 0.7, 0.6], 2)
    '0.60 (0.50–0.70)'
    """
    mean, least, most = (f"{v:.{digits}f}" for v in (fmean(values), min(values), max(values)))
    return f"{mean} ({least}–{most})"


def show(judged: Sequence[Judged], out: Console) -> None:
    """Print what was found, and which decoys stood in the way."""
    for title, header, body in ((TITLE, FOUND, found(judged)), (ABOVE_TITLE, ABOVE, above(judged))):
        shown = table(*((name, "left" if n < 2 else "right") for n, name in enumerate(header)))
        for row in body:
            shown.add_row(*row)
        out.print(f"\n{title}", shown)


def main() -> None:
    """Judge on a server of our own, in a temporary folder; lines of JSON go to standard output."""
    err, cache = Console(stderr=True), local.Folders.from_env(os.environ).cache
    with (
        tempfile.TemporaryDirectory() as folder,
        local.running(local.Folders(cache, Path(folder))) as server,
        connect(Access(server.uri, server.user, server.password)) as store,
    ):
        show(recoveries(store, lambda one: typer.echo(line(one)), err), err)


if __name__ == "__main__":
    main()
