"""`superregion conflicts`: where sources state different values for the same day."""

from enum import StrEnum
from typing import Annotated

import typer

from api.answer import as_json, plain, told
from api.commands.options import Json, framed
from api.door import Door
from graph import queries
from graph.frame import Asked, frame_of
from graph.winners import rule
from viz.conflicts import conflicts_report


class Property(StrEnum):
    """What may be stated in several ways."""

    SIZE = "size"
    HEAD_OFFICE = "head_office"
    NAME = "name"


_USUAL = (Property.SIZE, Property.HEAD_OFFICE)


@framed
def run(
    context: typer.Context,
    property: Annotated[
        list[Property] | None,
        typer.Option(help="May be repeated; size and head_office if not said.", show_default=False),
    ] = None,
    rows: Annotated[int, typer.Option(min=1, help="At most so many conflicts.")] = 100,
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """List companies of which different values are stated for one day, and which value wins.

    Example: superregion conflicts --property size
    """
    door: Door = context.obj
    properties = [p.value for p in property or _USUAL]
    with door.graph() as store:
        frame = frame_of(store, asked).without(store)
        found = queries.conflicts(store, frame.scope, properties, limit=rows)
    if json:
        listed = [{**plain(one), "rule": rule(one.statements)} for one in found.rows]
        typer.echo(as_json(told(frame, {"truncated": found.truncated, "rows": listed})))
    else:
        door.out.print(conflicts_report(found, frame, properties))
