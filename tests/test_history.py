"""Whatever is loaded, ended, retracted, undone: what was known at a version stays so for ever."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import presence, queries
from graph.batches import Writer
from graph.hashed import verify
from graph.model import Statement
from graph.reading import Reading
from graph.runs import load
from graph.statement import digest
from graph.store import Store
from graph.undoing import undo
from tests import small
from tests.conftest import emptied
from tests.graphs import asked, saying, state
from tests.test_runs import changed

FIRST = date(2020, 1, 1)
KEYS = range(6)
Said = dict[int, int]  # of some keys what is said under them

loads = st.tuples(
    st.sampled_from(["list", "register"]),
    st.dictionaries(st.sampled_from(KEYS), st.integers(0, 2)),
    st.integers(1, 40),
)
undoings = st.sampled_from(["list", "register"])
steps = st.lists(st.one_of(loads, loads, undoings), min_size=2, max_size=9)


def statements(said: Said) -> list[Statement]:
    """A fact or a tie for each key."""
    return [
        replace(small.has("mill", "size", str(value)), key=f"k{key}")
        if key % 2
        else small.supplies(f"k{key}", "mine", "mill", amount=value + 1, currency="KRW", year=2025)
        for key, value in said.items()
    ]


def told(source: str, said: Said, day: date) -> Reading:
    absence: Any = "ended" if source == "register" else "retracted"
    about = replace(small.SOURCE, id=source, published=day, absence=absence)
    nodes = [n for n in small.reading().nodes if n.id in ("mine", "mill")]
    return replace(small.reading(), source=about, nodes=nodes, statements=statements(said))


def known(store: Store, version: int) -> list[str]:
    """Everything that statements of a version say, with all that they carry but their end."""
    text = """
        MATCH (a:Entity)-[s]->(b:Entity)
        WHERE s.since <= $version AND (s.until IS NULL OR s.until > $version)
        RETURN a.id, b.id, type(s), properties(s), CASE WHEN b:Fact THEN b.value END
    """
    rows = asked(store, text, version=version)
    return sorted(repr([*r[:3], sorted((r[3] | {"until": None}).items()), r[4]]) for r in rows)


@dataclass
class History:
    """A graph with what each version said, and what each source must say now."""

    store: Store
    day: date = FIRST
    then: dict[int, list[str]] = field(default_factory=dict)
    loaded: dict[str, list[tuple[int, Said, date]]] = field(default_factory=dict)

    def step(self, one: Any) -> None:
        if isinstance(one, str):
            self.take_back(one)
        else:
            self.load(*one)
        version = state(self.store)["version"]
        self.then.setdefault(version, known(self.store, version))
        if version:
            assert verify(self.store, version).good

    def load(self, source: str, said: Said, days: int) -> None:
        self.day += timedelta(days=days)
        done = load(self.store, told(source, said, self.day), shrink=1.0)
        if done.run is not None:
            self.loaded.setdefault(source, []).append((done.run, said, self.day))

    def take_back(self, source: str) -> None:
        if runs := self.loaded.get(source):
            undo(self.store, runs.pop()[0])

    def check(self) -> None:
        for version, said in self.then.items():
            assert known(self.store, version) == said
        for source, runs in self.loaded.items():
            now = runs[-1][1] if runs else {}
            text = """
                MATCH ()-[s {source: $source}]->() WHERE s.until IS NULL AND s.past IS NULL
                RETURN s.digest
            """
            found = sorted(row[0] for row in asked(self.store, text, source=source))
            assert found == sorted(digest(source, one) for one in statements(now))


@pytest.mark.slow
@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps)
def test_what_was_known_at_a_version_is_known_there_for_ever(
    store: Store, steps: Sequence[Any]
) -> None:
    history = History(emptied(store))
    for one in steps:
        history.step(one)
    history.check()


def test_a_history_of_loads_and_undoings_is_kept(empty: Store) -> None:
    history = History(empty)
    steps: list[Any] = [
        ("register", {0: 0, 1: 0}, 10), ("list", {0: 1, 1: 1, 2: 1}, 1), ("register", {1: 2}, 10),
        "list", ("register", {0: 0, 1: 0}, 10), "register", "register", ("register", {3: 1}, 5),
    ]  # fmt: skip
    for one in steps:
        history.step(one)
    history.check()
    assert len(history.then) == 8


def test_pages_of_a_version_hold_each_row_once_while_a_load_runs(empty: Store) -> None:
    load(empty, small.reading())
    whole = ids(empty, "", 1000)
    pages: list[list[str]] = []

    def turn(what: str, done: int, total: int) -> None:
        last = pages[-1][-1] if pages else ""
        if page := ids(empty, last, 1 + len(whole) // 3):
            pages.append(page)

    load(empty, changed(), turn)
    assert state(empty)["version"] == 2
    assert len(pages) >= 3
    assert sorted(id for page in pages for id in page) == sorted(whole)


def ids(store: Store, after: str, limit: int) -> list[str]:
    """A page of the statements of version 1, by their ids."""
    text = """
        MATCH (:Entity)-[s]->(:Entity)
        WHERE s.since <= 1 AND (s.until IS NULL OR s.until > 1) AND s.id > $after
        RETURN s.id ORDER BY s.id LIMIT $limit
    """
    return [row[0] for row in asked(store, text, after=after, limit=limit)]


def test_a_run_gives_signs_of_life_while_no_row_is_written(
    empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "BEAT_SECONDS", 0.05)
    seen: list[Any] = []
    ends = Writer.ends

    def slowly(self: Writer, rows: Any) -> None:
        text = "MATCH (r:Run {status: 'open'}) RETURN r.heartbeat"
        deadline = 200
        while len(set(seen)) < 3 and deadline:
            seen.append(asked(empty, text)[0][0])
            deadline -= 1
        ends(self, rows)

    monkeypatch.setattr(Writer, "ends", slowly)
    load(empty, saying())
    assert len(set(seen)) >= 3
    assert [run.status for run in queries.runs(empty)] == ["complete"]
