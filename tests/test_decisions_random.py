"""Any order of loads, decisions and doubts: what was known at a version is so for ever."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.decisions import Wish, decide, undecide
from graph.disputing import Doubter, dispute, undispute
from graph.errors import GraphError
from graph.model import Verdict
from graph.runs import load
from graph.store import Store
from tests.conftest import emptied
from tests.firms import told
from tests.graphs import asked, hashed, state
from tests.test_decisions import visible

IDS = ("a", "b", "c", "d")
NUMBERS = ("lei:5493001KJTIIGC8Y1R12", "dart:00000001")
DAY = date(2026, 11, 22)

Step = tuple[object, ...]

firm = st.tuples(
    st.sampled_from(["Mill", "Mine", "Yard"]), st.lists(st.sampled_from(NUMBERS), max_size=1)
)
loads = st.tuples(
    st.just("load"),
    st.sampled_from(["one", "two"]),
    st.dictionaries(st.sampled_from(IDS), firm, min_size=1),
    st.sets(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=3),
)
verdicts = st.sampled_from(["same", "same", "different", "unsure"])
decisions = st.tuples(st.just("decide"), st.sampled_from(IDS), st.sampled_from(IDS), verdicts)
back = st.tuples(st.just("undecide"), st.integers(1, 3))
doubts = st.tuples(st.just("dispute"), st.integers(0, 9))
steps = st.lists(st.one_of(loads, decisions, decisions, back, doubts), min_size=2, max_size=8)


def done(store: Store, step: Step) -> None:
    match step:
        case ("load", str(source), dict(firms), set(ties)):
            kept = sorted((a, b) for a, b in ties if a != b and {a, b} <= firms.keys())
            names = {f"{source}-{id}": one for id, one in firms.items()}
            named = [(f"{source}-{a}", f"{source}-{b}") for a, b in kept]
            load(store, told(source, names, named), shrink=1.0)
        case ("decide", str(a), str(b), verdict):
            made = Wish(f"one-{a}", f"two-{b}", verdict, "w", "me", DAY)  # type: ignore[arg-type]
            if (
                len(
                    asked(
                        store,
                        "MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id",
                        ids=[made.a, made.b],
                    )
                )
                == 2
            ):
                decide(store, made)
        case ("undecide", int(number)):
            undecide(store, number)
        case ("dispute", int(n)):
            rows = visible(store, state(store)["version"])
            if rows:
                dispute(store, str(rows[n % len(rows)][0]), Doubter("w", "me", DAY))


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=steps)
def test_what_was_known_at_a_version_is_so_for_ever(store: Store, steps: list[Step]) -> None:
    emptied(store)
    saw: dict[int, list[list[object]]] = {}
    for step in steps:
        try:
            done(store, step)
        except GraphError:
            continue  # refused in a sentence: nothing was written
        version = state(store)["version"]
        saw.setdefault(version, visible(store, version))
        if version:
            hashed(store)
        assert all(visible(store, v) == rows for v, rows in saw.items())


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    first=st.lists(st.one_of(loads, decisions), min_size=2, max_size=5),
    pair=st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)),
    verdict=st.sampled_from(["same", "different", "unsure"]),
)
def test_deciding_and_undeciding_gives_the_hash_of_before(
    store: Store, first: list[Step], pair: tuple[str, str], verdict: Verdict
) -> None:
    emptied(store)
    for source, numbered in (("one", "a"), ("two", "b")):
        of = {id: [NUMBERS[0]] if id == numbered else [] for id in IDS}
        load(store, told(source, {f"{source}-{id}": ("Mill", of[id]) for id in IDS}))
    for step in first:
        try:
            done(store, step)
        except GraphError:
            continue
    before = hashed(store)
    try:
        one, _ = decide(store, Wish(f"one-{pair[0]}", f"two-{pair[1]}", verdict, "w", "me", DAY))
    except GraphError:
        return
    undecide(store, one.number)
    assert hashed(store) == before
    facts = [row[0] for row in visible(store, state(store)["version"]) if row[3] == "HAS"]
    for id in map(str, facts[:1]):
        dispute(store, id, Doubter("w", "me", DAY))
        undispute(store, id)
        assert hashed(store) == before
