"""What is counted once although two sources say it: regions, partners, pairs, amounts, choosers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cypher
from graph import queries
from graph.answers import Flow, PartnerCount
from graph.errors import BadQuestion
from graph.frame import Frame, frame
from graph.measured import Measured, measure
from graph.model import (
    Chose,
    CooperatesWith,
    LocatedIn,
    Node,
    PartOf,
    SelectedIn,
    Selects,
    Statement,
    SucceededBy,
    Supplies,
)
from graph.reading import FileRead, Reading
from graph.regions import members
from graph.runs import load
from graph.store import Access, Store
from tests import small
from tests.commands import inside, own_server
from tests.small import has, said, supplies

READ = cypher.names("read")
CHANGE = date(2026, 7, 1)  # the day on which Old South became South
NEWER: dict[str, Any] = {"on_from": date(2026, 8, 1), "on_to": date(2026, 8, 31)}
MONEY = {"amount": 500, "currency": "KRW", "year": 2025}
ABROAD = ("far", "farther")


def second(*statements: Statement, nodes: tuple[Node, ...] = ()) -> Reading:
    """Return what another source states about the made-up graph."""
    named = {n.id for n in nodes}
    ends = {end for s in statements for end in (s.start, s.end)} - named - {""}
    known = {n.id: n for n in small.reading().nodes}
    return Reading(
        replace(small.SOURCE, id="second"),
        (FileRead("second", "1" * 64, 1, 0),),
        (*nodes, *(known[end] for end in sorted(ends))),
        statements,
        (),
    )


def both(store: Store, *statements: Statement, nodes: tuple[Node, ...] = ()) -> Frame:
    """Return the frame of the made-up graph with what another source states beside it."""
    load(store, small.reading())
    load(store, second(*statements, nodes=nodes))
    return frame(store, "t-province", small.AS_OF)


def tie(number: str, start: str = "mine", end: str = "mill", **more: object) -> Supplies:
    return replace(supplies(number, start, end), **more)  # type: ignore[arg-type]


def paid(**other: object) -> Supplies:
    return tie("paid", **{"product": "ore", **MONEY, **other})  # type: ignore[arg-type]


def flow(store: Store, made: Frame) -> Flow:
    """Return the one flow from North to South, with what was paid in 2025."""
    found = queries.region_flows(store, made.scope, year=2025, currency="KRW")
    [one] = [f for f in found if (f.from_region, f.to_region) == ("T-NORTH", "T-SOUTH")]
    return one


def places(store: Store, made: Frame, company: str, **asked: object) -> list[PartnerCount]:
    found = queries.ties_by_partner_region(store, made.scope, **asked)  # type: ignore[arg-type]
    return [c for c in found if c.company == company]


def again(key: str, statement: Statement, **more: object) -> Statement:
    return replace(statement, key=key, **more)  # type: ignore[arg-type]


def test_a_region_stated_by_two_sources_is_the_same_region(empty: Store) -> None:
    load(empty, small.reading())
    before = frame(empty, "t-province", small.AS_OF)
    repeated = [s for s in small.places() if isinstance(s, PartOf | SucceededBy)]
    made = both(empty, *(again(f"again/{s.key}", s) for s in repeated))
    assert made.scope.region_of == before.scope.region_of
    assert made.scope.region_of["T-OLD"] == "T-SOUTH"
    assert made.regions == before.regions
    assert [r.id for r in members(made.regions, "t-bloc", small.AS_OF)] == ["T-COAST", "T-HILLS"]


def test_a_successor_follows_from_the_earliest_day_that_is_stated(empty: Store) -> None:
    dated = [date(2026, 5, 1), date(2026, 9, 1), None]
    next_of = SucceededBy(**said("next", "T-OLD", "T-SOUTH"), kind="rename")  # type: ignore[arg-type]
    made = both(empty, *(again(f"next/{d}", next_of, valid_from=d) for d in dated))
    [old] = [r for r in made.regions if r.id == "T-OLD"]
    assert old.successors == [{"id": "T-SOUTH", "on": date(2026, 5, 1)}]


def test_a_partner_is_counted_once_where_only_some_statements_name_a_region(empty: Store) -> None:
    made = both(empty, tie("named", from_region="T-EAST"))
    rows = places(empty, made, "mill")
    found = [(c.region, c.partners) for c in rows if c.kind == "any" and c.counted]
    assert found == [("T-EAST", 2), ("T-SOUTH", 1)]  # mine and bank; yard
    [supplied] = [c for c in rows if c.kind == "SUPPLIES" and c.region == "T-EAST"]
    assert (supplied.partners, supplied.statements) == (1, 3)
    assert set(supplied.sources) == {"small", "second"}
    k = measure(empty, made.scope, made.regions)
    assert k.k[[c.id for c in k.companies].index("mill")] == 3


def test_a_pair_is_counted_once_where_only_some_statements_name_a_region(empty: Store) -> None:
    made = both(
        empty, tie("from", from_region="T-EAST"), tie("to", "yard", "bank", to_region="T-NORTH")
    )
    flows = {(f.from_region, f.to_region): f for f in queries.region_flows(empty, made.scope)}
    assert {ends: f.pairs for ends, f in flows.items()} == {
        ("T-EAST", "T-SOUTH"): 1,  # mine, mill: said of this pair only
        ("T-NORTH", "T-SOUTH"): 1,  # mine, yard
        ("T-SOUTH", "T-SOUTH"): 1,
        ("T-SOUTH", "T-NORTH"): 1,  # yard, bank
        ("T-SOUTH", None): 1,
    }
    assert flows["T-EAST", "T-SOUTH"].statements == 3


def test_old_and_new_names_of_a_region_are_one_region_of_a_pair(empty: Store) -> None:
    made = both(
        empty, tie("old", to_region="T-OLD"), tie("new", to_region="T-SOUTH", **NEWER), tie("none")
    )
    assert (flow(empty, made).pairs, flow(empty, made).statements) == (2, 6)


def test_the_newest_statement_that_names_a_region_is_taken(empty: Store) -> None:
    made = both(
        empty,
        tie("undated", from_region="T-SOUTH"),
        tie("newest", **NEWER | {"on_to": date(2026, 9, 1)}),
        tie("newer", from_region="T-EAST", **NEWER),
        tie("older", from_region="T-SOUTH", on_from=CHANGE, on_to=CHANGE),
    )
    flows = queries.region_flows(empty, made.scope)
    assert [(f.from_region, f.pairs) for f in flows if f.statements == 6] == [("T-EAST", 1)]
    supplied = [c for c in places(empty, made, "mill") if c.kind == "SUPPLIES"]
    assert {(c.region, c.partners) for c in supplied} == {("T-EAST", 1), ("T-SOUTH", 1)}


def test_kinds_of_tie_with_one_partner_share_its_region(empty: Store) -> None:
    beside = CooperatesWith(**said("beside", "mill", "mine"), kind="sales")  # type: ignore[arg-type]
    made = both(empty, beside, tie("named", from_region="T-EAST"))
    rows = places(empty, made, "mill")
    assert {c.region for c in rows if c.kind == "COOPERATES_WITH" and c.counted} == {"T-EAST"}
    assert sum(c.partners for c in rows if c.kind == "any" and c.counted) == 3


@pytest.mark.parametrize(
    ("other", "amount"),
    [
        ({}, 500),  # of the two, the one with a confidence
        ({"confidence": 0.5, "amount": 700}, 500),
        ({"confidence": 0.95, "amount": 700}, 700),
        ({"amount": 700}, 500),  # unknown confidence is lowest
        ({"product": "gravel"}, 1000),
        ({"programme": "prog"}, 500),  # money of a programme is no trade
        ({"year": 2024}, 500),
        ({"currency": "JPY"}, 500),
        ({"start": "yard", "end": "mill"}, 500),  # South to South
    ],
    ids=str,
)
def test_an_amount_that_two_sources_state_counts_once(
    empty: Store, other: dict[str, object], amount: int
) -> None:
    made = both(empty, paid(**other))
    assert flow(empty, made).amount == amount
    rows = places(empty, made, "mill", year=2025, currency="KRW")
    [supplied] = [c for c in rows if c.kind == "SUPPLIES" and c.region == "T-NORTH"]
    assert supplied.amount == amount


def test_what_a_programme_paid_for_is_never_added_to_other_trade(
    empty: Store, access: Access, tmp_path: Path
) -> None:
    made = both(empty, paid(programme="prog", amount=70))
    rows = places(empty, made, "mill", year=2025, currency="KRW")
    [placed] = [c for c in rows if (c.kind, c.region) == ("SUPPLIES", "T-NORTH")]
    found = queries.partnerships_of(empty, made.scope, ["mill"], year=2025, currency="KRW")
    [bought] = [r for r in found if r.relation == "buys from"]
    for row in (flow(empty, made), placed, bought):
        assert (row.amount, row.programme_amount) == (500, 70)
    asked = ("--year", "2025", "--currency", "KRW", "--system", "t-province")
    env = own_server(access, tmp_path) | {"COLUMNS": "120"}
    shown = inside("partnerships", "mill", *asked, env=env).out
    trade, programmes = shown.split("Amounts of 2025, paid by programmes")
    assert [("500" in part, " 70 " in part) for part in (trade, programmes)] == [
        (True, False),
        (False, True),
    ]
    flows = " ".join(inside("flows", *asked, env=env).out.split())
    assert "amount KRW paid by programmes KRW" in flows
    assert "500 70" in flows


def test_amounts_of_both_directions_are_two_amounts(empty: Store) -> None:
    made = both(empty, paid(start="mill", end="mine", amount=30))
    rows = places(empty, made, "mill", year=2025, currency="KRW")
    assert [c.amount for c in rows if (c.kind, c.region) == ("SUPPLIES", "T-NORTH")] == [530]


def test_equal_confidence_takes_the_amount_of_one_source(empty: Store) -> None:
    made = both(empty, paid(confidence=0.9, amount=700))
    assert flow(empty, made).amount in (500, 700)


@pytest.mark.parametrize(("confidence", "amount"), [(0.95, 1200), (0.5, 500), (None, 500)])
def test_what_one_source_states_in_parts_is_added(
    empty: Store, confidence: float | None, amount: int
) -> None:
    parts = (again(f"paid/{n}", paid(confidence=confidence, amount=n)) for n in (550, 650))
    made = both(empty, *parts)
    assert flow(empty, made).amount == amount
    rows = places(empty, made, "mill", year=2025, currency="KRW")
    assert [c.amount for c in rows if (c.kind, c.region) == ("SUPPLIES", "T-NORTH")] == [amount]
    found = queries.partnerships_of(empty, made.scope, ids=["mill"], year=2025, currency="KRW")
    assert {r.amount for r in found if r.relation == "buys from"} == {amount}


def test_an_amount_is_of_one_kind_of_tie_and_asked_for(empty: Store) -> None:
    made = both(empty, paid())
    rows = places(empty, made, "mill", year=2025, currency="KRW")
    assert {c.kind for c in rows if c.amount is not None} == {"SUPPLIES"}
    assert {c.amount for c in places(empty, made, "mill")} == {None}
    assert {f.amount for f in queries.region_flows(empty, made.scope)} == {None}


@pytest.mark.parametrize("ask", [queries.region_flows, queries.ties_by_partner_region])
@pytest.mark.parametrize(
    ("asked", "words"),
    [({"year": 2025}, "year needs currency"), ({"currency": "KRW"}, "currency needs year")],
)
def test_a_year_and_a_currency_are_asked_together(
    ask: object, asked: dict[str, object], words: str, drawn: tuple[Store, Frame]
) -> None:
    store, made = drawn
    assert callable(ask)
    with pytest.raises(BadQuestion, match=words):
        ask(store, made.scope, **asked)


def test_a_selection_has_all_its_choosers_and_comes_once(empty: Store) -> None:
    made = both(
        empty,
        Chose(**said("by/bank", "bank", "choice")),  # type: ignore[arg-type]
        Chose(**said("by/min", "min", "choice")),  # type: ignore[arg-type]
        SelectedIn(**said("in", "choice", "round")),  # type: ignore[arg-type]
        has("round", "announced", date(2024, 2, 20), valid_from=date(2026, 2, 1)),
        has("round", "announced", date(2024, 1, 5), valid_from=date(2026, 1, 15)),
    )
    [chosen] = queries.selected_in(empty, made.scope, "prog")
    assert chosen.choosers == ["bank", "min"]
    assert chosen.announced == date(2024, 2, 20)


def test_each_source_of_a_choice_is_a_row(empty: Store) -> None:
    made = both(empty, Selects(**said("of", "choice", "mill")))  # type: ignore[arg-type]
    assert [c.company for c in queries.selected_in(empty, made.scope, "prog")] == ["mill"] * 2


def two_countries(*more: Statement) -> Reading:
    """Return the made-up graph with two companies of a second country beside it."""
    land = Node("U", ("Region", "Country"))
    companies = (Node(i, ("Organisation", "Company")) for i in ABROAD)
    return second(
        has("U-ONE", "country", "U"),
        has("U-ONE", "life", "province"),
        PartOf(**said("U-ONE/p", "U-ONE", "U"), system="u-province"),  # type: ignore[arg-type]
        *(LocatedIn(**said(f"{i}/at", i, "U-ONE"), role="head_office") for i in ABROAD),  # type: ignore[arg-type]
        tie("far", "far", "farther"),
        *more,
        nodes=(land, Node("U-ONE", ("Region",)), *companies),
    )


def measured(store: Store, *more: Statement) -> dict[str, tuple[float, ...]]:
    """Return k, X and B of each company, and how many of its partners are abroad."""
    load(store, two_countries(*more))
    made = frame(store, "t-province", small.AS_OF)
    assert made.scope.region_of["U-ONE"] == "abroad"
    found: Measured = measure(store, made.scope, made.regions)
    columns = (found.k, found.external_share, found.external_regions)
    return {
        c.id: (*(round(float(of[i]), 9) for of in columns), found.beside[i].abroad)
        for i, c in enumerate(found.companies)
    }


def test_a_partner_abroad_stands_beside_the_measures(empty: Store) -> None:
    load(empty, small.reading())
    without = measured(empty)
    assert without["mill"] == (3, round(2 / 3, 9), 2, 0)
    with_one = measured(empty, tie("export", "mill", "far"))
    assert with_one["mill"] == (3, round(2 / 3, 9), 2, 1)
    home = without.keys() - {"mill", *ABROAD}
    assert repr({c: with_one[c] for c in home}) == repr({c: without[c] for c in home})
    assert repr(with_one["far"]) == "(1.0, nan, nan, 1)"  # mill; and its neighbour is abroad too


def test_a_partner_whose_statement_names_a_region_abroad_is_abroad(empty: Store) -> None:
    load(empty, small.reading())
    found = measured(empty, tie("branch", "mill", "yard", to_region="U-ONE", **NEWER))
    assert found["mill"] == (2, 1.0, 2, 1)


def blocks(name: str) -> Iterator[str]:
    """Each `COLLECT { … }` of a query, its white space and the name of its node set aside."""
    body = cypher.read(name).body
    for start in re.finditer(r"COLLECT \{", body):
        depth, end = 1, start.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(body[end], 0)
            end += 1
        block = re.sub(r"\s+", " ", body[start.start() : end])
        whose = r"MATCH \((?:\w+|:Programme \{id: t\.programme\})\)-"
        yield re.sub(whose, "MATCH (o)-", block, count=1)


def test_a_place_is_one_and_the_same_sub_query_everywhere() -> None:
    found = {b for n in READ for b in blocks(n) if "l.role IN $place_roles" in b}
    assert len(found) == 2
    assert {"RETURN r.id ORDER" in b for b in found} == {True, False}


def test_the_name_as_of_a_day_is_one_and_the_same_sub_query_everywhere() -> None:
    dated = [n for n in READ if "as_of" in cypher.read(n).used]
    names = {b for n in dated for b in blocks(n) if "{property: 'name'}" in b}
    assert len({b for b in names if b.count("COLLECT {") == 1}) == 1
