"""`superregion partnerships`: who supplies and supports whom, by size and region."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import RenderableType

from api.answer import as_json, told
from api.commands.options import Format, Json, Out, framed
from api.door import Door
from api.export import give, shape_of
from graph.asked import asked_id
from graph.errors import BadQuestion
from graph.frame import Asked, Frame, frame_of
from graph.partnerships import Money, Pairs, Partnerships, pairs, partnerships
from graph.store import Store
from viz.pairs import pairs_report
from viz.partnerships import partnerships_report


@framed
def run(  # each is an option of the verb
    context: typer.Context,
    company: Annotated[
        str | None, typer.Argument(help="Its id or name; none: all large companies.")
    ] = None,
    anchor: Annotated[
        list[str] | None,
        typer.Option(
            help="Take this company as the large side, whatever its size; may be repeated."
        ),
    ] = None,
    year: Annotated[int | None, typer.Option(help="Add up the amounts of this year.")] = None,
    currency: Annotated[str | None, typer.Option(help="Of amounts: KRW, JPY, …")] = None,
    rows: Annotated[int, typer.Option(min=1, help="Rows of each table to show.")] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Show every row.")] = False,
    shape: Format = None,
    out: Out = None,
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """Show a company's partners by size and region, or large companies with smaller ones.

    Unknown size is counted as unknown. Where sizes are not stated, name the large side.

    Example: superregion partnerships 현대자동차

    Example: superregion partnerships --anchor 현대자동차 --anchor 기아
    """
    shape = shape_of(shape, out, json=json)
    if company and anchor:
        raise BadQuestion("name a company, or the large side with --anchor, not both")
    money = Money(year, currency)
    door: Door = context.obj
    with door.graph() as store:
        frame, ids = _asked(door, store, asked, [company] if company else anchor or [])
        if company:
            found: Partnerships | Pairs = partnerships(store, frame.scope, ids[0], money)
        else:
            found = pairs(store, frame.scope, ids, money)
        frame = frame.without(store, ids or None)
    if shape:
        give(door, (found, frame.scope), shape, out)
    elif json:
        typer.echo(as_json(told(frame, found)))
    else:
        door.out.print(_report(found, frame, None if everything else rows))


def _asked(door: Door, store: Store, asked: Asked, words: Sequence[str]) -> tuple[Frame, list[str]]:
    """Return the frame of the first one that is asked about, and the ids of all."""
    if not words:
        return frame_of(store, asked), []
    frame, first = door.about(store, asked, words[0])
    return frame, [first, *(asked_id(store, frame.scope, w) for w in words[1:])]


def _report(found: Partnerships | Pairs, frame: Frame, rows: int | None) -> RenderableType:
    if isinstance(found, Partnerships):
        return partnerships_report(found, frame)
    return pairs_report(found, frame, rows)
