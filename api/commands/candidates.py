"""`superregion candidates`: the companies that reach beyond their region."""

from typing import Annotated

import typer

from api.answer import as_json
from api.commands.options import Json, framed
from api.door import Door
from graph.candidates import candidates
from graph.frame import Asked, frame_of
from viz.candidates import candidate_report

Rows = Annotated[int, typer.Option("--rows", min=1, help="Scored companies to show.")]
All = Annotated[bool, typer.Option("--all", help="Show every row, insufficient evidence too.")]


@framed
def run(
    context: typer.Context,
    rows: Rows = 25,
    everything: All = False,
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """Rank the companies of a region system by their ties beyond their region.

    Example: superregion candidates --system kr-bloc
    """
    door: Door = context.obj
    with door.graph() as store:
        frame = frame_of(store, asked)
        found = candidates(store, frame.scope, frame.regions)
    if json:
        typer.echo(as_json(found))
        return
    door.out.print(candidate_report(found, None if everything else rows, door.out.width))
