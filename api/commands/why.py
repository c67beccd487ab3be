"""`superregion why`, `dispute` and `undispute`: where a statement is from, and doubting it."""

from datetime import date
from typing import Annotated

import typer

from api.answer import as_json
from api.commands.decide import By, Why, user
from api.commands.options import Json
from api.door import Door
from graph.disputing import Doubter, dispute, undispute
from graph.frame import Asked, frame_of
from graph.keeping import Terms
from graph.provenance import why
from viz.provenance import why_report

Statement = Annotated[str, typer.Argument(help="The id of a statement: superregion why COMPANY.")]


def run(
    context: typer.Context,
    asked: Annotated[str, typer.Argument(help="The id of a statement, or a company.")],
    json: Json = False,
) -> None:
    """Say where a statement is from: file, row, run and SHA-256, and who says it too or otherwise.

    Of a company: the statements behind its name, size, places and numbers.

    Example: superregion why 구영테크
    """
    door: Door = context.obj
    with door.graph() as store:
        found = why(store, frame_of(store, Asked()).scope, asked)
    if json:
        typer.echo(as_json(found))
    else:
        door.out.print(why_report(found), soft_wrap=True)


def disputed(context: typer.Context, statement: Statement, why: Why, by: By = None) -> None:
    """Dispute a statement: it is kept, and shown as disputed wherever it is used.

    Example: superregion dispute 2f1c0e….1 --why "another company of this name"
    """
    door: Door = context.obj
    doubter = Doubter(why, by or user(), date.today())
    with door.graph() as store:
        done = dispute(store, statement, doubter, Terms(archive=door.archive))
    door.out.print(f"{statement} is disputed; version {done.version}", soft_wrap=True)


def undisputed(context: typer.Context, statement: Statement) -> None:
    """Take back that a statement is disputed.

    Example: superregion undispute 2f1c0e….1
    """
    door: Door = context.obj
    with door.graph() as store:
        done = undispute(store, statement, Terms(archive=door.archive))
    door.out.print(f"{statement} is disputed no more; version {done.version}", soft_wrap=True)
