"""On what terms a run is written, and how the archive learns of it: before and after its close."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from graph.answers import RunState
from graph.archive import Archive, Made
from graph.errors import Refused
from graph.reading import Reading, Source
from graph.registers import check_day

SHRINK = 0.10  # a file that states this much less than the last one is asked about first


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a run is written, and where it is kept."""

    shrink: float = SHRINK
    archive: Archive | None = None
    snapshot: str | None = None  #: the name of what is read, where the archive has it already
    raw: tuple[Path, ...] = ()  #: the files that it was read from
    input: str | None = None  #: mark of these files and of how they are read
    expected: str | None = None  #: the hash that the graph must have afterwards
    mark: str | None = None  #: of the changes, where they are planned
    today: date | None = None  #: what is dated later is refused; none: it was asked when it was new

    def check_day(self, source: Source) -> None:
        """Refuse a source that somebody dated later than today."""
        if self.today is not None:
            check_day(source, self.today)

    def kept(self, reading: Reading) -> str | None:
        """Return the name under which the archive has what is read; put it there if need be."""
        if self.archive is None or self.snapshot is not None:
            return self.snapshot
        return self.archive.keep(reading, self.raw)

    def settle(self, graph: str | None, runs: Iterable[RunState]) -> None:
        """Let the archive know which runs were closed, whose end it may not have seen."""
        if self.archive is not None and graph is not None:
            self.archive.settle(graph, (r.run for r in runs if r.status == "complete"))

    @contextmanager
    def noted(self, graph: str | None, made: Made) -> Generator[None]:
        """Note a run while it is closed; refuse one that would not make what was expected."""
        if self.expected not in (None, made.hash):
            raise Refused(
                "the run would have made another graph than its plan says; nothing was written. "
                "Plan again: superregion plan"
            )
        if self.archive is None or graph is None:
            yield
            return
        self.archive.note(graph, made)
        yield
        self.archive.note(graph, replace(made, closed=True))


FREELY = Terms()
