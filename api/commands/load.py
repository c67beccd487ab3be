"""`superregion load`: a source into the graph, as one run."""

from dataclasses import replace
from pathlib import Path

import typer

from api.commands.sources import AllowShrink, verbs
from api.door import Door
from api.sheet import csv_lines
from graph import runs
from graph.keeping import SHRINK, Terms
from graph.reading import Reading
from graph.store import Store
from ingest.inputs import Input
from viz.tables import load_report
from viz.words import counted

app = typer.Typer(
    help="Load a source, as one run.\n\nExample: superregion load bundled", no_args_is_help=True
)


def write(door: Door, asked: Input, allow_shrink: AllowShrink = False) -> None:
    """Write a source as one run, and report what was read, rejected and written."""
    terms = asked.terms(1.0 if allow_shrink else SHRINK)  # before it is read: it may change then
    reading = read(door, asked)
    with door.graph() as store:
        outcome = write_reading(door, store, reading, terms)
    report(door, reading, outcome)


def read(door: Door, asked: Input) -> Reading:
    """Read a source, with a bar, and say what was guessed about its files."""
    for guess in asked.guessed:
        door.err.print(guess, markup=False)
    with door.bars() as tell:
        return asked.read(tell)


verbs(app, "load", "Load", write)


def write_reading(door: Door, store: Store, reading: Reading, terms: Terms) -> runs.Outcome:
    """Write a reading as one run, kept in the archive, with a bar."""
    with door.bars() as tell:
        return runs.write(store, reading, replace(terms, archive=door.archive), tell)


def report(door: Door, reading: Reading, outcome: runs.Outcome) -> None:
    """Print what was read, rejected and written, and where the remarks are."""
    door.out.print(load_report(reading, outcome))
    if reading.remarks:
        path = _remarks_file(door, reading)
        door.out.print(f"{counted(len(reading.remarks), 'remark')} on rows: {path}", soft_wrap=True)


def _remarks_file(door: Door, reading: Reading) -> Path:
    folder = door.settings.folders.data / "runs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{reading.source.id}-remarks.csv"  # of the files read last
    columns = ["file", "row", "column", "value", "reason", "rejected"]
    rows = ([getattr(remark, column) for column in columns] for remark in reading.remarks)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{line}\n" for line in csv_lines(columns, rows))
    return path
