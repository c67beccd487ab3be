"""Registers: lists of what is so on the day of the file, each a vintage of the one before.

What a newer file no longer states is over, not wrong. It was so till some day between the two
files: it is kept with the day before the newer file as its last, and the date of the last file
that stated it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.answers import RunState
from graph.errors import Refused
from graph.reading import Source
from graph.statement import past_id
from graph.store import Row


@dataclass(frozen=True, slots=True)
class Vintage:
    """A dated file of a register, and the one before it, if the graph has one."""

    day: date
    before: date | None  #: of the last file that is older
    newest: date | None  #: of the last file that the graph has

    @property
    def later(self) -> bool:
        """Return whether the graph has files of this register, all of them older."""
        return self.newest is not None and self.newest < self.day

    def past(self, whole: Row, run: int) -> Row | None:
        """Return what becomes of a statement that this file no longer states; None: nothing.

        What holds from a day on that this file is not after, or was stated by no file before
        it, never held.
        """
        said: dict[str, Any] = whole["properties"]
        eve = self.day - timedelta(days=1)
        first = said.get("valid_from") or said.get("seen_from")
        if self.before is None or (first is not None and first > eve):
            return None
        to = said.get("valid_to")
        over = {"valid_to": min(to or eve, eve), "said_to": to, "seen_to": self.before}
        new = {"id": past_id(said["digest"], run, self.before), "since": run, "past": True}
        return whole | {"properties": said | over | new}


def check_day(source: Source, today: date) -> None:
    """Refuse what says that it is of a later day than today: nobody can know yet what is so then.

    A register would take every real file for an older one afterwards.
    """
    if source.published is not None and source.published > today:
        raise Refused(
            f"{source.id}: this file is said to be of {source.published}, which is later than "
            f"today, {today}; nothing was written"
        )


def vintage(source: Source, runs: Iterable[RunState]) -> Vintage | None:
    """Return which vintage of a register is read; None where it is no register, or not dated."""
    if source.absence != "ended" or source.published is None:
        return None
    loaded = [r for r in runs if r.source == source.id and r.in_force]
    days = {r.run: r.published for r in loaded if r.published}
    newest, last = max(((day, run) for run, day in days.items()), default=(None, None))
    if newest is not None and source.published < newest:
        raise Refused(
            f"{source.id}: this file is of {source.published} and the graph has that of {newest} "
            "already; files of a register are loaded in the order of their dates, nothing was "
            f"written. Run {last} loaded that of {newest}; if it was dated wrongly: "
            f"superregion undo {last}"
        )
    before = max((day for day in days.values() if day < source.published), default=None)
    return Vintage(source.published, before, newest)


def last_files(runs: Iterable[RunState], known_at: int, day: date) -> dict[str, date]:
    """Return of each source the date of its last file that is not after a day.

    What the source states at the version and holds on the day was stated in that file.
    """
    of: dict[str, date] = {}
    for run in runs:
        if run.published and run.published <= day and run.stood(known_at):
            of[run.source] = max(run.published, of.get(run.source, run.published))
    return of
