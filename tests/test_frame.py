"""The frame of an answer: what is asked for, what is refused, and that every answer says it."""

import inspect
import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import make_app
from api.commands import (
    candidates,
    company,
    draw,
    flows,
    neighbourhood,
    partnerships,
    path,
    query,
)
from graph.errors import BadQuestion
from graph.frame import Asked, Frame, frame_of
from graph.model import EVIDENCE
from graph.scope import FUTURE
from graph.store import Access, Store
from graph.winners import PLACE_ROLES
from tests import small
from tests.commands import Ran, inside, own_server

Drawn = tuple[Store, Frame]
Ask = Callable[..., Ran]
READ = (candidates, company, draw, flows, neighbourhood, partnerships, path, query)
OTHER = (
    "--as-of", "2026-06-30", "--map-of", "2026-07-01", "--place", "head_office",
    "--evidence", "synthetic", "--window", "2025-01-01", "--undated",
)  # fmt: skip
VERBS = {
    "candidates": (),
    "company": ("mill",),
    "partnerships": ("mill",),
    "neighbourhood": ("mill",),
    "path": ("mill", "mine"),
    "flows": (),
}


@pytest.fixture
def ask(drawn: Drawn, access: Access, tmp_path: Path) -> Ask:
    env = own_server(access, tmp_path)
    return lambda *words: inside(*words, env=env)


def test_what_is_not_asked_is_today_the_newest_version_and_everything(drawn: Drawn) -> None:
    scope = frame_of(drawn[0], Asked()).scope
    assert (scope.as_of, scope.known_at, scope.map_day) == (date.today(), 1, date.today())
    assert (scope.place_roles, scope.evidence, scope.different()) == (PLACE_ROLES, EVIDENCE, {})


def test_a_day_in_the_future_is_said_to_be_one(drawn: Drawn, ask: Ask) -> None:
    day, eve = date(2026, 7, 1), date(2026, 6, 30)
    assert frame_of(drawn[0], Asked(as_of=day), day).scope.different() == {}
    assert frame_of(drawn[0], Asked(as_of=day), eve).scope.different() == {"future": FUTURE}
    said = "As of 2999-01-01 (the day lies in the future; the answer is what is known today)"
    for verb, more in VERBS.items():
        assert said in " ".join(ask(verb, *more, "--as-of", "2999-01-01").out.split())
    found = json.loads(ask("candidates", "--as-of", "2999-01-01", "--json").out)
    assert found["heading"]["different"] == {"future": FUTURE}
    assert json.loads(ask("flows", "--as-of", "2999-01-01", "--json").out)["future"] == FUTURE


def test_the_order_and_number_of_evidence_classes_says_nothing(drawn: Drawn) -> None:
    one, other = (
        frame_of(drawn[0], Asked(evidence=classes)).scope
        for classes in (("press", "official"), ("official", "press", "press"))
    )
    assert one == other
    assert one.evidence == ("official", "press")


@pytest.mark.parametrize("version", [0, -1, 2, 99])
def test_a_version_that_is_not_there_is_said_with_those_there_are(
    drawn: Drawn, version: int
) -> None:
    with pytest.raises(BadQuestion, match=f"no version {version} in this graph; it has version 1$"):
        frame_of(drawn[0], Asked(known_at=version))


@pytest.mark.parametrize("verb", READ, ids=lambda m: m.__name__.rsplit(".", 1)[1])
def test_every_read_verb_takes_the_whole_frame(verb: object) -> None:
    taken = set(inspect.signature(verb.run).parameters)  # type: ignore[attr-defined]
    assert {f.name for f in fields(Asked)} <= taken
    assert "asked" not in taken


