"""The same queries on the oldest Neo4j that is promised, 5.26 LTS: same answers, same counters."""

from collections.abc import Iterator

import pytest

import cypher
from graph import queries
from graph.candidates import candidates
from graph.frame import frame
from graph.local import java
from graph.reading import Reading
from graph.runs import load
from graph.store import Store, connect
from tests import lts, small
from tests.conftest import emptied

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    home = tmp_path_factory.mktemp("lts")
    with lts.running(home, java.packaged()) as access, connect(access) as store:
        yield store


def test_it_is_the_long_term_release(old: Store) -> None:
    with old.typed("CALL dbms.components() YIELD versions RETURN versions", {}, 5) as answer:
        assert any(v.startswith("5.26.") for row in answer.rows for v in row[0])


def test_every_example_is_answered_alike(old: Store) -> None:
    load(old, small.reading())
    scope = frame(old, "t-province", small.AS_OF).scope
    for name in cypher.names("read"):
        example = cypher.read(name).example
        assert example is not None
        rows = old.rows(name, queries.parameters(name, scope, example.params))
        found = [[plain(r[c]) for c in example.columns] for r in rows]
        assert [r for r in example.rows if r not in found] == [], name


def plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_a_load_and_its_repetition_count_alike(old: Store, korea_reading: Reading) -> None:
    first, second = load(old, korea_reading), load(old, korea_reading)
    assert first.relationships_created == first.added == len(korea_reading.statements)
    assert (second.run, second.relationships_created) == (None, 0)


def test_the_candidate_list_is_the_same_on_both(
    old: Store, store: Store, korea_reading: Reading
) -> None:
    for each in (old, store):
        load(emptied(each), korea_reading)
    both = [frame(each, "kr-province", small.AS_OF) for each in (old, store)]
    lists = [
        candidates(each, made.scope, made.regions)
        for each, made in zip((old, store), both, strict=True)
    ]
    assert lists[0].rows == lists[1].rows
