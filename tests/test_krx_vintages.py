"""Two lists of listed companies as two files of one register, beside a join on the stock code."""

import csv
import re
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from graph import queries
from graph.archive import Archive
from graph.candidates import candidates
from graph.frame import frame
from graph.hashed import verify
from graph.keeping import Terms
from graph.planning import Plan, apply, plan
from graph.rebuilding import rebuild
from graph.runs import write
from graph.store import Store
from graph.undoing import undo
from ingest import krx_kind
from tests.conftest import emptied
from tests.graphs import asked
from viz.candidates import candidate_report

pytestmark = pytest.mark.realdata

OLD, NEW = date(2020, 10, 2), date(2026, 4, 8)
FILES = {OLD: "krx_kind_2020.csv", NEW: "krx_kind_20260408_raw_cp949_html.xls"}
RENAMED = {"강원도": "강원특별자치도", "전라북도": "전북특별자치도"}
Rows = dict[str, tuple[str, str]]  # of a stock code its name and place


def older(folder: Path) -> Rows:
    with (folder / FILES[OLD]).open(encoding="utf-8-sig", newline="") as file:
        return {
            r["종목코드"]: (r["회사명"].strip(), r["지역"].strip()) for r in csv.DictReader(file)
        }


def newer(folder: Path) -> Rows:
    text = (folder / FILES[NEW]).read_text("cp949")
    rows = [
        [" ".join(unescape(re.sub(r"<[^>]*>", "", c)).split()) for c in cells]
        for row in re.split(r"<tr[^>]*>", text)[1:]
        if (cells := re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL))
    ]
    at = {name: n for n, name in enumerate(rows[0])}
    return {r[at["종목코드"]]: (r[at["회사명"]], r[at["지역"]]) for r in rows[1:]}


@pytest.fixture(scope="module")
def joined(realdata: Path) -> tuple[Rows, Rows]:
    return older(realdata), newer(realdata)


@dataclass(frozen=True)
class Told:
    """A graph of the older list, in which the newer one was planned and applied."""

    store: Store
    archive: Archive
    plan: Plan
    rows: list[dict[str, Any]]  #: every change that the plan lists
    hashes: list[str]  #: of the graph before and after

    def changes(self, change: str, what: str) -> set[tuple[str, Any, Any]]:
        """Of each company that has this change: its stock code, the old and the new value."""
        return {
            (r["about"].removeprefix("kr-krx-"), _value(r.get("old")), _value(r.get("new")))
            for r in self.rows
            if (r["change"], r["what"]) == (change, what) and r["about"].startswith("kr-krx-")
        }


def _value(said: dict[str, Any] | None) -> Any:
    return (said or {}).get("value", (said or {}).get("end"))


