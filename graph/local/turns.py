"""One process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from graph.local.wayout import no_server
from graph.progress import Progress, silent

PATIENCE = 900.0  # seconds: a first download over a slow line


@contextmanager
def alone(path: Path, progress: Progress = silent) -> Iterator[None]:
    """Hold the lock; whoever has to wait is told so."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(path)
    if not at_once(lock):
        progress("waiting for another superregion process", 0, 1)
        _in_turn(lock, path)
    try:
        yield
    finally:
        lock.release()


def at_once(lock: FileLock) -> bool:
    """Take the lock if nobody holds it, and say whether that was so."""
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    return True


def _in_turn(lock: FileLock, path: Path) -> None:
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise no_server(f"Another process has held {path} for {PATIENCE:.0f} s: end it") from None
