"""Processes by pid and birth, so that a reused pid is never taken for the old one."""

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

import psutil

SAME_BIRTH = 5.0  # seconds: births move a little when the system clock is set


@dataclass(frozen=True, slots=True)
class Life:
    """One process, told from a later one that got the same pid."""

    pid: int
    born: float

    @classmethod
    def of(cls, pid: int) -> Self:
        """Return the life of a process that runs now."""
        return cls(pid, psutil.Process(pid).create_time())

    @classmethod
    def own(cls) -> Self:
        """Return this process's life."""
        return cls.of(os.getpid())

    def goes_on(self) -> bool:
        """Say whether it still runs; a zombie does not."""
        try:
            process = psutil.Process(self.pid)
            dead = process.status() == psutil.STATUS_ZOMBIE
            return not dead and abs(process.create_time() - self.born) < SAME_BIRTH
        except psutil.Error:
            return False

    def end(self, patience: float) -> None:
        """Ask it to end, and make it end when it has not after `patience` seconds.

        Windows has no polite request: there Neo4j recovers from its transaction log.
        """
        if self.goes_on():
            with suppress(psutil.NoSuchProcess):
                _end(psutil.Process(self.pid), patience)

    def await_end(self, patience: float) -> None:
        """Wait until it has ended by itself, at most `patience` seconds."""
        if self.goes_on():
            with suppress(psutil.Error):
                psutil.Process(self.pid).wait(patience)

    def listens_on(self, port: int) -> bool:
        """Say whether it is this very process that owns the port."""
        try:
            connections = psutil.Process(self.pid).net_connections("tcp")
        except psutil.Error:
            return False
        return any(c.status == psutil.CONN_LISTEN and c.laddr.port == port for c in connections)


def _end(process: psutil.Process, patience: float) -> None:
    process.terminate()
    try:
        process.wait(patience)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(patience)
