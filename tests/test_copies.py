"""Winning facts copied onto nodes: of the newest version, and of nothing else."""

from datetime import date
from typing import Any

import pytest

from graph.errors import Unreachable
from graph.model import LocatedIn, Statement, SucceededBy
from graph.runs import load
from graph.store import Access, Store
from tests import small
from tests.graphs import asked, saying, state, tampered

COPIES = "MATCH (n:Entity) WHERE n.copied IS NOT NULL RETURN n.id, n.name, n.size, n.region"


@pytest.fixture
def told(empty: Store) -> Store:
    load(empty, small.reading())
    return empty


def copies(store: Store) -> dict[str, tuple[Any, ...]]:
    return {id: tuple(rest) for id, *rest in asked(store, COPIES)}


def test_organisations_carry_name_size_and_todays_region(told: Store) -> None:
    found = copies(told)
    assert {i: found[i] for i in ("mine", "mill", "yard", "port")} == {
        "mine": ("Northern Mine", None, "T-NORTH"),
        "mill": ("(주)SK하이닉스밀", "sme", "T-SOUTH"),  # its place is said with the old name
        "yard": ("Yard & Sons Co., Ltd.", "sme", "T-SOUTH"),
        "port": ("휴비스", None, None),
    }


def test_regions_and_programmes_carry_their_names_and_no_place(told: Store) -> None:
    found = copies(told)
    assert (found["T-EAST"], found["prog"]) == (("East", None, None), ("Leading Mills", None, None))
    kept = asked(told, "MATCH (n:Entity) WHERE n.search IS NOT NULL RETURN DISTINCT labels(n)")
    assert all("Organisation" in labels for (labels,) in kept)


def test_facts_and_numbers_carry_no_copies(told: Store) -> None:
    text = "MATCH (n:Entity) WHERE n.copied IS NOT NULL AND (n:Fact OR n:Identifier) RETURN n"
    assert asked(told, text) == []


def test_a_copy_says_which_version_it_is_of(told: Store) -> None:
    load(told, saying(small.has("mine", "size", "large")))
    stamps = dict(asked(told, "MATCH (c:Company) RETURN c.id, c.copied"))
    assert stamps == {"mine": 2, "mill": 1, "yard": 1, "port": 1, "bank": 1}
    assert copies(told)["mine"] == ("Northern Mine", "large", "T-NORTH")
    assert (state(told)["version"], state(told)["copied"]) == (2, 2)


def test_what_is_stated_no_more_is_no_copy(told: Store) -> None:
    load(told, saying(without=["yard/size/sme", "yard/at"]))
    assert copies(told)["yard"] == ("Yard & Sons Co., Ltd.", None, None)


def test_a_place_that_is_only_planned_is_no_copy(told: Store) -> None:
    planned: Statement = LocatedIn(
        **small.said("port/plan", "port", "T-EAST"),  # type: ignore[arg-type]
        role="main_site",
        intent=True,
    )
    load(told, saying(planned))
    assert copies(told)["port"] == ("휴비스", None, None)


def test_a_new_map_moves_every_place_on_it(told: Store) -> None:
    merged: Statement = SucceededBy(
        **small.said("T-NORTH/next", "T-NORTH", "T-EAST"),  # type: ignore[arg-type]
        valid_from=date(2026, 1, 1),
    )
    load(told, saying(merged))
    assert copies(told)["mine"] == ("Northern Mine", None, "T-EAST")
    load(told, small.reading())
    assert copies(told)["mine"] == ("Northern Mine", None, "T-NORTH")


def ends_while_copying(what: str, done: int, total: int) -> None:
    if what == "copying names":
        raise Unreachable("the network is gone")


def test_copies_that_were_cut_short_are_made_by_the_next_load(empty: Store, access: Access) -> None:
    with pytest.raises(Unreachable):
        load(empty, small.reading(), ends_while_copying)
    assert (state(empty)["version"], state(empty)["copied"]) == (1, 0)
    tampered(access, "MATCH (n:Entity) REMOVE n.name, n.size, n.region, n.search, n.copied")
    assert load(empty, small.reading()).run is None
    assert copies(empty)["mill"] == ("(주)SK하이닉스밀", "sme", "T-SOUTH")
    assert state(empty)["copied"] == 1


def test_copies_are_not_made_twice(told: Store, access: Access) -> None:
    tampered(access, "MATCH (n:Entity {id: 'mill'}) SET n.name = 'by hand'")
    load(told, small.reading())
    assert copies(told)["mill"][0] == "by hand"
