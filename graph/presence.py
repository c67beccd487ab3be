"""Who writes a run: a process, named so that another on the same machine can tell its end."""

import hashlib
import os
import platform
import sys
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Event, Thread

from graph.errors import GraphError
from graph.local.lives import Life

BEAT_SECONDS = 20.0  # a run is given a sign of life so often, also while no row of it is written

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_PROCESSES = Path("/proc/self/ns/pid")


@cache
def signature() -> str:
    """Return the name of this process, to be kept with the run that it writes."""
    life = Life.own()
    return f"{_place()} {life.pid} {life.born}"


def has_ended(writer: str | None) -> bool:
    """Say whether that process has certainly ended; one that cannot be seen from here may live.

    >>> has_ended(signature()), has_ended("elsewhere 1 0.0"), has_ended(None)
    (False, False, False)
    """
    if writer is None:
        return False
    place, pid, born = writer.split(" ")
    return place == _place() and not Life(int(pid), float(born)).goes_on()


@contextmanager
def alive(beat: Callable[[], object]) -> Generator[None]:
    """Give a sign of life now and then, for as long as this goes on."""
    over = Event()

    def go_on() -> None:
        while not over.wait(BEAT_SECONDS):
            with suppress(GraphError):  # whoever writes meets it too
                beat()

    beating = Thread(target=go_on, daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()


def _place() -> str:
    """Return a name for the processes that this one sees: of one user, machine or container."""
    marks = [platform.node(), str(uuid.getnode())]
    if sys.platform != "win32":
        marks.append(str(os.getuid()))
    if _PROCESSES.is_symlink():
        marks += [_BOOT.read_text("ascii"), str(_PROCESSES.readlink())]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
