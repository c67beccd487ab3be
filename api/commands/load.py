"""`superregion load`: a source into the graph, as one run."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.commands.check import MappingFile, Tables
from api.door import Door
from api.sheet import csv_lines
from graph import runs
from graph.reading import Reading
from graph.store import Store
from ingest import jp_rs, kr_bundled, krx_kind
from ingest.mapped import reading as own_data
from ingest.mapping import mapping
from viz.tables import load_report
from viz.words import counted

app = typer.Typer(
    help="Load a source, as one run.\n\nExample: superregion load bundled", no_args_is_help=True
)

AllowShrink = Annotated[
    bool,
    typer.Option("--allow-shrink", help="Accept a file that states far less than the last one."),
]


@app.command()
def bundled(context: typer.Context, allow_shrink: AllowShrink = False) -> None:
    """Load the Korean companies and ties that come with the project.

    Example: superregion load bundled
    """
    write(context.obj, kr_bundled.reading(), allow_shrink)


@app.command("jp-rs")
def japan(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Folder of the jp_rs2025_*.csv.gz files.")],
    allow_shrink: AllowShrink = False,
) -> None:
    """Load the Japanese programme review: programmes, payments, subcontracts.

    Example: superregion load jp-rs ~/data
    """
    write(context.obj, jp_rs.reading(folder), allow_shrink)


@app.command("krx-kind")
def listed(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The list, as KIND gives it or as CSV.")],
    dated: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day of the list.")],
    allow_shrink: AllowShrink = False,
) -> None:
    """Load the listed companies of Korea, as they were on a day; older lists first.

    Example: superregion load krx-kind krx_kind_2020.csv --dated 2020-10-02
    """
    write(context.obj, krx_kind.reading(file, dated.date()), allow_shrink)


@app.command("table")
def tables(
    context: typer.Context,
    files: Tables,
    mapping_file: MappingFile,
    allow_shrink: AllowShrink = False,
) -> None:
    """Load your own tables through a mapping file: CSV, spreadsheets, JSON Lines, Parquet.

    A second load of the same mapping replaces what changed, so give all of its files each time.

    Example: superregion load table my-data --mapping my-data/mapping.yaml
    """
    door: Door = context.obj
    said = mapping(mapping_file)
    found = own_data.tables(said, files)
    for one in found:
        if one.sheet.guessed:
            door.err.print(f"{one.sheet.name}: {one.sheet.guessed}", markup=False)
    with door.bars() as tell:
        reading = own_data.reading(said, found, tell)
    write(door, reading, allow_shrink)


def write(door: Door, reading: Reading, allow_shrink: bool = False) -> None:
    """Write a reading as one run, and report what was read, rejected and written."""
    with door.graph() as store:
        outcome = write_reading(door, store, reading, 1.0 if allow_shrink else runs.SHRINK)
    report(door, reading, outcome)


def write_reading(
    door: Door, store: Store, reading: Reading, shrink: float = runs.SHRINK
) -> runs.Outcome:
    """Write a reading as one run, with a bar."""
    with door.bars() as tell:
        return runs.load(store, reading, tell, shrink=shrink)


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
