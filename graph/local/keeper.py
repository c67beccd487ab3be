"""The process that keeps the server: it ends Java when nobody needs it any more.

It is a process of its own because the one that asked for the server may be killed. It asks
the system who of the registered users still lives, which works alike on every platform.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from filelock import FileLock

from graph.local.folders import Folders
from graph.local.lives import Life
from graph.local.record import Record, needed
from graph.local.turns import at_once

LOOK = 0.5  # seconds between two looks at who is there
PATIENCE = 30.0  # seconds for Neo4j to close its databases
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def main(words: Sequence[str]) -> None:
    """Run the command that follows the folders and the port, and keep what it runs."""
    cache, data, port, *command = words
    signal.signal(signal.SIGTERM, _leave)
    keep(Folders(Path(cache), Path(data)), int(port), command)


def keep(folders: Folders, port: int, command: Sequence[str]) -> None:
    """Run Java for as long as somebody needs it."""
    java = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_tie())
    try:
        Record(Life.of(java.pid), Life.own(), port).write(folders.starting)
        while _runs(java) and not _closed(folders, java):
            pass
    finally:
        _end(java)


def _runs(java: subprocess.Popen[bytes]) -> bool:
    try:
        java.wait(LOOK)
    except subprocess.TimeoutExpired:
        return True
    return False


def _closed(folders: Folders, java: subprocess.Popen[bytes]) -> bool:
    """End Java if nobody needs it, unless somebody is just joining or ending it."""
    lock = FileLock(folders.lock)
    if needed(folders) or not at_once(lock):
        return False
    try:
        return not needed(folders) and _end(java)
    finally:
        lock.release()


def _end(java: subprocess.Popen[bytes]) -> bool:
    java.terminate()
    try:
        java.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        java.kill()
        java.wait()
    return True


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)  # so that the keeper ends Java on its way out


def _tie() -> Callable[[], None] | None:
    """Return what ties Java to the keeper's life, where the system can do that.

    On macOS and Windows a keeper that was killed leaves its Java behind until the next
    command of superregion, which ends it.
    """
    if sys.platform != "linux":
        return None
    import ctypes

    library, keeper = ctypes.CDLL(None), os.getpid()

    def tie() -> None:
        library.prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != keeper:  # killed before the tie was made
            os._exit(1)

    return tie


if __name__ == "__main__":
    main(sys.argv[1:])
