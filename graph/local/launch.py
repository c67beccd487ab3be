"""Bringing the server up: a port, the keeper, and waiting until Bolt answers."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

from graph.local import config, home
from graph.local.config import LOOPBACK, Setup
from graph.local.folders import Folders
from graph.local.java import clean
from graph.local.record import Record
from graph.local.wayout import no_server
from graph.progress import Progress

PORTS = 5  # how often another port is tried when somebody else took the one before
PATIENCE = 120.0  # seconds for a slow machine; five are usual
LAST_LINES = 5
HELLO = bytes.fromhex("6060b017 00000005 00000004 00000000 00000000")  # asks for Bolt 5 or 4
ROOT = Path(__file__).parents[2]

Keeper = subprocess.Popen[bytes]


def launch(folders: Folders, setup_for: Callable[[int], Setup], progress: Progress) -> Record:
    """Start the server on a free port and return its record once it answers."""
    for _ in range(PORTS):
        setup = setup_for(free_port())
        home.prepare(folders, setup)
        if record := _up(folders, setup, progress):
            return record
        if not _is_taken(setup.port):
            raise no_server(_last_words(folders, "Neo4j ended while it was starting"))
    raise no_server(f"No port of {LOOPBACK} stayed free: {PORTS} were tried")


def free_port() -> int:
    """Return a port that is free now; another program may still take it first."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return True
    return False


def _up(folders: Folders, setup: Setup, progress: Progress) -> Record | None:
    """Return the record of a server that answers, None when it ended instead."""
    progress("starting Neo4j", 0, 1)
    folders.starting.unlink(missing_ok=True)
    keeper = _keeper(folders, setup)
    deadline = time.monotonic() + PATIENCE
    while not (record := _answering(folders)):
        if keeper.poll() is not None:
            return None
        if time.monotonic() > deadline:
            raise no_server(_last_words(folders, f"Neo4j is not up after {PATIENCE:.0f} s"))
        time.sleep(0.05)
    folders.starting.replace(folders.record)
    progress("starting Neo4j", 1, 1)
    return record


def _keeper(folders: Folders, setup: Setup) -> Keeper:
    words = (str(folders.cache), str(folders.data), str(setup.port))
    command = [sys.executable, "-P", "-m", "graph.local.keeper", *words]
    env = clean(os.environ) | {"PYTHONPATH": str(ROOT)}
    with folders.console.open("wb") as console:
        keeper = subprocess.Popen(
            [*command, *config.server_command(folders, setup)],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=console,
            cwd=folders.home,
            env=env,
            **_apart(),
        )
    Thread(target=keeper.wait, daemon=True).start()  # so that it leaves no zombie when it ends
    return keeper


def _apart() -> dict[str, Any]:
    """Keep Ctrl-C away: whoever asked for the server also ends it, in order."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _answering(folders: Folders) -> Record | None:
    """Return the server's record once it speaks Bolt on a port that is its own.

    Its own: the password must not be offered to a stranger who took the port first.
    """
    record = Record.read(folders.starting)
    ready = record and record.java.listens_on(record.port) and _speaks_bolt(record.port)
    return record if ready else None


def _speaks_bolt(port: int) -> bool:
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1) as line:
            line.sendall(HELLO)
            return len(line.recv(4)) == 4
    except OSError:
        return False


def _last_words(folders: Folders, what: str) -> str:
    lines = folders.console.read_text("utf-8", errors="replace").splitlines()
    said = [line for line in lines if line and not line[0].isspace()]  # no traces of calls
    return f"{what} (see {folders.console}): {' | '.join(said[-LAST_LINES:])}"
