"""`superregion template`: filled tables with their mapping, to put your own data into."""

import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.door import Door
from graph.errors import BadQuestion
from ingest import templates


class What(StrEnum):
    """What the tables hold."""

    COMPANIES = "companies"
    TIES = "ties"
    REGIONS = "regions"
    ALL = "all"


def run(
    context: typer.Context,
    what: Annotated[What, typer.Argument(help="What your tables hold.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Write over files of before.")] = False,
) -> None:
    """Write filled tables with made-up names, and the mapping that reads them.

    Example: superregion template all --out my-data
    """
    door: Door = context.obj
    files = templates.files(what.value)
    if not force and (there := [name for name in files if (out / name).exists()]):
        raise BadQuestion(f"{', '.join(there)} is in {out} already; --force writes over it")
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (out / name).write_text(text, "utf-8", newline="")
        door.out.print(str(out / name), soft_wrap=True, markup=False)
    mapping = next(name for name in files if name.endswith(".yaml"))
    words = ["superregion", "check", str(out), "--mapping", str(out / mapping)]
    door.err.print(f"Next: {shlex.join(words)}", soft_wrap=True, markup=False)
