"""`superregion plan` and `apply`: what a load would change, seen first and then done."""

import json as js
from dataclasses import replace
from typing import Annotated

import typer

from api.answer import as_json, plain
from api.commands.load import read
from api.commands.options import Json
from api.commands.sources import AllowShrink, verbs
from api.door import Door
from graph import planning
from graph.keeping import SHRINK
from graph.planning import Plan
from ingest.inputs import Input
from viz.plan import applied_report, plan_lines, plan_report, same_report

app = typer.Typer(
    help="Say what a load would change, without loading.\n\nExample: superregion plan bundled",
    no_args_is_help=True,
)


def planned(
    door: Door, asked: Input, allow_shrink: AllowShrink = False, json: Json = False
) -> None:
    """Print what a source would change, and keep it as a plan to apply."""
    terms = replace(asked.terms(1.0 if allow_shrink else SHRINK), archive=door.archive)
    with door.graph() as store:
        run, found = planning.unchanged_since(store, asked.source, terms.input), None
        if run is None:
            reading = read(door, asked)
            with door.bars() as tell:
                found = planning.plan(store, reading, terms, tell)
    if found is not None:
        _print(door, found, json)
    elif json:
        typer.echo(as_json({"name": None, "source": asked.source, "run": run, "changes": []}))
    else:
        door.out.print(same_report(asked.source, run))


verbs(app, "plan", "Say what would change if one loaded", planned)


@app.command("show")
def shown(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name of a plan.")],
    json: Json = False,
) -> None:
    """Show a plan once more, with every statement that it changes, field by field.

    Example: superregion plan show bundled-1a2b3c4d --json
    """
    door: Door = context.obj
    found = planning.kept_plan(door.archive, name)
    if not json:
        for line in plan_lines(found):
            door.out.print(line)
    _print(door, found, json)


def _print(door: Door, found: Plan, json: bool) -> None:
    """Print a plan; as JSON with its changes one by one, however many there are."""
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
