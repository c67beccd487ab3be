"""Who writes a run: a process, named so that another on the same machine can tell its end."""

import hashlib
import os
import platform
import sys
import uuid
from functools import cache
from pathlib import Path

from graph.local.lives import Life

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


def _place() -> str:
    """Return a name for the processes that this one sees: of one user, machine or container."""
    marks = [platform.node(), str(uuid.getnode())]
    if sys.platform != "win32":
        marks.append(str(os.getuid()))
    if _PROCESSES.is_symlink():
        marks += [_BOOT.read_text("ascii"), str(_PROCESSES.readlink())]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
