"""`superregion upgrade`: a graph that an older superregion wrote, made ready for this one."""

import typer

from api.answer import as_json
from api.commands.options import Json
from api.door import Door
from graph import steps
from viz.words import counted


def run(context: typer.Context, json: Json = False) -> None:
    """Take a graph of an older schema to the one of this version. Back it up first.

    Example: superregion upgrade
    """
    door: Door = context.obj
    with door.graph() as store, door.bars() as tell:
        found = steps.upgrade(store, tell)
    if json:
        typer.echo(as_json(found))
    elif found.before == found.after:
        door.out.print(f"the graph has schema {found.after}, as this superregion does")
    else:
        changed = counted(found.changed, "thing")
        door.out.print(f"schema {found.before} is now schema {found.after}: {changed} changed")
