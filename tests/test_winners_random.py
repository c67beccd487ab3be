"""Queries and `graph.winners` choose the same among any statements, on any day.

One of the three sources is a register: its second file, the newest of all, states about half of
what its first one did.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, get_args

import pytest

from graph import queries, winners
from graph.frame import Asked, frame_of
from graph.model import EVIDENCE, SIZES, Has, LocatedIn, Node, Place, Statement
from graph.reading import FileRead, Reading
from graph.runs import load
from graph.scope import Scope
from graph.store import Access, Row, Store
from tests import small
from tests.conftest import emptied, held
from tests.graphs import tampered

SEED, COMPANIES = 20261122, 150
FIRST = date(2020, 1, 1)
PUBLISHED = (None, date(2020, 1, 5), date(2020, 1, 12))
REGISTER, AGAIN, NEWEST = 1, date(2020, 1, 20), 5
REGIONS = ("T-NORTH", "T-EAST", "T-SOUTH")
DAYS = [FIRST + timedelta(n) for n in (-3, 0, 4, 5, 9, 15, 30)]
Stated = Mapping[str, Any]


def chance_day(chance: Random) -> date | None:
    return chance.choice((None, FIRST + timedelta(chance.randrange(20))))


def life(chance: Random) -> dict[str, Any]:
    first, last = chance_day(chance), chance_day(chance)
    if first and last and last < first:
        first, last = last, first
    return {"valid_from": first, "valid_to": last}


def said_of(company: str, source: int, chance: Random) -> Iterator[Statement]:
    """Up to two sizes, names and places of a company, of any evidence, from and to any day."""
    for number in range(chance.randrange(3)):
        for what, value in (("size", chance.choice(SIZES)), ("name", f"Name {number}")):
            key = f"{company}/{what}/{source}/{number}"
            yield Has(
                key=key, start=company, source_ref="x:1", evidence=chance.choice(EVIDENCE),
                property=what, value=value, **life(chance),
            )  # fmt: skip
        yield LocatedIn(
            key=f"{company}/at/{source}/{number}", start=company, end=chance.choice(REGIONS),
            source_ref="x:1", evidence=chance.choice(EVIDENCE), **life(chance),
            role=chance.choice(get_args(Place)),
        )  # fmt: skip


def reading(source: int, chance: Random) -> Reading:
    ids = [f"c{n}" for n in range(COMPANIES)]
    nodes = [Node(id, ("Organisation", "Company")) for id in ids]
    about = [n for n in small.reading().nodes if n.id in REGIONS]
    told = replace(small.SOURCE, id=f"random-{source}", published=PUBLISHED[source])
    if source == REGISTER:
        told = replace(told, absence="ended")
    statements = tuple(s for id in ids for s in said_of(id, source, chance))
    files = (FileRead("random", f"{source}" * 64, 1, 0),)
    return Reading(told, files, (*nodes, *about), statements, ())


def next_file(first: Reading, chance: Random) -> Reading:
    """The register's later file: it states about half of the first one still."""
    kept = tuple(s for s in first.statements if chance.random() < 0.5)
    return replace(first, source=replace(first.source, published=AGAIN), statements=kept)


@pytest.fixture
def random(store: Store, access: Access) -> Store:
    if held != ["random"]:
        emptied(store)
        chance = Random(SEED)
        load(store, small.reading())
        read = [reading(source, chance) for source in range(len(PUBLISHED))]
        for one in (*read, next_file(read[REGISTER], chance)):
            load(store, one, shrink=1)
        disputed = (
            "MATCH (c:Company)-[s:HAS|LOCATED_IN]->() WHERE s.digest < '3' "
            "CREATE (c)-[d:DISPUTED {source: 'disputes', statement: s.digest}]->(c) "
            "SET d.since = 5, d.id = s.id"
        )
        tampered(access, disputed)
        held.append("random")
    return store


def said(store: Store, about: Scope) -> list[Row]:
    """The facts and places of everything, as they are handed over to be copied onto nodes."""
    shared = {"disputed": list(about.disputed), "stated_on": dict(about.stated_on)}
    return store.rows("copies_due", {"after": 0, "known_at": NEWEST, "fresh": [], **shared})


@pytest.mark.parametrize("undated", [False, True])
@pytest.mark.parametrize("day", DAYS)
def test_queries_choose_what_the_table_of_rules_chooses(
    random: Store, day: date, undated: bool
) -> None:
    scope = frame_of(random, Asked("t-province", day, undated=undated, map_of=small.AS_OF)).scope
    assert scope.disputed
    due = {row["id"]: row for row in said(random, scope)}
    found = queries.companies(random, scope)
    again = {o.id: o for o in queries.organisations_by_id(random, scope, [c.id for c in found])}
    for company in found:
        facts, places = due[company.id]["facts"], due[company.id]["places"]
        expected = _chosen(facts, places, day, undated=undated)
        region = scope.region_of.get(expected.pop())
        assert [company.name, company.size, company.role, company.region] == [*expected, region]
        other = again[company.id]
        assert (other.name, other.size, other.region) == (company.name, company.size, region)


def _chosen(facts: list[Stated], places: list[Stated], day: date, *, undated: bool) -> list[Any]:
    names = (f for f in facts if f["property"] == "name")
    name = winners.label(names, day, undated=undated)
    sizes = (f for f in facts if f["property"] == "size")
    size = winners.winner(sizes, day, undated=undated)
    place = winners.place(places, day, undated=undated)
    chosen = [name and name["value"], size and size["value"]]
    return [*chosen, place and place["role"], place and place["region"]]


def test_the_random_statements_ask_every_rule(random: Store) -> None:
    day = date(2020, 1, 12)
    due = said(random, frame_of(random, Asked("t-province", day, map_of=small.AS_OF)).scope)
    sizes = [[f for f in r["facts"] if f["property"] == "size"] for r in due]
    held_then = [[s for s in of if winners.holds(s, day)] for of in sizes]
    several = [of for of in held_then if len({s["value"] for s in of}) > 1]
    assert len(several) > 20
    assert {winners.decided_by(of) for of in several} >= {2, 3, 4}
    assert any(not of for of in held_then)
