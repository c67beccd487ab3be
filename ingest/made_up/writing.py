"""A made-up world as files: tables, the mapping that loads them, and the truth beside them."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import BadQuestion
from graph.progress import Progress
from ingest.made_up import rows
from ingest.made_up.mapping import mapping
from ingest.made_up.observed import observed
from ingest.made_up.plan import Plan
from ingest.made_up.summary import Summary, summary
from ingest.made_up.world import world

MAPPING = "mapping.yaml"


def write(plan: Plan, folder: Path, tell: Progress, force: bool = False) -> Summary:
    """Draw a world and write it; the mapping comes last, so that half a world cannot be loaded."""
    _make_room(folder, force)
    true = world(plan, tell)
    seen = observed(plan, true)
    tables = {
        "regions.csv": (rows.REGIONS, rows.regions()),
        "companies.csv": (rows.COMPANIES, rows.companies(plan, true, seen)),
        "ties.csv": (rows.TIES, rows.ties(plan, true, seen)),
        "ownership.csv": (rows.OWNERSHIP, rows.ownership(plan, true)),
        "truth.csv": (rows.TRUTH, rows.truth(plan, true)),
    }
    many = {"companies.csv": plan.companies, "ties.csv": plan.links, "truth.csv": plan.companies}
    for name, (columns, found) in tables.items():
        _write(folder / name, columns, _told(found, name, many.get(name, 0), tell))
    (folder / MAPPING).write_text(mapping(plan), "utf-8", newline="\n")
    return summary(plan, true, seen)


def _make_room(folder: Path, force: bool) -> None:
    """Take a folder that holds nothing, or be told to write over what was generated before."""
    if folder.exists() and not folder.is_dir():
        raise BadQuestion(f"--out {folder}: is a file; name a folder")
    if folder.exists() and any(folder.iterdir()) and not force:
        raise BadQuestion(f"--out {folder}: is not empty; name another folder, or add --force")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MAPPING).unlink(missing_ok=True)


def _write(path: Path, columns: rows.Row, found: Iterable[rows.Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(columns)
        lines.writerows(found)


def _told(found: Iterable[rows.Row], name: str, many: int, tell: Progress) -> Iterator[rows.Row]:
    """Pass the rows on, and tell now and then how many of them."""
    for number, row in enumerate(found, start=1):
        yield row
        if number % rows.AT_A_TIME == 0 or number == many:
            tell(f"writing {name}", number, many)
