"""Two candidate lists compared: who entered, left, moved or changed, and what caused it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.diff import Change, diff
from graph.frame import Asked
from graph.model import LocatedIn, Node, Statement
from graph.runs import load
from graph.standing import ABSENT, UNPLACED, Difference
from graph.store import Access, Store
from tests import small
from tests.commands import Ran, inside, own_server
from tests.conftest import emptied, held
from tests.graphs import saying
from tests.small import said, supplies
from tests.test_korea import Korea
from tests.test_maps import BEFORE, DAY, at, merger

FOUR = ("mine", "bank", "mill", "yard")  # North, East, South, South


def ties() -> list[Statement]:
    """Everybody supplies everybody since 2026-02-01; the port its third partner since July."""
    early = {"on_from": BEFORE.replace(month=2, day=1), "on_to": BEFORE}
    pairs = [(a, b) for i, a in enumerate(FOUR) for b in FOUR[i + 1 :]]
    return [
        *(supplies(f"all/{a}/{b}", a, b, **early) for a, b in pairs),
        supplies("port/1", "port", "mine", **early),
        supplies("port/2", "port", "mill", **early),
        supplies("port/3", "port", "bank", on_from=DAY, on_to=DAY),
    ]


@pytest.fixture
def listed(store: Store) -> Store:
    if held != ["diff"]:
        told = merger()
        kept = [s for s in told.statements if not s.key.startswith("tie/")]
        stated = {s.key: s for s in (*kept, *ties(), at("yard", "T-SOUTH"), at("port", "T-SOUTH"))}
        load(emptied(store), replace(told, statements=tuple(stated.values())))
        more = saying(supplies("late", "lab", "port"), source="second")
        late = [supplies("late/1", "port", "yard", on_from=BEFORE, on_to=BEFORE)]
        inn = LocatedIn(**said("inn/at", "inn", "T-SOUTH"), role="head_office", valid_from=DAY)  # type: ignore[arg-type]
        nodes = tuple(n for n in more.nodes if n.id in {"port", "yard", "T-SOUTH"})
        new = (*nodes, Node("inn", ("Organisation", "Company")))
        load(store, replace(more, statements=(*late, inn), nodes=new))
        held.append("diff")
    return store


def changes(store: Store, before: Asked, after: Asked) -> dict[str, Change]:
    return {c.id: c for c in diff(store, before, after).changes}


def of(change: Change, field: str = "rank") -> Difference:
    return next(d for d in change.differences if d.field == field)


def test_a_change_that_only_the_map_makes_is_said_to_be_caused_by_it(listed: Store) -> None:
    june = Asked("t-province", BEFORE, known_at=1)
    found = changes(listed, june, replace(june, map_of=DAY))
    assert found
    assert {d.causes for c in found.values() for d in c.differences} == {(("map",),)}
    mine = found["mine"]
    assert (mine.region_before, mine.region_after) == ("North", "Northeast")
    assert (mine.rank_before, mine.rank_after) == (2, 1)


def test_from_one_day_to_the_next_the_map_and_the_day_are_told_apart(listed: Store) -> None:
    found = diff(listed, Asked("t-province", BEFORE, 1), Asked("t-province", DAY, 1))
    assert found.differ == ("map", "day")
    changed = {c.id: c for c in found.changes}
    port = changed["port"]
    assert of(port).causes == (("day",),)
    assert (port.what, port.rank_before, port.region_after) == ("entered", None, "South")
    assert ("map",) in of(changed["mine"]).causes


def test_a_company_on_the_same_rank_is_shown_with_what_changed(listed: Store) -> None:
    found = changes(listed, Asked("t-province", BEFORE, 1), Asked("t-province", DAY, 1))
    bank = found["bank"]
    assert (bank.what, bank.rank_before, bank.rank_after) == ("changed", 1, 1)
    assert of(bank, "region") == Difference("region", "T-EAST", "T-NE", (("map",),))
    assert (bank.region_before, bank.region_after) == ("East", "Northeast")
    assert of(bank, "partners") == Difference("partners", 3, 4, (("day",),))
    assert of(bank, "external_share").causes == (("map", "day"),)
    assert of(found["mine"], "partners_beyond") == Difference("partners_beyond", 4, 3, (("map",),))
    assert {d.field for d in bank.differences}.isdisjoint({"size", "name", "partners_beyond"})


def test_a_company_without_a_score_is_shown_when_its_standing_changes(listed: Store) -> None:
    first = Asked("t-province", BEFORE, 2)
    placed = changes(listed, first, replace(first, as_of=DAY))["inn"]
    assert (placed.what, placed.rank_before, placed.rank_after) == ("changed", None, None)
    standing = Difference("standing", UNPLACED, "insufficient evidence", (("day",),))
    assert of(placed, "standing") == standing
    assert of(placed, "region") == Difference("region", None, "T-SOUTH", (("map", "day"),))
    told = Asked("t-province", DAY, 1)
    new = changes(listed, told, replace(told, known_at=2))["inn"]
    assert of(new, "standing").before == ABSENT
    gone = changes(listed, replace(told, known_at=2), told)["inn"]
    assert (of(gone, "standing").after, gone.region_before, gone.region_after) == (
        ABSENT,
        "South",
        None,
    )


def test_what_the_graph_was_told_later_is_a_cause_of_its_own(listed: Store) -> None:
    first = Asked("t-province", BEFORE, 1)
    found = changes(listed, first, replace(first, known_at=2))
    assert found["port"].what == "entered"
    assert {d.causes for c in found.values() for d in c.differences} == {(("data known",),)}
    back = changes(listed, replace(first, known_at=2), first)
    assert (back["port"].what, back["port"].rank_after) == ("left", None)


def test_lists_of_one_frame_do_not_differ(listed: Store) -> None:
    same = Asked("t-province", BEFORE)
    found = diff(listed, same, replace(same, map_of=BEFORE, known_at=2))
    assert (found.differ, found.changes, found.same) == ((), (), 5)


def test_every_cause_makes_the_change_when_it_is_taken_alone(listed: Store) -> None:
    fields = {"map": "map_of", "data known": "known_at", "day": "as_of"}
    before = Asked("t-province", BEFORE, 1, map_of=BEFORE)
    after = Asked("t-province", DAY, 2, map_of=DAY)
    made: dict[tuple[str, ...], dict[str, Change]] = {}
    for change in diff(listed, before, after).changes:
        for one in change.differences:
            assert one.causes
            for names in one.causes:
                mixed = replace(before, **{fields[n]: getattr(after, fields[n]) for n in names})
                alone = made.setdefault(names, changes(listed, before, mixed))
                assert of(alone[change.id], one.field).after == one.after


def test_the_map_alone_changes_companies_of_the_bundled_data(korea: Korea) -> None:
    store, _ = korea
    june = Asked("kr-province", BEFORE, undated=True)
    found = diff(store, june, replace(june, as_of=DAY))
    howon = next(c for c in found.changes if c.name == "호원")
    assert (howon.what, howon.region_before, howon.region_after) == ("changed", "광주", "전남광주")
    assert {d.causes for c in found.changes for d in c.differences} == {(("map",),)}
    assert {c.region_before for c in found.changes} == {"광주", "전남"}
    assert len(found.changes) + found.same == found.before.companies


@pytest.fixture
def ask(listed: Store, access: Access, tmp_path: Path) -> Callable[..., Ran]:
    frame = ("--system", "t-province", "--as-of", str(BEFORE))
    return lambda *words: inside("diff", *frame, *words, env=own_server(access, tmp_path))


def test_a_comparison_is_shown_with_its_causes(ask: Callable[..., Ran]) -> None:
    shown = ask("--to", str(DAY))
    words = " ".join(shown.out.split())
    assert "From: As of 2026-06-30, version 2; " in words
    assert "To: As of 2026-07-01, version 2; " in words
    assert "Caused by map" in words
    assert max(map(len, shown.out.splitlines())) <= 80
    assert "region East →" in words
    found = json.loads(ask("--to", str(DAY), "--json").out)
    assert found["differ"] == ["map", "day"]
    assert {c["what"] for c in found["changes"]} == {"moved", "changed"}
    said = {d["field"] for c in found["changes"] for d in c["differences"]}
    assert {"region", "score", "rank", "contributions", "partners_beyond"} <= said


def test_a_comparison_with_nothing_is_refused(ask: Callable[..., Ran]) -> None:
    shown = ask()
    assert (shown.code, "say what the second list is of" in shown.err) == (1, True)
    assert small.AS_OF > DAY
    assert "no version 9" in ask("--to-known-at", "9").err
