"""Partnerships, neighbourhoods and paths on the command line."""

import json
from pathlib import Path

import networkx as nx
import pytest
from rich.cells import cell_len

from graph.frame import Frame
from graph.store import Access, Store
from tests.commands import Ran, own_server, run

Korea = tuple[Store, Frame]
ASKED = [
    ("neighbourhood", "구영테크", "--hops", "2"),
    ("path", "구영테크", "유성기업"),
    ("partnerships", "현대자동차"),
    ("partnerships",),
    ("partnerships", "--year", "2021", "--currency", "KRW"),
    ("partnerships", "현대자동차", "--year", "2023", "--currency", "KRW"),
]
GRAPHS = [ASKED[0], ASKED[1], ASKED[2], ("partnerships", "--anchor", "현대자동차")]


@pytest.fixture
def env(access: Access, tmp_path: Path) -> dict[str, str]:
    return own_server(access, tmp_path)


def words(shown: Ran) -> str:
    return " ".join(shown.out.split())


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_tables_fit_the_terminal(asked: tuple[str, ...], korea: Korea, env: dict[str, str]) -> None:
    shown = run(*asked, env=env | {"COLUMNS": "80"})
    assert (shown.code, shown.err.strip()) == (0, "")
    assert all(cell_len(line) <= 80 for line in shown.out.splitlines())
    assert "version 1" in words(shown)


@pytest.mark.parametrize("asked", GRAPHS, ids=" ".join)
def test_each_is_given_as_a_graph_in_both_formats(
    asked: tuple[str, ...], korea: Korea, env: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "graph.graphml"
    written = run(*asked, "--out", str(file), env=env)
    printed = run(*asked, "--format", "networkx-json", env=env)
    assert (written.code, written.out, printed.code) == (0, "", 0)
    assert "(in place of an older one)" not in " ".join(written.err.split())
    one = nx.read_graphml(file, edge_key_type=str, force_multigraph=True)
    other = nx.node_link_graph(json.loads(printed.out), edges="edges")
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert sorted(one.edges(keys=True)) == sorted(other.edges(keys=True))
    assert one.size() > 0
    assert f"{len(one)} nodes, {one.size()} edges" in " ".join(written.err.split())


def test_a_neighbourhood_says_who_is_tied_to_whom(korea: Korea, env: dict[str, str]) -> None:
    shown = words(run("neighbourhood", "구영테크", env=env))
    assert "3 organisations around it" in shown
    assert "현대자동차 서울~ large buys from it 1 2020 47 46" in shown


def test_a_neighbourhood_says_what_it_left_out(korea: Korea, env: dict[str, str]) -> None:
    shown = run("neighbourhood", "현대자동차", "--limit", "10", env=env)
    assert "Not shown: 38 more organisations within 1 hop." in words(shown)
    asked = json.loads(run("neighbourhood", "현대자동차", "--limit", "10", "--json", env=env).out)
    assert (asked["hidden"], len(asked["members"]), asked["system"]) == (38, 10, "kr-province")


def test_paths_show_each_tie_with_its_source(korea: Korea, env: dict[str, str]) -> None:
    shown = words(run("path", "구영테크", "유성기업", env=env))
    assert "2 shortest paths between 구영테크 and 유성기업, of 2 ties" in shown
    assert "구영테크 (대구) → 현대자동차 (서울~) ← 유성기업 (충남)" in shown
    assert "엔진부품(수요의 70%), 2011-05-25 press [3]" in shown


def test_that_there_is_no_path_is_an_answer(korea: Korea, env: dict[str, str]) -> None:
    shown = run("path", "구영테크", "유성기업", "--directed", env=env)
    assert shown.code == 0
    assert "No path of up to 4 ties from 구영테크 to 유성기업 is stated." in words(shown)
    asked = json.loads(run("path", "구영테크", "유성기업", "--max", "1", "--json", env=env).out)
    assert (asked["length"], asked["paths"]) == (None, [])


def test_the_kinds_of_tie_of_a_path_are_asked_for(korea: Korea, env: dict[str, str]) -> None:
    ends = ("path", "구영테크", "현대자동차", "--max", "1")
    assert "1 shortest path" in run(*ends, "--kind", "supplies", env=env).out
    assert "No path" in run(*ends, "--kind", "partners_with", env=env).out
    assert "supply, co-operation or partnership" in words(run(*ends, "--kind", "any", env=env))


def test_partnerships_say_how_many_sizes_are_unknown(korea: Korea, env: dict[str, str]) -> None:
    shown = words(run("partnerships", "현대자동차", env=env))
    assert "47 partners: large 1, mid 5, SME 8, size unknown 33." in shown
    pairs = words(run("partnerships", "--rows", "3", env=env))
    assert "48 large companies, 380 pairs: mid 18, SME 74, size unknown 288." in pairs
    assert "14 public corporations, 81 pairs: SME 62, size unknown 19." in pairs
    assert "Shown 3 of 48 rows; --all shows every row." in pairs


def test_public_corporations_that_give_have_a_column(korea: Korea, env: dict[str, str]) -> None:
    shown = words(run("partnerships", "성일터빈", env=env))
    assert "3 partners: public 3, size unknown 0." in shown
    assert "Relation, region size ? pub all" in shown


def test_amounts_of_unknown_sizes_stand_apart(korea: Korea, env: dict[str, str]) -> None:
    shown = words(run("partnerships", "--year", "2021", "--currency", "KRW", env=env))
    assert "Relation Other in KRW, size ? KRW, others" in shown
    none = run("partnerships", "구영테크", "--year", "1950", "--currency", "KRW", env=env)
    assert "No amount of 1950 in KRW is stated." in words(none)


def test_the_large_side_can_be_named(korea: Korea, env: dict[str, str]) -> None:
    asked = ("partnerships", "--anchor", "구영테크", "--anchor", "유성기업", "--json")
    found = json.loads(run(*asked, env=env).out)
    assert len(found["anchors"]) == 2
    assert {r["name"] for r in (*found["rows"], *found["left_out"])} == {"구영테크", "유성기업"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["neighbourhood", "테크"], "ask with the id"),
        (["neighbourhood", "구영테크", "--hops", "4"], "hops is 4; it is 1 to 3"),
        (["neighbourhood", "구영테크", "--out", "x.txt"], "name a format with --format"),
        (["neighbourhood", "구영테크", "--json", "--format", "graphml"], "ask for one"),
        (["neighbourhood", "구영테크", "--out", "no/such/folder.json"], "is no folder; make it"),
        (["path", "구영테크", "구영테크"], "are the same organisation; name two"),
        (["path", "구영테크", "없는회사"], "no organisation is called '없는회사'"),
        (["path", "구영테크", "기아", "--max", "5"], "a path has 1 to 4 ties, not 5"),
        (["partnerships", "기아", "--anchor", "기아"], "name a company, or the large side"),
        (["partnerships", "--year", "2021"], "year needs currency"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_sentence(
    asked: list[str], said: str, korea: Korea, env: dict[str, str]
) -> None:
    shown = run(*asked, env=env)
    assert (shown.code, shown.out) == (1, "")
    assert said in shown.err
    assert len(shown.err.strip().splitlines()) == 1
