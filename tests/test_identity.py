"""The same number is the same organisation, and a name beside somebody else's number is not."""

from datetime import date

import pytest

from graph import queries, who
from graph.card import card
from graph.frame import frame
from graph.model import SucceededBy
from graph.reading import Reading
from graph.runs import load
from graph.scope import Scope
from graph.store import Store
from tests import small
from tests.firms import told
from tests.graphs import asked, saying, seen, state

MILL, MINE, YARD = "lei:5493001KJTIIGC8Y1R12", "dart:00000001", "krx:000001"


def scope(store: Store, version: int | None = None) -> Scope:
    known = state(store)["version"] if version is None else version
    return Scope(date(2026, 11, 22), known, "", {})


def listed(store: Store, version: int | None = None) -> dict[str, str | None]:
    """The companies of a version by id."""
    return {c.id: c.name for c in queries.companies(store, scope(store, version))}


@pytest.fixture
def ours(empty: Store) -> Store:
    firms = {"our-mill": ("Mill", [MILL]), "our-mine": ("Mine", [MINE]), "our-yard": ("Yard", [])}
    load(empty, told("ours", firms, [("our-mine", "our-mill")]))
    return empty


def theirs(**more: tuple[str, list[str]]) -> Reading:
    firms = {"their-mill": ("Mill Ltd", [MILL]), "their-yard": ("Yard", [YARD])}
    return told("theirs", firms | more, [("their-mill", "their-yard")])


def test_a_new_organisation_with_a_known_number_is_that_organisation(ours: Store) -> None:
    done = load(ours, theirs())
    assert set(listed(ours)) == {"our-mill", "our-mine", "our-yard", "their-yard"}
    (tie,) = queries.customers_of(ours, scope(ours), "our-mill").rows
    assert tie.partner == "their-yard"
    (help_,) = (
        t
        for t in queries.partners_of(ours, scope(ours), "our-mill").rows
        if t.partner == "their-yard"
    )
    assert help_.direction == "gives"
    said = asked(
        ours, "MATCH ({id: 'our-mill'})-[s {source: 'theirs'}]->() RETURN DISTINCT s.said_start"
    )
    assert said == [["their-mill"]]
    assert done.added == len(theirs().statements)


def test_a_second_load_of_either_changes_nothing(ours: Store) -> None:
    load(ours, theirs())
    before = seen(ours)
    assert load(ours, theirs()).run is None
    assert seen(ours) == before


def test_what_changes_later_is_written_at_the_same_organisation(ours: Store) -> None:
    load(ours, theirs())
    renamed = told(
        "theirs", {"their-mill": ("Mill & Sons", [MILL]), "their-yard": ("Yard", [YARD])}
    )
    load(ours, renamed, shrink=1.0)
    assert "Mill & Sons" in {f["value"] for f in card(ours, scope(ours), "our-mill").company.facts}
    assert "their-mill" not in listed(ours)


def test_an_alias_answers_with_its_organisation_and_says_why(ours: Store) -> None:
    load(ours, theirs())
    found = card(ours, scope(ours), "their-mill")
    assert found.company.id == "our-mill"
    assert [(s.alias, s.id, s.basis, s.run) for s in found.alias] == [
        ("their-mill", "our-mill", MILL, 2)
    ]
    assert card(ours, scope(ours), "our-mill").alias == ()


def test_what_is_called_alike_but_has_no_number_stays_apart(ours: Store) -> None:
    load(ours, theirs())
    assert {"our-yard", "their-yard"} <= set(listed(ours))


def test_a_number_of_a_numbering_of_ones_own_is_no_identity(empty: Store) -> None:
    load(empty, told("ours", {"a": ("A", ["supplier:1", "brn:1248100998"])}))
    load(empty, told("theirs", {"b": ("B", ["supplier:1", "brn:1248100998"])}))
    assert set(listed(empty)) == {"a", "b"}


def test_two_numbers_of_two_organisations_make_nobody_one(ours: Store) -> None:
    load(ours, told("theirs", {"both": ("Both", [MILL, MINE])}))
    assert "both" in listed(ours)
    shared = who.review(ours, scope(ours)).shared
    assert {(s.number, *(h["id"] for h in s.holders)) for s in shared} == {
        (MILL, "both", "our-mill"), (MINE, "both", "our-mine")
    }  # fmt: skip


def test_two_of_one_source_with_one_number_stay_apart_for_a_review(ours: Store) -> None:
    load(ours, theirs(second=("Mill", [MILL])))
    assert {"their-mill", "second"} <= set(listed(ours))
    (shared,) = who.review(ours, scope(ours)).shared
    assert {h["id"] for h in shared.holders} == {"our-mill", "their-mill", "second"}


def test_a_renamed_company_of_one_source_is_no_contradiction(empty: Store) -> None:
    load(empty, told("list", {"a": ("Mine", [MINE]), "b": ("Mill", ["dart:00000002"])}))
    swapped = told("list", {"a": ("Mill", [MINE]), "b": ("Mine", ["dart:00000002"])})
    load(empty, swapped)
    assert who.numbers_in_doubt(empty, scope(empty, 2)) == []
    assert listed(empty) == {"a": "Mill", "b": "Mine"}


@pytest.fixture
def register(empty: Store) -> Store:
    firms = {
        "jp-1": ("三菱商事株式会社", ["jp-cn:5010001008771"]),
        "jp-2": ("鹿島石油㈱", ["jp-cn:2010001134141"]),
    }
    load(empty, told("register", firms))
    return empty


@pytest.mark.parametrize("id", ["row", "jp-2"])
def test_a_name_beside_another_ones_number_stops_with_the_right_number(
    id: str, register: Store
) -> None:
    wrong = told("table", {id: ("三菱商事", ["jp-cn:2010001134141"]), "x": ("X", [])}, [("x", id)])
    load(register, wrong)
    (doubt,) = who.review(register, scope(register)).doubted
    assert (doubt.number, doubt.proposed) == ("jp-cn:2010001134141", "jp-cn:5010001008771")
    assert doubt.holder == "jp-2"
    assert doubt.id not in ("jp-1", "jp-2")
    assert listed(register)[doubt.id] == "三菱商事"
    assert listed(register)["jp-2"] == "鹿島石油㈱"
    assert queries.suppliers_of(register, scope(register), doubt.id).rows[0].partner == "x"
    assert queries.suppliers_of(register, scope(register), "jp-2").rows == ()
    assert load(register, wrong).run is None


def test_another_name_alone_is_a_renaming_and_no_contradiction(register: Store) -> None:
    load(register, told("table", {"row": ("ENEOS Kashima", ["jp-cn:2010001134141"])}))
    assert set(listed(register)) == {"jp-1", "jp-2"}
    assert who.review(register, scope(register)).doubted == []


def test_bodies_before_and_after_a_merger_both_answer(empty: Store) -> None:
    after = SucceededBy(key="m", start="mill", end="yard", source_ref="s:1", evidence="official",
                        kind="merger", valid_from=date(2026, 1, 1))  # fmt: skip
    load(empty, saying(after))
    here = frame(empty, "t-province", small.AS_OF).scope
    (later,) = card(empty, here, "mill").succession
    (earlier,) = card(empty, here, "yard").succession
    assert (later.direction, later.id, later.valid_from) == (
        "succeeded by",
        "yard",
        date(2026, 1, 1),
    )
    assert (earlier.direction, earlier.id, earlier.kind) == ("successor of", "mill", "merger")
