"""The jars: what the lock file says, and fetching them whole, once, or not at all."""

import hashlib
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import disk_usage

import pytest

from graph.errors import NoServer
from graph.local import Folders, silent
from graph.local.fetch import fetch
from graph.local.jars import LOCK, Jar, locked, missing

ROOT = Path(__file__).parents[1]
FETCH = """
import sys
from pathlib import Path
from graph.local import Folders, silent
from graph.local.fetch import fetch
from graph.local.jars import locked
lock, cache, mirror = sys.argv[1:]
fetch(locked(Path(lock)), Folders(Path(cache), Path(cache)), silent, mirror)
"""


@dataclass
class Registry:
    """A registry of jars that do not exist elsewhere, on this machine."""

    content: dict[str, bytes]
    asked: list[str] = field(default_factory=list)
    cut: set[str] = field(default_factory=set)  # half is sent, then the line breaks
    wait: float = 0
    mirror: str = ""


def jar_of(name: str, content: bytes) -> Jar:
    return Jar("org.fake", name, "1", "", hashlib.sha256(content).hexdigest(), len(content))


def lines_of(jars: list[Jar]) -> str:
    return "".join(f"{jar.name} {jar.sha256} {jar.size}\n" for jar in jars)


@pytest.fixture
def jars() -> list[Jar]:
    return [jar_of(name, name.encode() * 50_000) for name in ("alpha", "beta", "gamma")]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "cache", tmp_path / "data")


@pytest.fixture
def registry(jars: list[Jar]) -> Iterator[Registry]:
    paths = {f"/org/fake/{j.artifact}/1/{j.artifact}-1.jar": j.artifact for j in jars}
    known = Registry({path: name.encode() * 50_000 for path, name in paths.items()})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler_of(known)) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        known.mirror = f"http://127.0.0.1:{server.server_port}"
        yield known
        server.shutdown()


def handler_of(registry: Registry) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            registry.asked.append(self.path)
            time.sleep(registry.wait)
            content = registry.content[self.path]
            cut = self.path in registry.cut
            with suppress(ConnectionError):  # whoever asked may have been killed
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content[: len(content) // 2] if cut else content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


def test_the_lock_names_the_server_and_every_jar_has_its_own_place() -> None:
    jars = locked()
    names = {jar.name for jar in jars}
    assert {"org.neo4j:neo4j:2026.09.0", "org.neo4j.app:neo4j-server:2026.09.0"} <= names
    assert len({jar.file for jar in jars}) == len(jars) == len(names)
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)


def test_the_lock_is_sorted_and_holds_no_address() -> None:
    lines = [line for line in LOCK.read_text("utf-8").splitlines() if line[0] != "#"]
    assert lines == sorted(lines)
    assert "//" not in LOCK.read_text("utf-8")


def test_a_classifier_is_part_of_the_name_of_the_file() -> None:
    jar = next(jar for jar in locked() if jar.classifier == "linux-x86_64")
    assert jar.file.name.endswith("-linux-x86_64.jar")


def test_jars_are_fetched_once(jars: list[Jar], folders: Folders, registry: Registry) -> None:
    first = fetch(jars, folders, silent, registry.mirror)
    assert fetch(jars, folders, silent, registry.mirror) == first
    assert len(registry.asked) == 3
    assert missing(jars, folders.jars) == []


def test_fetching_tells_how_many_bytes_have_come(
    jars: list[Jar], folders: Folders, registry: Registry
) -> None:
    told: list[tuple[str, int, int]] = []
    fetch(jars, folders, lambda *step: told.append(step), registry.mirror)
    total = sum(jar.size for jar in jars)
    assert told[0] == ("fetching Neo4j", 0, total)
    assert told[-1] == ("fetching Neo4j", total, total)


