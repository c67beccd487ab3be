"""What every command is given: the settings, where to print, and how to show progress."""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from api.opening import opened
from api.settings import Settings
from graph import progress, queries
from graph.archive import Archive
from graph.asked import asked_id
from graph.errors import BadQuestion
from graph.frame import Asked, Frame, frame_of, own_system
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Door:
    """The settings, standard output for answers, standard error for progress and advice."""

    settings: Settings
    out: Console = field(
        default_factory=lambda: Console(highlight=False, markup=False, emoji=False)
    )
    err: Console = field(
        default_factory=lambda: Console(stderr=True, highlight=False, markup=False, emoji=False)
    )

    @property
    def archive(self) -> Archive:
        """Where everything that is loaded is kept."""
        return Archive(self.settings.folders.data / "archive")

    @contextmanager
    def bars(self) -> Generator[progress.Progress]:
        """Yield something that draws a bar for each piece of work it is told of."""
        columns = (
            TextColumn("{task.description:<24}"),
            BarColumn(bar_width=24),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self.err) as bars:
            yield _Bars(bars)

    @contextmanager
    def graph(self) -> Generator[Store]:
        """Yield the graph, with a bar while the managed server is fetched and started."""
        with ExitStack() as stack:
            with self.bars() as tell:
                store = stack.enter_context(opened(self.settings, tell))
            yield store

    def about(self, store: Store, asked: Asked, named: str) -> tuple[Frame, str]:
        """Return the frame of an answer about one organisation, and its id.

        Where no region system is said, it is one of the organisation's own country.
        """
        made = frame_of(store, asked)
        company = queries.company(store, made.scope, asked_id(store, made.scope, named))
        if company is None:
            raise BadQuestion(f"nothing is stated about {named!r}")
        own = own_system(made, company)
        if asked.system is None and own != made.scope.system:
            made = frame_of(store, replace(asked, system=own))
        return made, company.id


class _Bars:
    """A bar for each piece of work, made when it is first told of."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=total)
        self._bars.update(self._tasks[what], completed=done, total=total)
