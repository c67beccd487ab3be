"""The database's home: made once, marked as ours, closed to other users."""

import os
import secrets
import shutil
import subprocess

from graph.errors import NoServer
from graph.local import config
from graph.local.config import Setup
from graph.local.folders import Folders
from graph.local.java import clean
from graph.local.record import forget_users
from graph.local.wayout import no_server

PATIENCE = 60  # seconds for setting the first password; one is usual
MARK = "Made by superregion, which deletes this folder on `superregion db wipe`.\n"


def prepare(folders: Folders, setup: Setup) -> None:
    """Make everything ready for a start."""
    _make(folders)
    config.write(folders, setup)
    if not has_database(folders):
        _set_first_password(folders, setup)


def read_password(folders: Folders) -> str:
    """Return the password that was generated for this database."""
    if not folders.password.exists():
        raise _lost_password(folders)
    return folders.password.read_text("ascii").strip()


def remove(folders: Folders) -> None:
    """Delete the home and what belongs to it, if it is ours."""
    _refuse_foreign(folders)
    if folders.home.exists():
        shutil.rmtree(folders.home)
    forget_users(folders)
    for file in (folders.password, folders.record, folders.starting):
        file.unlink(missing_ok=True)


def _make(folders: Folders) -> None:
    _refuse_foreign(folders)
    for folder in (folders.home, folders.console.parent, folders.home / "run"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folders.marker.write_text(MARK, "utf-8")
    if not folders.password.exists():
        if has_database(folders):
            raise _lost_password(folders)
        _write_password(folders)


def _refuse_foreign(folders: Folders) -> None:
    if folders.home.exists() and any(folders.home.iterdir()) and not folders.marker.exists():
        raise no_server(
            f"The folder {folders.home} was not made by superregion and is left alone: "
            "name another in SUPERREGION_HOME"
        )


def _lost_password(folders: Folders) -> NoServer:
    return no_server(
        f"The password file {folders.password} of the local database is gone: "
        "put it back, or delete the database with `superregion db wipe`"
    )


def _write_password(folders: Folders) -> None:
    """Write a new password into a file that was never open to anybody else.

    On Windows the mode says nothing: there the folder, below the user's own, is what closes it.
    """
    new = folders.password.with_suffix(".new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(16) + "\n")
    new.replace(folders.password)


def has_database(folders: Folders) -> bool:
    """Return whether there is a database, of which the password is known to Neo4j."""
    return (folders.home / "data" / "databases" / "system").exists()


def _set_first_password(folders: Folders, setup: Setup) -> None:
    env = {"NEO4J_HOME": str(folders.home), "NEO4J_CONF": str(folders.conf)}
    command, whole_env = config.password_command(folders, setup), clean(os.environ) | env
    try:
        subprocess.run(
            command, env=whole_env, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise no_server(f"Setting the first password took over {PATIENCE:.0f} s") from None
    except subprocess.CalledProcessError as error:
        why = _last_line(error.stderr).replace(read_password(folders), "***")
        raise no_server(f"The first password could not be set ({why})") from None


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it said nothing before it ended"])[-1]
