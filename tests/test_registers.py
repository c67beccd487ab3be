"""Registers: what a newer file no longer states is over, with the day on which it was last seen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph import queries
from graph.copies import copy_facts
from graph.errors import Refused
from graph.frame import Asked, frame_of
from graph.hashed import verify
from graph.model import Statement
from graph.provenance import said_beside, said_of, statement
from graph.queries import companies, conflicts, left_out
from graph.reading import Reading
from graph.runs import load
from graph.scope import Scope
from graph.store import Store
from graph.undoing import undo
from tests import small
from tests.graphs import asked, dump, saying, state

DAYS = [date(2020, 10, 2), date(2022, 5, 1), date(2024, 3, 31), date(2026, 4, 8)]


def register(
    day: date | None, *said: Statement, without: Iterable[str] = (), of: Reading | None = None
) -> Reading:
    """The made-up graph as a register of this day."""
    reading = saying(*said, without=without)
    return replace(reading, source=replace(small.SOURCE, published=day, absence="ended"))


def sized(value: str) -> Statement:
    return replace(small.has("mill", "size", value), key="mill/size/sme", valid_from=None)


def sizes(store: Store, day: date) -> list[Any]:
    """What the newest version says of the mill's size on a day, by the rule for states."""
    text = """
        MATCH (g:Graph)
        MATCH ({id: 'mill'})-[s:HAS]->(f:Fact {property: 'size'})
        WHERE s.since <= g.version AND (s.until IS NULL OR s.until > g.version)
          AND coalesce(s.valid_from, s.seen_from) <= $day
          AND (s.valid_to IS NULL OR s.valid_to >= $day)
        RETURN f.value, s.seen_from, s.seen_to ORDER BY f.value
    """
    return asked(store, text, day=day)


def test_what_changed_in_a_register_is_the_older_value_till_the_day_before(empty: Store) -> None:
    load(empty, register(DAYS[0], sized("sme")))
    done = load(empty, register(DAYS[3], sized("large")))
    assert (done.run, done.added, done.ended, done.past) == (2, 1, 1, 1)
    assert sizes(empty, date(2020, 10, 1)) == []
    for day in (DAYS[0], date(2024, 1, 1), date(2026, 4, 7)):
        assert sizes(empty, day) == [["sme", DAYS[0], DAYS[0]]]
    assert sizes(empty, DAYS[3]) == [["large", DAYS[3], None]]


def test_what_is_gone_from_a_register_is_over_and_comes_back_anew(empty: Store) -> None:
    told = [register(DAYS[n], sized("sme")) for n in (0, 1, 3)]
    gone = register(DAYS[2], without=["mill/size/sme"])
    assert [load(empty, r).run for r in (told[0], told[1], gone, told[2])] == [1, 2, 3, 4]
    for day, seen in (
        (DAYS[0], [["sme", DAYS[0], DAYS[1]]]),
        (date(2024, 3, 30), [["sme", DAYS[0], DAYS[1]]]),
        (DAYS[2], []),
        (date(2026, 4, 7), []),
        (DAYS[3], [["sme", DAYS[3], None]]),
    ):
        assert sizes(empty, day) == seen


def test_a_newer_file_that_says_the_same_says_that_it_is_still_so(empty: Store) -> None:
    load(empty, register(DAYS[0]))
    before = dump(empty)
    done = load(empty, register(DAYS[1]))
    assert (done.run, done.added, done.ended, state(empty)["version"]) == (2, 0, 0, 2)
    assert load(empty, register(DAYS[1])).run is None
    moved = {row.replace("2022, 5, 1", "2020, 10, 2") for row in dump(empty)}
    assert moved == before


def test_a_tie_that_is_gone_from_a_register_ended_before_it(empty: Store) -> None:
    load(empty, register(DAYS[0]))
    assert load(empty, register(DAYS[1], without=["tie/1"])).past == 1
    text = """
        MATCH (a)-[s:SUPPLIES {key: 'tie/1'}]->(b)
        RETURN a.id, b.id, s.amount, s.valid_to, s.seen_to, s.past, s.since, s.until
        ORDER BY s.since
    """
    tie: list[Any] = ["mine", "mill", 500]
    assert asked(empty, text) == [
        [*tie, None, None, None, 1, 2],
        [*tie, date(2022, 4, 30), DAYS[0], True, 2, None],
    ]


def test_what_a_correction_of_the_same_day_takes_back_never_was(empty: Store) -> None:
    load(empty, register(DAYS[0], sized("sme")))
    assert load(empty, register(DAYS[0], sized("large"))).past == 0
    assert sizes(empty, DAYS[0]) == [["large", DAYS[0], None]]
    load(empty, register(DAYS[1], sized("large"), small.has("mill", "motto", "steel")))
    assert load(empty, register(DAYS[1], sized("micro"))).past == 1
    assert sizes(empty, date(2021, 1, 1)) == [["large", DAYS[0], DAYS[0]]]
    assert asked(empty, "MATCH (f:Fact {property: 'motto'}) RETURN count(f)") == [[1]]


def test_what_held_from_a_later_day_on_never_held(empty: Store) -> None:
    load(empty, register(DAYS[0], replace(sized("sme"), valid_from=DAYS[2])))
    assert load(empty, register(DAYS[1], sized("large"))).past == 0


