"""A statement that somebody disputes is shown as disputed with every answer that it stands in."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.disputing import Doubter, dispute
from graph.model import SucceededBy
from graph.runs import load
from graph.store import Access, Store
from tests.commands import inside, own_server
from tests.graphs import asked, saying
from tests.small import AS_OF, said

ME = Doubter("another mill of this name", "me", date(2026, 11, 22))
FRAME = ("--as-of", str(AS_OF))
LATER = SucceededBy(**said("next", "mill", "lab"), valid_from=AS_OF)  # type: ignore[arg-type]
#: the statement that is disputed, by its key, and what is asked about it
STEEL, PLACE, PAID = "tie/3", "mill/at", "choice/of"


@dataclass(frozen=True)
class Asking:
    """The command line on the small graph, and somebody who disputes what it holds."""

    store: Store
    env: dict[str, str]

    def ask(self, *words: str) -> str:
        shown = inside(*words, *(() if words[0] == "why" else FRAME), env=self.env)
        assert shown.code == 0, shown.err
        return shown.out

    def doubt(self, key: str) -> None:
        ((id,),) = asked(self.store, "MATCH ()-[s {key: $key}]->() RETURN s.id", key=key)
        dispute(self.store, id, ME)


@pytest.fixture
def graph(empty: Store, access: Access, tmp_path: Path) -> Asking:
    load(empty, saying(LATER))
    return Asking(empty, own_server(access, tmp_path) | {"COLUMNS": "200"})


@pytest.mark.parametrize(
    ("key", "asked_for", "mark"),
    [
        (STEEL, ("company", "mill"), "disputed by me"),
        (STEEL, ("path", "mill", "yard"), "   disputed"),
        (STEEL, ("partnerships", "mill"), "dis.: statements that somebody disputes"),
        (STEEL, ("partnerships", "--anchor", "mill"), "dis.: statements that somebody disputes"),
        (STEEL, ("neighbourhood", "mill"), "dis.: statements that somebody disputes"),
        (STEEL, ("candidates",), "dis.: statements that somebody disputes"),
        (STEEL, ("flows",), "1 statement behind them disputed."),
        (STEEL, ("flows", "--currency", "KRW", "--year", "2025"), "statements disputed"),
        (PLACE, ("company", "mill"), "disputed by me"),
        (PLACE, ("why", "mill"), "disputed by me"),
        (PLACE, ("path", "mill", "yard"), "South!"),
        (PLACE, ("partnerships", "mill"), "South (disputed)"),
        (PLACE, ("neighbourhood", "yard"), "South!"),
        (PLACE, ("candidates",), "! the place is disputed: 1 row;"),
        (PAID, ("company", "mill"), "disputed by me"),
        ("next", ("company", "mill"), "disputed by me"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else part,
)  # fmt: skip
def test_a_table_marks_it(key: str, asked_for: Sequence[str], mark: str, graph: Asking) -> None:
    before = graph.ask(*asked_for)
    assert "disputed" not in before
    assert "dis." not in before
    assert "!" not in before
    graph.doubt(key)
    assert " ".join(mark.split()) in " ".join(graph.ask(*asked_for).split())


def marked(found: Any) -> list[Any]:
    """Every record of an answer that says that it, or something in it, is disputed."""
    if isinstance(found, list):
        return [one for part in found for one in marked(part)]
    if not isinstance(found, dict):
        return []
    own = [found] if found.get("disputed") or found.get("place_disputed") else []
    return own + [one for part in found.values() for one in marked(part)]


@pytest.mark.parametrize(
    ("key", "asked_for", "records"),
    [
        (STEEL, ("company", "mill", "--json"), 1),
        (STEEL, ("path", "mill", "yard", "--json"), 1),
        (STEEL, ("partnerships", "mill", "--json"), 2),  # of its relation, and of any
        (STEEL, ("partnerships", "--anchor", "mill", "--json"), 2),
        (STEEL, ("neighbourhood", "mill", "--json"), 1),
        (STEEL, ("candidates", "--json"), 2),  # both its ends
        (STEEL, ("flows", "--json"), 1),
        (STEEL, ("query", "customers_of", "-p", "company_id=mill", "--json"), 1),
        (STEEL, ("query", "suppliers_of", "-p", "company_id=yard", "--json"), 1),
        (STEEL, ("query", "ties_among", "-p", 'ids=["mill","yard"]', "--json"), 1),
        (STEEL, ("query", "ties_by_partner_region", "--json"), 4),
        ("tie/7", ("query", "partners_of", "-p", "company_id=mill", "--json"), 1),
        ("own/1", ("query", "ownership_of", "-p", "company_id=mill", "--json"), 1),
        ("next", ("query", "succession_of", "-p", "company_id=mill", "--json"), 1),
        (PAID, ("query", "selected_in", "-p", "programme_id=prog", "--json"), 1),
        (PLACE, ("query", "said_of", "-p", "company_id=mill", "--json"), 1),
        (PLACE, ("company", "mill", "--json"), 1),
        (PLACE, ("why", "mill", "--json"), 1),
        (PLACE, ("candidates", "--json"), 1),
        (PLACE, ("neighbourhood", "yard", "--json"), 1),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else part,
)
def test_json_has_a_field_for_it(
    key: str, asked_for: Sequence[str], records: int, graph: Asking
) -> None:
    assert marked(json.loads(graph.ask(*asked_for))) == []
    graph.doubt(key)
    assert len(marked(json.loads(graph.ask(*asked_for)))) == records


@pytest.mark.parametrize(
    ("asked_for", "edges"), [(("path", "mill", "yard"), 1), (("partnerships", "mill"), 1)]
)
def test_a_graph_for_other_programs_has_a_field_for_it(
    asked_for: Sequence[str], edges: int, graph: Asking
) -> None:
    def doubted() -> list[int]:
        text = graph.ask(*asked_for, "--format", "networkx-json")
        one = nx.node_link_graph(json.loads(text), edges="edges")
        other = nx.parse_graphml(
            graph.ask(*asked_for, "--format", "graphml"), force_multigraph=True
        )
        return [sum(bool(of["disputed"]) for *_, of in g.edges(data=True)) for g in (one, other)]

    assert doubted() == [0, 0]
    graph.doubt(STEEL)
    assert doubted() == [edges, edges]


def of_a_column(found: Any) -> set[Any]:
    """The different values of a column of a page, which lists them or says which stands where."""
    return set(found if isinstance(found, list) else found["of"])


def test_a_page_has_it_with_the_tie_and_with_the_statement(graph: Asking, tmp_path: Path) -> None:
    def page() -> dict[str, Any]:
        graph.ask("draw", "mill", "--out", str(tmp_path / "mill.html"))
        text = (tmp_path / "mill.html").read_text("utf-8")
        found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text)
        assert found
        made: dict[str, Any] = json.loads(found[1])
        return made

    def doubted(made: dict[str, Any]) -> list[set[Any]]:
        return [of_a_column(made[part]["columns"]["disputed"]) for part in ("links", "statements")]

    before = page()
    assert (doubted(before), "disputed" in before["heading"]["evidence"]) == ([{0}, {False}], False)
    graph.doubt(STEEL)
    after = page()
    assert (doubted(after), "1 disputed" in after["heading"]["evidence"]) == (
        [{0, 1}, {False, True}],
        True,
    )
