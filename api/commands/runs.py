"""`superregion runs`, `run`, `undo`, `verify`: what the graph was told, and taking it back."""

from typing import Annotated

import typer

from api.answer import as_json
from api.commands.options import Json
from api.door import Door
from graph import ours, queries
from graph.answers import RunState
from graph.errors import BadQuestion
from graph.hashed import verify
from graph.keeping import Terms
from graph.rebuilding import rebuild
from graph.store import Store
from graph.undoing import undo
from viz.runs import rebuilt_report, run_report, runs_table, undo_report, verified_report

Number = Annotated[int, typer.Argument(help="Its number: `superregion runs` lists them.", min=1)]


def listed(context: typer.Context, json: Json = False) -> None:
    """List the runs, newest first: what each read and changed, and what became of it.

    Example: superregion runs
    """
    door: Door = context.obj
    with door.graph() as store:
        found = _runs(store)
    if json:
        typer.echo(as_json(found))
    else:
        door.out.print(runs_table(found))


def one(context: typer.Context, number: Number, json: Json = False) -> None:
    """Show one run: its files with their SHA-256, its rows, what it changed, its hash.

    Example: superregion run 1
    """
    door: Door = context.obj
    with door.graph() as store:
        found = next((run for run in _runs(store) if run.run == number), None)
    if found is None:
        raise BadQuestion(f"there is no run {number}; `superregion runs` lists them")
    if json:
        typer.echo(as_json(found))
    else:
        door.out.print(run_report(found), soft_wrap=True)


def taken_back(context: typer.Context, number: Number) -> None:
    """Undo a run by a new one: what it ended is stated again, what it added no more.

    Nothing is deleted, and answers of earlier versions stay as they were.

    Example: superregion undo 2
    """
    door: Door = context.obj
    with door.graph() as store, door.bars() as tell:
        outcome = undo(store, number, Terms(archive=door.archive), tell)
    door.out.print(undo_report(number, outcome))


def verified(
    context: typer.Context,
    known_at: Annotated[
        int | None, typer.Option("--known-at", help="A version; none: the newest.")
    ] = None,
    json: Json = False,
) -> None:
    """Hash every statement of a version anew, and compare with what its run noted.

    Ends with 0 when the graph is what its runs made it, with 1 when it is not.

    Example: superregion verify
    """
    door: Door = context.obj
    with door.graph() as store:
        state = queries.version(store)
        ours.check(state)
        with door.bars() as tell:
            found = verify(store, state.version if known_at is None else known_at, tell)
    if json:
        typer.echo(as_json(found))
    else:
        door.out.print(verified_report(found))
    if not found.good:
        raise typer.Exit(1)


def rebuilt(
    context: typer.Context,
    graph: Annotated[
        str | None, typer.Option("--graph", help="Its id, where the archive has several.")
    ] = None,
) -> None:
    """Write every run of the archive once more, into an empty database: the same graph again.

    Example: superregion rebuild
    """
    door: Door = context.obj
    with door.graph() as store, door.bars() as tell:
        made = rebuild(store, door.archive, graph, tell)
    door.out.print(rebuilt_report(made))


def _runs(store: Store) -> list[RunState]:
    ours.check(queries.version(store))
    return queries.runs(store)