@pytest.mark.parametrize("damage", [b"", b"alph", b"x" * 250_000])
def test_a_damaged_jar_is_found_and_only_that_one_is_fetched_again(
    jars: list[Jar], folders: Folders, registry: Registry, damage: bytes
) -> None:
    alpha, *_ = fetch(jars, folders, silent, registry.mirror)
    alpha.write_bytes(damage)
    fetch(jars, folders, silent, registry.mirror)
    assert registry.asked[3:] == ["/org/fake/alpha/1/alpha-1.jar"]
    assert alpha.read_bytes() == b"alpha" * 50_000


def test_another_jar_under_the_right_name_is_refused_by_name(
    jars: list[Jar], folders: Folders, registry: Registry
) -> None:
    registry.content["/org/fake/beta/1/beta-1.jar"] = b"evil" * 50_000
    with pytest.raises(NoServer, match=r"org\.fake:beta:1 .*SHA-256.*NEO4J_URI"):
        fetch(jars, folders, silent, registry.mirror)
    assert not (folders.jars / "org.fake" / "beta-1.jar").exists()
    assert not folders.staging.exists()


def test_a_line_that_breaks_leaves_no_half_jar_and_the_rest_need_not_come_again(
    jars: list[Jar], folders: Folders, registry: Registry
) -> None:
    registry.cut = {"/org/fake/gamma/1/gamma-1.jar"}
    with pytest.raises(NoServer, match=r"network.*org\.fake:gamma:1"):
        fetch(jars, folders, silent, registry.mirror)
    assert [jar.artifact for jar in missing(jars, folders.jars)] == ["gamma"]
    registry.cut = set()
    fetch(jars, folders, silent, registry.mirror)
    assert registry.asked.count("/org/fake/alpha/1/alpha-1.jar") == 1


def test_a_killed_download_leaves_no_half_jar(
    jars: list[Jar], folders: Folders, registry: Registry
) -> None:
    registry.wait = 3
    process = fetching(jars, folders, registry)
    while len(registry.asked) < 3:
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert not folders.jars.exists() or missing(jars, folders.jars) == jars
    registry.wait = 0
    fetch(jars, folders, silent, registry.mirror)
    assert not folders.staging.exists()


def test_of_two_processes_at_once_one_fetches(
    jars: list[Jar], folders: Folders, registry: Registry
) -> None:
    registry.wait = 0.5
    both = [fetching(jars, folders, registry) for _ in range(2)]
    assert [process.wait(20) for process in both] == [0, 0]
    assert sorted(registry.asked) == sorted(registry.content)


def test_without_a_network_one_sentence_says_so_within_five_seconds(
    jars: list[Jar], folders: Folders
) -> None:
    begin = time.monotonic()
    with pytest.raises(NoServer, match=r"network.*NEO4J_URI") as caught:
        fetch(jars, folders, silent, f"http://127.0.0.1:{closed_port()}")
    assert time.monotonic() - begin < 5
    assert caught.value.__cause__ is caught.value.__context__ is None  # no address in a traceback


def test_a_mirror_with_a_password_is_refused_without_repeating_it(
    jars: list[Jar], folders: Folders
) -> None:
    with pytest.raises(NoServer, match=r"SUPERREGION_MAVEN.*\.netrc") as caught:
        fetch(jars, folders, silent, "http://me:hunter2@127.0.0.1:9")
    assert "hunter2" not in str(caught.value)


def test_without_room_on_the_disk_nothing_is_fetch(
    jars: list[Jar], folders: Folders, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = disk_usage(Path.cwd())._replace(free=1_000_000)
    monkeypatch.setattr("graph.local.fetch.shutil.disk_usage", lambda path: full)
    with pytest.raises(NoServer, match=r"disk has 1 MB free.*NEO4J_URI"):
        fetch(jars, folders, silent, registry.mirror)
    assert registry.asked == []


def fetching(jars: list[Jar], folders: Folders, registry: Registry) -> subprocess.Popen[bytes]:
    folders.cache.mkdir(exist_ok=True)
    lock = folders.cache / "few.lock"
    lock.write_text(lines_of(jars), "utf-8")
    words = [str(lock), str(folders.cache), registry.mirror]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", FETCH, *words], env=env)


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
