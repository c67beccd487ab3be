"""`superregion db` and the demo, on a local server of their own."""

import os
import stat
from pathlib import Path

import pytest

from graph.local import Folders
from tests.commands import run


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    cache = Folders.from_env(os.environ).cache
    return {"SUPERREGION_HOME": str(tmp_path / "home"), "SUPERREGION_CACHE": str(cache)}


def test_the_local_server_is_started_filled_asked_stopped_and_wiped(
    env: dict[str, str],
) -> None:
    home = Path(env["SUPERREGION_HOME"])
    assert run("db", "path", env=env).out.strip() == str(home)
    assert run("db", "status", env=env).code == 3
    started = run("db", "start", env=env)
    try:
        assert "bolt://127.0.0.1:" in started.out
        password = home / "password"
        assert stat.S_IMODE(password.stat().st_mode) == 0o600
        assert password.read_text().strip() not in started.out + started.err
        assert run("db", "status", env=env).code == 0
        assert run("load", "bundled", env=env).code == 0
        assert run("db", "wipe", "--yes", env=env).code == 1
        assert "구영테크" in run("company", "구영테크", env=env).out
    finally:
        stopped = run("db", "stop", env=env)
    assert "stopped" in stopped.out
    assert "it was not running" in run("db", "stop", env=env).out
    assert run("db", "wipe", "--yes", env=env).code == 0
    assert not (home / "neo4j").exists()


def test_the_demo_starts_a_server_shows_the_list_and_leaves_nothing_running(
    env: dict[str, str],
) -> None:
    shown = run("demo", env=env)
    assert shown.code == 0, shown.err
    parts = [
        "Candidates, Korean provinces",
        "The super-regional leading companies",
        "Ties between regions",
        "What this can and cannot show",
        "superregion db start",
    ]
    places = [shown.out.index(p) for p in parts]
    assert places == sorted(places)
    assert run("db", "status", env=env).code == 3
