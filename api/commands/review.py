"""`superregion review`: what somebody should look at, and what was decided."""

import typer

from api.answer import as_json
from api.commands.options import Json
from api.door import Door
from graph import who
from graph.frame import Asked, frame_of
from viz.review import review_report


def run(context: typer.Context, json: Json = False) -> None:
    """List who may be who: shared numbers, numbers beside a wrong name, and the decisions so far.

    Example: superregion review
    """
    door: Door = context.obj
    with door.graph() as store:
        found = who.review(store, frame_of(store, Asked()).scope)
    if json:
        typer.echo(as_json(found))
    else:
        door.out.print(review_report(found))
