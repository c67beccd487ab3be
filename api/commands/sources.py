"""The sources, as verbs of `superregion load` and `superregion plan` alike."""

from collections.abc import Callable
from datetime import date
from inspect import signature
from pathlib import Path
from typing import Annotated, Any

import typer

from api.commands.check import MappingFile, Tables
from api.commands.options import day, signed
from ingest import inputs
from ingest.inputs import Input

AllowShrink = Annotated[
    bool,
    typer.Option("--allow-shrink", help="Accept a file that states far less than the last one."),
]
Folder = Annotated[Path, typer.Argument(help="Folder of the jp_rs2025_*.csv.gz files.")]
File = Annotated[Path, typer.Argument(help="The list, as KIND gives it or as CSV.")]
Day = Annotated[
    date, typer.Option("--dated", parser=day, metavar="DAY", help="Its day, as in 2026-04-08.")
]


def _japan(folder: Folder) -> Input:
    return inputs.japan(folder)


def _listed(file: File, dated: Day) -> Input:
    return inputs.listed(file, dated)


def _own(files: Tables, mapping_file: MappingFile) -> Input:
    return inputs.own(files, mapping_file)


#: each source: what it is read from, a sentence about it, and an example
_SOURCES: dict[str, tuple[Callable[..., Input], str, str]] = {
    "bundled": (inputs.bundled, "the Korean companies and ties of the project.", ""),
    "jp-rs": (
        _japan,
        "the Japanese programme review: programmes, payments, subcontracts.",
        "~/data",
    ),
    "krx-kind": (
        _listed,
        "the companies listed in Korea on a day; older lists first.",
        "list.xls --dated 2026-04-08",
    ),
    "table": (
        _own,
        "your own tables through a mapping file: CSV, spreadsheets, JSON Lines, Parquet.\n\n"
        "A second load of the same mapping replaces what changed: give all files each time.",
        "my-data --mapping my-data/mapping.yaml",
    ),
}


def verbs(app: typer.Typer, verb: str, says: str, does: Callable[..., None]) -> None:
    """Give a command a verb for each source; `says` is its sentence about one.

    `does` is given the door, the input and its own options, which are options of each verb.
    """
    for source, (read_from, what, example) in _SOURCES.items():
        words = f"superregion {verb} {source} {example}".rstrip()
        app.command(source, help=f"{says} {what}\n\nExample: {words}")(_verb(read_from, does))


def _verb(read_from: Callable[..., Input], does: Callable[..., None]) -> Callable[..., None]:
    """Return a command that is given what a source is read from and what `does` is given."""

    def run(context: typer.Context, **given: Any) -> None:
        asked = read_from(**{name: given.pop(name) for name in own})
        does(context.obj, asked, **given)

    own = signature(read_from).parameters
    context, _ = signature(run).parameters.values()
    _door, _asked, *options = signature(does).parameters.values()
    return signed(run, (context, *own.values(), *options))
