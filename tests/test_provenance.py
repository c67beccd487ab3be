"""Where a statement is from, who says otherwise, and that a doubt stays with it."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from graph.card import card
from graph.decisions import Wish, decide
from graph.disputing import Doubter, dispute, undispute
from graph.errors import BadQuestion, Refused
from graph.provenance import digest_of_id, disputed, disputes, statement, why
from graph.queries import organisations_by_id
from graph.reading import FileRead
from graph.runs import load
from graph.store import Store
from tests.firms import told
from tests.graphs import asked, hashed, state
from tests.test_identity import MILL, listed, scope
from viz.provenance import why_report

ME = Doubter("another mill of this name", "me", date(2026, 11, 22))
OURS = told("ours", {"mill": ("Mill", [MILL]), "mine": ("Mine", [])}, [("mine", "mill")])


@pytest.fixture
def two(empty: Store) -> Store:
    """Two sources: of one mill each says its own name."""
    files = (FileRead("other.csv", "1" * 64, 1, 0), *OURS.files)
    load(empty, replace(OURS, files=files))
    load(empty, told("theirs", {"works": ("Works", [MILL]), "x": ("Mine", [])}))
    return empty


def of(store: Store, company: str, what: str) -> str:
    """The id of the first statement of this kind about a company."""
    return next(s.id for s in why(store, scope(store), company).said if s.what == what)


def test_a_statement_is_followed_to_its_file_row_run_and_hash(two: Store) -> None:
    found = why(two, scope(two), of(two, "mill", "name")).statement
    assert found is not None
    assert (found.source, found.said["source_ref"], found.run) == ("ours", "ours.csv:2", 1)
    assert found.read_from == ["ours.csv sha256:" + "0" * 64]
    assert found.loaded is not None
    assert (found.visible, found.disputes) == (True, [])


def test_who_says_the_same_and_who_says_otherwise_stands_beside_it(two: Store) -> None:
    name = why(two, scope(two), of(two, "mill", "name"))
    assert [(b.same, b.value, b.source) for b in name.beside] == [(False, "Works", "theirs")]
    number = why(two, scope(two), of(two, "mill", "number"))
    assert [(b.same, b.value, b.source) for b in number.beside] == [(True, MILL, "theirs")]


def test_a_doubt_about_what_somebody_else_says_stands_beside_it(two: Store) -> None:
    mine, other = (s.id for s in why(two, scope(two), "mill").said if s.what == "name")
    dispute(two, other, ME)
    frame = replace(scope(two), disputed=tuple(disputed(two, scope(two).known_at)))
    found = why(two, frame, mine)
    assert [(b.value, b.disputed) for b in found.beside] == [("Works", True)]
    said = why(two, frame, "mill").said
    assert [s.value for s in said if s.disputed] == ["Works"]
    undispute(two, other)
    assert not any(b.disputed for b in why(two, scope(two), mine).beside)


def test_the_statements_behind_a_company_are_listed_by_any_of_its_ids(two: Store) -> None:
    found = why(two, scope(two), "works")
    assert found.company == "mill"
    assert [(s.what, s.value, s.source) for s in found.said] == [
        ("name", "Mill", "ours"), ("name", "Works", "theirs"),
        ("number", MILL, "ours"), ("number", MILL, "theirs"),
    ]  # fmt: skip


def test_a_doubt_stays_through_loads_and_decisions_until_it_is_taken_back(two: Store) -> None:
    tie = card(two, scope(two), "mill").suppliers.rows[0].id
    before = hashed(two)
    dispute(two, tie, ME)
    assert load(two, OURS).run is None
    decide(two, Wish("mine", "x", "same", "one mine", "me", ME.on))
    assert "mine" not in listed(two)
    found = card(two, scope(two), "mill")
    (doubt,) = found.disputes
    assert digest_of_id(found.suppliers.rows[0].id) == doubt.digest
    assert (doubt.start, doubt.said_start, doubt.why) == ("x", "mine", ME.why)
    moved = statement(two, scope(two).known_at, found.suppliers.rows[0].id)
    assert moved is not None
    assert ([d["by"] for d in moved.disputes], moved.run) == (["me"], 1)
    hashed(two)
    undispute(two, found.suppliers.rows[0].id)
    assert disputes(two, state(two)["version"]) == []
    assert before != hashed(two)  # the decision stands


def test_what_is_doubted_gives_way_to_what_is_not(two: Store) -> None:
    def named() -> list[str | None]:
        doubts = tuple(disputed(two, state(two)["version"]))
        (found,) = organisations_by_id(two, replace(scope(two), disputed=doubts), ["mill"])
        ((copied,),) = asked(two, "MATCH (c:Company {id: 'mill'}) RETURN c.name")
        return [found.name, copied]

    first, second = (named()[0], {"Mill", "Works"} - {named()[0]})
    won = next(s.id for s in why(two, scope(two), "mill").said if s.value == first)
    dispute(two, won, ME)
    assert named() == [*second, *second]
    undispute(two, won)
    assert named() == [first, first]


def test_a_doubt_taken_back_gives_the_hash_of_before(two: Store) -> None:
    before, name = hashed(two), of(two, "mill", "name")
    dispute(two, name, ME)
    assert hashed(two) != before
    undispute(two, name)
    assert hashed(two) == before


def test_a_changed_row_is_another_statement_and_nobody_doubts_it(two: Store) -> None:
    dispute(two, of(two, "mill", "name"), ME)
    load(
        two, told("ours", {"mill": ("New Mill", [MILL]), "mine": ("Mine", [])}, [("mine", "mill")])
    )
    found = why(two, scope(two), "mill")
    assert digest_of_id(next(s.id for s in found.said if s.value == "New Mill")) not in {
        d.digest for d in found.disputes
    }


def test_what_cannot_be_doubted_is_said_in_a_sentence(two: Store) -> None:
    name = of(two, "mill", "name")
    with pytest.raises(BadQuestion, match="none is no statement"):
        dispute(two, "none", ME)
    with pytest.raises(BadQuestion, match="nobody disputes"):
        undispute(two, name)
    dispute(two, name, ME)
    with pytest.raises(Refused, match="is disputed already, by me on 2026-11-22: another mill"):
        dispute(two, name, ME)


def test_no_id_is_cut_at_the_edge_of_the_terminal(two: Store) -> None:
    shown = Console(width=40, file=StringIO())
    found = why(two, scope(two), "mill")
    one = why(two, scope(two), found.said[0].id)
    for report in (why_report(found), why_report(one)):
        shown.print(report, soft_wrap=True)
    text = shown.file.getvalue()  # type: ignore[attr-defined]
    assert [s.id for s in found.said if s.id not in text] == []
    assert one.statement is not None
    assert [file for file in one.statement.read_from if file not in text] == []
