"""Which of the files that a user names is which table of the mapping."""

from collections.abc import Sequence
from pathlib import Path

from graph.errors import BadSource
from ingest.mapping import Mapping, Table
from ingest.mapping.tables import Bundled
from ingest.tabular import ENDINGS, spreadsheet


def located(mapping: Mapping, files: Sequence[Path]) -> list[tuple[Table, Path]]:
    """Return each table of the mapping with its file; a file that no table reads is refused."""
    for file in files:
        if not file.exists():
            raise BadSource(f"{file} is not there: check the path")
    tables = [table for table in mapping.tables if not isinstance(table.about, Bundled)]
    found = [(table, _file(table, files, len(tables))) for table in tables]
    used = {path for _, path in found}
    if unused := [f.name for f in files if f.is_file() and f not in used]:
        raise BadSource(
            f"{', '.join(unused)}: no table of {mapping.name} reads it; name it there, as in file:"
        )
    return found


def _file(table: Table, files: Sequence[Path], tables: int) -> Path:
    if table.file is not None:
        return _called(table, table.file, files)
    endings = ENDINGS if table.sheet is None else spreadsheet.ENDINGS
    within = [path for given in files for path in _within(given)]
    known = [path for path in within if path.name.lower().endswith(endings)]
    if table.sheet is None and tables > 1:
        raise table.where.wrong("there are several tables: say file or sheet of each")
    if len(known) != 1:
        names = ", ".join(path.name for path in known) or "none"
        raise table.where.wrong(f"say which file it is, as in file: …; there are {names}")
    return known[0]


def _called(table: Table, name: str, files: Sequence[Path]) -> Path:
    """Return the one file of this name, packed or not, among the files and folders."""
    known = [path for given in files for path in _within(given)]
    wanted = [n for n in (name, f"{name}.gz") if any(path.name == n for path in known)]
    found = [path for path in known if wanted and path.name == wanted[0]]
    if len(found) == 1:
        return found[0]
    if found:
        raise table.where.wrong(f"{name} is there more than once: {', '.join(map(str, found))}")
    there = ", ".join(p.name for p in known if p.name.lower().endswith(ENDINGS)) or "none"
    raise table.where.wrong(f"{name} is not among the files that were given: {there}")


def _within(given: Path) -> list[Path]:
    """Return a file, or the files that lie in a folder."""
    return sorted(path for path in given.iterdir() if path.is_file()) if given.is_dir() else [given]
