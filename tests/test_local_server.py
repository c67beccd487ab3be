"""The managed server as it runs: who can reach it, what it gives away, who may share it."""

import os
import socket
import stat
from collections.abc import Iterator
from typing import Any

import neo4j
import psutil
import pytest
from neo4j.exceptions import Neo4jError

from graph import local
from graph.errors import NoServer
from graph.local import Folders, Server, config
from graph.local.record import forget_users


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return Folders(Folders.from_env(os.environ).cache, tmp_path_factory.mktemp("local"))


@pytest.fixture(scope="module")
def server(folders: Folders) -> Iterator[Server]:
    with local.running(folders) as running:
        yield running


@pytest.fixture(scope="module")
def driver(server: Server) -> Iterator[neo4j.Driver]:
    auth = (server.user, server.password)
    with neo4j.GraphDatabase.driver(server.uri, auth=auth) as driver:
        yield driver


def connections_of(server: Server) -> Iterator[Any]:
    java = psutil.Process(server.pid)
    for process in [java, *java.children(recursive=True)]:
        yield from process.net_connections("inet")


def test_it_listens_on_loopback_only(server: Server) -> None:
    listening = [c.laddr for c in connections_of(server) if c.status == psutil.CONN_LISTEN]
    assert [(a.ip.removeprefix("::ffff:"), a.port) for a in listening] == [
        (config.LOOPBACK, int(server.uri.rsplit(":", 1)[1]))
    ]


def test_it_opens_no_udp_socket(server: Server) -> None:
    assert [c for c in connections_of(server) if c.type == socket.SOCK_DGRAM] == []


@pytest.mark.parametrize(
    ("address", "setting"),
    [
        ("file:///etc/passwd", "allow_csv_import_from_file_urls"),
        ("http://127.0.0.1:1/a.csv", "cypher_ip_blocklist"),
    ],
)
def test_a_reading_session_can_load_neither_a_file_nor_an_address(
    driver: neo4j.Driver, address: str, setting: str
) -> None:
    with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
        rows = session.run("LOAD CSV FROM $address AS line RETURN line", address=address)
        with pytest.raises(Neo4jError, match=setting):
            rows.consume()


def test_a_question_may_take_sixty_seconds_and_no_longer(driver: neo4j.Driver) -> None:
    shown = driver.execute_query("SHOW SETTINGS 'db.transaction.timeout' YIELD value")
    assert [record["value"] for record in shown.records] in (["60s"], ["1m"])


def test_the_password_is_read_by_its_owner_only(server: Server, folders: Folders) -> None:
    assert server.password_file.read_text().strip() == server.password
    assert stat.S_IMODE(server.password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folders.home.stat().st_mode) == 0o700


def test_the_password_shows_nowhere_else(server: Server, folders: Folders) -> None:
    assert server.password not in repr(server)
    files = [file for file in folders.data.rglob("*") if file.is_file()]
    secret = server.password.encode()
    assert [f for f in files if secret in f.read_bytes()] == [server.password_file]
    processes = psutil.process_iter(["cmdline"])
    assert not [p for p in processes if server.password in " ".join(p.info["cmdline"] or [])]


def test_a_wrong_password_is_refused(server: Server) -> None:
    with (
        neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver,
        pytest.raises(Neo4jError, match="unauthorized"),
    ):
        driver.verify_connectivity()


def test_status_finds_it(server: Server, folders: Folders) -> None:
    assert local.status(folders) == server


def test_it_can_be_shared_and_outlives_a_guest(server: Server, folders: Folders) -> None:
    with local.running(folders) as same:
        assert same == server
    assert local.status(folders) == server


def test_a_running_database_is_not_wiped(server: Server, folders: Folders) -> None:
    with pytest.raises(NoServer, match="db stop"):
        local.wipe(folders)
    assert local.status(folders) == server


def test_a_reused_pid_is_not_taken_for_a_user(server: Server, folders: Folders) -> None:
    ghost = folders.users / f"{os.getpid()}-ghost"
    ghost.write_text(f'{{"pid": {os.getpid()}, "born": 1.0}}')
    forget_users(folders, gone_only=True)
    assert not ghost.exists()
    assert local.status(folders) == server
