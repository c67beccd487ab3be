"""A made-up network goes into the graph whole, and is never taken for anything else."""

import re
from pathlib import Path

import pytest

from graph.progress import silent
from graph.store import Access, Store
from ingest.made_up.noise import LEVELS
from ingest.made_up.plan import Plan
from ingest.made_up.writing import write
from tests.bench_recovery import read, rows
from tests.commands import own_server, run

PAGE = Path(__file__).parent.parent / "docs" / "made-up.md"


@pytest.mark.parametrize("noise", LEVELS)
def test_every_row_is_taken_without_a_doubt(noise: str, tmp_path: Path) -> None:
    write(Plan(300, 1500, 7, LEVELS[noise]), tmp_path, silent)
    made = read(tmp_path)
    assert {file.name: (file.rows, file.rejected) for file in made.files} == {
        "regions.csv": (17, 0),
        "companies.csv": (300, 0),
        "ties.csv": (1500, 0),
        "ownership.csv": (12, 0),
    }
    assert not list(made.remarks)


def test_every_statement_says_that_it_is_synthetic(tmp_path: Path) -> None:
    write(Plan(300, 1500, 7, LEVELS["medium"]), tmp_path, silent)
    made = read(tmp_path)
    assert {statement.evidence for statement in made.statements} == {"synthetic"}
    assert made.source.missing.startswith("everything: it is made up")


def test_the_roles_are_not_among_what_is_loaded(tmp_path: Path) -> None:
    write(Plan(300, 1500, 7, LEVELS["none"]), tmp_path, silent)
    said = " ".join(str(statement) for statement in read(tmp_path).statements)
    assert "hub" not in said
    assert "planted" not in said
    assert "truth" not in said


def test_the_commands_of_the_page_lead_to_a_list_and_a_card(
    empty: Store, access: Access, tmp_path: Path
) -> None:
    block = re.search(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert block
    smaller = block[1].replace(" 2000 ", " 300 ").replace(" 10000 ", " 1500 ")
    env, made = own_server(access, tmp_path), str(tmp_path / "made")
    for command in smaller.splitlines():
        words = [re.sub("^made-up", made, word) for word in command.split()[1:]]
        shown = run(*words, env=env)
        assert shown.code == 0, shown.err
    assert "made-up-1: everything: it is made up" in shown.out
    assert re.search(r"Scored: \d{3}", shown.out)
    name = rows(tmp_path / "made" / "companies.csv")[0]["name"]
    assert "synthetic" in run("company", name, env=env).out
