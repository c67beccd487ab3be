"""Neo4j 5.26 LTS, the oldest that is promised, in a folder of its own."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph import local
from graph.errors import Unreachable
from graph.local import java
from graph.local.config import ADMIN, LOOPBACK, flags_of
from graph.local.fetch import fetch
from graph.local.jars import locked
from graph.local.launch import free_port
from graph.progress import silent
from graph.store import Access, connect

LOCK = Path(__file__).parent / "data" / "neo4j-5.26.lock"
MAIN = "org.neo4j.server.CommunityEntryPoint"
PASSWORD = "in-a-test-only"
SETTINGS = """\
server.default_listen_address={host}
server.bolt.listen_address={host}:{port}
server.http.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.transaction.timeout=60s
db.tx_log.preallocate=false
server.memory.pagecache.size=128m
"""


@contextmanager
def running(home: Path, package: Path | None) -> Iterator[Access]:
    """Give a server of that release, run by the packaged Java or by the one of JAVA_HOME."""
    port = free_port()
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(SETTINGS.format(host=LOOPBACK, port=port))
    folders = local.Folders(local.Folders.from_env(os.environ).cache, home)
    jars = os.pathsep.join(map(str, fetch(locked(LOCK), folders, silent, "")))
    found = java.find(os.environ, package)
    where = [MAIN, f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"]
    command = [str(found.program), "-Xmx1g", *flags_of(found), "-cp", jars]
    places = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    password = [*command, ADMIN, "dbms", "set-initial-password", PASSWORD]
    subprocess.run(password, env=os.environ | places, check=True, capture_output=True)
    with (home / "log").open("wb") as log:
        server = subprocess.Popen([*command, *where], stdout=log, stderr=log)
    try:
        access = Access(f"bolt://{LOOPBACK}:{port}", "neo4j", PASSWORD)
        _wait_for(access)
        yield access
    finally:
        server.terminate()
        server.wait(60)


def _wait_for(access: Access) -> None:
    for _ in range(60):
        try:
            with connect(access):
                return
        except Unreachable:
            time.sleep(1)
    raise AssertionError("Neo4j 5.26 did not come up in a minute")
