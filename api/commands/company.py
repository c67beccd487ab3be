"""`superregion company`: one company with its ties and their sources."""

from typing import Annotated

import typer

from api.answer import as_json, told
from api.commands.options import Json, framed
from api.door import Door
from graph.card import card
from graph.frame import Asked
from viz.card import card_report


@framed
def run(
    context: typer.Context,
    company: Annotated[str, typer.Argument(help="Its id, or its name or a part of it.")],
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """Show one company: facts, numbers, places, selections, ties, each with its source.

    Example: superregion company 구영테크
    """
    door: Door = context.obj
    with door.graph() as store:
        frame, id = door.about(store, asked, company)
        found, frame = card(store, frame.scope, company), frame.without(store, [id])
    if json:
        typer.echo(as_json(told(frame, found)))
    else:
        door.out.print(card_report(found, frame))
