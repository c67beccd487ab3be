"""`superregion check`: what would become of your tables, without loading them."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from api.answer import as_json
from api.commands.options import Json
from api.door import Door
from ingest.mapped.checking import check
from ingest.mapping import mapping
from viz.checked import check_report

Tables = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...", help="Tables, or a folder of them.", show_default=False),
]
MappingFile = Annotated[
    Path,
    typer.Option("--mapping", "-m", help="Which column is what: a YAML file.", show_default=False),
]


def run(
    context: typer.Context, files: Tables, mapping_file: MappingFile, json: Json = False
) -> None:
    """Read your tables through a mapping and say what would be rejected, without loading.

    Ends with 0 when every row would be taken, with 1 when some would not.

    Example: superregion check my-data --mapping my-data/mapping.yaml
    """
    door: Door = context.obj
    with door.bars() as tell:
        found = check(mapping(mapping_file), files, tell)
    if json:
        typer.echo(as_json(found))
    else:
        door.out.print(check_report(found))
    if not found.clean:
        raise typer.Exit(1)
    words = ["superregion", "load", "table", *map(str, files), "--mapping", str(mapping_file)]
    door.err.print(f"Load it: {shlex.join(words)}", soft_wrap=True, markup=False)
