"""The tables of a mapping, read in the order in which they need each other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graph.progress import Progress, silent
from graph.reading import Reading
from ingest.cells import Rejected
from ingest.draft import Draft, Said
from ingest.file import File
from ingest.mapped.ends import EndFinder
from ingest.mapped.facts import FactMaker
from ingest.mapped.files import located
from ingest.mapped.making import Making, Whole
from ingest.mapped.opened import Opened, opened
from ingest.mapped.organisations import OrganisationMaker
from ingest.mapped.regions import Atlas, RegionRow, use
from ingest.mapped.ties import TieMaker
from ingest.mapping import Mapping
from ingest.mapping.tables import Bundled, Facts, Organisations, Regions, Ties
from ingest.tabular.sheet import Row

Rows = Iterator[tuple[int, Row]]
Make = Callable[[int, Row], Iterable[Said]]


def tables(mapping: Mapping, files: Sequence[Path]) -> list[Opened]:
    """Open the tables of a mapping; each has the columns that the mapping names."""
    found = [opened(table, path) for table, path in located(mapping, files)]
    for table in found:
        if table.sheet.whole_header:
            table.check_columns()
    return found


def reading(mapping: Mapping, tables: Sequence[Opened], progress: Progress = silent) -> Reading:
    """Read the tables of a mapping; every row becomes statements or a reject."""
    run = Run(mapping)
    for table in run.ordered(tables):
        if table.sheet.guessed:
            table.file.doubt(max(table.table.how.header), "", "", table.sheet.guessed)
        run.take(table, table.rows(progress))
        table.hash()
    run.finish()
    return run.whole.draft.reading(mapping.source)


class Run:
    """One reading of a mapping's tables."""

    def __init__(self, mapping: Mapping) -> None:
        """Begin with the regions that come with the project, where the mapping uses them."""
        self.whole = Whole(mapping, Draft())
        self._atlas: Atlas | None = Atlas(self.whole)
        for table in mapping.tables:
            if isinstance(table.about, Bundled):
                use(self.whole, table.about)

    def ordered(self, tables: Iterable[Opened]) -> list[Opened]:
        """Return the tables in the order in which they need each other."""
        order = [Regions, Organisations, Facts, Ties]
        return sorted(tables, key=lambda one: order.index(type(one.table.about)))

    def take(self, one: Opened, rows: Rows) -> None:
        """Read one table."""
        self.whole.draft.files.append(one.file)
        making = Making(self.whole, one.table, one.file)
        match one.table.about:
            case Regions() as about:
                self._regions(RegionRow(making, about), one.file, rows)
                return
            case Organisations() as about:
                make: Make = OrganisationMaker(making, about)
            case Facts() as about:
                make = _facts(making, about)
            case Ties() as about:
                make = TieMaker(making, about)
        self.finish()
        _take(self.whole.draft, one.file, ((n, make(n, row)) for n, row in rows))

    def finish(self) -> None:
        """State the regions, once their tables are all read."""
        if self._atlas is not None:
            self._atlas.state()
            self._atlas = None

    def _regions(self, read: RegionRow, file: File, rows: Rows) -> None:
        assert self._atlas is not None
        for number, row in rows:
            try:
                self._atlas.know(read(number, row), read.key.column or "")
            except Rejected as no:
                file.reject(number, no.column, no.value, str(no))


def _take(draft: Draft, file: File, made: Iterable[tuple[int, Iterable[Said]]]) -> None:
    """Add what each row says; a row that cannot be said is rejected."""
    for number, said in made:
        try:
            before = draft.add(said)
        except Rejected as no:
            file.reject(number, no.column, no.value, str(no))
        else:
            if before:
                file.doubt(number, "", "", f"says what {before} says: taken once")


def _facts(making: Making, about: Facts) -> Make:
    find = EndFinder(making, about.of)
    facts = [FactMaker(making, fact) for fact in about.facts]

    def make(number: int, row: Row) -> Iterator[Said]:
        of = find(row)
        yield from find.made(row, of, making.file.ref(number))
        said = making.subject(number, row, (of, f"facts/{of}"))
        for fact in facts:
            yield from fact(row, replace(said))

    return make
