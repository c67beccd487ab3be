"""Which region a place belongs to on a day: lives, mergers, splits, levels, other countries."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from graph import queries
from graph.errors import BadQuestion
from graph.frame import Frame, frame
from graph.maps import forward, off_map, region_map
from graph.regions import ABROAD, Parent, Region, members, systems
from graph.store import Store

DAY = date(2026, 7, 1)  # of every change below
BEFORE = date(2026, 6, 30)


def region(id: str, up: str = "X", *, country: str | None = "X", **more: object) -> Region:
    """A province of X, or what `more` makes of it; `next` are its successors."""
    after = more.get("next", ())
    assert isinstance(after, Sequence)
    return Region(
        id=id,
        name=id,
        short=id,
        code=None,
        name_en=None,
        country=country,
        level=None,
        capital=False,
        valid_from=more.get("born"),  # type: ignore[arg-type]
        valid_to=more.get("ended"),  # type: ignore[arg-type]
        parents=[{"system": str(more.get("system", "x")), "id": up, "country": up == country}],
        successors=[{"id": i, "on": on} for i, on in after],
    )


def merger() -> list[Region]:
    """Two provinces that became one."""
    return [
        region("west", ended=BEFORE, next=[("new", DAY)]),
        region("south", ended=BEFORE, next=[("new", DAY)]),
        region("new", born=DAY),
        region("north"),
    ]


def test_merged_regions_go_forward_from_their_day_on() -> None:
    assert region_map(merger(), "x", DAY) == {
        "west": "new",
        "south": "new",
        "new": "new",
        "north": "north",
    }


def test_a_new_region_is_unknown_on_the_map_of_the_day_before() -> None:
    same = {"west": "west", "south": "south", "north": "north"}
    assert region_map(merger(), "x", BEFORE) == same


def test_a_new_name_goes_back_to_the_old_one_and_no_further_than_is_certain() -> None:
    first, second = date(2000, 1, 1), date(2010, 1, 1)
    chain = [
        region("a", ended=date(1999, 12, 31), next=[("b", first)]),
        region("a2", ended=date(1999, 12, 31), next=[("b", first)]),
        region("b", born=first, ended=date(2009, 12, 31), next=[("c", second)]),
        region("c", born=second),
    ]
    assert region_map(chain, "x", date(2005, 1, 1))["c"] == "b"
    assert "c" not in region_map(chain, "x", date(1999, 12, 31))
    assert region_map([chain[0], *chain[2:]], "x", date(1999, 12, 31))["c"] == "a"


def test_a_part_that_left_is_unknown_before_and_the_rest_stays_what_it_was() -> None:
    split = [
        region("old", ended=BEFORE, next=[("one", DAY), ("two", DAY)]),
        region("one", born=DAY),
        region("two", born=DAY),
        region("late", born=DAY),
    ]
    assert region_map(split, "x", BEFORE) == {"old": "old"}
    why = off_map(split, "x", BEFORE)
    assert why["one"] == "it began on 2026-07-01 out of a part of old"
    assert why["late"] == "it began on 2026-07-01, and no source says out of what"


def test_a_region_that_took_another_in_is_unknown_on_the_map_before() -> None:
    both = [region("large"), region("small", ended=BEFORE, next=[("large", DAY)])]
    assert region_map(both, "x", BEFORE) == {"large": "large", "small": "small"}
    assert region_map(both, "x", BEFORE, said_on=DAY) == {"small": "small"}
    assert region_map(both, "x", DAY) == {"large": "large", "small": "large"}
    assert off_map(both, "x", BEFORE, said_on=DAY)["large"].startswith("it took in small later;")


def part(up: str, first: date | None = None, last: date | None = None) -> Parent:
    return {"system": "x", "id": up, "country": False, "valid_from": first, "valid_to": last}


def county() -> list[Region]:
    """A county that moved from one province to another, as 군위 did on 2023-07-01."""
    moved = [part("north", last=BEFORE), part("south", DAY)]
    return [replace(region("county"), parents=moved), region("north"), region("south")]


def test_a_county_climbs_by_what_it_was_part_of_on_the_day() -> None:
    assert [region_map(county(), "x", d)["county"] for d in (BEFORE, DAY)] == ["north", "south"]
    careless = [*county()[0].parents, part("south")]  # says no days
    twice = [replace(county()[0], parents=careless), *county()[1:]]
    assert [region_map(twice, "x", d)["county"] for d in (BEFORE, DAY)] == ["north", "south"]


def test_a_county_of_a_merged_province_goes_back_to_the_right_one() -> None:
    towns = [
        replace(
            region(f"{old}-town"),
            parents=[part(old, last=BEFORE), part("new", DAY)],
        )
        for old in ("west", "south")
    ]
    found = [region_map([*merger(), *towns], "x", d) for d in (BEFORE, DAY)]
    assert [(m["west-town"], m["south-town"]) for m in found] == [("west", "south"), ("new",) * 2]
    assert off_map([*merger(), *towns], "x", BEFORE) == {
        "new": "it began on 2026-07-01 out of south and west; "
        "which of them a place was in, nobody says"
    }
    assert off_map(merger(), "x", DAY) == {}


def test_a_life_counts_its_first_and_its_last_day() -> None:
    assert {r.id for r in members(merger(), "x", BEFORE)} == {"west", "south", "north"}
    assert {r.id for r in members(merger(), "x", DAY)} == {"new", "north"}


def test_a_chain_of_new_names_is_followed_as_far_as_the_day() -> None:
    first, second = date(2000, 1, 1), date(2010, 1, 1)
    chain = [
        region("a", ended=date(1999, 12, 31), next=[("b", first)]),
        region("b", born=first, ended=date(2009, 12, 31), next=[("c", second)]),
        region("c", born=second),
    ]
    days = (date(1999, 12, 31), first, date(2009, 12, 31), second)
    assert [region_map(chain, "x", d).get("a") for d in days] == ["a", "b", "b", "c"]


def test_a_region_that_was_split_has_no_region_today() -> None:
    split = [
        region("old", ended=BEFORE, next=[("one", DAY), ("two", DAY)]),
        region("one", born=DAY),
        region("two", born=DAY),
    ]
    assert region_map(split, "x", DAY) == {"one": "one", "two": "two"}
    assert forward(split, DAY) == {"one": "one", "two": "two"}
    assert region_map(split, "x", BEFORE) == {"old": "old"}


@pytest.mark.parametrize(
    "after", [[("absent", DAY)], [("old", None)], []], ids=["absent", "undated", "none"]
)
def test_an_ended_region_with_no_successor_to_follow_is_unknown(after: object) -> None:
    assert region_map([region("old", ended=BEFORE, next=after)], "x", DAY) == {}


def test_regions_that_succeed_each_other_end_the_search() -> None:
    ring = [region("a", next=[("b", DAY)]), region("b", next=[("a", DAY)]), region("c")]
    assert region_map(ring, "x", DAY) == {"c": "c"}


def test_regions_that_are_part_of_each_other_end_the_search() -> None:
    ring = [region("a", "b"), region("b", "a"), region("c")]
    assert region_map(ring, "x", DAY) == {"c": "c"}


def test_a_place_is_found_through_the_levels_above_it() -> None:
    town = [region("town", "county"), region("county", "province"), region("province")]
    assert region_map(town, "x", DAY) == dict.fromkeys(["town", "county", "province"], "province")


def test_a_place_with_two_wholes_in_one_system_is_unknown() -> None:
    two = [*region("town", "a").parents, *region("town", "b").parents]
    town = Region(*("town",) * 3, None, None, "X", None, False, None, None, two, ())
    assert "town" not in region_map([town, region("a"), region("b")], "x", DAY)


def test_what_is_said_twice_of_a_region_is_one_whole_and_one_successor() -> None:
    old = region("old", ended=BEFORE, next=[("new", BEFORE), ("new", DAY), ("new", None)])
    town = replace(region("town"), parents=[*region("town", "new").parents] * 2)
    found = region_map([old, region("new", born=DAY), town], "x", DAY)
    assert found == dict.fromkeys(["old", "new", "town"], "new")


def test_a_place_in_another_country_is_abroad_and_one_without_a_country_unknown() -> None:
    places = [region("far", "Y", country="Y", system="y"), region("lost", "", country=None)]
    assert region_map([region("home"), *places], "x", DAY) == {"home": "home", "far": ABROAD}


def test_nothing_is_abroad_of_a_system_that_nobody_knows() -> None:
    assert region_map([region("home")], "z", DAY) == {}


def test_the_systems_are_those_that_regions_are_part_of() -> None:
    assert systems([region("a"), region("b", system="y")]) == ["x", "y"]


def test_korea_has_sixteen_provinces_since_july_2026(korea: tuple[Store, Frame]) -> None:
    regions = korea[1].regions
    assert len(members(regions, "kr-province", BEFORE)) == 17
    assert len(members(regions, "kr-province", DAY)) == 16
    assert len(members(regions, "kr-province", date(2026, 11, 22))) == 16


def test_gwangju_and_jeonnam_became_one(korea: tuple[Store, Frame]) -> None:
    names = {r.name: r.id for r in korea[1].regions}
    gwangju, jeonnam = names["광주광역시"], names["전라남도"]
    before = region_map(korea[1].regions, "kr-province", BEFORE)
    after = region_map(korea[1].regions, "kr-province", DAY)
    assert (before[gwangju], before[jeonnam]) == (gwangju, jeonnam)
    assert after[gwangju] == after[jeonnam] == names["전남광주통합특별시"]


def test_every_province_of_korea_lies_in_a_bloc(korea: tuple[Store, Frame]) -> None:
    blocs = region_map(korea[1].regions, "kr-bloc", DAY)
    alive = members(korea[1].regions, "kr-province", DAY)
    names = {r.id: r.name for r in korea[1].regions}
    assert {names[blocs[r.id]] for r in alive} == {
        "수도권", "동남권", "대경권", "충청권", "호남권", "강원권", "제주권"
    }  # fmt: skip


def test_a_country_abroad_is_abroad_of_korea(korea: tuple[Store, Frame]) -> None:
    scope = korea[1].scope
    foreign = {p for p, found in scope.region_of.items() if found == ABROAD}
    home = {r.id for r in korea[1].regions if r.country == "KR"}
    assert not foreign & home
    assert {c.region for c in queries.companies(korea[0], scope)} <= {
        None, ABROAD, *(r.id for r in members(korea[1].regions, "kr-province", DAY))
    }  # fmt: skip


def test_an_unknown_system_is_named_with_those_there_are(korea: tuple[Store, Frame]) -> None:
    with pytest.raises(BadQuestion, match=r"no region system 'de-land'.* kr-bloc, kr-province"):
        frame(korea[0], "de-land", DAY)


def test_regions_come_in_their_official_order(korea: tuple[Store, Frame]) -> None:
    _, made = korea
    order = [r.short for r in members(made.regions, "kr-province", made.scope.as_of)]
    assert order[:4] == ["서울", "전남광주", "부산", "대구"]
    assert order[-3:] == ["제주", "강원", "전북"]
