"""`superregion path`: how two organisations hang together."""

from enum import StrEnum
from typing import Annotated

import typer

from api.answer import as_json, told
from api.commands.options import Format, Json, Out, framed
from api.door import Door
from api.export import give, shape_of
from graph.asked import asked_id
from graph.frame import Asked
from graph.paths import paths
from graph.queries import TIES
from graph.way import LONGEST, Way
from viz.paths import paths_report


class Kind(StrEnum):
    """A kind of tie, or all of them."""

    SUPPLIES = "supplies"
    COOPERATES_WITH = "cooperates_with"
    PARTNERS_WITH = "partners_with"
    ANY = "any"


@framed
def run(  # each is an option of the verb
    context: typer.Context,
    start: Annotated[str, typer.Argument(help="Its id, or its name or a part of it.")],
    end: Annotated[str, typer.Argument(help="The other one.")],
    kind: Annotated[
        list[Kind] | None,
        typer.Option(help="Ties to follow; may be repeated. Supply and co-operation if not said."),
    ] = None,
    directed: Annotated[
        bool, typer.Option("--directed", help="Only from supplier to customer, giver to receiver.")
    ] = False,
    longest: Annotated[int, typer.Option("--max", help="Ties of a path, 1 to 4.")] = LONGEST,
    most: Annotated[int, typer.Option("--paths", help="At most so many paths.")] = 20,
    shape: Format = None,
    out: Out = None,
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """Show all shortest paths between two organisations, with what each tie is stated by.

    That there is no path is an answer too.

    Example: superregion path 구영테크 유성기업
    """
    shape = shape_of(shape, out, json=json)
    way = Way(_kinds(kind), directed, longest, most)
    door: Door = context.obj
    with door.graph() as store:
        frame, first = door.about(store, asked, start)
        found = paths(store, frame.scope, (first, asked_id(store, frame.scope, end)), way)
        frame = frame.without(store, [m.id for m in found.network.members])
    if shape:
        give(door, (found, frame.scope), shape, out)
    elif json:
        typer.echo(as_json(told(frame, found)))
    else:
        door.out.print(paths_report(found, frame, way))


def _kinds(asked: list[Kind] | None) -> tuple[str, ...]:
    if not asked:
        return Way().kinds
    return TIES if Kind.ANY in asked else tuple(k for k in TIES if k.lower() in set(asked))
