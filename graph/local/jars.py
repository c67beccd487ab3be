"""The jars of the server: which ones, and whether they are whole.

Every jar is hashed at every start, by several threads: 180 MB take a tenth of a second, less
than it takes to explain a record of what was checked before and when to distrust it.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from graph.files import sha256

LOCK = Path(__file__).with_name("jars.lock")
THREADS = 8


@dataclass(frozen=True, slots=True)
class Jar:
    """One line of the lock file."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """Its Maven coordinates."""
        parts = (self.group, self.artifact, self.version, self.classifier)
        return ":".join(part for part in parts if part)

    @property
    def file(self) -> Path:
        """Where it lies below the folder of jars."""
        parts = (self.artifact, self.version, self.classifier)
        return Path(self.group, "-".join(part for part in parts if part) + ".jar")

    def is_whole(self, file: Path) -> bool:
        """Say whether the file is this very jar."""
        if not file.is_file() or file.stat().st_size != self.size:
            return False
        return sha256(file) == self.sha256


def locked(lock: Path = LOCK) -> list[Jar]:
    """Return the jars the lock file names."""
    lines = lock.read_text("utf-8").splitlines()
    return [_jar(line) for line in lines if line and not line.startswith("#")]


def missing(jars: Sequence[Jar], folder: Path) -> list[Jar]:
    """Return the jars that are not there, or not as the lock file says."""
    with ThreadPoolExecutor(THREADS) as pool:
        whole = pool.map(lambda jar: jar.is_whole(folder / jar.file), jars)
        return [jar for jar, good in zip(jars, whole, strict=True) if not good]


def _jar(line: str) -> Jar:
    name, sha256, size = line.split()
    group, artifact, version, *classifier = name.split(":")
    return Jar(group, artifact, version, "".join(classifier), sha256, int(size))
