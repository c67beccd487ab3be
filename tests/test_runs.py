"""A run: every field of it, whole or not at all, and the old version stays readable."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest

from graph import queries, runs
from graph.batches import Writer
from graph.comparison import compare
from graph.errors import BadQuestion, BadSource, Busy, LostRows, NotOurs, Refused
from graph.frame import frame
from graph.model import KINDS, Has, IdentifiedBy, IdentifierNode, Node, Statement
from graph.presence import signature
from graph.progress import Progress, silent
from graph.runs import about, load, open_run, take_back
from graph.scope import Scope
from graph.statement import digest
from graph.store import Access, Store
from tests import small
from tests.conftest import emptied, holding
from tests.graphs import asked, dump, last_change, saying, state, tampered

ON_FACT = ("property", "value", "unit", "currency", "basis", "about")
FILLED = {str: "text", int: 3, float: 0.25, bool: True, date: date(2026, 1, 2)}
VALUES = ("text", 7, 0.5, True, date(2026, 2, 3))
STEPS = range(1, 5)  # a load of the changed reading tells four times: nodes, ends, ties, facts


def filled(hint: Any) -> Any:
    """A value of this type: of a choice the first."""
    choices = [a for a in get_args(hint) if a is not type(None)]
    if not choices:
        return FILLED[hint]
    return choices[0] if isinstance(choices[0], str) else filled(choices[0])


def one_of(kind: type[Statement], key: str, **more: Any) -> Statement:
    hints = get_type_hints(kind)
    values = {f.name: filled(hints[f.name]) for f in fields(kind)}
    return kind(**values | {"key": key, "start": "a", "end": "b"} | more)


EACH = [
    *(one_of(k, k.__name__) for k in KINDS if k not in (Has, IdentifiedBy)),
    *(one_of(Has, f"Has {v}", end="", value=v) for v in VALUES),
    one_of(IdentifiedBy, "IdentifiedBy", end="scheme:1"),
]


@pytest.fixture
def each(store: Store) -> Store:
    """One statement of each kind, with every field."""
    nodes = (Node("a", ("Region",)), Node("b", ("Region",)))
    number = IdentifierNode.of("scheme", "1")
    told = replace(saying(), nodes=(*nodes, number), statements=tuple(EACH))
    return holding(store, "each", told, "text")[0]


@pytest.mark.parametrize("sent", EACH, ids=lambda s: s.key)
def test_a_statement_is_kept_with_every_field_and_no_other(sent: Statement, each: Store) -> None:
    text = "MATCH (a)-[s {key: $key}]->(b) RETURN s, a.id, b.id, CASE WHEN b:Fact THEN b END"
    said = {f.name: getattr(sent, f.name) for f in fields(sent) if f.name not in ("start", "end")}
    on_fact = {n: said.pop(n) for n in ON_FACT} if isinstance(sent, Has) else {}
    hashed = digest("small", sent)
    made = {"id": f"{hashed}.1", "since": 1}
    fact = {"labels": ["Entity", "Fact"]} | on_fact | made if on_fact else None
    seen = {"source": "small", "seen_from": small.SOURCE.published}
    tie = {"type": sent.TYPE, "digest": hashed} | seen | said | made
    assert None not in (said | on_fact).values()
    assert asked(each, text, key=sent.key) == [[tie, "a", fact["id"] if fact else sent.end, fact]]


def test_a_node_is_kept_with_its_labels_and_number(each: Store) -> None:
    rows = asked(each, "MATCH (n:Entity) WHERE NOT n:Fact RETURN labels(n), n.id, n.value, n.since")
    assert {(tuple(sorted(labels)), *rest) for labels, *rest in rows} == {
        (("Entity", "Region"), "a", None, 1),
        (("Entity", "Region"), "b", None, 1),
        (("Entity", "Identifier"), "scheme:1", "1", 1),
    }


@pytest.fixture
def told(empty: Store) -> Store:
    """The made-up graph in version 1."""
    load(empty, small.reading())
    return empty


def ore(store: Store, known_at: int) -> set[tuple[str, int | None]]:
    """Which suppliers of the mill there are in a version, with their amounts."""
    scope = Scope(small.AS_OF, known_at, "t-province", {})
    return {(t.id[-2:], t.amount) for t in queries.suppliers_of(store, scope, "mill").rows}


def dearer() -> Statement:
    return replace(next(s for s in small.ties() if s.key == "tie/1"), amount=600)  # type: ignore[call-arg]


def visible(store: Store, known_at: int) -> set[str]:
    asked = {"source": "small", "known_at": known_at, "after": "", "limit": 1_000}
    (page,) = store.rows("stated", asked)
    return set(page["digests"])


def test_a_second_load_of_the_same_reading_writes_nothing(told: Store, access: Access) -> None:
    before, mark = dump(told), last_change(access)
    again = load(told, small.reading())
    assert (again.run, again.version, again.added, again.ended) == (None, 1, 0, 0)
    assert (again.nodes_created, again.relationships_created) == (0, 0)
    assert (dump(told), last_change(access)) == (before, mark)
    load(told, saying(dearer()))
    assert last_change(access) != mark


def test_a_load_counts_what_the_database_made(empty: Store) -> None:
    reading = small.reading()
    done = load(empty, reading)
    facts = sum(isinstance(s, Has) for s in reading.statements)
    assert (done.run, done.version, done.ended) == (1, 1, 0)
    assert done.added == done.relationships_created == len(reading.statements)
    assert done.nodes_created == len(reading.nodes) + facts


def test_a_changed_row_is_another_statement_and_the_old_one_is_read_at_its_version(
    told: Store,
) -> None:
    done = load(told, saying(dearer()))
    assert (done.run, done.added, done.ended) == (2, 1, 1)
    assert ore(told, 1) == {(".1", 500), (".1", None)}
    assert ore(told, 2) == {(".2", 600), (".1", None)}


def test_a_row_that_is_gone_is_stated_no_more(told: Store) -> None:
    done = load(told, saying(without=["tie/1"]))
    assert (done.run, done.added, done.ended) == (2, 0, 1)
    assert (ore(told, 1), ore(told, 2)) == ({(".1", 500), (".1", None)}, {(".1", None)})
    assert asked(told, "MATCH ()-[s {key: 'tie/1'}]->() RETURN s.since, s.until") == [[1, 2]]


def test_a_row_that_goes_and_comes_back_is_two_statements(told: Store) -> None:
    load(told, saying(without=["tie/1"]))
    load(told, small.reading())
    rows = asked(told, "MATCH ()-[s {key: 'tie/1'}]->() RETURN s.digest, s.id, s.since, s.until")
    assert len({row[0] for row in rows}) == 1
    assert {row[1] for row in rows} == {f"{rows[0][0]}.1", f"{rows[0][0]}.3"}
    assert {tuple(row[2:]) for row in rows} == {(1, 2), (3, None)}
    assert visible(told, 1) == visible(told, 3) > visible(told, 2)


def test_a_row_that_only_stands_elsewhere_says_nothing_new(told: Store) -> None:
    moved = [replace(s, source_ref="small:99") for s in small.reading().statements]
    before = dump(told)
    assert load(told, saying(*moved)).run is None
    assert dump(told) == before


def test_a_day_and_its_letters_are_two_values() -> None:
    day, letters = (small.has("mill", "opened", v) for v in (date(2026, 1, 2), "2026-01-02"))
    assert digest("small", day) != digest("small", letters)


def test_two_statements_under_one_key_are_refused(told: Store) -> None:
    reading = small.reading()
    twice = replace(reading, statements=(*reading.statements, dearer()))
    before = dump(told)
    with pytest.raises(BadSource, match="small: two statements have the same key"):
        load(told, twice)
    assert (dump(told), state(told)["version"]) == (before, 1)


def test_a_file_that_lost_more_than_a_tenth_is_refused(told: Store, access: Access) -> None:
    keys = [s.key for s in small.reading().statements]
    fewer = saying(without=keys[: len(keys) // 10 + 1])
    mark = last_change(access)
    with pytest.raises(Refused, match=f"{len(keys) // 10 + 1} of {len(keys)} statements are gone"):
        load(told, fewer)
    assert last_change(access) == mark
    assert load(told, fewer, shrink=1.0).ended == len(keys) // 10 + 1


def test_a_file_may_lose_a_tenth(told: Store) -> None:
    keys = [s.key for s in small.reading().statements]
    assert load(told, saying(without=keys[: len(keys) // 10])).ended == len(keys) // 10


def test_a_source_never_ends_what_another_one_states(told: Store) -> None:
    other = saying(dearer(), source="other")
    load(told, other)
    before = visible(told, 2)
    load(told, replace(other, statements=()), shrink=1.0)
    assert visible(told, 3) == before == visible(told, 1)
    assert asked(told, "MATCH ()-[s {source: 'other'}]->() WHERE s.until IS NULL RETURN s") == []
    assert ore(told, 2) == {(".1", 500), (".1", None), (".2", 600), (".2", None)}


def dies(after: int, way: type[BaseException]) -> Progress:
    """A progress that ends the load when told so many times."""
    times: list[str] = []

    def tell(what: str, done: int, total: int) -> None:
        times.append(what)
        if len(times) == after:
            raise way(what)

    return tell


class Died(Exception):
    """The writer is gone."""


def changed() -> Any:
    """A reading that changes a tie, ends a fact, adds a node with a fact, and a label."""
    mast = small.supplies("10", "mast", "mill")
    reading = saying(dearer(), mast, small.has("mast", "name", "Mast"), without=["yard/size/sme"])
    label = Node("lab", ("Organisation", "PublicBody"))
    alloys = replace(next(s for s in small.ties() if s.key == "tie/7"), review="again")
    nodes = [n for n in reading.nodes if n.id != "lab"]
    source = replace(reading.source, title="Another title")
    said = tuple(alloys if s.key == "tie/7" else s for s in reading.statements)
    company = Node("mast", ("Organisation", "Company"))
    return replace(reading, source=source, nodes=(*nodes, label, company), statements=said)


@pytest.mark.parametrize("way", [Died, KeyboardInterrupt])
@pytest.mark.parametrize("after", STEPS)
def test_a_run_that_ends_half_way_leaves_no_trace(
    told: Store, after: int, way: type[BaseException]
) -> None:
    before = dump(told)
    with pytest.raises(way, match="writing"):
        load(told, changed(), dies(after, way))
    assert dump(told) == before
    assert (state(told)["version"], state(told)["open_run"]) == (1, None)
    assert asked(told, "MATCH (r:Run) RETURN r.number, r.status ORDER BY r.number")[-1] == [
        2,
        "abandoned",
    ]


def test_the_first_load_of_all_leaves_nothing_when_it_ends_half_way(empty: Store) -> None:
    with pytest.raises(Died):
        load(empty, small.reading(), dies(2, Died))
    assert asked(empty, "MATCH (n:Entity) RETURN n") == []
    with pytest.raises(BadQuestion, match="the graph is empty"):
        frame(empty, None, small.AS_OF)


def test_the_number_of_a_run_that_was_taken_back_is_not_used_again(told: Store) -> None:
    with pytest.raises(Died):
        load(told, changed(), dies(3, Died))
    assert load(told, changed()).run == 3
    assert asked(told, "MATCH ()-[s {since: 2}]->() RETURN s") == []


def test_readers_see_the_old_version_until_all_is_written(told: Store) -> None:
    seen = []

    def look(what: str, done: int, total: int) -> None:
        version = state(told)["version"]
        seen.append((what, version, ore(told, version)))

    load(told, changed(), look)
    assert seen[: len(STEPS)] == [("writing", 1, {(".1", 500), (".1", None)})] * len(STEPS)
    assert ore(told, 2) == {(".2", 600), (".1", None), (".2", None)}


def test_a_label_is_added_to_a_known_node_when_its_run_is_closed(told: Store) -> None:
    load(told, changed())
    text = "MATCH (n:Entity {id: 'lab'}) RETURN n:PublicBody, n.since"
    assert asked(told, text) == [[True, 1]]
    assert [s.title for s in queries.sources(told, 2)] == ["Another title"]


def test_more_labels_than_fit_into_the_closing_moment_follow_at_once(
    told: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "AT_CLOSE", 1)
    public = [replace(n, labels=(*n.labels, "PublicBody")) for n in small.reading().nodes]
    said = [small.has(i, "motto", "made up") for i in ("mine", "mill", "yard")]
    load(told, replace(saying(*said), nodes=public))
    text = "MATCH (n:PublicBody) WHERE n.id IN ['mine', 'mill', 'yard'] RETURN n.id"
    assert len(asked(told, text)) == 3
    assert asked(told, "MATCH ()-[g:GIVES]->() RETURN g") == []


def test_labels_that_a_killed_load_left_to_give_are_given_by_the_next(
    told: Store, access: Access
) -> None:
    left = "MATCH (r:Run), (n:Entity {id: 'lab'}) CREATE (r)-[:GIVES {labels: ['Company']}]->(n)"
    tampered(access, left)
    assert load(told, small.reading()).run is None
    assert asked(told, "MATCH (n:Company {id: 'lab'}) RETURN count(n)") == [[1]]


def killed(store: Store, access: Access, reading: Any, seconds: int) -> int:
    """Leave a run as a killed writer does: open, half of it written, so long ago."""
    version = state(store)["version"]
    run = open_run(store, reading.source.id, version, about(reading)).number
    change = compare(store, reading, version)
    write = Writer(store, run, reading.source, silent)
    write.nodes(reading.nodes)
    write.ends(change.ended)
    write.statements(p for p in change.added if not isinstance(p[1], Has))
    quiet(access, run, seconds)
    return run


def quiet(access: Access, run: int, seconds: int) -> None:
    """Set the last sign of life of a run back."""
    past = "SET r.heartbeat = datetime() - duration({seconds: $seconds})"
    tampered(access, f"MATCH (r:Run {{number: $run}}) {past}", run=run, seconds=seconds)


def test_what_a_killed_writer_left_is_taken_back_by_the_next_load(
    told: Store, access: Access
) -> None:
    assert killed(told, access, changed(), runs.STALE_SECONDS) == 2
    done = load(told, changed())
    assert (done.run, done.added, done.ended) == (3, 4, 3)
    assert ore(told, 3) == {(".3", 600), (".1", None), (".3", None)}
    assert ore(told, 1) == {(".1", 500), (".1", None)}
    assert asked(told, "MATCH ()-[s]->() WHERE 2 IN [s.since, s.until] RETURN s") == []


def test_a_killed_writer_leaves_no_change_for_an_unchanged_load(
    told: Store, access: Access
) -> None:
    before = dump(told)
    killed(told, access, changed(), runs.STALE_SECONDS)
    assert load(told, small.reading()).run is None
    assert dump(told) == before


def test_a_run_with_a_sign_of_life_is_waited_for(told: Store, access: Access) -> None:
    run = killed(told, access, changed(), 100)
    mark = last_change(access)
    words = rf"run {run} is being written, with a sign of life 10\d s ago; .* in (20|1\d) s"
    for reading in (changed(), small.reading()):
        with pytest.raises(Busy, match=words):
            load(told, reading)
    assert last_change(access) == mark


def test_a_run_that_was_half_taken_back_is_taken_back_by_the_next_load(
    told: Store, access: Access
) -> None:
    before = dump(told)
    run = killed(told, access, changed(), runs.STALE_SECONDS)
    stop = {"run": run, "writer": signature(), "taker": signature()}
    assert told.change_row("stop_run", stop) == {"met": 1}
    assert told.change_row("take_back_statements", {"run": run, "limit": 1}) == {"met": 1}
    quiet(access, run, runs.STALE_SECONDS)
    assert load(told, small.reading()).run is None
    assert dump(told) == before


def test_a_writer_that_was_taken_for_dead_writes_no_more(told: Store) -> None:
    run = open_run(told, small.SOURCE.id, 1, {}).number
    take_back(told, run)
    before, write = dump(told), Writer(told, run, small.SOURCE, silent)
    tie = small.supplies("10", "mine", "mill")
    for act in (write.statements, write.facts):
        with pytest.raises(LostRows, match="wrote 0 of 1 rows"):
            act([("digest", tie if act == write.statements else small.has("mill", "a", "b"))])
    with pytest.raises(LostRows, match="wrote 0 of 1 rows"):
        write.nodes([Node("new", ("Organisation",))])
    assert dump(told) == before


def test_a_run_that_was_closed_after_all_is_not_taken_back(told: Store) -> None:
    before = dump(told)
    take_back(told, 1)
    assert (dump(told), state(told)["version"]) == (before, 1)


def test_nothing_is_written_on_a_comparison_with_an_older_version(told: Store) -> None:
    load(told, saying(dearer()))
    with pytest.raises(Busy, match="another run was opened at this moment"):
        open_run(told, small.SOURCE.id, 1, {})
    assert state(told)["open_run"] is None


def test_two_runs_are_never_open_at_once(told: Store) -> None:
    open_run(told, small.SOURCE.id, 1, {})
    with pytest.raises(Busy):
        open_run(told, "other", 1, {})


def test_a_link_to_an_absent_node_takes_the_run_back(told: Store) -> None:
    before = dump(told)
    with pytest.raises(LostRows, match="add_statements: the database wrote 0 of 1 rows"):
        load(told, saying(small.supplies("10", "mine", "nobody")))
    with pytest.raises(LostRows, match="add_facts: the database wrote 0 of 1 rows"):
        load(told, saying(small.has("nobody", "name", "Nobody")))
    assert (dump(told), state(told)["open_run"]) == (before, None)


@pytest.fixture
def foreign(empty: Store, access: Access) -> Iterator[Store]:
    """A database of somebody else's, which lacks one constraint of ours."""
    tampered(access, "DROP CONSTRAINT owns_id")
    tampered(access, "CREATE (:Entity {id: 'mill'})-[:KNOWS {since: 1}]->(:Graph {owner: 'me'})")
    yield empty
    emptied(empty).prepare()


@pytest.mark.parametrize(
    "act",
    [
        lambda store: load(store, small.reading()),
        lambda store: frame(store, "t-province", small.AS_OF),
    ],
)
def test_a_database_that_is_not_ours_is_not_touched(
    foreign: Store, access: Access, act: Callable[[Store], object]
) -> None:
    mark = last_change(access)
    with pytest.raises(NotOurs, match="something that superregion did not write"):
        act(foreign)
    assert last_change(access) == mark
    assert asked(foreign, "SHOW CONSTRAINTS YIELD name WHERE name = 'owns_id'") == []


def test_a_graph_of_another_schema_is_left_alone(empty: Store, access: Access) -> None:
    load(empty, small.reading())
    tampered(access, "MATCH (g:Graph) SET g.schema = 99")
    for work in (lambda: load(empty, small.reading()), lambda: frame(empty, None, small.AS_OF)):
        with pytest.raises(NotOurs, match="schema 99, which a newer superregion wrote"):
            work()
