"""`superregion query`: the named queries, one by one."""

import json as js
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Annotated, Any

import typer

import cypher
from api.answer import as_json, told
from api.commands.options import Json, framed
from api.door import Door
from graph import queries
from graph.answers import Answer
from graph.errors import BadQuestion
from graph.frame import Asked, Frame, frame_of
from graph.scope import Scope
from graph.store import Row
from viz.about import about, left
from viz.tables import rows_table
from viz.words import counted

_FRAME = {field.name for field in fields(Scope)}
_READ: dict[str, Callable[[str], Any]] = {"string": str, "date": date.fromisoformat}


@framed
def run(  # each is an option of the verb
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="A query; none: list them.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="name=value; may be repeated.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print its contract and Cypher.")] = False,
    json: Json = False,
    *,
    asked: Asked,
) -> None:
    """Run a named query, or list them.

    Example: superregion query suppliers_of --param company_id=kr-dart-00164742
    """
    door: Door = context.obj
    if name is None:
        listed = [{"query": n, "answers": cypher.read(n).doc} for n in cypher.names("read")]
        door.out.print(rows_table(["query", "answers"], listed, door.out.width))
        return
    if name not in cypher.names("read"):
        raise BadQuestion(f"no query {name!r}; `superregion query` lists them")
    if show:
        typer.echo(cypher.read(name).text)
        return
    found, frame = _answer(door, name, dict(_pair(name, p) for p in param or []), asked)
    if json:
        typer.echo(as_json(told(frame, {"truncated": found.truncated, "rows": found.rows})))
    else:
        columns = [c for c, _ in cypher.read(name).returns]
        door.out.print(rows_table(columns, found.rows, door.out.width))
    shown = counted(len(found.rows), "row") + (", cut: there are more" if found.truncated else "")
    door.err.print(" ".join((f"{shown}. {about(frame.scope)}.", *left(frame.left_out))))


def _answer(
    door: Door, name: str, params: dict[str, object], asked: Asked
) -> tuple[Answer[Row], Frame]:
    if framed := sorted(params.keys() & _FRAME):
        raise BadQuestion(f"{', '.join(framed)} comes with the frame: see the options of --help")
    with door.graph() as store:
        frame = frame_of(store, asked)
        frame = frame.without(store, _about(params)) if _of_a_day(name) else frame
        return queries.ask(store, frame.scope, name, params), frame


def _of_a_day(name: str) -> bool:
    return "undated" in cypher.read(name).used


def _about(params: Mapping[str, object]) -> Sequence[str] | None:
    """Return the organisations that a query is about, or nothing where it is about all."""
    ids = params.get("ids", [params["company_id"]] if "company_id" in params else None)
    return ids if isinstance(ids, list) else None


def _pair(query: str, text: str) -> tuple[str, object]:
    name, is_pair, value = text.partition("=")
    if not is_pair:
        raise BadQuestion(f"--param {text}: write it as name=value")
    types = {p.name: p.type for p in cypher.read(query).params}
    try:
        read = _READ.get(types.get(name, "string"), js.loads)
        return name, read(value)
    except ValueError:
        raise BadQuestion(f"--param {text}: {value!r} is no {types[name]}") from None
