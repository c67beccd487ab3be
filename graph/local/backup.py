"""One file with everything that the local Neo4j and our archive hold, and back again.

    backup.json        what is in it: format, day, version of the graph, SHA-256 of every part
    neo4j.dump         the database, as Neo4j's own tool writes it
    data/…             whatever else lies in the data folder: archived runs, lists

No password is in it. The server is stopped while it is written or put back; what was there
before comes back when putting back fails.
"""

import json
import shutil
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import Refused
from graph.files import sha256
from graph.local import admin, home
from graph.local.folders import Folders
from graph.local.server import resting, setup
from graph.progress import Progress, silent

FORMAT = 1
DUMP, INDEX, DATA = "neo4j.dump", "backup.json", "data"


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup says about itself."""

    made: str
    about: Mapping[str, object]  #: of the graph: its version, its schema
    parts: Mapping[str, str]  #: name and SHA-256
    size: int  #: bytes of the file


def backup(
    folders: Folders, file: Path, about: Mapping[str, object], progress: Progress = silent
) -> Backup:
    """Write everything into one new file."""
    check_target(file)
    with resting(folders), _scratch(folders, "backup") as scratch:
        if not home.has_database(folders):
            raise Refused("There is no local database yet; fill one: superregion load bundled")
        progress("writing the backup", 0, 2)
        admin.dump(folders, setup(folders, progress), scratch)
        progress("writing the backup", 1, 2)
        made = _written(folders, file, scratch / DUMP, about)
        progress("writing the backup", 2, 2)
    return made


def check_target(file: Path) -> None:
    """Refuse a file that is there already or cannot be written, before anything is stopped."""
    try:
        if file.exists():
            raise Refused(f"{file} is there already, and no backup is written over: name another")
        if not file.parent.is_dir():
            raise Refused(f"there is no folder {file.parent}; make it first, or name another file")
        new = _new(file)
        new.touch(mode=0o600)
        new.unlink()
    except OSError as no:
        raise Refused(f"{file} cannot be written: {no.strerror}") from no


def restore(folders: Folders, file: Path, progress: Progress = silent) -> Backup:
    """Put back what a backup holds in place of what is there: all of it, or nothing."""
    with resting(folders), _scratch(folders, "restore") as scratch:
        progress("reading the backup", 0, 2)
        found = _unpacked(file, scratch / "new")
        progress("reading the backup", 1, 2)
        started = setup(folders, progress)
        with _aside(folders, scratch / "before"):
            home.prepare(folders, started)
            admin.load(folders, started, scratch / "new")
            for part in sorted((scratch / "new" / DATA).glob("*")):
                part.rename(folders.data / part.name)
        progress("reading the backup", 2, 2)
    return found


def held(folders: Folders) -> list[Path]:
    """Return what lies in the data folder beside the server's own things, sorted."""
    own = {
        folders.home, folders.password, folders.starting, folders.record, folders.users,
        folders.lock,
    }  # fmt: skip
    found = folders.data.iterdir() if folders.data.exists() else ()
    return sorted(p for p in found if p not in own and not p.name.startswith("."))


def _written(folders: Folders, file: Path, dump: Path, about: Mapping[str, object]) -> Backup:
    files = {DUMP: dump}
    for top in held(folders):
        for path in [top, *sorted(top.rglob("*"))] if top.is_dir() else [top]:
            if path.is_file():
                files[f"{DATA}/{path.relative_to(folders.data).as_posix()}"] = path
    parts = {name: sha256(path) for name, path in files.items()}
    made = datetime.now(UTC).isoformat(timespec="seconds")
    index = dump.with_name(INDEX)
    said = {"format": FORMAT, "made": made, "about": dict(about), "parts": parts}
    index.write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")
    new = _new(file)
    try:
        with tarfile.open(new, "w") as tar:
            for name, path in {INDEX: index, **files}.items():
                tar.add(path, name, recursive=False)
        new.chmod(0o600)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
    return Backup(made, about, parts, file.stat().st_size)


def _new(file: Path) -> Path:
    return file.with_name(f".{file.name}.new")


def _unpacked(file: Path, folder: Path) -> Backup:
    """Unpack a backup, and check every part before anything is touched."""
    try:
        with tarfile.open(file, "r:") as tar:
            tar.extractall(folder, filter="data")
        said = json.loads((folder / INDEX).read_text("utf-8"))
        known = said["format"]
        found = Backup(said["made"], said["about"], said["parts"], file.stat().st_size)
    except OSError as no:
        raise Refused(f"{file} cannot be read as a backup: {no.strerror or no}") from no
    except (tarfile.TarError, ValueError, KeyError, TypeError) as no:
        raise Refused(f"{file} is no whole backup of superregion: {no}") from no
    if known != FORMAT:
        raise Refused(f"{file} has format {known}; this superregion reads {FORMAT}: use a newer")
    for name, hashed in found.parts.items():
        if not (folder / name).is_file() or sha256(folder / name) != hashed:
            raise Refused(f"{file}: {name} is not what was written; nothing was touched")
    return found


@contextmanager
def _aside(folders: Folders, before: Path) -> Iterator[None]:
    """Move away what is there; it comes back when the block fails."""
    before.mkdir()
    moved = [p for p in (folders.home / "data", *held(folders)) if p.exists()]
    for path in moved:
        path.rename(before / path.name)
    try:
        yield
    except BaseException:
        for path in (folders.home / "data", *held(folders)):
            shutil.rmtree(path, ignore_errors=True)
        for path in moved:
            (before / path.name).rename(path)
        raise


@contextmanager
def _scratch(folders: Folders, name: str) -> Iterator[Path]:
    """Give an empty folder beside the data; what a crash left in one is thrown away."""
    folder = folders.data / f".{name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
