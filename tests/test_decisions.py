"""Decisions on who is who: kept with their reason, undone without a trace, never contradicted."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from graph import who
from graph.answers import RunState
from graph.archive import Archive
from graph.card import card
from graph.decisions import Wish, decide, undecide
from graph.disputing import Doubter, dispute, undispute
from graph.errors import BadQuestion, Refused
from graph.keeping import Terms
from graph.model import Verdict
from graph.provenance import why
from graph.queries import (
    organisations_by_id,
    region_flows,
    runs,
    suppliers_of,
    ties_by_partner_region,
)
from graph.rebuilding import rebuild
from graph.runs import Outcome, load, write
from graph.store import Store
from graph.undoing import undo
from tests.conftest import emptied
from tests.firms import Firms, told
from tests.graphs import asked, hashed, state
from tests.test_identity import MILL, MINE, listed, scope
from viz.runs import run_report

TODAY = date(2026, 11, 22)
VISIBLE = """
    MATCH (a:Entity)-[s]->(b:Entity)
    WHERE s.since <= $version AND (s.until IS NULL OR s.until > $version)
    RETURN s.id, a.id, b.id, type(s) ORDER BY s.id
"""


def decided(store: Store, a: str, b: str, verdict: Verdict = "same") -> Outcome:
    return decide(store, Wish(a, b, verdict, "somebody looked", "a tester", TODAY))[1]


def visible(store: Store, version: int) -> list[list[object]]:
    """What can be seen at a version, row by row."""
    return asked(store, VISIBLE, version=version)


@pytest.fixture
def two(empty: Store) -> Store:
    """Two sources that tell of one mill under two ids, and of a tie between the two."""
    load(empty, told("ours", {"mill": ("Mill", [MILL]), "mine": ("Mine", [])}, [("mine", "mill")]))
    theirs: Firms = {"works": ("Mill Works", []), "yard": ("Yard", [])}
    load(empty, told("theirs", theirs, [("works", "yard")]))
    both = told("both", {"works": ("Works", []), "mill": ("Mill", [])}, [("works", "mill")])
    load(empty, both)
    return empty


def test_what_was_said_of_one_stands_at_the_other_with_what_it_said(two: Store) -> None:
    done = decided(two, "works", "mill")
    assert (done.run, done.moved) == (4, 6)
    assert set(listed(two)) == {"mill", "mine", "yard"}
    found = card(two, scope(two), "works")
    assert found.company.id == "mill"
    assert [(s.basis, s.why, s.by, s.on) for s in found.alias] == [
        ("decision 1", "somebody looked", "a tester", TODAY)
    ]
    assert {f["value"] for f in found.company.facts} == {"Mill", "Mill Works", "Works"}
    gave = [t.direction for t in found.partners.rows if t.partner == "yard"]
    assert gave == ["gives"]


def test_a_tie_of_one_with_itself_is_kept_and_not_counted(two: Store) -> None:
    decided(two, "works", "mill")
    here = scope(two)
    rows = suppliers_of(two, here, "mill").rows
    assert {(t.partner, t.status) for t in rows} == {("mine", "counted"), ("mill", "with itself")}
    (mill,) = organisations_by_id(two, here, ["mill"])
    assert mill.partners == 2
    counted = [
        c for c in ties_by_partner_region(two, here) if c.company == "mill" and c.kind == "any"
    ]
    assert sum(c.partners for c in counted) == 2
    assert sum(flow.statements for flow in region_flows(two, here)) == 2


def test_an_earlier_version_knows_nothing_of_a_decision(two: Store) -> None:
    before = visible(two, 3)
    decided(two, "works", "mill")
    assert visible(two, 3) == before
    assert "works" in listed(two, 3)
    assert card(two, scope(two, 3), "works").company.id == "works"


@pytest.mark.parametrize("back", ["undecide", "undo"])
def test_undoing_a_decision_gives_the_hash_of_before(back: str, two: Store) -> None:
    before, saw = hashed(two), listed(two)
    decided(two, "works", "mill")
    assert hashed(two) != before
    undecide(two, 1) if back == "undecide" else undo(two, 4)
    assert (hashed(two), listed(two)) == (before, saw)
    (one,) = who.decisions(two, state(two)["version"])
    assert one.undone == 5


def test_a_later_load_writes_to_the_organisation_that_is_meant(two: Store) -> None:
    decided(two, "works", "mill")
    theirs: Firms = {"works": ("Mill Works", []), "yard": ("Yard", [])}
    assert load(two, told("theirs", theirs, [("works", "yard")])).run is None
    renamed = {**theirs, "works": ("Old Mill", [])}
    load(two, told("theirs", renamed, [("works", "yard")]), shrink=1.0)
    assert "works" not in listed(two)
    assert "Old Mill" in {f["value"] for f in card(two, scope(two), "mill").company.facts}
    hashed(two)


def test_decisions_follow_each_other_to_the_end(two: Store) -> None:
    before = hashed(two)
    decided(two, "works", "mill")
    decided(two, "works", "yard")  # so the mill is the yard too
    assert set(listed(two)) == {"yard", "mine"}
    assert card(two, scope(two), "mill").company.id == "yard"
    undecide(two, 1)
    assert set(listed(two)) == {"mill", "mine", "yard"}
    assert card(two, scope(two), "works").company.id == "yard"
    undecide(two, 2)
    assert hashed(two) == before


def test_a_number_is_broken_by_a_decision_and_comes_back_without_it(empty: Store) -> None:
    load(empty, told("ours", {"mill": ("Mill", [MINE])}))
    theirs = told("theirs", {"other": ("Other", [MINE]), "x": ("X", [])}, [("other", "x")])
    load(empty, theirs)
    before = hashed(empty)
    assert set(listed(empty)) == {"mill", "x"}
    decided(empty, "other", "mill", "different")
    assert listed(empty) == {"mill": "Mill", "other": "Other", "x": "X"}
    assert who.review(empty, scope(empty)).shared == []  # somebody has looked
    assert load(empty, theirs).run is None
    undecide(empty, 1)
    assert hashed(empty) == before
    assert set(listed(empty)) == {"mill", "x"}


def test_what_contradicts_a_decision_is_refused_in_a_sentence(two: Store) -> None:
    decided(two, "works", "yard", "different")
    with pytest.raises(Refused, match=r"decision 1 says different .* undecide 1"):
        decided(two, "yard", "works")
    with pytest.raises(Refused, match="are two already, by decision 1"):
        decided(two, "yard", "works", "different")
    decided(two, "works", "mill")
    with pytest.raises(Refused, match=r"decision 1 says different"):
        decided(two, "mill", "yard")
    with pytest.raises(Refused, match=r"decision 2 says same"):
        decided(two, "mill", "works", "different")
    with pytest.raises(Refused, match="are one already"):
        decided(two, "mill", "works")
    with pytest.raises(BadQuestion, match="a decision is about two"):
        decided(two, "mill", "mill")
    with pytest.raises(BadQuestion, match=r"about two; superregion undecide 2 makes two of it"):
        decided(two, "mill", "mill", "different")
    with pytest.raises(BadQuestion, match="there is no decision 9"):
        undecide(two, 9)
    undecide(two, 2)
    with pytest.raises(Refused, match="decision 2 was undone by run 6 already"):
        undecide(two, 2)


def test_a_decision_is_not_broken_where_a_number_made_the_other_one_an_alias(
    empty: Store,
) -> None:
    load(empty, told("ours", {"mill": ("Mill", [MINE])}))
    load(empty, told("theirs", {"other": ("Other", [MINE]), "x": ("X", [])}))
    decided(empty, "x", "other")
    for a, b in (("x", "other"), ("other", "x"), ("x", "mill")):
        with pytest.raises(Refused, match=r"decision 1 says same .* undecide 1"):
            decided(empty, a, b, "different")
    assert set(listed(empty)) == {"mill"}
    decided(empty, "mill", "other", "different")
    assert set(listed(empty)) == {"mill", "other"}


def test_a_run_says_what_was_decided_disputed_or_taken_back(two: Store) -> None:
    decided(two, "works", "mill")
    of = why(two, scope(two), "mine").said
    dispute(two, of[0].id, Doubter("looked", "a tester", TODAY))
    undispute(two, of[0].id)
    undecide(two, 1)
    said = {run.run: heading(run) for run in runs(two)}
    assert said[4] == "decision 1: works and mill, same"
    assert said[5] == "dispute about mine"
    assert said[6] == "dispute about mine taken back"
    assert said[7] == "decision 1 taken back: works and mill, same"


def heading(run: RunState) -> str:
    shown = Console(width=120, file=StringIO(), record=True)
    shown.print(run_report(run))
    return shown.export_text().splitlines()[0].partition(", ")[2].strip()


def test_unsure_is_kept_and_changes_nothing(two: Store) -> None:
    saw = listed(two)
    assert decided(two, "works", "mill", "unsure").moved == 0
    assert listed(two) == saw
    (one,) = who.review(two, scope(two)).decisions
    assert (one.number, one.verdict, one.by) == (1, "unsure", "a tester")
    assert (one.a_name in ("Works", "Mill Works"), one.why) == (True, "somebody looked")


def test_a_run_before_a_decision_is_not_undone_past_it(two: Store) -> None:
    decided(two, "works", "mill")
    with pytest.raises(Refused, match="run 4, a decision, came after run 3"):
        undo(two, 3)
    undecide(two, 1)
    with pytest.raises(Refused, match="run 5, a decision, came after run 3"):
        undo(two, 3)
    with pytest.raises(Refused, match="take it back with superregion undecide"):
        undo(two, 4)


def test_decisions_and_doubts_are_made_again_from_the_archive(empty: Store, tmp_path: Path) -> None:
    terms = Terms(archive=Archive(tmp_path / "archive"))
    write(empty, told("ours", {"mill": ("Mill", []), "mine": ("Mine", [])}), terms)
    write(empty, told("theirs", {"works": ("Works", [])}, []), terms)
    decide(empty, Wish("works", "mill", "same", "one mill", "me", TODAY), terms)
    doubted = next(s.id for s in why(empty, scope(empty), "mill").said if s.what == "name")
    dispute(empty, doubted, Doubter("another one", "me", TODAY), terms)
    before, version = hashed(empty), state(empty)["version"]
    assert terms.archive is not None
    rebuild(emptied(empty), terms.archive)
    assert (hashed(empty), state(empty)["version"]) == (before, version)
    assert set(listed(empty)) == {"mill", "mine"}
