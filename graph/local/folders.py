"""Where the managed server keeps its things in the user's own folders."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import user_cache_path, user_data_path

APP = "superregion"


@dataclass(frozen=True, slots=True)
class Folders:
    """`cache` holds what can be fetched again, `data` what cannot."""

    cache: Path
    data: Path

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Self:
        """Take SUPERREGION_CACHE and SUPERREGION_HOME, else what the platform calls usual."""
        cache = env.get("SUPERREGION_CACHE") or user_cache_path(APP, appauthor=False)
        data = env.get("SUPERREGION_HOME") or user_data_path(APP, appauthor=False)
        return cls(Path(cache).expanduser().absolute(), Path(data).expanduser().absolute())

    @property
    def jars(self) -> Path:
        """The verified jars, and nothing else."""
        return self.cache / "jars"

    @property
    def staging(self) -> Path:
        """Jars on their way: whatever lies here after a crash is thrown away."""
        return self.cache / "staging"

    @property
    def home(self) -> Path:
        """What Neo4j calls its home: configuration, database and logs."""
        return self.data / "neo4j"

    @property
    def marker(self) -> Path:
        """The file that says the home is ours, so that wiping deletes nobody else's."""
        return self.home / ".superregion"

    @property
    def conf(self) -> Path:
        """The folder of neo4j.conf and of the file of Java arguments."""
        return self.home / "conf"

    @property
    def java_arguments(self) -> Path:
        """Flags and class path, in a file because Windows allows 32,767 characters of command."""
        return self.conf / "java.args"

    @property
    def console(self) -> Path:
        """What Java and the keeper print; begun anew at each start."""
        return self.home / "logs" / "console.log"

    @property
    def password(self) -> Path:
        """The generated password, in a file only its owner can read."""
        return self.data / "password"

    @property
    def starting(self) -> Path:
        """The record of a server that is coming up."""
        return self.data / "starting.json"

    @property
    def record(self) -> Path:
        """The record of a server that answers."""
        return self.data / "server.json"

    @property
    def users(self) -> Path:
        """One file for each process that needs the server; it lives as long as one of them."""
        return self.data / "users"

    @property
    def lock(self) -> Path:
        """Held by whoever starts or ends the server."""
        return self.data / "lock"
