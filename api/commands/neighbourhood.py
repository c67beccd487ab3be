"""`superregion neighbourhood`: who is within a few ties of one organisation."""

from typing import Annotated

import typer

from api.answer import as_json, told
from api.commands.options import Format, Json, Out, framed
from api.door import Door
from api.export import give, shape_of
from graph.frame import Asked
from graph.neighbourhood import LIMIT, neighbourhood
from viz.network_tables import network_report


@framed
def run(  # each is an option of the verb
    context: typer.Context,
    company: Annotated[str, typer.Argument(help="Its id, or its name or a part of it.")],
    hops: Annotated[int, typer.Option(help="How many ties away, 1 to 3.")] = 1,
    limit: Annotated[int, typer.Option(help="At most so many organisations.")] = LIMIT,
    shape: Format = None,
    out: Out = None,
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """Show who is within a few ties of a company, and the ties among them.

    Example: superregion neighbourhood 구영테크 --hops 2 --out 구영테크.graphml
    """
    shape = shape_of(shape, out, json=json)
    door: Door = context.obj
    with door.graph() as store:
        frame, id = door.about(store, asked, company)
        found = neighbourhood(store, frame.scope, id, hops, limit)
        frame = frame.without(store, [m.id for m in found.members])
    if shape:
        give(door, (found, frame.scope), shape, out)
    elif json:
        typer.echo(as_json(told(frame, found)))
    else:
        door.out.print(network_report(found, frame))
