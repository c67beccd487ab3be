"""Servers of a test's own: in a folder of its own, with memory of its own, to be killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph import local
from graph.store import Access


def folders(home: Path) -> local.Folders:
    return local.Folders(local.Folders.from_env(os.environ).cache, home)


@contextmanager
def own_server(home: Path, **env: str) -> Iterator[tuple[local.Server, Access]]:
    with local.running(folders(home), env=os.environ | env) as server:
        yield server, Access(server.uri, server.user, server.password)
