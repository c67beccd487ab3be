"""What would become of tables if they were loaded: the same reading, and nothing written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.checked import Checked, CheckedTable, Unfound
from graph.errors import BadSource
from graph.progress import Progress, silent
from graph.registers import check_day
from ingest.mapped.files import located
from ingest.mapped.opened import Opened, opened
from ingest.mapped.reading import Run
from ingest.mapped.watching import Watch, troubles
from ingest.mapping import Mapping, Table
from ingest.tabular.sheet import Row

NOT_READ = "not read: mend what is said above first"


@dataclass(slots=True)
class _Table:
    """One table while it is checked."""

    table: Table
    name: str
    opened: Opened | None = None
    problem: str | None = None
    watch: Watch = field(default_factory=Watch)

    @property
    def ready(self) -> bool:
        """Return whether its rows can be read."""
        one = self.opened
        return one is not None and not (one.missing and one.sheet.whole_header)


def check(
    mapping: Mapping,
    files: Sequence[Path],
    progress: Progress = silent,
    today: date | None = None,
) -> Checked:
    """Read the tables of a mapping and say what was found; rows only if all can be read.

    What is dated later than today is refused; another today can be said.
    """
    check_day(mapping.source, today or date.today())
    run = Run(mapping)
    tables = [_opened(table, path) for table, path in located(mapping, files)]
    if all(one.ready for one in tables):
        _read(run, tables, progress)
    draft = run.whole.draft
    return Checked(
        source=mapping.source.id,
        title=mapping.source.title,
        missing=mapping.source.missing,
        tables=[_checked(one) for one in tables],
        regions_not_found=[Unfound(*one) for one in run.whole.places.unknown.most_common()],
        nodes=len(draft.nodes),
        statements=len(draft.statements),
    )


def _opened(table: Table, path: Path) -> _Table:
    try:
        one = opened(table, path)
    except BadSource as no:
        return _Table(table, path.name, problem=str(no))
    return _Table(table, one.sheet.name, one)


def _read(run: Run, tables: Iterable[_Table], progress: Progress) -> None:
    """Read every table in its turn; one that breaks off leaves the later ones unread."""
    by_sheet = {id(one.opened): one for one in tables}
    stopped = False
    for each in run.ordered([one.opened for one in tables if one.opened]):
        one = by_sheet[id(each)]
        if stopped:
            one.problem = NOT_READ
            continue
        try:
            run.take(each, _watched(each.rows(progress), one.watch))
        except BadSource as no:
            one.problem, stopped = str(no), True
    run.finish()


def _watched(rows: Iterator[tuple[int, Row]], watch: Watch) -> Iterator[tuple[int, Row]]:
    for number, row in rows:
        watch.see(row)
        yield number, row


def _checked(one: _Table) -> CheckedTable:
    if one.opened is None:
        return CheckedTable(one.name, one.table.kind, "", one.problem, (), 0, 0, 0, (), (), ())
    sheet, read = one.opened.sheet, one.opened.file.read()
    return CheckedTable(
        name=one.name,
        kind=one.table.kind,
        read_as=sheet.read_as,
        problem=one.problem,
        notes=(sheet.guessed,) if sheet.guessed else (),
        rows=read.rows,
        accepted=read.accepted,
        rejected=read.rejected,
        columns=one.watch.columns(sheet, one.table.asked),
        missing=one.opened.missing,
        troubles=troubles(one.opened.file.remarks),
    )
