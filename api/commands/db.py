"""`superregion db`: the managed local Neo4j."""

from pathlib import Path
from typing import Annotated

import typer

from api.door import Door
from graph import local, queries
from graph.errors import BadQuestion, GraphError

app = typer.Typer(
    help="The managed local Neo4j.\n\nExample: superregion db start", no_args_is_help=True
)


@app.command()
def start(context: typer.Context) -> None:
    """Start the local Neo4j and leave it running.

    Example: superregion db start
    """
    door = _managed(context)
    with door.bars() as tell:
        server = local.start(door.settings.folders, tell)
    _tell(door, server)


@app.command()
def stop(context: typer.Context) -> None:
    """Stop the local Neo4j; its data stays.

    Example: superregion db stop
    """
    door = _managed(context)
    stopped = local.stop(door.settings.folders)
    door.out.print("stopped; the data stays" if stopped else "it was not running")


@app.command()
def status(context: typer.Context) -> None:
    """Say whether the local Neo4j runs, where, and with which password file.

    Example: superregion db status
    """
    door = _managed(context)
    server = local.status(door.settings.folders)
    if server is None:
        door.out.print("not running; start it with: superregion db start")
        raise typer.Exit(3)
    _tell(door, server)


@app.command()
def path(context: typer.Context) -> None:
    """Print the folder that holds the local database, its logs and its password file.

    Example: ls "$(superregion db path)"
    """
    door: Door = context.obj
    typer.echo(door.settings.folders.data)


@app.command()
def wipe(
    context: typer.Context,
    yes: bool = typer.Option(False, "--yes", help="Do not ask first."),
) -> None:
    """Delete the local database and its password; the fetched server stays.

    Example: superregion db wipe --yes
    """
    door = _managed(context)
    folder = door.settings.folders.data
    if not yes and not typer.confirm(f"Delete everything in the database under {folder}?"):
        raise typer.Exit(1)
    local.wipe(door.settings.folders)
    again = "rebuild, which writes every run once more" if door.archive.graphs() else "load bundled"
    door.out.print(f"wiped; fill it again with: superregion {again}", soft_wrap=True)


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A new file, in a folder that is there.")],
) -> None:
    """Write the local database, its archived runs and lists into one file. No password is in it.

    Example: superregion db backup graph-2026-11.tar
    """
    door = _resting(context)
    local.check_target(file)
    with door.graph() as store:
        state = queries.version(store)
    about = {"version": state.version, "schema": state.schema}
    with door.bars() as tell:
        made = local.backup(door.settings.folders, file, about, tell)
    size = f"{made.size / 2**20:,.1f} MiB"
    door.out.print(f"version {state.version} in {file}, {size}", soft_wrap=True)


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="What `db backup` wrote.")],
    yes: bool = typer.Option(False, "--yes", help="Do not ask first."),
) -> None:
    """Put a backup in place of the local database, its archived runs and lists.

    Example: superregion db restore graph-2026-11.tar --yes
    """
    door = _resting(context)
    folder = door.settings.folders.data
    if not file.is_file():
        raise BadQuestion(f"there is no file {file}")
    if not yes and not typer.confirm(f"Replace everything in the database under {folder}?"):
        raise typer.Exit(1)
    with door.bars() as tell:
        held = local.restore(door.settings.folders, file, tell)
    with door.graph() as store:
        state = queries.version(store)
    if state.version != held.about.get("version"):
        raise GraphError(f"{file} says version {held.about}, and the database {state.version}")
    door.out.print(f"version {state.version} of {held.made} is back", soft_wrap=True)


def _resting(context: typer.Context) -> Door:
    """Refuse early while somebody uses the server: it has to rest."""
    door = _managed(context)
    if local.status(door.settings.folders) is not None:
        raise GraphError("the local Neo4j runs: end it with `superregion db stop` first")
    return door


def _managed(context: typer.Context) -> Door:
    door: Door = context.obj
    if door.settings.server is not None:
        raise BadQuestion(
            "NEO4J_URI names your own server; `db` is about the managed one: unset it"
        )
    return door


def _tell(door: Door, server: local.Server) -> None:
    door.out.print(f"running   {server.uri}  user {server.user}", soft_wrap=True)
    door.out.print(f"password  in {server.password_file}", soft_wrap=True)
    door.out.print("connect   superregion cypher, Neo4j Desktop, cypher-shell or any driver")
