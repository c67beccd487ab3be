"""The command line: `superregion VERB`, one module of api.commands a verb.

A module is loaded when its verb is asked for: a command starts in about three quarters of the
time that it takes to load them all.
"""

import io
import os
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from api.door import Door
from api.settings import Settings
from graph.errors import GraphError

INTERRUPTED = 130

#: the verbs in the order of the help, and what each is: `run` of its module, or the `app` there
VERBS: dict[str, tuple[str, str]] = {
    "db": ("db", "app"),
    "load": ("load", "app"),
    **{verb: (verb, "run") for verb in ("candidates", "diff", "company", "conflicts")},
    **{verb: (verb, "run") for verb in ("partnerships", "neighbourhood")},
    **{verb: (verb, "run") for verb in ("path", "draw", "flows", "query", "cypher")},
    **{verb: (verb, "run") for verb in ("check", "template", "generate")},
    "plan": ("plan", "app"),
    "apply": ("plan", "run"),
    "why": ("why", "run"),
    "dispute": ("why", "disputed"),
    "undispute": ("why", "undisputed"),
    "runs": ("runs", "listed"),
    "run": ("runs", "one"),
    "undo": ("runs", "taken_back"),
    "rebuild": ("runs", "rebuilt"),
    "verify": ("runs", "verified"),
    "review": ("review", "run"),
    "decide": ("decide", "run"),
    "undecide": ("decide", "undecided"),
    **{verb: (verb, "run") for verb in ("serve", "demo", "upgrade")},
}


class _Verbs(TyperGroup):
    """The verbs, each loaded when it is needed."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**about)
        self.commands = {verb: TyperGroup(name=verb) for verb in VERBS}  # their names, for advice

    def list_commands(self, ctx: Any) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in VERBS:
            return None
        module, name = VERBS[cmd_name]
        found = getattr(import_module(f"api.commands.{module}"), name)
        verb = found if isinstance(found, typer.Typer) else typer.Typer(add_completion=False)
        if verb is not found:
            verb.command(cmd_name)(found)
        command = get_command(verb)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=_Verbs,
    name="superregion",
    help="Companies, ministries, programmes and supply links across regions, as one graph.\n\n"
    "Begin with: superregion load bundled, then: superregion candidates",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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
