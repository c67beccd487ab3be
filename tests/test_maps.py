"""Data of one day on the map of another, in a graph: what crosses a border, and what is unknown."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph import queries
from graph.frame import Asked, Frame, frame_of
from graph.model import LocatedIn, Node, PartOf, Statement, SucceededBy
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store
from tests.commands import Ran, inside, own_server
from tests.conftest import emptied, held
from tests.graphs import saying
from tests.small import has, said, supplies

BEFORE, DAY = date(2026, 6, 30), date(2026, 7, 1)
MERGED = ("T-NORTH", "T-EAST")


def lives() -> list[Statement]:
    """North and East became Northeast on 2026-07-01; a town is part of one, then of the other."""
    system = {"system": "t-province"}
    return [
        has("T-NE", "life", "province", valid_from=DAY),
        has("T-NE", "name", "Northeast"),
        has("T-NE", "country", "T"),
        has("TOWN", "name", "Town"),
        has("TOWN", "country", "T"),
        *(replace(has(r, "life", "province", valid_to=BEFORE), key=f"{r}/life/province")
          for r in MERGED),
        PartOf(**said("T-NE/p", "T-NE", "T"), **system),  # type: ignore[arg-type]
        PartOf(**said("TOWN/1", "TOWN", "T-NORTH"), **system, valid_to=BEFORE),  # type: ignore[arg-type]
        PartOf(**said("TOWN/2", "TOWN", "T-NE"), **system, valid_from=DAY),  # type: ignore[arg-type]
        *(SucceededBy(**said(f"{r}/next", r, "T-NE"), valid_from=DAY, kind="merger")  # type: ignore[arg-type]
          for r in MERGED),
    ]  # fmt: skip


def at(company: str, region: str) -> Statement:
    return LocatedIn(**said(f"{company}/at", company, region), role="head_office")  # type: ignore[arg-type]


def merger() -> Reading:
    """The made-up graph with that merger, a tie that crosses it, and places said in three ways."""
    told = saying(
        *lives(),
        supplies("20", "mine", "bank", on_from=date(2026, 2, 1), on_to=date(2026, 2, 1)),
        at("yard", "T-NE"),
        at("port", "TOWN"),
    )
    nodes = (*told.nodes, Node("T-NE", ("Region",)), Node("TOWN", ("Region",)))
    return replace(told, nodes=nodes)


@pytest.fixture
def merged(store: Store) -> Store:
    if held != ["merger"]:
        load(emptied(store), merger())
        held.append("merger")
    return store


@pytest.fixture
def ask(merged: Store, access: Access, tmp_path: Path) -> Callable[..., Ran]:
    return lambda *words: inside(*words, env=own_server(access, tmp_path))


def framed(store: Store, day: date, map_of: date | None = None) -> Frame:
    return frame_of(store, Asked("t-province", day, map_of=map_of)).without(store)


def ends(store: Store, made: Frame) -> set[tuple[str | None, str | None]]:
    found = queries.region_flows(store, made.scope)
    return {(f.from_region, f.to_region) for f in found} & {MERGED, ("T-NE", "T-NE")}


@pytest.mark.parametrize(
    ("day", "map_of", "ends_of_the_tie"),
    [
        (BEFORE, None, ("T-NORTH", "T-EAST")),
        (DAY, None, ("T-NE", "T-NE")),
        (BEFORE, DAY, ("T-NE", "T-NE")),
        (DAY, BEFORE, ("T-NORTH", "T-EAST")),
    ],
)
def test_a_tie_crosses_the_border_until_its_regions_become_one(
    merged: Store, day: date, map_of: date | None, ends_of_the_tie: tuple[str, str]
) -> None:
    assert ends(merged, framed(merged, day, map_of)) == {ends_of_the_tie}


def test_places_said_with_new_names_are_unknown_on_the_old_map_and_said_to_be(
    merged: Store,
) -> None:
    made = framed(merged, DAY, BEFORE)
    [off] = made.left_out.off_map
    assert (off.region, off.organisations) == ("T-NE", 1)
    assert off.why.startswith("it began on 2026-07-01 out of East and North; which of them")
    places = {c.id: c.region for c in queries.companies(merged, made.scope)}
    assert (places["yard"], places["port"], places["mine"]) == (None, "T-NORTH", "T-NORTH")
    today = {c.id: c.region for c in queries.companies(merged, framed(merged, DAY).scope)}
    assert (today["yard"], today["port"]) == ("T-NE", "T-NE")
    assert framed(merged, DAY).left_out.off_map == ()


def test_an_answer_says_how_many_places_are_off_its_map(ask: Callable[..., Ran]) -> None:
    words = ("--system", "t-province", "--as-of", "2026-07-01", "--map-of", "2026-06-30")
    shown = " ".join(ask("flows", *words).out.split())
    assert "regions of 2026-06-30" in shown
    assert "Region unknown on this map: 1 organisation placed in Northeast; it began on" in shown
    found = json.loads(ask("partnerships", "mill", *words, "--json").out)
    assert found["left_out"]["off_map"] == []  # of the mill, nothing is
    found = json.loads(ask("neighbourhood", "mine", *words, "--json").out)
    assert [o["region"] for o in found["left_out"]["off_map"]] == ["T-NE"]


def test_a_list_that_nobody_can_stand_in_says_why(ask: Callable[..., Ran]) -> None:
    shown = ask("candidates", "--system", "t-province", "--as-of", "2025-06-30")
    assert shown.code == 1
    assert "6 places bear no date and are of later sources; --undated takes them in" in shown.err
