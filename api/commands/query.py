"""`superregion query`: the named queries, one by one."""

import json as js
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Annotated, Any

import typer

import cypher
from api.answer import as_json
from api.commands.options import Json, System
from api.door import Door
from graph import queries
from graph.errors import BadQuestion
from graph.scope import Scope
from viz.tables import rows_table
from viz.words import counted

_FRAME = {field.name for field in fields(Scope)}
_READ: dict[str, Callable[[str], Any]] = {"string": str, "date": date.fromisoformat}


def run(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="A query; none: list them.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="name=value; may be repeated.")
    ] = None,
    system: System = None,
    show: Annotated[bool, typer.Option("--show", help="Print its contract and Cypher.")] = False,
    json: Json = False,
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
    _answer(door, name, dict(_pair(name, p) for p in param or []), system, json)


def _answer(
    door: Door, name: str, params: dict[str, object], system: str | None, json: bool
) -> None:
    if framed := sorted(params.keys() & _FRAME):
        raise BadQuestion(f"{', '.join(framed)} comes with the frame: today's, of --system, so far")
    with door.graph() as store:
        scope = door.frame(store, system).scope
        found = queries.ask(store, scope, name, params)
    if json:
        typer.echo(as_json(found.rows))
    else:
        columns = [c for c, _ in cypher.read(name).returns]
        door.out.print(rows_table(columns, found.rows, door.out.width))
    shown = counted(len(found.rows), "row") + (", cut: there are more" if found.truncated else "")
    door.err.print(f"{shown}, as of {scope.as_of}, version {scope.known_at}")


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
