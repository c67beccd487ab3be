"""Where sources differ: every conflict is listed, with the value that wins and the rule."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph import queries, winners
from graph.frame import Asked, Frame, frame_of
from graph.scope import Scope
from graph.store import Access, Store
from tests import small
from tests.commands import Ran, inside, own_server
from tests.test_winners_random import random as random
from tests.test_winners_random import said

DAY = date(2020, 1, 12)
ALL = ("size", "head_office", "name")
Key = tuple[str, str]


def scope(store: Store, **asked: object) -> Scope:
    return frame_of(store, Asked("t-province", DAY, map_of=small.AS_OF, **asked)).scope  # type: ignore[arg-type]


def held(store: Store, about: Scope) -> dict[Key, list[winners.Stated]]:
    """What holds on the day of each company and property, found without the query."""
    of: dict[Key, list[winners.Stated]] = {}
    for row in said(store, about):
        if row["organisation"] and row["id"].startswith("c"):
            offices = (p for p in row["places"] if p["role"] == "head_office")
            placed = [{**p, "property": "head_office", "value": p["region"]} for p in offices]
            for one in (*row["facts"], *placed):
                if winners.holds(one, DAY) and one["evidence"] in about.evidence:
                    of.setdefault((row["id"], one["property"]), []).append(one)
    return of


@pytest.mark.parametrize("evidence", [(), ("official", "press", "inferred")])
def test_every_conflict_is_listed_and_the_first_value_wins(
    random: Store, evidence: tuple[str, ...]
) -> None:
    about = scope(random, evidence=evidence)
    found = queries.conflicts(random, about, ALL, limit=1000)
    listed = {(c.id, c.property): c for c in found.rows if c.id.startswith("c")}
    expected = {k: of for k, of in held(random, about).items() if len({s["value"] for s in of}) > 1}
    assert listed.keys() == expected.keys()
    assert len(listed) > 20
    for key, conflict in listed.items():
        won = winners.winner(expected[key], DAY)
        assert won is not None
        assert conflict.statements[0]["id"] == won["id"]
        assert {s["id"] for s in conflict.statements} == {s["id"] for s in expected[key]}
        assert winners.rule(conflict.statements) == winners.rule(expected[key])


def test_a_list_that_was_cut_says_so(random: Store) -> None:
    assert queries.conflicts(random, scope(random), limit=3).truncated
    assert len(queries.conflicts(random, scope(random), limit=3).rows) == 3


@pytest.fixture
def ask(random: Store, access: Access, tmp_path: Path) -> Callable[..., Ran]:
    words = ("conflicts", "--system", "t-province", "--as-of", str(DAY))
    return lambda *more: inside(*words, *more, env=own_server(access, tmp_path))


def test_each_value_is_shown_with_its_source_and_the_rule(ask: Callable[..., Ran]) -> None:
    shown = ask("--rows", "2", "--property", "size").out
    assert "2 conflicts; there are more: --rows." in shown
    assert "size: by " in shown
    assert "x:1" in shown
    assert max(map(len, shown.splitlines())) <= 80
    found = json.loads(ask("--rows", "2", "--json").out)
    assert (found["truncated"], len(found["rows"])) == (True, 2)
    assert {r["rule"] for r in found["rows"]} <= set(winners.RULES.values())
    assert {r["property"] for r in found["rows"]} <= {"size", "head_office"}


def test_old_and_new_names_of_a_region_are_no_conflict(drawn: tuple[Store, Frame]) -> None:
    assert queries.conflicts(drawn[0], drawn[1].scope, ALL).rows == ()
