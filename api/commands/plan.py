"""`superregion plan` and `apply`: what a load would change, seen first and then done."""

import json as js
from typing import Annotated

import typer

from api.answer import plain
from api.commands.load import read
from api.commands.options import Json
from api.commands.sources import verbs
from api.door import Door
from graph import planning
from graph.keeping import SHRINK, Terms
from ingest.inputs import Input
from viz.plan import applied_report, plan_report, same_report

app = typer.Typer(
    help="Say what a load would change, without loading.\n\nExample: superregion plan bundled",
    no_args_is_help=True,
)


def planned(door: Door, asked: Input, allow_shrink: bool) -> None:
    """Print what a source would change, and keep it as a plan to apply."""
    mark = asked.mark()
    with door.graph() as store:
        if (run := planning.unchanged_since(store, asked.source, mark)) is not None:
            door.out.print(same_report(asked.source, run))
            return
        reading = read(door, asked)
        terms = Terms(1.0 if allow_shrink else SHRINK, door.archive, raw=asked.files, input=mark)
        with door.bars() as tell:
            found = planning.plan(store, reading, terms, tell)
    if found is None:
        door.out.print(same_report(asked.source, None))
    else:
        door.out.print(plan_report(found))


verbs(app, "plan", "Say what would change if one loaded", planned)


@app.command("show")
def shown(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name of a plan.")],
    json: Json = False,
) -> None:
    """Show a plan once more; as JSON with every statement that it changes, field by field.

    Example: superregion plan show bundled-1a2b3c4d --json
    """
    door: Door = context.obj
    found = planning.kept_plan(door.archive, name)
    if not json:
        door.out.print(plan_report(found))
        return
    about = js.dumps(plain(found), ensure_ascii=False, indent=2).removesuffix("\n}")
    typer.echo(f'{about},\n  "changes": [', nl=False)
    for number, change in enumerate(found.changes()):
        typer.echo(f"{',' if number else ''}\n    {js.dumps(change, ensure_ascii=False)}", nl=False)
    typer.echo("\n  ]\n}")


def run(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name that `superregion plan` gave it.")],
) -> None:
    """Apply a plan, exactly as it was shown; refuse it when the graph has moved on.

    Example: superregion apply bundled-1a2b3c4d
    """
    door: Door = context.obj
    with door.graph() as store, door.bars() as tell:
        outcome = planning.apply(store, door.archive, name, tell)
    door.out.print(applied_report(name, outcome))
