"""How the managed Neo4j is set up: each setting with its reason.

The text goes into neo4j.conf as it stands here, so the reasons are there too.
"""

import locale
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from graph.local.folders import Folders
from graph.local.java import Java
from graph.local.wayout import no_server

LOOPBACK = "127.0.0.1"
UNSAFE_WARNS = 23  # the first Java that knows the flag about sun.misc.Unsafe
SERVER = "org.neo4j.server.Neo4jCommunity"
ADMIN = "org.neo4j.cli.AdminTool"

SETTINGS = Template(f"""\
# Written anew by superregion at each start; changes made here are lost.

# Nobody but this machine may connect.
server.default_listen_address={LOOPBACK}
server.bolt.listen_address={LOOPBACK}:$port
server.bolt.advertised_address={LOOPBACK}:$port
# Bolt is the only door that is used.
server.http.enabled=false
server.https.enabled=false

# Nothing is reported to anybody.
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.bolt.telemetry.enabled=false
# The fleet manager sends UDP broadcasts to find other servers.
dbms.fleet_manager.enabled=false
server.fleet_discovery.enabled=false

# A reading session could read the files of this machine through LOAD CSV ...
dbms.security.allow_csv_import_from_file_urls=false
# ... and call any address that this machine can reach.
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0

# A question nobody waits for any more ends.
db.transaction.timeout=60s

# Room for a small machine; SUPERREGION_HEAP and SUPERREGION_PAGECACHE name more or less.
server.memory.heap.initial_size=$first_heap
server.memory.heap.max_size=$heap
server.memory.pagecache.size=$page_cache
# One transaction may take all the room (0), or what SUPERREGION_TRANSACTION names.
db.memory.transaction.max=$transaction
# Transaction logs take the room they fill, not 512 MB from the first day.
db.tx_log.preallocate=false
# Questions, with the values in them, are not kept on disk.
db.logs.query.enabled=OFF

# Stopping waits for clients twice, five seconds each, after the databases are safely closed.
internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s

# A setting that this version does not know is an error.
server.config.strict_validation.enabled=true

# Tools that start a Java of their own, such as the importer, take their flags from here.
$flags
""")

OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


@dataclass(frozen=True, slots=True)
class Memory:
    """How much memory the server may take."""

    heap: str = "1g"
    page_cache: str = "512m"
    transaction: str = "0"

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Memory":
        """Take SUPERREGION_HEAP, SUPERREGION_PAGECACHE and SUPERREGION_TRANSACTION."""
        usual = cls()
        return cls(
            _size(env, "SUPERREGION_HEAP", usual.heap),
            _size(env, "SUPERREGION_PAGECACHE", usual.page_cache),
            _size(env, "SUPERREGION_TRANSACTION", usual.transaction),
        )

    @property
    def first_heap(self) -> str:
        """The heap to begin with, never more than the heap there may be."""
        return min("256m", self.heap, key=_bytes)


@dataclass(frozen=True, slots=True)
class Setup:
    """What one start of the server is made of."""

    java: Java
    jars: Sequence[Path]
    memory: Memory
    port: int


def settings(setup: Setup) -> str:
    """Return the text of neo4j.conf."""
    return SETTINGS.substitute(
        port=setup.port,
        first_heap=setup.memory.first_heap,
        heap=setup.memory.heap,
        page_cache=setup.memory.page_cache,
        transaction=setup.memory.transaction,
        flags="\n".join(f"server.jvm.additional={flag}" for flag in flags_of(setup.java)),
    )


def flags_of(java: Java) -> list[str]:
    """Return what Neo4j needs to be allowed inside Java."""
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    unsafe = ["--sun-misc-unsafe-memory-access=allow"] if java.version >= UNSAFE_WARNS else []
    return [*opened, "--enable-native-access=ALL-UNNAMED", *unsafe]


def write(folders: Folders, setup: Setup) -> None:
    """Write neo4j.conf and the file of Java's own arguments."""
    folders.conf.mkdir(parents=True, exist_ok=True)
    (folders.conf / "neo4j.conf").write_text(settings(setup), "utf-8")
    lines = "\n".join(_quoted(word) for word in _java_arguments(folders, setup))
    folders.java_arguments.write_text(lines, locale.getencoding())  # Java reads it in that one


def server_command(folders: Folders, setup: Setup) -> list[str]:
    """Return the command that runs the server."""
    home, conf = f"--home-dir={folders.home}", f"--config-dir={folders.conf}"
    return [*_java(folders, setup), SERVER, home, conf, "--console-mode"]


def password_command(folders: Folders, setup: Setup) -> list[str]:
    """Return the command that sets the first password.

    It reads the password out of our file, because what stands in a command can be read by
    every user of the machine; and it is the tool itself, not its starter, which would start
    a second Java.
    """
    quick = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # over in a second
    password = f"@{folders.password}"
    return [*_java(folders, setup), *quick, ADMIN, "dbms", "set-initial-password", password]


def admin_command(folders: Folders, setup: Setup, *words: str) -> list[str]:
    """Return the command of Neo4j's tool for databases that rest, not of its starter."""
    return [*_java(folders, setup), ADMIN, *words]


def _java(folders: Folders, setup: Setup) -> list[str]:
    return [str(setup.java.program), f"@{folders.java_arguments}"]


def _java_arguments(folders: Folders, setup: Setup) -> list[str]:
    scratch = folders.home / "run"
    return [
        f"-Xms{setup.memory.first_heap}",
        f"-Xmx{setup.memory.heap}",
        "-XX:+ExitOnOutOfMemoryError",  # a server without memory answers nothing right
        f"-Djava.io.tmpdir={scratch}",  # native parts are unpacked in our home, not elsewhere
        f"-Djna.tmpdir={scratch}",
        *flags_of(setup.java),
        "-cp",
        os.pathsep.join(map(str, setup.jars)),
    ]


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _size(env: Mapping[str, str], name: str, usual: str) -> str:
    size = env.get(name) or usual
    if size != usual and not re.fullmatch(r"[1-9]\d{0,6}[kmg]", size):
        raise no_server(f"{name} is {size!r}: write a size such as 512m or 2g")
    return size


def _bytes(size: str) -> int:
    return int(size[:-1]) << (10 * "kmg".index(size[-1]))
