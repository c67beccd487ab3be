"""Runs the installed command as a user does, against the session's server or a local one."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from api.cli import app
from graph.errors import GraphError
from graph.store import Access

COMMAND = Path(sys.executable).with_name("superregion")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def run(
    *words: str,
    env: dict[str, str],
    stdin: str = "",
    seconds: int = 120,
    folder: Path | None = None,
) -> Ran:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "SUPERREGION_"))}
    done = subprocess.run(
        [COMMAND, *words],
        env=kept | {"COLUMNS": "100"} | env,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",  # whatever the locale says
        timeout=seconds,
        cwd=folder,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def inside(*words: str, env: dict[str, str]) -> Ran:
    """Runs a verb in this process: what `run` does, without the second that a start costs."""
    shown = CliRunner().invoke(app, list(words), env={"COLUMNS": "80"} | env)
    if isinstance(shown.exception, GraphError):
        return Ran(1, shown.stdout, f"superregion: {shown.exception}\n")
    if shown.exception is not None and not isinstance(shown.exception, SystemExit):
        raise shown.exception
    return Ran(shown.exit_code, shown.stdout, shown.stderr)


def own_server(access: Access, folder: Path) -> dict[str, str]:
    return {
        "NEO4J_URI": access.uri,
        "NEO4J_USER": access.user,
        "NEO4J_PASSWORD": access.password,
        "SUPERREGION_HOME": str(folder),
    }
