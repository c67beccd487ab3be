"""What is written down about the server: its processes, and who needs it."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from graph.local.folders import Folders
from graph.local.lives import Life

DETACHED = "detached"  # the user that never goes: `db start`


@dataclass(frozen=True, slots=True)
class Record:
    """A Java that runs Neo4j, the keeper that watches it, and the port it listens on."""

    java: Life
    keeper: Life
    port: int

    def goes_on(self) -> bool:
        """Say whether both processes still run."""
        return self.java.goes_on() and self.keeper.goes_on()

    def write(self, path: Path) -> None:
        """Write it whole or not at all."""
        _write(path, asdict(self))

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """Return what is written there, None when that is nothing or garbled."""
        try:
            found = json.loads(path.read_text("utf-8"))
            return cls(Life(**found["java"]), Life(**found["keeper"]), found["port"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None


def join(folders: Folders) -> Path:
    """Register this process as a user of the server; return the file that stands for it."""
    life = Life.own()
    return _sign(folders, f"{life.pid}-{secrets.token_hex(4)}", life)


def stay(folders: Folders) -> None:
    """Register a user that never goes."""
    _sign(folders, DETACHED, Life.own())


def needed(folders: Folders) -> bool:
    """Say whether anybody still needs the server."""
    return any(_still_there(file) for file in _users(folders))


def forget_users(folders: Folders, *, gone_only: bool = False) -> None:
    """Strike the users off, all of them or those whose process has ended."""
    for file in list(_users(folders)):
        if not (gone_only and _still_there(file)):
            file.unlink(missing_ok=True)


def _sign(folders: Folders, name: str, life: Life) -> Path:
    folders.users.mkdir(parents=True, exist_ok=True)
    _write(folders.users / name, asdict(life))
    return folders.users / name


def _users(folders: Folders) -> Iterator[Path]:
    if folders.users.is_dir():
        yield from (file for file in folders.users.iterdir() if file.suffix != ".new")


def _still_there(file: Path) -> bool:
    if file.name == DETACHED:
        return True
    try:
        return Life(**json.loads(file.read_text("utf-8"))).goes_on()
    except (FileNotFoundError, ValueError, TypeError):
        return False


def _write(path: Path, content: dict[str, Any]) -> None:
    new = path.with_name(f"{path.name}.new")
    new.write_text(json.dumps(content), "utf-8")
    new.replace(path)
