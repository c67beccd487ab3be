"""The benchmark compares like with like, and says what it measured."""

import json
from pathlib import Path

import pytest

from graph import local
from graph.store import Access, Store
from tests.bench_clock import Clock, Cost, Timed
from tests.bench_load import CHANGED, FIRST, OURS, PLAIN, TOLD, Pair, Size, UnequalGraphs
from tests.bench_page import BEGIN, END, cells, line, markdown, rewrite, rows
from tests.bench_profile import profile
from tests.bench_records import changed, reading
from tests.bench_time import ALONE, ASKED, HISTORY, compare
from tests.graphs import asked, tampered


@pytest.fixture
def pair(empty: Store, access: Access, server: local.Server) -> Pair:
    told: list[Timed] = []
    return Pair(empty, access, Clock(server.pid, told.append), Size(500, changed=5, rounds=1))


def test_both_loaders_make_the_same_graph_and_both_are_timed(pair: Pair) -> None:
    pair.run()
    assert {(t.work, t.by) for t in pair.clock.kept if t.round == 1} >= {
        (FIRST, OURS),
        (FIRST, PLAIN),
        (CHANGED, TOLD),
    }


def test_a_question_has_the_same_answer_with_and_without_history(
    empty: Store, server: local.Server
) -> None:
    clock = Clock(server.pid, lambda timed: None)
    compare(empty, clock, 600, 1)
    assert {(t.work, t.by) for t in clock.kept} == {
        (name, by) for name in ASKED for by in (ALONE, HISTORY)
    }
    assert asked(empty, "MATCH ()-[s:SUPPLIES]->() WHERE s.until IS NOT NULL RETURN count(s)") > [
        [0]
    ]


def test_unequal_graphs_are_no_comparison(pair: Pair, access: Access) -> None:
    def lose_one(timed: Timed) -> None:
        if (timed.work, timed.by) == (FIRST, PLAIN):
            tampered(access, "MATCH ()-[s:SUPPLIES]->() WITH s LIMIT 1 DELETE s")

    pair.clock.tell = lose_one
    with pytest.raises(UnequalGraphs, match="round 0"):
        pair.run()


def test_the_parts_of_a_load_add_up_to_all_of_it(empty: Store, server: local.Server) -> None:
    *parts, whole = profile(empty, server.pid, 500)
    assert {"stated", "add_nodes", "add_statements", "add_facts", "close_run", "copy_facts"} <= {
        t.work for t in parts
    }
    assert sum(t.cost.wall for t in parts) == pytest.approx(whole.cost.wall)


def test_the_made_up_source_is_as_large_as_asked_and_always_the_same() -> None:
    told = reading(1_000)
    assert (len(told.statements), len({s.key for s in told.statements})) == (1_000, 1_000)
    assert told == reading(1_000)
    assert len(set(changed(told, 7).statements) - set(told.statements)) == 7


def test_ratios_are_of_the_same_round_and_the_first_round_is_left_out() -> None:
    ours = [Timed("load", "ours", n, Cost(n + 1, 1, 1)) for n in range(3)]
    plain = [Timed("load", "plain", n, Cost(n + 2, 1, 3)) for n in range(3)]
    assert list(rows([*ours, *plain])) == [
        ("load", "ours", "2.50", "1.00", "1.00", "", ""),
        ("load", "plain", "3.50", "1.00", "3.00", "1.42 (1.33–1.50)", "2.00 (2.00–2.00)"),
    ]


def test_a_measurement_is_a_line_of_json() -> None:
    told = json.loads(line(Timed("load", "ours", 1, Cost(1.5, 0.5, 0.25))))
    assert told == {
        "work": "load",
        "by": "ours",
        "round": 1,
        "wall": 1.5,
        "client": 0.5,
        "server": 0.25,
    }


def test_the_page_keeps_what_stands_around_its_tables(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}old\n{END}\nafter\n")
    rewrite(page, markdown(*cells([Timed("load", "ours", 0, Cost(1, 2, 3))])))
    table = (
        "| work | seconds | client | server |\n"
        "| --- | --: | --: | --: |\n"
        "| load | 1.00 | 2.00 | 3.00 |"
    )
    assert page.read_text() == f"before\n{BEGIN}\n{table}\n\n{END}\nafter\n"
