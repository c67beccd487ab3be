"""`superregion flows`: ties between regions."""

from enum import StrEnum
from typing import Annotated

import typer

from api.answer import as_json, told
from api.commands.options import Json, framed
from api.door import Door
from graph import queries
from graph.frame import Asked, frame_of
from viz.flows import flow_report


class Kind(StrEnum):
    """A kind of tie, as the graph names it."""

    SUPPLIES = "supplies"
    COOPERATES_WITH = "cooperates_with"
    PARTNERS_WITH = "partners_with"


@framed
def run(  # each is an option of the verb
    context: typer.Context,
    kind: Annotated[Kind, typer.Option(help="Which ties to count.")] = Kind.SUPPLIES,
    year: Annotated[int | None, typer.Option(help="Add up the amounts of this year.")] = None,
    currency: Annotated[str | None, typer.Option(help="Of amounts: KRW, JPY, …")] = None,
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """Count the ties between companies of each two regions.

    Example: superregion flows --system jp-prefecture --year 2024 --currency JPY
    """
    door: Door = context.obj
    with door.graph() as store:
        frame = frame_of(store, asked).without(store)
        kinds = (kind.value.upper(),)
        found = queries.region_flows(store, frame.scope, kinds, year=year, currency=currency)
    if json:
        said = {"kind": kind.value, "year": year, "currency": currency, "rows": found}
        typer.echo(as_json(told(frame, said)))
        return
    door.out.print(flow_report(found, frame, kind.value, door.out.width, currency))
