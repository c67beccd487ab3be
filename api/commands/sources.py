"""The sources, as verbs of `superregion load` and `superregion plan` alike."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.commands.check import MappingFile, Tables
from api.door import Door
from ingest import inputs
from ingest.inputs import Input

AllowShrink = Annotated[
    bool,
    typer.Option("--allow-shrink", help="Accept a file that states far less than the last one."),
]
Folder = Annotated[Path, typer.Argument(help="Folder of the jp_rs2025_*.csv.gz files.")]
File = Annotated[Path, typer.Argument(help="The list, as KIND gives it or as CSV.")]
Day = Annotated[datetime, typer.Option("--dated", formats=["%Y-%m-%d"], help="Its day.")]
Does = Callable[[Door, Input, bool], None]


def verbs(app: typer.Typer, verb: str, says: str, does: Does) -> None:
    """Give a command a verb for each source; `says` is its sentence about one."""

    def words(what: str, example: str) -> str:
        return f"{says} {what}\n\nExample: superregion {verb} {example}"

    @app.command(help=words("the Korean companies and ties of the project.", "bundled"))
    def bundled(context: typer.Context, allow_shrink: AllowShrink = False) -> None:
        does(context.obj, inputs.bundled(), allow_shrink)

    review = "the Japanese programme review: programmes, payments, subcontracts."

    @app.command("jp-rs", help=words(review, "jp-rs ~/data"))
    def japan(context: typer.Context, folder: Folder, allow_shrink: AllowShrink = False) -> None:
        does(context.obj, inputs.japan(folder), allow_shrink)

    register = "the companies listed in Korea on a day; older lists first."

    @app.command("krx-kind", help=words(register, "krx-kind list.xls --dated 2026-04-08"))
    def listed(
        context: typer.Context, file: File, dated: Day, allow_shrink: AllowShrink = False
    ) -> None:
        does(context.obj, inputs.listed(file, dated.date()), allow_shrink)

    tables = (
        "your own tables through a mapping file: CSV, spreadsheets, JSON Lines, Parquet.\n\n"
        "A second load of the same mapping replaces what changed: give all files each time."
    )

    @app.command("table", help=words(tables, "table my-data --mapping my-data/mapping.yaml"))
    def own(
        context: typer.Context,
        files: Tables,
        mapping_file: MappingFile,
        allow_shrink: AllowShrink = False,
    ) -> None:
        does(context.obj, inputs.own(files, mapping_file), allow_shrink)
