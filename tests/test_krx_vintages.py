"""Two lists of listed companies as two files of one register, beside a join on the stock code."""

import csv
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from graph.runs import Outcome, load
from graph.store import Store
from ingest import krx_kind
from tests.conftest import emptied
from tests.graphs import asked

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


@pytest.fixture(scope="module")
def loaded(store: Store, realdata: Path) -> tuple[Store, list[Outcome]]:
    emptied(store)
    return store, [load(store, krx_kind.reading(realdata / FILES[day], day)) for day in (OLD, NEW)]


def changed(loaded: Store, kind: str) -> set[tuple[str, object, object]]:
    """Of each listed company what it was till the newer list, and is since."""
    text = {
        "name": """
            MATCH (c:Company)-[o:HAS {past: true}]->(x:Fact {property: 'name'})
            MATCH (c)-[n:HAS]->(y:Fact {property: 'name'}) WHERE n.since = 2 AND n.past IS NULL
            RETURN c.id, x.value, y.value
        """,
        "place": """
            MATCH (c:Company)-[o:LOCATED_IN {past: true}]->(x:Region)
            MATCH (c)-[n:LOCATED_IN]->(y:Region) WHERE n.since = 2 AND n.past IS NULL
            RETURN c.id, x.name, y.name
        """,
    }[kind]
    return {(id.removeprefix("kr-krx-"), old, new) for id, old, new in asked(loaded, text)}


def both(joined: tuple[Rows, Rows]) -> set[str]:
    return joined[0].keys() & joined[1].keys()


def test_the_renamed_are_those_of_a_join(
    loaded: tuple[Store, list[Outcome]], joined: tuple[Rows, Rows]
) -> None:
    old, new = joined
    renamed = {(c, old[c][0], new[c][0]) for c in both(joined) if old[c][0] != new[c][0]}
    assert len(renamed) == 392
    assert changed(loaded[0], "name") == renamed


def test_the_moved_and_those_whose_province_was_renamed_are_those_of_a_join(
    loaded: tuple[Store, list[Outcome]], joined: tuple[Rows, Rows]
) -> None:
    old, new = joined
    other = {c: (old[c][1], new[c][1]) for c in both(joined) if old[c][1] != new[c][1]}
    moved = {c for c, (a, b) in other.items() if RENAMED.get(a, a) != b}
    assert (len(moved), len(other) - len(moved)) == (141, 51)
    assert {c for c, _, _ in changed(loaded[0], "place")} == other.keys()


def test_the_new_and_the_missing_are_those_of_a_join(
    loaded: tuple[Store, list[Outcome]], joined: tuple[Rows, Rows]
) -> None:
    old, new = joined
    text = """
        MATCH (c:Company)
        WITH c, EXISTS { MATCH (c)-[:HAS {until: 2}]->(:Fact {property: 'listing_status'}) } AS gone
        WHERE gone OR c.since = 2
        RETURN c.id, gone
    """
    found = {(id.removeprefix("kr-krx-"), gone) for id, gone in asked(loaded[0], text)}
    assert {c for c, gone in found if gone} == old.keys() - new.keys()
    assert {c for c, gone in found if not gone} == new.keys() - old.keys()
    assert (len(new.keys() - old.keys()), len(old.keys() - new.keys())) == (614, 226)


@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2024, 6, 1), date(2026, 5, 1)])
def test_a_day_between_the_lists_has_the_older_value(
    day: date, loaded: tuple[Store, list[Outcome]], joined: tuple[Rows, Rows]
) -> None:
    text = """
        MATCH (c:Company)-[s:HAS]->(f:Fact {property: 'name'})
        WHERE s.until IS NULL AND coalesce(s.valid_from, s.seen_from) <= $day
          AND (s.valid_to IS NULL OR $day <= s.valid_to)
        RETURN c.id, f.value, s.seen_to
    """
    rows = joined[day >= NEW]
    found = asked(loaded[0], text, day=day)
    assert {(c.removeprefix("kr-krx-"), name) for c, name, _ in found} == {
        (code, name) for code, (name, _) in rows.items()
    }
    assert {seen for *_, seen in found} == ({None} if day >= NEW else {None, OLD})
