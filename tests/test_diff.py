"""Two candidate lists compared: what entered, left and moved, and whether the map caused it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.diff import Change, diff
from graph.frame import Asked
from graph.model import Statement
from graph.runs import load
from graph.store import Access, Store
from tests import small
from tests.commands import Ran, inside, own_server
from tests.conftest import emptied, held
from tests.graphs import saying
from tests.small import supplies
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
        nodes = tuple(n for n in more.nodes if n.id in {"port", "yard"})
        load(store, replace(more, statements=tuple(late), nodes=nodes))
        held.append("diff")
    return store


def changes(store: Store, before: Asked, after: Asked) -> dict[str, Change]:
    return {c.id: c for c in diff(store, before, after).changes}


def test_a_change_that_only_the_map_makes_is_said_to_be_caused_by_it(listed: Store) -> None:
    june = Asked("t-province", BEFORE, known_at=1)
    found = changes(listed, june, replace(june, map_of=DAY))
    assert found
    assert {c.causes for c in found.values()} == {(("map",),)}
    mine = found["mine"]
    assert (mine.region_before, mine.region_after) == ("North", "Northeast")
    assert (mine.rank_before, mine.rank_after) == (2, 1)


def test_from_one_day_to_the_next_the_map_and_the_day_are_told_apart(listed: Store) -> None:
    found = diff(listed, Asked("t-province", BEFORE, 1), Asked("t-province", DAY, 1))
    assert found.differ == ("map", "day")
    causes = {c.id: c.causes for c in found.changes}
    assert causes["port"] == (("day",),)
    port = next(c for c in found.changes if c.id == "port")
    assert (port.what, port.rank_before, port.region_after) == ("entered", None, "South")
    assert ("map",) in causes["mine"]


def test_what_the_graph_was_told_later_is_a_cause_of_its_own(listed: Store) -> None:
    first = Asked("t-province", BEFORE, 1)
    found = changes(listed, first, replace(first, known_at=2))
    assert found["port"].what == "entered"
    assert {c.causes for c in found.values()} == {(("data known",),)}
    back = changes(listed, replace(first, known_at=2), first)
    assert (back["port"].what, back["port"].rank_after) == ("left", None)


def test_lists_of_one_frame_do_not_differ(listed: Store) -> None:
    same = Asked("t-province", BEFORE)
    found = diff(listed, same, replace(same, map_of=BEFORE, known_at=2))
    assert (found.differ, found.changes) == ((), ())


def test_every_cause_makes_the_change_when_it_is_taken_alone(listed: Store) -> None:
    fields = {"map": "map_of", "data known": "known_at", "day": "as_of"}
    before = Asked("t-province", BEFORE, 1, map_of=BEFORE)
    after = Asked("t-province", DAY, 2, map_of=DAY)
    for change in diff(listed, before, after).changes:
        assert change.causes
        for names in change.causes:
            mixed = replace(before, **{fields[n]: getattr(after, fields[n]) for n in names})
            alone = changes(listed, before, mixed)
            assert alone[change.id].rank_after == change.rank_after


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
    found = json.loads(ask("--to", str(DAY), "--json").out)
    assert found["differ"] == ["map", "day"]
    assert {c["what"] for c in found["changes"]} <= {"entered", "left", "moved"}


def test_a_comparison_with_nothing_is_refused(ask: Callable[..., Ran]) -> None:
    shown = ask()
    assert (shown.code, "say what the second list is of" in shown.err) == (1, True)
    assert small.AS_OF > DAY
    assert "no version 9" in ask("--to-known-at", "9").err
