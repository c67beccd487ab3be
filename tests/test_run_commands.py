"""The verbs about runs: listed, shown, undone, verified."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from api.cli import app
from graph.runs import load
from graph.store import Access, Store
from tests import small
from tests.commands import own_server
from tests.graphs import asked, saying, tampered
from tests.test_runs import dearer


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    error: BaseException | None


Ask = Callable[..., Said]


@pytest.fixture
def ask(access: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command in this process, against the server of the tests."""
    for name, value in (own_server(access, tmp_path) | {"COLUMNS": "80"}).items():
        monkeypatch.setenv(name, value)

    def asked(*words: str) -> Said:
        done = CliRunner().invoke(app, list(words))
        error = None if isinstance(done.exception, SystemExit) else done.exception
        return Said(done.exit_code, done.stdout, error)

    return asked


@pytest.fixture
def told(empty: Store) -> Store:
    """The made-up graph in version 2, of which the first was changed."""
    load(empty, small.reading())
    load(empty, saying(dearer()))
    return empty


def test_runs_are_listed_and_one_is_shown(told: Store, ask: Ask) -> None:
    listed = ask("runs").out.splitlines()
    assert [line.split()[0] for line in listed if line.strip()[:1].isdigit()] == ["2", "1"]
    assert all(cell_len(line) <= 80 for line in listed)
    shown = ask("run", "2").out
    assert "1 added, 1 ended" in shown
    assert f"small sha256:{'0' * 64}" in shown
    found = json.loads(ask("run", "2", "--json").out)
    assert [json.loads(ask("runs", "--json").out)[0]] == [found]
    assert (found["run"], found["source"], found["published"]) == (2, "small", "2026-01-01")


def test_an_undone_run_is_marked_and_its_graph_verified(told: Store, ask: Ask) -> None:
    hashes = [json.loads(ask("verify", "--known-at", v, "--json").out)["hash"] for v in "12"]
    said = " ".join(ask("undo", "2").out.split())
    assert said == (
        "Run 3 undid run 2: 1 statements stated again, 1 ended. Version 3; versions before it are "
        "as they were."
    )
    listed = ask("runs").out
    assert "undid 2" in listed
    assert "undone by 3" in listed
    again = ask("verify")
    assert (again.code, f"hash   {hashes[0]}" in again.out) == (0, True)
    assert "This is what its runs made it." in again.out
    assert hashes[0] != hashes[1]


def test_a_graph_that_somebody_changed_ends_with_one(told: Store, ask: Ask, access: Access) -> None:
    tampered(access, "MATCH ()-[s {key: 'own/1'}]->() SET s.title = 'mine'")
    found = ask("verify")
    assert found.code == 1
    assert "1 statement no longer as written, the first: " in found.out
    assert asked(told, "MATCH (r:Run) RETURN count(r)") == [[2]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "7"), "there is no run 7"),
        (("undo", "7"), "there is no run 7"),
        (("undo", "1"), "run 2 of small builds on run 1; undo run 2 first"),
        (("verify", "--known-at", "3"), "there is no version 3"),
        (("decide", "mine", "mill", "--same", "--why", " "), "say --why: whoever looks at it"),
        (("dispute", "a.1", "--why", ""), "say --why: whoever looks at it"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    words: tuple[str, ...], said: str, told: Store, ask: Ask
) -> None:
    assert str(ask(*words).error).startswith(said)
