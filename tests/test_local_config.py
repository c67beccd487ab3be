"""The settings: each with its reason, none of them open to mischief."""

from pathlib import Path

import pytest

from graph.errors import NoServer
from graph.local import Folders, config
from graph.local.config import Memory, Setup
from graph.local.java import Java

SETUP = Setup(Java(Path("java"), 25), [Path("a b.jar"), Path("c.jar")], Memory(), 7999)


def folders_in(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "cache", tmp_path / "data")


def test_every_setting_has_its_reason_above_it() -> None:
    paragraphs = config.settings(SETUP).strip().split("\n\n")
    assert all(paragraph.startswith("# ") for paragraph in paragraphs)
    assert len(paragraphs) > 5


def test_no_setting_stands_twice() -> None:
    lines = [line for line in config.settings(SETUP).splitlines() if "=" in line]
    keys = [line.split("=")[0] for line in lines if not line.startswith("#")]
    single = [key for key in keys if key != "server.jvm.additional"]
    assert sorted(set(single)) == sorted(single)


@pytest.mark.parametrize(
    "setting",
    [
        "server.default_listen_address=127.0.0.1",
        "server.bolt.listen_address=127.0.0.1:7999",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "dbms.usage_report.enabled=false",
        "client.allow_telemetry=false",
        "dbms.fleet_manager.enabled=false",
        "server.fleet_discovery.enabled=false",
        "dbms.security.allow_csv_import_from_file_urls=false",
        "db.transaction.timeout=60s",
        "server.memory.heap.max_size=1g",
        "server.memory.pagecache.size=512m",
    ],
)
def test_what_the_design_asks_for_is_set(setting: str) -> None:
    assert setting in config.settings(SETUP).splitlines()


def test_memory_can_be_chosen_and_the_first_heap_fits_into_the_heap() -> None:
    memory = Memory.from_env({"SUPERREGION_HEAP": "200m", "SUPERREGION_PAGECACHE": "64m"})
    assert (memory.heap, memory.page_cache, memory.first_heap) == ("200m", "64m", "200m")
    assert Memory.from_env({}).first_heap == "256m"


@pytest.mark.parametrize("size", ["", "lots", "1g\ndbms.security.auth_enabled=false", "0m", "-1g"])
def test_only_a_size_is_taken_for_a_size(size: str) -> None:
    if size:
        with pytest.raises(NoServer, match=r"SUPERREGION_HEAP.*512m"):
            Memory.from_env({"SUPERREGION_HEAP": size})
    else:
        assert Memory.from_env({"SUPERREGION_HEAP": size}) == Memory()


def test_an_older_java_is_not_given_a_flag_it_does_not_know() -> None:
    unsafe = "--sun-misc-unsafe-memory-access=allow"
    assert unsafe in config.flags_of(Java(Path("java"), 25))
    assert unsafe not in config.flags_of(Java(Path("java"), 21))


def test_the_file_of_arguments_survives_spaces_and_backslashes(tmp_path: Path) -> None:
    folders = folders_in(tmp_path / "a \\ b")
    config.write(folders, SETUP)
    lines = folders.java_arguments.read_text().splitlines()
    assert lines[-2] == '"-cp"'
    assert lines[-1] == '"a b.jar:c.jar"'
    assert any("a \\\\ b" in line for line in lines)


def test_folders_come_from_the_environment_or_the_platform(tmp_path: Path) -> None:
    env = {"SUPERREGION_CACHE": str(tmp_path / "c"), "SUPERREGION_HOME": str(tmp_path / "h")}
    assert Folders.from_env(env) == Folders(tmp_path / "c", tmp_path / "h")
    usual = Folders.from_env({})
    assert usual.cache.name == usual.data.name == "superregion"
    assert usual.cache != usual.data


def test_the_password_is_in_no_command() -> None:
    folders = Folders(Path("cache"), Path("data"))
    assert config.password_command(folders, SETUP)[-1] == f"@{folders.password}"
