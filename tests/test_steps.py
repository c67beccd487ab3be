"""A graph that an older superregion wrote is taken to the schema of this one, or left alone."""

from dataclasses import replace
from datetime import date

import pytest

from graph import ours, queries, steps
from graph.errors import Busy, NotOurs
from graph.hashed import verify
from graph.runs import load
from graph.store import Access, Store
from tests import small
from tests.graphs import asked, dump, tampered

FIRST = """
    MATCH (g:Graph) SET g.schema = 1 REMOVE g.id, g.hash
    WITH g MATCH (run:Run) REMOVE run.hash
    WITH DISTINCT g MATCH (:Entity)-[s]->() REMOVE s.seen_from
"""
DATED = replace(small.reading(), source=replace(small.SOURCE, published=date(2026, 1, 2)))


def old(store: Store, access: Access) -> set[str]:
    """Make the graph as the first release left it; return what this one would have left."""
    load(store, DATED)
    held = dump(store)
    tampered(access, FIRST)
    assert dump(store) != held
    return held


def test_every_step_is_there() -> None:
    table = [line for line in (steps.__doc__ or "").splitlines() if line.startswith("| ")]
    assert [line.split()[1] for line in table[1:]] == [str(n + 1) for n in range(ours.SCHEMA)]


def test_a_graph_of_the_first_schema_becomes_what_this_one_writes(
    empty: Store, access: Access
) -> None:
    held = old(empty, access)
    with pytest.raises(NotOurs, match="superregion upgrade"):
        load(empty, DATED)
    done = steps.upgrade(empty)
    assert (done.before, done.after) == (1, ours.SCHEMA)
    assert done.changed == len(DATED.statements)
    assert dump(empty) == held
    assert queries.version(empty).graph
    assert verify(empty, 1).good
    assert steps.upgrade(empty).changed == 0


def test_a_step_that_was_interrupted_is_taken_again(empty: Store, access: Access) -> None:
    held = old(empty, access)
    empty.change("step_2", {"after": "", "limit": 3})
    assert queries.version(empty).schema == 1
    steps.upgrade(empty)
    assert dump(empty) == held


def test_what_an_earlier_file_stated_stays_undated(empty: Store, access: Access) -> None:
    load(empty, DATED)
    fewer = replace(DATED, statements=tuple(DATED.statements)[:-1])
    load(empty, replace(fewer, source=replace(DATED.source, published=date(2026, 2, 3))))
    tampered(access, FIRST)
    steps.upgrade(empty)
    assert asked(empty, "MATCH (:Entity)-[s]->() RETURN DISTINCT s.seen_from") == [[None]]


def test_a_newer_graph_is_refused(empty: Store, access: Access) -> None:
    load(empty, DATED)
    tampered(access, "MATCH (g:Graph) SET g.schema = $n", n=ours.SCHEMA + 1)
    held = dump(empty)
    for wanted in (lambda: load(empty, DATED), lambda: steps.upgrade(empty)):
        with pytest.raises(NotOurs, match="a newer superregion wrote"):
            wanted()
    assert dump(empty) == held


def test_a_graph_that_is_being_written_is_not_upgraded(empty: Store, access: Access) -> None:
    old(empty, access)
    tampered(access, "CREATE (:Run {number: 2, status: 'open', heartbeat: datetime()})")
    with pytest.raises(Busy, match="run 2 is being written"):
        steps.upgrade(empty)