def test_a_last_day_that_the_register_said_itself_stands(empty: Store) -> None:
    over = date(2021, 1, 1)
    load(empty, register(DAYS[0], replace(sized("sme"), valid_to=over)))
    load(empty, register(DAYS[1], sized("large")))
    assert (sizes(empty, over), sizes(empty, date(2021, 1, 2))) == ([["sme", DAYS[0], DAYS[0]]], [])


def test_what_is_undated_is_not_taken_in_where_the_register_of_that_time_said_otherwise(
    empty: Store,
) -> None:
    """Neither a value that a later file changed, nor one that an earlier file did not have."""
    load(empty, register(DAYS[0], sized("sme"), without=["yard/size/sme"]))
    late = replace(small.has("yard", "size", "sme"), valid_from=None)
    load(empty, register(DAYS[3], sized("large"), late))
    for day, undated, mill, yard in (
        (date(2019, 1, 1), False, None, None),
        (date(2019, 1, 1), True, "sme", None),
        (date(2024, 1, 1), False, "sme", None),
        (date(2024, 1, 1), True, "sme", None),
        (DAYS[3], True, "large", "sme"),
    ):
        scope = Scope(day, 2, "t-province", {}, undated=undated)
        found = {c.id: c.size for c in companies(empty, scope)}
        assert (found["mill"], found["yard"]) == (mill, yard), (day, undated)
    left = {r.what: r.statements for r in left_out(empty, Scope(DAYS[0], 2, "t-province", {}))}
    assert left.get("sizes", 0) == 0


def test_where_a_past_statement_is_from_is_the_file_that_first_stated_it(empty: Store) -> None:
    load(empty, register(DAYS[0], sized("sme")))
    load(empty, register(DAYS[3], sized("large")))
    ((id,),) = asked(
        empty, "MATCH ({id: 'mill'})-[s:HAS {past: true}]->({value: 'sme'}) RETURN s.id"
    )
    found = statement(empty, 2, id)
    assert found is not None
    assert found.run == 1
    beside = said_beside(empty, Scope(DAYS[3], 2, "t-province", {}), id, "mill")
    assert [(b.value, b.same, b.seen_to) for b in beside] == [("large", False, None)]
    of = said_of(empty, Scope(DAYS[3], 2, "t-province", {}), "mill")
    assert {(s.value, s.run, s.seen_to) for s in of if s.what == "size"} == {
        ("sme", 1, DAYS[0]),
        ("large", 2, None),
    }


def test_what_a_register_still_states_is_as_new_as_its_last_file(empty: Store) -> None:
    """A source of 2022 wins over the file of 2020, not over the next one that says the same."""
    other = Reading(
        replace(small.SOURCE, id="other", published=date(2022, 1, 1)),
        small.reading().files, small.reading().nodes, (sized("large"),), (),
    )  # fmt: skip
    load(empty, register(DAYS[0], sized("sme")))
    load(empty, other)
    scopes = [frame_of(empty, Asked("t-province", DAYS[3])).scope]
    assert copied_size(empty) == "large"
    load(empty, register(DAYS[3], sized("sme")))
    assert copied_size(empty) == "sme"
    scopes += [
        frame_of(empty, Asked("t-province", day, map_of=DAYS[3])).scope
        for day in (date(2021, 6, 1), date(2023, 1, 1), DAYS[3])
    ]
    found = [c.size for s in scopes for c in companies(empty, s) if c.id == "mill"]
    assert found == ["large", "sme", "large", "sme"]
    (conflict,) = conflicts(empty, scopes[-1], ["size"]).rows
    assert [(s["value"], s["stated_on"]) for s in conflict.statements] == [
        ("sme", DAYS[3]),
        ("large", date(2022, 1, 1)),
    ]
    of = said_of(empty, scopes[-1], "mill")
    assert [(s.seen_from, s.stated_on) for s in of if s.value == "sme"] == [(DAYS[0], DAYS[3])]
    undo(empty, 3)
    assert copied_size(empty) == "large"


def test_what_runs_added_and_ended_adds_up_to_the_statements_of_the_graph(empty: Store) -> None:
    for day, size in ((DAYS[0], "sme"), (DAYS[1], "large"), (DAYS[3], "sme")):
        load(empty, register(day, sized(size)))
        runs = queries.runs(empty)
        total = sum((r.added or 0) + (r.beside or 0) - (r.ended or 0) for r in runs)
        assert verify(empty, len(runs)).statements == total
    assert [r.beside for r in runs] == [1, 1, 0]
    undone = undo(empty, 3)
    assert undone.ended == (runs[0].added or 0) + (runs[0].beside or 0)


def copied_size(store: Store) -> str:
    copy_facts(store)
    ((size,),) = asked(store, "MATCH (c {id: 'mill'}) RETURN c.size")
    return str(size)


def test_an_older_file_of_a_register_is_refused(empty: Store) -> None:
    load(empty, register(DAYS[1]))
    before = dump(empty)
    with pytest.raises(Refused, match=r"this file is of 2020-10-02 and the graph has that of 2022"):
        load(empty, register(DAYS[0]))
    assert dump(empty) == before


def test_a_register_without_a_date_only_stops_stating(empty: Store) -> None:
    load(empty, register(None, sized("sme")))
    done = load(empty, register(None, sized("large")))
    assert (done.ended, done.past) == (1, 0)
