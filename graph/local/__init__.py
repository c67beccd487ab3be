"""The managed local Neo4j: fetched, started, kept and ended by this package.

It is the one part of the project that downloads, starts processes and writes into the user's
folders.
"""

from graph.local.backup import Backup, backup, check_target, restore
from graph.local.folders import Folders
from graph.local.server import Server, running, start, status, stop, wipe
from graph.progress import Progress, silent

__all__ = [
    "Backup",
    "Folders",
    "Progress",
    "Server",
    "backup",
    "check_target",
    "restore",
    "running",
    "silent",
    "start",
    "status",
    "stop",
    "wipe",
]
