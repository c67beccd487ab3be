"""Open the graph: the user's own server where one is named, else the managed local one."""

from collections.abc import Generator
from contextlib import contextmanager

from api.settings import Settings
from graph import local
from graph.progress import Progress, silent
from graph.store import Access, Store, connect


@contextmanager
def opened(settings: Settings, progress: Progress = silent) -> Generator[Store]:
    """Yield the graph; a managed server that was not running is started and stopped again."""
    if settings.server is not None:
        with connect(settings.server) as store:
            yield store
        return
    with (
        local.running(settings.folders, progress) as server,
        connect(Access(server.uri, server.user, server.password)) as store,
    ):
        yield store