@pytest.fixture(scope="module")
def told(store: Store, realdata: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    archive = Archive(tmp_path_factory.mktemp("kind"))
    terms = Terms(archive=archive)
    write(emptied(store), krx_kind.reading(realdata / FILES[OLD], OLD), terms)
    found = plan(store, krx_kind.reading(realdata / FILES[NEW], NEW), terms)
    assert found is not None
    before = verify(store, 1)
    assert apply(store, archive, found.name).run == 2
    after = verify(store, 2)
    assert (before.good, after.good) == (True, True)
    return Told(store, archive, found, list(found.changes()), [before.hash, after.hash])


def both(joined: tuple[Rows, Rows]) -> set[str]:
    return joined[0].keys() & joined[1].keys()


def test_the_plan_lists_the_renamed_of_a_join(told: Told, joined: tuple[Rows, Rows]) -> None:
    old, new = joined
    renamed = {(c, old[c][0], new[c][0]) for c in both(joined) if old[c][0] != new[c][0]}
    assert len(renamed) == 392
    assert told.changes("changed", "name") == renamed


def test_the_plan_tells_the_moved_from_those_whose_province_was_renamed(
    told: Told, joined: tuple[Rows, Rows]
) -> None:
    old, new = joined
    other = {c: (old[c][1], new[c][1]) for c in both(joined) if old[c][1] != new[c][1]}
    moved = {c for c, (a, b) in other.items() if RENAMED.get(a, a) != b}
    places = [r for r in told.rows if (r["change"], r["what"]) == ("changed", "head_office")]
    codes = {r["about"].removeprefix("kr-krx-"): "follows" in r for r in places}
    assert {c for c, follows in codes.items() if not follows} == moved
    assert {c for c, follows in codes.items() if follows} == other.keys() - moved
    tally = next(t for t in told.plan.tallies if t.what == "head_office")
    assert (tally.changed - tally.follow, tally.follow) == (141, 51)


def test_the_plan_lists_the_new_and_the_missing_of_a_join(
    told: Told, joined: tuple[Rows, Rows]
) -> None:
    old, new = joined
    for what in ("listing_status", "name"):
        added, ended = (told.changes(change, what) for change in ("added", "ended"))
        assert {code for code, *_ in added} == new.keys() - old.keys()
        assert {code for code, *_ in ended} == old.keys() - new.keys()
        assert (len(added), len(ended)) == (614, 226)


@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2024, 6, 1), date(2026, 5, 1)])
def test_a_day_between_the_lists_has_the_older_value(
    day: date, told: Told, joined: tuple[Rows, Rows]
) -> None:
    text = """
        MATCH (c:Company)-[s:HAS]->(f:Fact {property: 'name'})
        WHERE s.until IS NULL AND coalesce(s.valid_from, s.seen_from) <= $day
          AND (s.valid_to IS NULL OR $day <= s.valid_to)
        RETURN c.id, f.value, s.seen_to
    """
    rows = joined[day >= NEW]
    found = asked(told.store, text, day=day)
    assert {(c.removeprefix("kr-krx-"), name) for c, name, _ in found} == {
        (code, name) for code, (name, _) in rows.items()
    }
    assert {seen for *_, seen in found} == ({None} if day >= NEW else {None, OLD})


@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2024, 6, 1), date(2026, 5, 1)])
def test_an_answer_as_of_a_day_names_companies_as_the_list_of_that_time(
    day: date, told: Told, joined: tuple[Rows, Rows]
) -> None:
    scope = frame(told.store, "kr-province", day).scope
    found = {c.id.removeprefix("kr-krx-"): c.name for c in queries.companies(told.store, scope)}
    rows = joined[day >= NEW]
    assert {code: found[code] for code in rows} == {code: name for code, (name, _) in rows.items()}


@pytest.mark.parametrize("day", [date(2024, 6, 1), NEW])
def test_a_list_marks_the_companies_whose_place_was_last_seen_in_an_older_file(
    day: date, told: Told, joined: tuple[Rows, Rows]
) -> None:
    old, new = joined
    made = frame(told.store, "kr-province", day)
    found = candidates(told.store, made.scope, made.regions)
    over = {code for code, (_, place) in old.items() if code not in new or new[code][1] != place}
    marked = {r.id.removeprefix("kr-krx-"): r.place_seen_to for r in found.rows if r.place_seen_to}
    placed = {r.id.removeprefix("kr-krx-") for r in found.rows}
    assert marked == ({} if day >= NEW else dict.fromkeys(over & placed, OLD))
    assert len(over & placed) > 100 or day >= NEW
    shown = StringIO()
    Console(width=100, file=shown).print(candidate_report(found, None, 100))
    assert ("† " in shown.getvalue().split("Score 0–100")[0]) == (day < NEW)


@pytest.mark.slow
def test_other_rows_first_and_other_batches_are_no_change_and_all_can_be_taken_back(
    told: Told, realdata: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, archive = told.store, told.archive
    reading = krx_kind.reading(realdata / FILES[NEW], NEW)
    turned = replace(reading, statements=tuple(reversed(list(reading.statements))))
    assert plan(store, turned, Terms(archive=archive)) is None
    undo(store, 2, Terms(archive=archive))
    assert verify(store, 3).hash == told.hashes[0]
    monkeypatch.setattr("graph.batches.send.__defaults__", (777,))
    assert write(store, turned, Terms(archive=archive)).run == 4
    assert verify(store, 4).hash == told.hashes[1]
    made = rebuild(emptied(store), archive)
    assert (made.version, made.hash) == (4, told.hashes[1])
    assert (verify(store, 4).good, verify(store, 1).hash) == (True, told.hashes[0])
