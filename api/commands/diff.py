"""`superregion diff`: two candidate lists side by side, and what caused each change."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer

from api.answer import as_json
from api.commands.options import Json, day, framed
from api.door import Door
from graph.diff import diff
from graph.errors import BadQuestion
from graph.frame import Asked
from viz.diff import diff_report


def _second(name: str, words: str, metavar: str, **more: Any) -> Any:
    """Return an option about the second list."""
    return typer.Option(name, help=words, metavar=metavar, show_default=False, **more)


To = Annotated[
    date | None, _second("--to", "The day of the second list, with its regions.", "DAY", parser=day)
]
ToMap = Annotated[
    date | None, _second("--to-map-of", "The regions of the second list.", "DAY", parser=day)
]
ToVersion = Annotated[
    int | None,
    _second("--to-known-at", "What the graph knew for the second list.", "VERSION"),
]


@framed
def run(  # each is an option of the verb
    context: typer.Context,
    to: To = None,
    to_map_of: ToMap = None,
    to_known_at: ToVersion = None,
    rows: Annotated[int, typer.Option(min=1, help="Changes to show.")] = 40,
    everything: Annotated[bool, typer.Option("--all", help="Show every change.")] = False,
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """Compare two candidate lists: who entered, left, moved or changed, and what caused it.

    What is not said of the second list is as in the first.

    Example: superregion diff --as-of 2026-06-30 --to 2026-07-01 --undated
    """
    if to is None and to_map_of is None and to_known_at is None:
        raise BadQuestion("say what the second list is of: --to, --to-map-of or --to-known-at")
    after = replace(
        asked,
        as_of=to or asked.as_of,
        known_at=asked.known_at if to_known_at is None else to_known_at,
        map_of=to_map_of or (asked.map_of if to is None else None),
    )
    door: Door = context.obj
    with door.graph() as store:
        found = diff(store, asked, after)
    if json:
        typer.echo(as_json(found))
    else:
        door.out.print(diff_report(found, None if everything else rows))
