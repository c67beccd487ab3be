"""Undone runs, and the hash by which it is seen that nothing is left of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph import queries
from graph.errors import BadQuestion, Refused
from graph.hashed import NOTHING, Verified, verify
from graph.keeping import Terms
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store
from graph.undoing import undo
from tests import small
from tests.graphs import asked, dump, hashed, saying, seen, state, tampered
from tests.test_registers import DAYS, register, sized, sizes
from tests.test_runs import Died, changed, dearer, dies


@pytest.fixture
def told(empty: Store) -> Store:
    """The made-up graph in version 1."""
    load(empty, small.reading())
    return empty


def statements(store: Store) -> list[str]:
    return [row for row in seen(store) if "'digest'" in row]


def known(store: Store, version: int) -> set[str]:
    text = """
        MATCH (a:Entity)-[s]->(b:Entity)
        WHERE s.since <= $version AND (s.until IS NULL OR s.until > $version)
        RETURN a.id, b.id, s.id, s.digest
    """
    return {repr(row) for row in asked(store, text, version=version)}


def test_an_undone_run_leaves_the_graph_as_it_was(told: Store) -> None:
    before, was = statements(told), hashed(told)
    load(told, changed())
    versions = [known(told, v) for v in (1, 2)]
    assert hashed(told) != was
    done = undo(told, 2)
    assert (done.run, done.version, done.added, done.ended) == (3, 3, 3, 4)
    assert hashed(told) == was
    assert statements(told) == before
    assert [known(told, v) for v in (1, 2)] == versions


def test_what_a_run_ended_is_stated_again_with_all_that_it_carried(told: Store) -> None:
    load(told, changed())
    undo(told, 2)
    text = "MATCH (a)-[s {key: 'tie/1'}]->(b) RETURN properties(s) ORDER BY s.since"
    first, second, third = (row[0] for row in asked(told, text))
    assert (first["since"], second["since"], third["since"]) == (1, 2, 3)
    runs = {"id", "since", "until", "again"}
    assert {k: v for k, v in third.items() if k not in runs} == {
        k: v for k, v in first.items() if k not in runs
    }
    assert (third["id"], third["again"], third.get("until")) == (f"{first['digest']}.3", 1, None)
    text = (
        "MATCH (:Entity {id: 'yard'})-[s:HAS]->(f:Fact {property: 'size'}) RETURN f.value, s.until"
    )
    assert sorted(asked(told, text), key=str) == [["sme", 2], ["sme", None]]


def test_runs_are_undone_from_the_newest_to_the_first(told: Store) -> None:
    hashes = [hashed(told)]
    for reading in (saying(dearer()), changed()):
        load(told, reading)
        hashes.append(hashed(told))
    with pytest.raises(Refused, match="run 3 of small builds on run 1; undo run 3 first"):
        undo(told, 1)
    undo(told, 3)
    assert hashed(told) == hashes[1]
    undo(told, 2)
    assert hashed(told) == hashes[0]
    undo(told, 1)
    assert hashed(told) == NOTHING
    assert [(r.run, r.undone_by) for r in queries.runs(told)][::-1] == [
        (1, 6), (2, 5), (3, 4), (4, None), (5, None), (6, None)
    ]  # fmt: skip


def test_what_was_undone_is_loaded_again_as_something_new(told: Store) -> None:
    was = hashed(told)
    load(told, saying(dearer()))
    twice = hashed(told)
    undo(told, 2)
    done = load(told, saying(dearer()))
    assert (done.run, done.added, done.ended) == (4, 1, 1)
    assert hashed(told) == twice
    undo(told, 4)
    assert hashed(told) == was
    assert load(told, small.reading()).run is None


def test_a_run_of_another_source_stands_in_nobodys_way(told: Store) -> None:
    load(told, saying(dearer(), source="other"))
    undo(told, 1)
    text = "MATCH ()-[s]->() WHERE s.until IS NULL AND s.since IS NOT NULL RETURN DISTINCT s.source"
    assert asked(told, text) == [["other"]]
    found = verify(told, 3)
    assert (found.good, found.statements) == (True, len(small.reading().statements))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (9, "there is no run 9"),
        (2, "run 2 was undone by run 3 already"),
        (3, "run 3 itself undid run 2; to take that back, load again what run 2 had read"),
        (4, "run 4 was not completed"),
    ],
)
def test_what_cannot_be_undone_is_said(number: int, words: str, told: Store) -> None:
    load(told, changed())
    undo(told, 2)
    with pytest.raises(Died):
        load(told, changed(), dies(2, Died))
    before = dump(told)
    with pytest.raises((BadQuestion, Refused), match=words):
        undo(told, number)
    assert (dump(told), state(told)["version"]) == (before, 3)


@pytest.mark.parametrize("after", range(1, 4))
def test_an_undoing_that_dies_half_way_leaves_no_trace(after: int, told: Store) -> None:
    load(told, changed())
    before, was = dump(told), hashed(told)
    with pytest.raises(Died):
        undo(told, 2, Terms(), dies(after, Died))
    assert (dump(told), hashed(told)) == (before, was)
    assert undo(told, 2).run == 4


def test_an_undone_vintage_of_a_register_may_be_loaded_corrected(empty: Store) -> None:
    load(empty, register(DAYS[0], sized("sme")))
    was = hashed(empty)
    load(empty, register(DAYS[3], sized("large")))
    hashed(empty)
    undo(empty, 2)
    assert hashed(empty) == was
    assert [s.published for s in queries.sources(empty, 3)] == [DAYS[0]]
    assert load(empty, register(DAYS[1], sized("micro"))).past == 1
    assert sizes(empty, DAYS[0]) == [["sme", DAYS[0], DAYS[0]]]
    assert sizes(empty, DAYS[3]) == [["micro", DAYS[1], None]]


def other_order(reading: Reading) -> Reading:
    return replace(reading, statements=tuple(reversed(list(reading.statements))))


@pytest.mark.parametrize("size", [3, 2_000])
def test_the_hash_knows_no_order_no_batch_and_no_runs(
    size: int, told: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = hashed(told)
    undo(told, 1)
    monkeypatch.setattr("graph.batches.send.__defaults__", (size,))
    load(told, other_order(saying(dearer())))
    load(told, other_order(small.reading()))
    assert hashed(told) == was
    assert load(told, other_order(small.reading())).run is None


CHANGES: dict[str, tuple[Callable[[Verified], Any], str]] = {
    "a value": (lambda v: v.wrong == 1, "MATCH ()-[s {key: 'tie/1'}]->() SET s.amount = 5"),
    "a fact": (lambda v: v.wrong == 1, "MATCH (f:Fact {value: 'North'}) SET f.value = 'South'"),
    "an end": (
        lambda v: v.wrong == 1,
        "MATCH (a)-[s {key: 'own/1'}]->(), (c {id: 'yard'}) WITH a, c, s, properties(s) AS said "
        "DELETE s CREATE (a)-[t:OWNS]->(c) SET t = said",
    ),
    "a statement less": (lambda v: not v.wrong, "MATCH ()-[s {key: 'tie/1'}]->() DELETE s"),
    "a digest": (lambda v: v.wrong == 1, "MATCH ()-[s {key: 'tie/1'}]->() SET s.digest = 'x'"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_behind_our_back_is_found(name: str, told: Store, access: Access) -> None:
    found, text = CHANGES[name]
    hashed(told)
    tampered(access, text)
    verified = verify(told, 1)
    assert found(verified)
    assert not verified.good


def test_a_version_that_never_was_is_not_verified(told: Store) -> None:
    with pytest.raises(BadQuestion, match="there is no version 2"):
        verify(told, 2)
