import inspect
import re
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import cypher
from graph import answers, model, provenance, queries, who
from graph.frame import Frame
from graph.regions import Region
from graph.scope import Scope
from graph.store import Store

READ = cypher.names("read")
#: queries that runs ask for themselves, so that no question is written for them
INSIDE = {
    "stated", "stated_by_digest", "copies_due", "run_changes", "visible_statements",
    "whole_statements", "aliases",
    "broken_aliases", "called", "holders", "spoken_of", "whole_statements_at",
}  # fmt: skip
ANY_VERSION = {
    "stated", "stated_by_digest", "version", "sources", "runs", "run_changes", "whole_statements",
    "broken_aliases", "first_known",
}  # fmt: skip
SCOPE = {f.name for f in fields(Scope)}
PYTHON = {
    "string": str, "integer": int, "float": float, "boolean": bool, "date": "date",
    "datetime": "datetime", "list<string>": "list", "list<map>": "list", "map": "dict",
    "any": object,
}  # fmt: skip
CHANGES = {"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "DETACH", "DROP", "LOAD"}


def function_of(name: str) -> Any:
    return next(found for m in (queries, who, provenance) if (found := getattr(m, name, None)))


def record_of(name: str) -> Any:
    hint = get_type_hints(function_of(name))["return"]
    inner = [a for a in get_args(hint) if a is not type(None)]
    return inner[0] if inner else hint


@pytest.mark.parametrize("name", READ)
def test_a_read_query_says_its_contract(name: str) -> None:
    query = cypher.read(name)
    assert query.doc.endswith(".")
    assert query.version >= 1
    assert query.returns
    assert query.example is not None


@pytest.mark.parametrize("name", READ)
def test_a_query_uses_exactly_the_parameters_it_declares(name: str) -> None:
    query = cypher.read(name)
    assert query.used == {p.name for p in query.params}
    assert {p.type for p in query.params} <= PYTHON.keys()


@pytest.mark.parametrize("name", sorted(set(READ) - INSIDE))
def test_a_query_has_one_function_with_its_sentence_and_parameters(name: str) -> None:
    function = function_of(name)
    asked = set(inspect.signature(function).parameters) - {"reader", "scope"}
    declared = {p.name for p in cypher.read(name).params}
    assert asked - {"known_at"} == declared - SCOPE
    assert (inspect.getdoc(function) or "").split(".")[0] == cypher.read(name).doc.split(".")[0]


@pytest.mark.parametrize("name", sorted(set(READ) - INSIDE))
def test_a_query_returns_exactly_the_fields_of_its_record(name: str) -> None:
    record = record_of(name)
    assert [f.name for f in fields(record)] == [n for n, _ in cypher.read(name).returns]


@pytest.mark.parametrize("name", READ)
def test_an_example_is_answered_as_its_header_says(name: str, drawn: tuple[Store, Frame]) -> None:
    store, frame = drawn
    query = cypher.read(name)
    assert query.example is not None
    rows = store.rows(name, queries.parameters(name, frame.scope, query.example.params))
    found = [[plain(r[c]) for c in query.example.columns] for r in rows]
    if query.example.whole:
        assert found == query.example.rows
    else:
        assert all(row in found for row in query.example.rows)


@pytest.mark.parametrize("name", sorted(set(READ) - INSIDE))
def test_a_query_returns_the_types_it_declares(name: str, drawn: tuple[Store, Frame]) -> None:
    store, frame = drawn
    query = cypher.read(name)
    assert query.example is not None
    rows = store.rows(name, queries.parameters(name, frame.scope, query.example.params))
    for row in rows:
        assert list(row) == [n for n, _ in query.returns]
        assert all(row[n] is None or of_type(row[n], t) for n, t in query.returns)


def plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def of_type(value: object, declared: str) -> bool:
    python = PYTHON[declared]
    if python is object:
        return True
    return type(value).__name__ == python if isinstance(python, str) else type(value) is python


@pytest.mark.parametrize("name", READ)
def test_a_read_query_changes_nothing(name: str) -> None:
    words = set(re.findall(r"[A-Z]+", cypher.read(name).body))
    assert not words & CHANGES


@pytest.mark.parametrize("name", READ)
def test_a_read_query_has_no_unbounded_path(name: str) -> None:
    assert not re.search(r"\*(\]|\.\.\]|\d+\.\.\])|\+\s*\(|\{\d*,\}", cypher.read(name).body)


def test_a_place_is_found_in_the_same_words_everywhere() -> None:
    texts = [cypher.read(n).body for n in READ if "$place_roles" in cypher.read(n).body]
    rules = {
        line.strip() for t in texts for line in t.splitlines() if "l.role IN $place_roles" in line
    }
    orders = {
        line.strip()
        for t in texts
        for line in t.splitlines()
        if "range(0, size($place_roles)" in line
    }
    assert len(rules) == 1
    assert len(orders) == 1


def test_a_name_of_a_day_is_found_in_the_same_words_everywhere() -> None:
    texts = [cypher.read(n).body.replace("\n", " ") for n in READ]
    begun = (
        r"NOT coalesce\(h\.valid_from <= \$as_of, "
        r"\$undated AND h\.seen_after IS NULL OR h\.seen_from <= \$as_of, true\),"
    )
    orders = [" ".join(o.split()) for t in texts for o in re.findall(begun + r".*?h\.id\b", t)]
    assert len(orders) > 10
    assert len(set(orders)) == 1


def test_every_visible_statement_is_read_at_a_version() -> None:
    for name in set(READ) - ANY_VERSION:
        body = cypher.read(name).body
        starts = len(re.findall(r"\.since <= \$known_at AND \(", body))
        ends = len(re.findall(r"\.until IS NULL OR \w+\.until > \$known_at", body))
        assert starts == ends >= 1, name


#: queries that count or list statements and mark none: each says why
UNMARKED = {
    "neighbours_of": "leads to partners; what is shown of the ties is read with ties_among",
    "conflicts": "each of its statements is a map that says so",
    "statement": "lists who disputes it, and why",
    "left_out": "counts what is not shown",
    "left_out_of": "counts what is not shown",
}


def test_a_query_that_shows_statements_says_which_are_disputed() -> None:
    asked = set(READ) - INSIDE
    shown = {
        n for n in asked if {"statements", "source_ref"} & {r for r, _ in cypher.read(n).returns}
    }
    marked = {n for n in READ if "disputed" in {r for r, _ in cypher.read(n).returns}}
    assert shown - marked == UNMARKED.keys() & shown
    assert {"ties_among", "partnerships_of", "suppliers_of", "region_flows"} <= marked


def test_every_kind_of_statement_has_a_constraint_on_its_id() -> None:
    text = cypher.schema("constraints").text
    constrained = set(re.findall(r"-\[s:(\w+)\]-\(\) REQUIRE s\.id IS UNIQUE", text))
    assert constrained == {kind.TYPE for kind in model.KINDS}


def test_labels_and_types_in_queries_are_those_of_the_model() -> None:
    ours = {
        *model.LABELS,
        *(k.TYPE for k in model.KINDS),
        "Entity",
        "Fact",
        "Graph",
        "Run",
        "Source",
        "READ",
        "GIVES",
    }
    for folder in ("read", "write"):
        for name in cypher.names(folder):
            body = (cypher.read if folder == "read" else cypher.write)(name).body
            used = set(re.findall(r"[\(\[|]\w*:([A-Z][A-Za-z_]+)", body))
            assert used <= ours, (name, used - ours)


def test_no_python_file_puts_a_value_into_cypher() -> None:
    rooms = [p for r in ("graph", "ingest", "api", "viz") for p in Path(r).rglob("*.py")]
    spoken = re.compile(r"\b(MATCH|MERGE|UNWIND|DETACH DELETE)\b\s*[\(\$]")
    said = {p.as_posix() for p in rooms if spoken.search(p.read_text("utf-8"))}
    assert said <= {"api/commands/cypher.py"}  # the example in its help


def test_the_records_of_answers_are_all_used() -> None:
    records = {record_of(n) for n in set(READ) - INSIDE}
    assert {
        r for r in vars(answers).values() if isinstance(r, type) and r.__module__ == "graph.answers"
    } - {answers.Answer} <= records
    assert Region in records
