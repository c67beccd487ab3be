"""What a source is read from: its files, how they are read, and a mark of both."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from graph.files import sha256
from graph.keeping import SHRINK, Terms
from graph.progress import Progress, silent
from graph.reading import Reading
from ingest import jp_rs, kr_bundled, krx_kind
from ingest.mapped.files import located
from ingest.mapped.reading import reading, tables
from ingest.mapping import mapping

_ROOT = Path(__file__).parent
_CODE = (".py", ".csv", ".yaml")  # what decides how a file is read
_MODEL = ("model.py", "nodes.py", "reading.py", "statement.py", "names.py")


@dataclass(frozen=True, slots=True)
class Input:
    """A source, the files that it is read from, and how."""

    source: str
    files: tuple[Path, ...]
    read: Callable[[Progress], Reading]
    how: str = ""  #: what was said beside the files
    dated: bool = False  #: somebody says of which day the files are
    guessed: tuple[str, ...] = ()  #: what was guessed about the files

    def mark(self) -> str | None:
        """Return a hash of the files and of what reads them; None where a file is missing.

        With equal marks the readings are equal, so that nobody needs to make them.
        """
        if not all(path.is_file() for path in self.files):
            return None
        files = [(path.name, sha256(path)) for path in self.files]
        text = json.dumps([parser(), self.source, self.how, files], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def terms(self, shrink: float = SHRINK) -> Terms:
        """Return the terms on which it is loaded: its files are kept, and known by their mark."""
        today = date.today() if self.dated else None
        return Terms(shrink, raw=self.files, input=self.mark(), today=today)


def bundled() -> Input:
    """The Korean companies and ties that come with the project."""
    files = tuple(sorted((_ROOT / "bundled").glob("kr_*.csv")))
    return Input(kr_bundled.SOURCE.id, files, lambda _: kr_bundled.reading())


def japan(folder: Path) -> Input:
    """The Japanese programme review."""
    return Input(jp_rs.SOURCE.id, jp_rs.files_of(folder), lambda _: jp_rs.reading(folder))


def listed(file: Path, day: date) -> Input:
    """The listed companies of Korea on a day."""
    source = krx_kind.source(day)
    how = day.isoformat()
    return Input(source.id, (file,), lambda _: krx_kind.reading(file, day), how, dated=True)


def own(given: Sequence[Path], mapping_file: Path) -> Input:
    """Somebody's own tables, through a mapping file."""
    said = mapping(mapping_file)
    paths = tuple(dict.fromkeys(path for _, path in located(said, given)))
    found = tables(said, given)
    guessed = tuple(f"{t.sheet.name}: {t.sheet.guessed}" for t in found if t.sheet.guessed)

    def read(progress: Progress = silent) -> Reading:
        return reading(said, found, progress)

    return Input(said.source.id, (mapping_file, *paths), read, guessed=guessed, dated=True)


@cache
def parser() -> str:
    """Return the hash of all code and tables that decide what is read from a file."""
    ours = sorted(p for p in _ROOT.rglob("*") if p.suffix in _CODE)
    model = [_ROOT.parent / "graph" / name for name in _MODEL]
    whole = hashlib.sha256()
    for path in (*ours, *model):
        whole.update(f"{path.name} {sha256(path)}\n".encode())
    return whole.hexdigest()
