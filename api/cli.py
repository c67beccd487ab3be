"""The command line: `superregion VERB`, one module of api.commands a verb."""

import io
import os
import sys

import typer

from api.commands import (
    candidates,
    check,
    company,
    cypher,
    db,
    demo,
    draw,
    flows,
    generate,
    load,
    neighbourhood,
    partnerships,
    path,
    query,
    serve,
    template,
    upgrade,
)
from api.door import Door
from api.settings import Settings
from graph.errors import GraphError

INTERRUPTED = 130

app = typer.Typer(
    name="superregion",
    help="Companies, ministries, programmes and supply links across regions, as one graph.\n\n"
    "Begin with: superregion load bundled, then: superregion candidates",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(db.app, name="db")
app.add_typer(load.app, name="load")
for command in (
    candidates,
    company,
    partnerships,
    neighbourhood,
    path,
    draw,
    flows,
    query,
    cypher,
    check,
    template,
    generate,
    serve,
    demo,
    upgrade,
):
    app.command(command.run.__module__.rsplit(".", 1)[1])(command.run)


@app.callback()
def _begin(context: typer.Context) -> None:
    """Read the settings once, for whichever verb was asked."""
    context.obj = Door(Settings.from_env(os.environ))


def main() -> None:
    """Run one command; end with 0 when it went well, with 1 and one sentence when not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Korean and Japanese, whatever the locale says
    words = [os.fsencode(word).decode(errors="replace") for word in sys.argv[1:]]
    try:
        app(words)
    except GraphError as error:
        print(f"superregion: {error}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:  # a full disk, a folder that may not be written
        print(f"superregion: {error.strerror}: {error.filename or 'output'}", file=sys.stderr)
        sys.exit(1)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            print("superregion: interrupted; what was running is taken back", file=sys.stderr)
        raise
