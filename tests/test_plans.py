"""Plans: what a load would change, seen first, then applied as it was seen or not at all."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from graph.archive import Archive
from graph.errors import BadQuestion, Refused
from graph.keeping import Terms
from graph.planning import Plan, apply, plan, unchanged_since
from graph.reading import Reading, Remark
from graph.runs import load, write
from graph.store import Access, Store
from tests import small
from tests.conftest import emptied
from tests.graphs import dump, hashed, last_change, saying, state
from tests.test_registers import DAYS, register, sized
from tests.test_run_commands import Ask, ask  # noqa: F401  # a fixture
from tests.test_runs import changed, dearer
from viz.plan import plan_lines, plan_report


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def told(empty: Store) -> Store:
    load(empty, small.reading())
    return empty


def planned(store: Store, reading: Reading, archive: Archive, **more: Any) -> Plan:
    found = plan(store, reading, Terms(archive=archive, **more))
    assert found is not None
    return found


def tallies(found: Plan) -> dict[str, tuple[int, int, int]]:
    return {t.what: (t.added, t.changed, t.gone) for t in found.tallies}


def test_a_plan_says_each_change_field_by_field(told: Store, archive: Archive) -> None:
    found = planned(told, changed(), archive)
    assert tallies(found) == {
        "name": (1, 0, 0), "size": (0, 0, 1), "supplies": (1, 1, 0), "cooperates_with": (0, 1, 0),
    }  # fmt: skip
    rows = {(c["change"], c["what"]): c for c in found.changes()}
    tie = rows["changed", "supplies"]
    assert (tie["about"], tie["old"], tie["new"]) == ("mine", {"amount": 500}, {"amount": 600})
    alloys = rows["changed", "cooperates_with"]
    assert (alloys["old"], alloys["new"]) == ({"review": None}, {"review": "again"})
    assert rows["retracted", "size"]["old"]["value"] == "sme"
    assert rows["added", "name"]["new"] == {
        "property": "name", "value": "Mast", "evidence": "synthetic"
    }  # fmt: skip


def test_a_plan_writes_nothing_into_the_graph(
    told: Store, access: Access, archive: Archive
) -> None:
    mark = last_change(access)
    planned(told, changed(), archive)
    assert last_change(access) == mark


def test_a_plan_for_an_empty_database_leaves_it_empty(empty: Store, archive: Archive) -> None:
    found = planned(empty, small.reading(), archive)
    assert not state(empty)["occupied"]
    assert apply(empty, archive, found.name).run == 1
    assert state(empty)["version"] == 1


def test_an_applied_plan_makes_what_a_load_makes(told: Store, archive: Archive) -> None:
    found = planned(told, changed(), archive)
    done = apply(told, archive, found.name)
    assert (done.run, done.added, done.ended) == (2, 4, 3)
    assert load(told, changed()).run is None
    hashed(told)
    assert state(told)["version"] == 2
    (made,) = archive.runs(state(told)["graph"])
    assert (made.run, made.snapshot, made.closed) == (2, found.snapshot, True)


def test_a_plan_is_refused_when_the_graph_has_moved_on(told: Store, archive: Archive) -> None:
    found = planned(told, changed(), archive)
    load(told, saying(dearer(), source="other"))
    before = dump(told)
    with pytest.raises(Refused, match=r"was made on version 1, and it is at version 2; plan again"):
        apply(told, archive, found.name)
    assert dump(told) == before


def test_a_plan_that_was_applied_says_as_which_run_after_later_ones(
    told: Store, archive: Archive
) -> None:
    found = plan(told, changed(), Terms(archive=archive, input="these"))
    assert found is not None
    apply(told, archive, found.name)
    load(told, small.reading())
    with pytest.raises(Refused, match=rf"plan {found.name} was applied as run 2; plan again"):
        apply(told, archive, found.name)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("plans/{0.name}/plan.json", "is not what was planned"),
        ("plans/{0.name}/changes.jsonl", "is not what was planned"),
        ("snapshots/{0.snapshot}/statements.parquet", "is not what was kept there"),
    ],
)
def test_a_plan_of_which_a_file_was_changed_is_refused(
    file: str, said: str, told: Store, archive: Archive
) -> None:
    found = planned(told, changed(), archive)
    path = archive.folder / file.format(found)
    old, new = (
        (b'"version": 1', b'"version": 2') if path.name == "plan.json" else (b"mill", b"mine")
    )
    path.write_bytes(path.read_bytes().replace(old, new) + b" ")
    before = dump(told)
    with pytest.raises(Refused, match=said):
        apply(told, archive, found.name)
    assert (dump(told), state(told)["open_run"]) == (before, None)


def test_a_plan_that_nobody_made_is_said(told: Store, archive: Archive) -> None:
    for name in ("small-00000000", "../graphs", ""):
        with pytest.raises(BadQuestion, match="there is no plan"):
            apply(told, archive, name)


def test_a_plan_for_another_graph_is_refused(empty: Store, archive: Archive) -> None:
    load(empty, small.reading())
    found = planned(empty, changed(), archive)
    load(emptied(empty), small.reading())
    with pytest.raises(Refused, match="is of another graph"):
        apply(empty, archive, found.name)


def test_a_plan_that_takes_away_much_is_shown_and_must_be_allowed(
    told: Store, archive: Archive
) -> None:
    keys = [s.key for s in small.reading().statements]
    fewer = saying(without=keys[: len(keys) // 5])
    found = planned(told, fewer, archive)
    assert (found.lost, found.shrinks) == (len(keys) // 5, True)
    with pytest.raises(Refused, match=r"statements are gone from this file, .* --allow-shrink"):
        apply(told, archive, found.name)
    allowed = planned(told, fewer, archive, shrink=1.0)
    assert apply(told, archive, allowed.name).ended == len(keys) // 5


def test_nothing_is_planned_where_nothing_changes(told: Store, archive: Archive) -> None:
    turned = replace(small.reading(), statements=tuple(reversed(list(small.reading().statements))))
    assert plan(told, turned, Terms(archive=archive)) is None
    assert not archive.folder.exists()


def test_rejected_rows_and_remarks_are_counted(told: Store, archive: Archive) -> None:
    doubt = Remark("a", 2, "b", "c", "d", rejected=False)
    told_of = replace(changed(), remarks=(doubt, replace(doubt, rejected=True)))
    file = replace(told_of.files[0], rows=7, rejected=1)
    found = planned(told, replace(told_of, files=(file,)), archive)
    assert (found.rows, found.rejected, found.unmatched) == (7, 1, 1)


def test_a_register_ends_what_another_source_retracts(empty: Store, archive: Archive) -> None:
    load(empty, register(DAYS[0], sized("sme")))
    found = planned(empty, register(DAYS[1], without=["mill/size/sme"]), archive)
    assert (found.gone, tallies(found)) == ("ended", {"size": (0, 0, 1)})
    assert [c["change"] for c in found.changes()] == ["ended"]
    apply(empty, archive, found.name)
    same = plan(empty, register(DAYS[2], without=["mill/size/sme"]), Terms(archive=archive))
    assert same is not None
    assert (same.tallies, apply(empty, archive, same.name).run) == ((), 3)


def test_a_place_that_only_follows_a_renamed_region_is_told_apart(
    told: Store, archive: Archive
) -> None:
    at = {s.key: s for s in small.places()}
    moves = [replace(at["mill/at"], end="T-SOUTH"), replace(at["mine/at"], end="T-EAST")]
    reading = saying(*moves)
    later = replace(reading, source=replace(reading.source, published=small.AS_OF))
    found = planned(told, later, archive)
    assert [(t.what, t.changed, t.follow) for t in found.tallies] == [("head_office", 2, 1)]
    assert [c["about"] for c in found.changes() if "follows" in c] == ["mill"]
    moved = next(c for c in found.changes() if c["about"] == "mine")
    assert (moved["name"], moved["places"]) == ("Northern Mine", ["North", "East"])
    console = Console(width=80, record=True, file=StringIO())
    console.print(*plan_lines(found), plan_report(found))
    shown = console.export_text()
    assert "head_office: North → East" in shown
    assert "follows its renamed region" in shown
    assert re.search(r"head_office +· +1 +· +1 more only follow", shown)


def test_the_same_files_are_known_until_another_run_of_the_source(told: Store) -> None:
    write(told, changed(), Terms(input="these"))
    load(told, saying(source="other"))
    known: Callable[[str | None], int | None] = lambda m: unchanged_since(told, "small", m)  # noqa: E731
    assert [known(mark) for mark in ("these", "those", None)] == [2, None, None]
    load(told, small.reading())
    assert known("these") is None


def test_a_plan_is_printed_applied_and_then_nothing_changes(
    empty: Store,
    ask: Ask,  # noqa: F811
    bundled_folder: Path,
) -> None:
    shown = ask("plan", "bundled")
    assert shown.error is None
    name = shown.out.split("superregion apply ")[1].strip()
    every = ask("plan", "show", name, "--json")
    assert ask("plan", "bundled", "--json").out == every.out
    found = json.loads(every.out)
    assert len(found["changes"]) == sum(t["added"] for t in found["tallies"]) > 4000
    applied = " ".join(ask("apply", name).out.split())
    assert applied.startswith(f"Plan {name} was applied as run 1: {len(found['changes']):,} ")
    again = " ".join(ask("plan", "bundled").out.split())
    assert again == (
        "bundled: nothing changed; these are the files that run 1 read, byte for byte."
    )
    assert json.loads(ask("plan", "bundled", "--json").out) == {
        "name": None, "source": "bundled", "run": 1, "changes": []
    }  # fmt: skip
    assert ask("load", "bundled").out.count("Nothing had changed") == 1
    twice = ask("apply", name)
    assert f"what plan {name} says was done by run 1" in str(twice.error)


def test_the_plan_of_other_files_that_say_the_same_has_no_name_and_no_run(
    empty: Store,
    ask: Ask,  # noqa: F811
    tmp_path: Path,
) -> None:
    folder = tmp_path / "mine"
    ask("template", "all", "--out", str(folder))
    source = ("table", str(folder), "--mapping", str(folder / "mapping.yaml"))
    planned = json.loads(ask("plan", *source, "--json").out)
    assert planned["changes"]
    ask("apply", planned["name"])
    with (folder / "companies.csv").open("a") as file:
        file.write("\n")
    assert json.loads(ask("plan", *source, "--json").out) == {
        "name": None, "source": planned["source"], "run": None, "changes": []
    }  # fmt: skip
