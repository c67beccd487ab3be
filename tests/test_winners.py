"""Which fact wins, and that queries and the copies on nodes agree about it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph import queries, winners
from graph.frame import Asked, Frame, frame, frame_of
from graph.model import LocatedIn, Statement
from graph.store import Store
from tests import small
from tests.conftest import holding
from tests.graphs import asked, saying

DAY = date(2024, 6, 15)
DATED = ("valid_from", "valid_to", "seen_from")
DAYS = (date(1999, 1, 1), date(2024, 1, 1), DAY, date(2024, 12, 31), date(2025, 1, 1), small.AS_OF)


def stated(value: str, first: str | None = None, last: str | None = None, **more: Any) -> Any:
    said = {"valid_from": first, "valid_to": last, "seen_from": None} | more
    days = {n: date.fromisoformat(d) if d else None for n, d in said.items() if n in DATED}
    return {"property": "size", "value": value, "id": "a", "evidence": "press"} | said | days


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ([stated("old"), stated("new", "2024-01-01")], "new"),
        ([stated("new", "2024-01-01"), stated("old", "2020-01-01")], "new"),
        ([stated("now", "2024-06-15"), stated("next", "2024-06-16")], "now"),
        ([stated("now", "2020-01-01", "2024-06-15"), stated("old")], "now"),
        ([stated("past", "2020-01-01", "2024-06-14"), stated("old")], "old"),
        ([stated("second", id="b"), stated("first", id="a")], "first"),
        ([stated("b", "2024-01-01", id="b"), stated("a", "2024-01-01", id="a")], "a"),
        ([stated("next", "2024-06-16")], None),
        ([stated("later", seen_from="2024-06-16")], None),
        ([stated("seen", seen_from="2024-06-15"), stated("old", "2024-01-01")], "seen"),
        ([stated("dated", "2020-01-01", seen_from="2025-01-01")], "dated"),
        ([stated("lost", None, "2024-06-14", seen_from="2020-01-01"), stated("old")], "old"),
        ([stated("filed", "2020-01-01", evidence="filing"), stated("new", "2024-01-01")], "filed"),
        (
            [
                stated("one", "2020-01-01", evidence="official"),
                stated("later", "2021-01-01", evidence="filing"),
            ],
            "later",
        ),
        (
            [
                stated("sure", evidence="synthetic"),
                stated("not", "2024-01-01", evidence="official", disputed=True),
            ],
            "sure",
        ),
        ([stated("only", disputed=True)], "only"),
        ([], None),
    ],
)
def test_the_latest_that_holds_on_the_day_wins(facts: list[Any], value: str | None) -> None:
    for order in (facts, facts[::-1]):
        won = winners.winner(order, DAY)
        assert (won["value"] if won else None) == value
        assert winners.copies(order, DAY)["size"] == value


def test_a_main_site_stands_before_a_head_office_and_a_site_never_stands() -> None:
    roles = ("site", "first_registered", "head_office", "main_site")
    places = [stated(role) | {"role": role, "region": role} for role in roles]
    found = [winners.place(places[: n + 1], DAY) for n in range(4)]
    assert [p and p["region"] for p in found] == [None, *roles[1:]]


def test_a_place_of_a_lower_role_stands_when_the_higher_one_has_ended() -> None:
    gone = stated("a", None, "2024-06-14") | {"role": "main_site", "region": "T-EAST"}
    here = stated("b") | {"role": "head_office", "region": "T-NORTH"}
    assert winners.place([gone, here], DAY) == here


def at(key: str, region: str, role: str, **more: Any) -> Statement:
    return LocatedIn(**small.said(key, "mine", region), role=role, **more)  # type: ignore[arg-type]


def contested() -> list[Statement]:
    """Sizes, names and places of the mine that hold at different times, some at the same."""
    year = {"valid_from": date(2024, 1, 1), "valid_to": date(2024, 12, 31)}
    return [
        small.has("mine", "size", "micro", valid_to=date(2023, 12, 31)),
        small.has("mine", "size", "sme", **year),
        small.has("mine", "size", "large", **year),
        small.has("mine", "size", "mid_sized", valid_from=date(2025, 1, 1)),
        small.has("mine", "name", "A mine"),
        small.has("mine", "name", "The mine", valid_from=DAY),
        at("1", "T-EAST", "site"),
        at("2", "T-EAST", "main_site", **year),
        at("3", "T-OLD", "main_site", valid_from=DAY, valid_to=DAY),
        at("4", "T-SOUTH", "main_site", intent=True),
        at("5", "T-EAST", "head_office", valid_from=date(1990, 1, 1), valid_to=date(1999, 1, 1)),
    ]


@pytest.fixture
def mine(store: Store) -> Store:
    return holding(store, "mine", saying(*contested()), "t-province")[0]


@pytest.mark.parametrize("day", DAYS)
def test_queries_and_copies_choose_the_same_on_every_day(mine: Store, day: date) -> None:
    scope = frame(mine, "t-province", day).scope
    due = {
        r["id"]: r
        for r in mine.rows(
            "copies_due", {"after": 0, "known_at": 1, "disputed": [], "stated_on": {}, "fresh": []}
        )
    }
    for company in queries.companies(mine, scope):
        copied = winners.copies(due[company.id]["facts"], day)
        place = winners.place(due[company.id]["places"], day)
        region = scope.region_of.get(place["region"]) if place else None
        assert (company.name, company.size) == (copied["name"], copied["size"])
        assert (company.region, company.role) == (region, place and place["role"])


def test_the_contested_mine_changes_with_the_days(mine: Store) -> None:
    found = {}
    for day in DAYS:
        rows = queries.companies(mine, frame(mine, "t-province", day).scope)
        found[day] = next((c.size, c.region) for c in rows if c.id == "mine")
    assert [found[d][0] for d in DAYS[:1] + DAYS[4:]] == [None, "mid_sized", "mid_sized"]
    assert {found[d][0] for d in DAYS[1:4]} < {"sme", "large"}
    assert [found[d][1] for d in DAYS] == [
        "T-EAST", "T-EAST", "T-OLD", "T-EAST", None, "T-NORTH"
    ]  # fmt: skip


def test_what_is_undated_is_taken_in_where_it_is_asked_for(mine: Store) -> None:
    scope = frame_of(mine, Asked("t-province", DAYS[0], undated=True)).scope
    [size] = [c.size for c in queries.companies(mine, scope) if c.id == "mine"]
    assert size == "micro"


def test_a_name_is_shown_on_days_before_it_is_stated(mine: Store) -> None:
    names = {
        day: next(c.name for c in queries.companies(mine, frame(mine, "t-province", day).scope)
                  if c.id == "mine")
        for day in DAYS
    }  # fmt: skip
    assert names[DAYS[0]] != "The mine"  # from 2024-06-15 on; the others are undated
    assert [names[day] for day in DAYS[2:5]] == ["The mine"] * 3
    assert names[small.AS_OF] in {"Northern Mine", "A mine"}  # of a source of 2026


def test_a_company_grew_between_2024_and_today(korea: tuple[Store, Frame]) -> None:
    store, today = korea
    in_june = replace(today.scope, as_of=DAY)
    sizes = [
        next(c.size for c in queries.companies(store, scope) if c.name == "서울에프엔비")
        for scope in (in_june, today.scope)
    ]
    assert sizes == ["sme", "mid_sized"]
    text = "MATCH (c:Company {name: '서울에프엔비'}) RETURN c.size, c.region"
    assert asked(store, text) == [["mid_sized", "KR-GANGWON"]]


def test_queries_and_copies_agree_about_every_bundled_company(korea: tuple[Store, Frame]) -> None:
    store, _ = korea
    scope = frame(store, "kr-province", date.today()).scope
    asked_for = {(c.id, c.name, c.size, c.region) for c in queries.companies(store, scope)}
    rows = asked(store, "MATCH (c:Company) RETURN c.id, c.name, c.size, c.region")
    assert {(*row, scope.region_of.get(place)) for *row, place in rows} == asked_for
    assert len(asked_for) == len(rows) > 500
    assert len({size for _, _, size, _ in asked_for} - {None}) >= 3