@pytest.mark.parametrize("verb", VERBS)
def test_every_answer_says_what_it_is_about(verb: str, ask: Ask) -> None:
    shown = ask(verb, *VERBS[verb], *OTHER)
    said = " ".join(shown.out.split())
    assert (
        "As of 2026-06-30, version 1, regions of 2026-07-01, places: head office only, evidence: "
        "synthetic only, ties of 2025-01-01 or later, with what is undated"
    ) in said, shown.err
    assert max(map(len, shown.out.splitlines())) <= 80
    usual = " ".join(ask(verb, *VERBS[verb]).out.split())
    assert f"As of {date.today()}, version 1" in usual
    assert "only" not in usual.split("version 1")[1][:40]


@pytest.mark.parametrize("verb", VERBS)
def test_every_answer_in_json_says_what_it_is_about(verb: str, ask: Ask) -> None:
    found = json.loads(ask(verb, *VERBS[verb], *OTHER, "--json").out)
    about = found.get("heading", found)
    assert (about["as_of"], about["known_at"]) == ("2026-06-30", 1)
    different = about.get("different", about)
    wanted = {
        "map_of": "2026-07-01", "place_roles": ["head_office"], "evidence": ["synthetic"],
        "undated": True, "window": "2025-01-01",
    }  # fmt: skip
    assert {k: different[k] for k in wanted} == wanted
    assert "map_of" not in json.loads(ask(verb, *VERBS[verb], "--json").out)


def test_a_graph_for_other_programs_and_a_page_say_it_too(ask: Ask, tmp_path: Path) -> None:
    found = json.loads(ask("neighbourhood", "mill", *OTHER, "--format", "networkx-json").out)
    assert found["graph"]["as_of"] == "2026-06-30"
    assert found["graph"]["evidence"] == "synthetic"
    page = tmp_path / "mill.html"
    ask("draw", "mill", *OTHER, "--out", str(page), "--lang", "ko")
    assert "2026-07-01 지역 구분" in page.read_text("utf-8")
    assert "날짜 없는 자료 포함" in page.read_text("utf-8")


def test_a_named_query_says_it_and_whether_it_was_cut(ask: Ask) -> None:
    shown = ask("query", "suppliers_of", "-p", "company_id=mill", "-p", "limit=1", "--json")
    found = json.loads(shown.out)
    assert (found["known_at"], found["truncated"], len(found["rows"])) == (1, True, 1)
    assert f"As of {date.today()}, version 1" in shown.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as-of", "2025-02-30"), "'2025-02-30' is no day; write it as YYYY-MM-DD, as in 2026-"),
        (("--map-of", "now"), "'now' is no day; write it as YYYY-MM-DD, as in 2026-11-22"),
        (("--known-at", "7"), "no version 7 in this graph; it has version 1"),
        (("--place", "moon"), "'moon' is none of main_site, head_office, first_registered"),
        (("--evidence", "rumour"), "'rumour' is none of official, filing, "),
    ],
)
def test_a_frame_that_cannot_be_is_said_in_one_sentence(
    words: tuple[str, ...], said: str, ask: Ask
) -> None:
    shown = ask("candidates", *words)
    assert shown.code == 1
    assert said in shown.err
    assert shown.err.count("\n") == 1


def test_http_takes_a_day_and_a_version(drawn: Drawn) -> None:
    client = TestClient(make_app(drawn[0]), "http://127.0.0.1")
    heading = client.get("/v1/candidates?as_of=2026-07-01&known_at=1").json()["heading"]
    assert (heading["as_of"], heading["known_at"]) == ("2026-07-01", 1)
    for wrong in ("as_of=yesterday", "known_at=2", "known_at=-1", "known_at=", "as_of="):
        answer = client.get(f"/v1/candidates?{wrong}")
        assert answer.status_code == 400, wrong
        assert len(answer.json()["detail"].splitlines()) == 1


def test_a_map_of_the_day_itself_is_nothing_different(drawn: Drawn) -> None:
    scope = frame_of(drawn[0], Asked(as_of=small.AS_OF, map_of=small.AS_OF)).scope
    assert scope.different() == {}
    assert replace(scope, map_of=None).map_day == scope.map_day
