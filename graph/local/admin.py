"""Neo4j's own tool for a database that rests: writing it to a file, and reading one."""

import os
import subprocess
from pathlib import Path

from graph.errors import NoServer
from graph.local import config
from graph.local.config import Setup
from graph.local.folders import Folders
from graph.local.java import clean

PATIENCE = 3600.0  # seconds: a database of millions of companies
DATABASE = "neo4j"


def dump(folders: Folders, setup: Setup, folder: Path) -> None:
    """Write the database to neo4j.dump in a folder."""
    _run(folders, setup, "The database could not be written", "dump", f"--to-path={folder}")


def load(folders: Folders, setup: Setup, folder: Path) -> None:
    """Put neo4j.dump of a folder in place of the database."""
    words = (f"--from-path={folder}", "--overwrite-destination=true")
    _run(folders, setup, "The database could not be put back", "load", *words)


def _run(folders: Folders, setup: Setup, failed: str, verb: str, *words: str) -> None:
    config.write(folders, setup)
    env = {"NEO4J_HOME": str(folders.home), "NEO4J_CONF": str(folders.conf)}
    command = config.admin_command(folders, setup, "database", verb, DATABASE, *words)
    done = subprocess.run(
        command, env=clean(os.environ) | env, capture_output=True, text=True, timeout=PATIENCE
    )
    if done.returncode:
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
        why = next((line for line in said if line and not line.startswith("--")), "it said nothing")
        raise NoServer(f"{failed}: {why}")
