"""Starting, finding and ending the managed local Neo4j."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.local import home, jars, java
from graph.local.config import LOOPBACK, Memory, Setup
from graph.local.fetch import fetch
from graph.local.folders import Folders
from graph.local.launch import free_port, launch
from graph.local.record import Record, forget_users, join, needed, stay
from graph.local.turns import alone
from graph.local.wayout import no_server
from graph.progress import Progress, silent

PATIENCE = 30.0  # seconds for Neo4j to close its databases
USER = "neo4j"


@dataclass(frozen=True, slots=True)
class Server:
    """A running Neo4j that is ours, and how to reach it."""

    uri: str
    user: str
    password: str = field(repr=False)
    home: Path
    pid: int
    password_file: Path


def start(
    folders: Folders,
    progress: Progress = silent,
    *,
    detached: bool = True,
    env: Mapping[str, str] = os.environ,
) -> Server:
    """Return the server that runs, or start one: for good, or for this process's life."""
    server, place = _join(folders, progress, env)
    if detached:
        stay(folders)
        place.unlink(missing_ok=True)
    return server


@contextmanager
def running(
    folders: Folders, progress: Progress = silent, *, env: Mapping[str, str] = os.environ
) -> Iterator[Server]:
    """Give a server for the length of a block; it ends with the last process that needs it."""
    server, place = _join(folders, progress, env)
    try:
        yield server
    finally:
        _part(folders, place)


def status(folders: Folders) -> Server | None:
    """Return the server that runs, None when none does."""
    with _disk(folders):
        record = _found(folders)
        return _server(folders, record) if record else None


def stop(folders: Folders) -> bool:
    """End the server, whoever uses it, and say whether one ran."""
    if not folders.data.exists():
        return False
    with _disk(folders), alone(folders.lock):
        ran = _found(folders) is not None
        forget_users(folders)
        _end(folders)
    return ran


def wipe(folders: Folders) -> None:
    """Delete the database, its password and its logs; the fetched jars stay."""
    if folders.data.exists():
        with resting(folders):
            home.remove(folders)


@contextmanager
def resting(folders: Folders) -> Iterator[None]:
    """Keep the server from starting for the length of a block; refuse while it runs."""
    with _disk(folders), alone(folders.lock):
        if _found(folders):
            raise no_server("The local Neo4j runs: end it with `superregion db stop` first")
        _end(folders)
        yield


def setup(
    folders: Folders, progress: Progress = silent, *, env: Mapping[str, str] = os.environ
) -> Setup:
    """Return what a tool of Neo4j's is run with while the server rests; the jars are fetched."""
    memory, program = Memory.from_env(env), java.find(env, java.packaged())
    mirror = env.get("SUPERREGION_MAVEN", "")
    files = fetch(jars.locked(), folders, progress, mirror)
    return Setup(program, files, memory, free_port())


def _join(folders: Folders, progress: Progress, env: Mapping[str, str]) -> tuple[Server, Path]:
    """Register as a user of the server that runs, or of one that is started for it."""
    with _disk(folders), alone(folders.lock, progress), ExitStack() as undo:
        place = join(folders)
        undo.callback(place.unlink, missing_ok=True)  # then the keeper ends what has begun
        record = _found(folders) or _started(folders, progress, env)
        server = _server(folders, record)
        undo.pop_all()
        return server, place


def _found(folders: Folders) -> Record | None:
    record = Record.read(folders.record)
    return record if record and record.goes_on() else None


def _started(folders: Folders, progress: Progress, env: Mapping[str, str]) -> Record:
    _end(folders)  # what a crash may have left
    forget_users(folders, gone_only=True)
    ready = setup(folders, progress, env=env)
    return launch(folders, lambda port: replace(ready, port=port), progress)


def _end(folders: Folders) -> None:
    for path in (folders.record, folders.starting):
        if record := Record.read(path):
            record.java.end(PATIENCE)
            record.keeper.await_end(PATIENCE)
        path.unlink(missing_ok=True)


def _part(folders: Folders, place: Path) -> None:
    with alone(folders.lock):
        place.unlink(missing_ok=True)
        if not needed(folders):
            _end(folders)


def _server(folders: Folders, record: Record) -> Server:
    return Server(
        uri=f"bolt://{LOOPBACK}:{record.port}",
        user=USER,
        password=home.read_password(folders),
        home=folders.home,
        pid=record.java.pid,
        password_file=folders.password,
    )


@contextmanager
def _disk(folders: Folders) -> Iterator[None]:
    """Turn what the disk refuses into one sentence."""
    try:
        yield
    except OSError as error:
        raise no_server(
            f"The disk refuses {error.filename or folders.data} ({error.strerror}): "
            "name other folders in SUPERREGION_HOME and SUPERREGION_CACHE"
        ) from error
