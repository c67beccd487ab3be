"""Getting the jars that are missing, once for all processes of this user.

A killed download would leave half a file under a whole one's name: each jar therefore comes
into another folder and moves to its place only after its hash is right.
"""

import shutil
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

from graph.local.folders import Folders
from graph.local.jars import THREADS, Jar, missing
from graph.local.maven import Download, registry
from graph.local.turns import alone
from graph.local.wayout import no_server
from graph.progress import Progress

SPARE = 200_000_000  # bytes left free for the database itself


def fetch(jars: Sequence[Jar], folders: Folders, progress: Progress, mirror: str) -> list[Path]:
    """Return the paths of the jars, whole, fetching what is missing."""
    if missing(jars, folders.jars):
        with alone(folders.cache / "lock", progress):
            _fetch_missing(missing(jars, folders.jars), folders, progress, mirror)
    return [folders.jars / jar.file for jar in jars]


def _fetch_missing(jars: list[Jar], folders: Folders, progress: Progress, mirror: str) -> None:
    if not jars:
        return  # another process fetched them while this one waited
    _check_room(jars, folders.cache)
    shutil.rmtree(folders.staging, ignore_errors=True)
    folders.staging.mkdir(parents=True)
    try:
        with registry(mirror) as download:
            _fetch_all(jars, folders, progress, download)
    finally:
        shutil.rmtree(folders.staging, ignore_errors=True)


def _check_room(jars: list[Jar], cache: Path) -> None:
    needed = sum(jar.size for jar in jars) + SPARE
    free = shutil.disk_usage(cache).free
    if free < needed:
        raise no_server(
            f"The disk has {free / 1e6:.0f} MB free below {cache} "
            f"and the local Neo4j needs {needed / 1e6:.0f} MB: make room"
        )


def _fetch_all(jars: list[Jar], folders: Folders, progress: Progress, download: Download) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        coming = {pool.submit(_fetch_one, jar, folders, download): jar for jar in jars}
        try:
            _report(coming, progress)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # one failed: begin no other


def _report(coming: dict[Future[None], Jar], progress: Progress) -> None:
    done, total = 0, sum(jar.size for jar in coming.values())
    progress("fetching Neo4j", done, total)
    for came in as_completed(coming):
        came.result()
        done += coming[came].size
        progress("fetching Neo4j", done, total)


def _fetch_one(jar: Jar, folders: Folders, download: Download) -> None:
    new = folders.staging / f"{jar.group}-{jar.file.name}"
    download(jar, new)
    if not jar.is_whole(new):
        raise no_server(
            f"The jar {jar.name} that came over the network is not the one that jars.lock "
            "names by its SHA-256, and was thrown away: try again, or another network"
        )
    file = folders.jars / jar.file
    file.parent.mkdir(parents=True, exist_ok=True)
    new.replace(file)
