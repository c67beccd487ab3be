"""The archive: everything that was ever loaded, kept outside of the database.

    raw/SHA256                  files as they came
    snapshots/ID/…              what a run read: nodes, statements, remarks, and what they are of
    graphs/GRAPH/000001.json    what each run of a graph was made from
    plans/NAME.json             what is planned

Everything is written under another name first, and renamed when it is whole.
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph import snapshot
from graph.errors import BadQuestion, BadSource, Refused
from graph.files import sha256
from graph.presence import has_ended, signature
from graph.reading import FileRead, Reading, Source

FORMAT = 1  # of a snapshot's folder
_TABLES = ("nodes", "statements", "remarks")
_NEW = ".new "  # what begins so is not whole


@dataclass(frozen=True, slots=True)
class Made:
    """What one run of a graph was made from."""

    run: int
    version: int  #: that it was built on
    source: str
    hash: str | None  #: of the graph after it
    snapshot: str | None = None  #: what it read
    undoes: int | None = None  #: or the run that it undid
    input: str | None = None
    closed: bool = False  #: False: nobody has seen yet whether it was closed


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of the user's own that holds what was loaded."""

    folder: Path

    def keep(self, reading: Reading, raw: Iterable[Path] = ()) -> str:
        """Keep what was read, and the files that it was read from; return the name of it."""
        new = self._new("snapshots")
        try:
            files = [self._raw(path) for path in raw]
            snapshot.write_nodes(new / "nodes.parquet", reading.nodes)
            snapshot.write_statements(new / "statements.parquet", reading.statements)
            snapshot.write_remarks(new / "remarks.parquet", reading.remarks)
            for table in _TABLES:
                _sync(new / f"{table}.parquet")
            about = _about(reading, new) | {"raw": files}
            name = _mark(about)
            _write(new / "snapshot.json", about)
            if not (whole := self.folder / "snapshots" / name).exists():
                new.rename(whole)
                _sync(whole.parent)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return name

    def reading(self, name: str) -> Reading:
        """Return what was kept under a name; refuse it if a byte of it changed since."""
        folder = self.folder / "snapshots" / name
        if not folder.exists():
            raise BadSource(f"the archive has no snapshot {name} any more, in {self.folder}")
        about = json.loads((folder / "snapshot.json").read_text("utf-8"))
        paths = {table: folder / f"{table}.parquet" for table in _TABLES}
        if _mark(about) != name or any(sha256(p) != about[t] for t, p in paths.items()):
            raise Refused(f"{folder} is not what was kept there: a file was changed")
        published = about["source"]["published"]
        day = date.fromisoformat(published) if published else None
        return Reading(
            Source(**about["source"] | {"published": day}),
            tuple(FileRead(**file) for file in about["files"]),
            snapshot.nodes(paths["nodes"]),
            snapshot.statements(paths["statements"]),
            snapshot.remarks(paths["remarks"]),
        )

    def plan(self, about: Mapping[str, Any], lines: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
        """Keep a plan, its changes line by line, and return the name of it.

        What stands beside a line belongs to the plan as a whole.
        """
        new, whole = self._new("plans"), dict(about)
        try:
            with (new / "changes.jsonl").open("w", encoding="utf-8") as file:
                for line, more in lines:
                    whole |= more
                    if line:
                        file.write(f"{line}\n")
            whole["changes"] = sha256(new / "changes.jsonl")
            name = f"{whole['source']}-{_mark(whole)[:8]}"
            _write(new / "plan.json", whole)
            if not (kept := self.folder / "plans" / name).exists():
                new.rename(kept)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return name

    def planned(self, name: str) -> tuple[dict[str, Any], Path]:
        """Return a plan and the file of its changes; refuse it if a byte of it changed since."""
        folder = self.folder / "plans" / name
        if Path(name).name != name or not (folder / "plan.json").exists():
            raise BadQuestion(f"there is no plan {name!r}; superregion plan … makes one")
        whole: dict[str, Any] = json.loads((folder / "plan.json").read_text("utf-8"))
        changes = folder / "changes.jsonl"
        if not name.endswith(f"-{_mark(whole)[:8]}") or sha256(changes) != whole["changes"]:
            raise Refused(f"plan {name} is not what was planned: a file in {folder} was changed")
        return whole, changes

    def note(self, graph: str, made: Made) -> None:
        """Note what a run is made from; what is noted of a closed run stays."""
        path = self._path(graph, made.run)
        if path.exists() and (known := _made(path)).closed and known != made:
            raise Refused(
                f"the archive {self.folder} has another run {made.run} of this graph: was the "
                "graph rebuilt and loaded into elsewhere? Nothing was written"
            )
        self._part("graphs", graph)
        _write(path, asdict(made))

    def settle(self, graph: str, closed: Iterable[int]) -> None:
        """Note of runs whose end nobody saw whether they were closed; forget those that were not.

        `closed` are the numbers of all runs that the graph says are closed.
        """
        known = set(closed)
        for path in self._paths(graph):
            made = _made(path)
            if not made.closed and made.run in known:
                _write(path, asdict(made) | {"closed": True})
            elif not made.closed:
                path.unlink()

    def runs(self, graph: str) -> list[Made]:
        """Return what the runs of a graph were made from, first to last."""
        return [_made(path) for path in self._paths(graph)]

    def graphs(self) -> list[str]:
        """Return the ids of the graphs of which runs are kept."""
        folder = self.folder / "graphs"
        return sorted(p.name for p in folder.iterdir()) if folder.exists() else []

    def _paths(self, graph: str) -> list[Path]:
        return sorted((self.folder / "graphs" / graph).glob("[0-9]*.json"))

    def _path(self, graph: str, run: int) -> Path:
        return self.folder / "graphs" / graph / f"{run:06}.json"

    def _part(self, *names: str) -> Path:
        """Return a folder of the archive, which only its owner can look into."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.folder.joinpath(*names)
        part.mkdir(parents=True, exist_ok=True)
        return part

    def _raw(self, path: Path) -> dict[str, str]:
        """Copy a file as it is, unless the archive has it."""
        folder = self._part("raw")
        mark = sha256(path)
        if not (folder / mark).exists():
            new = folder / _new_name()
            shutil.copyfile(path, new)
            if sha256(new) != mark:
                new.unlink()
                raise BadSource(f"{path} changed while it was read; load it again")
            new.replace(folder / mark)
        return {"name": path.name, "sha256": mark}

    def _new(self, kind: str) -> Path:
        """Return a new folder for what is not whole yet; clear away what dead writers left."""
        folder = self._part(kind)
        for left in folder.glob(f"{_NEW}*"):
            if has_ended(left.name.removeprefix(_NEW).rsplit(" ", 1)[0]):
                shutil.rmtree(left, ignore_errors=True)
        new = folder / _new_name()
        new.mkdir()
        return new


def _new_name() -> str:
    return f"{_NEW}{signature()} {uuid.uuid4().hex[:8]}"


def _about(reading: Reading, folder: Path) -> dict[str, Any]:
    published = reading.source.published
    source = asdict(reading.source) | {"published": published.isoformat() if published else None}
    tables = {table: sha256(folder / f"{table}.parquet") for table in _TABLES}
    return {
        "format": FORMAT,
        "source": source,
        "files": [asdict(f) for f in reading.files],
    } | tables


def _made(path: Path) -> Made:
    return Made(**json.loads(path.read_text("utf-8")))


def _mark(about: Mapping[str, Any]) -> str:
    text = json.dumps(about, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _write(path: Path, about: Mapping[str, Any]) -> None:
    """Write a small file, whole or not at all, and see it onto the disk."""
    new = path.with_name(_new_name())
    with new.open("w", encoding="utf-8") as file:
        json.dump(about, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    """See a file, or the names in a folder, onto the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
