"""`superregion demo`: from nothing to a candidate list, and what it can and cannot show."""

from collections.abc import Iterable
from pathlib import Path

import typer
from rich.table import Table

from api.commands.draw import written
from api.commands.load import read, report, write_reading
from api.door import Door
from graph import queries
from graph.candidates import CandidateList, candidates
from graph.frame import Asked, Frame, frame_of
from graph.neighbourhood import neighbourhood
from graph.store import Store
from ingest.inputs import bundled
from viz.candidates import candidate_report, chosen_report
from viz.flows import flow_report

THE_TEN = "kr-prog-super-regional-leading"
SYSTEM = "kr-province"
ROWS = 20

_LIMITS = (
    "A company's place is its head office. Plants elsewhere are kept and shown, not counted.",
    "Most ties are what the press wrote. What nobody wrote about is not here, and is no zero.",
    "Unknown stays unknown: a partner without a known region is left out of every share.",
)
_NEXT = (
    ("superregion company 구영테크", "one company, its ties and their sources"),
    ("superregion draw 구영테크", "the same as a picture, on a page to hand on"),
    ("superregion candidates --all", "every company of the list, insufficient evidence too"),
    ("superregion cypher", "your own Cypher, read only"),
    ("superregion load jp-rs DIR", "the Japanese programme review, from its files"),
    ("superregion --help", "everything else"),
)


def run(context: typer.Context) -> None:
    """Load the bundled Korean data, print the candidate list and the region table, and stop.

    Example: superregion demo
    """
    door: Door = context.obj
    source = bundled()
    terms = source.terms()
    reading = read(door, source)
    with door.graph() as store:
        outcome = write_reading(door, store, reading, terms)
        frame = frame_of(store, Asked(SYSTEM))
        with door.bars() as tell:
            tell("scoring", 0, 3)
            found = candidates(store, frame.scope, frame.regions)
            tell("scoring", 1, 3)
            flows = queries.region_flows(store, frame.scope)
            tell("scoring", 2, 3)
            ten = queries.selected_in(store, frame.scope, THE_TEN)
            tell("scoring", 3, 3)
        picture = _picture(door, store, frame, found)
    report(door, reading, outcome)
    width = door.out.width
    door.out.print(candidate_report(found, ROWS, width))
    door.out.print(chosen_report(found, [c.company for c in ten]))
    door.out.print(flow_report(flows, frame, "supplies", width))
    door.out.print(f"\nThe first candidate and its partners, drawn: {picture}", soft_wrap=True)
    _cannot(door, found)
    _next(door)


def _picture(door: Door, store: Store, frame: Frame, found: CandidateList) -> Path:
    first = neighbourhood(store, frame.scope, found.rows[0].id)
    folder = door.settings.folders.data
    folder.mkdir(parents=True, exist_ok=True)
    return written(folder / "demo.html", first, frame, found.sources)


def _cannot(door: Door, found: CandidateList) -> None:
    door.out.print("\nWhat this can and cannot show", style="bold")
    for source in found.sources:
        door.out.print(f"- {source.id}: {source.missing}", markup=False)
    for line in _LIMITS:
        door.out.print(f"- {line}")


def _next(door: Door) -> None:
    where = "your own server (NEO4J_URI)" if door.settings.server else "the local Neo4j"
    lines = _NEXT if door.settings.server else (*_local(door), *_NEXT)
    door.out.print(f"\nThe data is in {where}. What next", style="bold")
    steps = Table.grid(padding=(0, 3))
    for command, what in lines:
        steps.add_row(command, what)
    door.out.print(steps)
    if not door.settings.server:
        door.out.print(f"Password file: {door.settings.folders.password}", soft_wrap=True)


def _local(door: Door) -> Iterable[tuple[str, str]]:
    yield "superregion db start", "leave the server running between commands"
    yield "superregion db status", "its address, and where its password lies:"
