"""`superregion company`: one company with its ties and their sources."""

from typing import Annotated

import typer

from api.answer import as_json
from api.commands.options import Json, System
from api.door import Door
from graph.card import card
from viz.card import card_report


def run(
    context: typer.Context,
    company: Annotated[str, typer.Argument(help="Its id, or its name or a part of it.")],
    system: System = None,
    json: Json = False,
) -> None:
    """Show one company: facts, numbers, places, selections, ties, each with its source.

    Example: superregion company 구영테크
    """
    door: Door = context.obj
    with door.graph() as store:
        frame, id = door.about(store, system, company)
        found = card(store, frame.scope, id)
    if json:
        typer.echo(as_json(found))
    else:
        door.out.print(card_report(found, frame))
