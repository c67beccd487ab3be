"""What was so on a day: states, ties, lives, undated statements, and what is last seen."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph import queries
from graph.candidates import candidates
from graph.card import card
from graph.frame import Asked, Frame, frame_of
from graph.left_out import NOTHING, LeftOut, left_out
from graph.model import LocatedIn, Statement
from graph.reading import Reading
from graph.runs import load
from graph.scope import Scope
from graph.store import Access, Store
from tests import small
from tests.commands import Ran, inside, own_server
from tests.conftest import emptied, held
from tests.graphs import saying, tampered
from tests.test_registers import register

Korea = tuple[Store, Frame]
EARLY, LATE = date(2020, 10, 2), date(2026, 4, 8)  # the days of two files
BEFORE = {"--as-of": "2025-06-30"}


def at(company: str, region: str, **more: object) -> Statement:
    said = small.said(f"{company}/at", company, region)
    return LocatedIn(**said, role="head_office", **more)  # type: ignore[arg-type]


def dated(reading: Reading, published: date | None) -> Reading:
    return replace(reading, source=replace(reading.source, published=published))


def scope(store: Store, day: date, **asked: object) -> Scope:
    return frame_of(store, Asked("t-province", day, **asked)).scope  # type: ignore[arg-type]


def regions(store: Store, about: Scope) -> dict[str, str | None]:
    return {c.id: c.region for c in queries.companies(store, about)}


@pytest.fixture
def drawn_early(store: Store) -> Store:
    """The made-up graph as of a file of 2026-01-01."""
    if held != ["early"]:
        load(emptied(store), small.reading())
        held.append("early")
    return store


@pytest.mark.parametrize(
    ("day", "undated", "region"),
    [
        (date(2026, 1, 1), False, "T-NORTH"),
        (date(2025, 12, 31), False, None),
        (date(2025, 12, 31), True, "T-NORTH"),
    ],
)
def test_a_place_without_a_date_holds_from_the_date_of_its_source(
    drawn_early: Store, day: date, undated: bool, region: str | None
) -> None:
    [mine] = [c for c in queries.companies(drawn_early, scope(drawn_early, day, undated=undated))
              if c.id == "mine"]  # fmt: skip
    assert (mine.region, mine.name) == (region, "Northern Mine")


def test_what_is_left_out_is_counted_and_nothing_is_where_every_source_is_older(
    drawn_early: Store,
) -> None:
    before = scope(drawn_early, date(2025, 12, 31))

    def out(about: Scope, ids: list[str] | None = None) -> LeftOut:
        return left_out(drawn_early, about, [], ids)

    assert out(before) == LeftOut(places=5, sizes=0, ties=1)  # sizes are dated
    assert out(before, ["mill"]) == LeftOut(places=1, ties=1)
    assert out(before, ["yard"]) == LeftOut(places=1)
    assert out(replace(before, undated=True)) == NOTHING
    assert out(replace(before, evidence=("official",))) == NOTHING
    assert out(scope(drawn_early, small.AS_OF)) == NOTHING


def test_ties_without_a_date_that_count_in_spite_of_a_window_are_counted(
    drawn_early: Store, access: Access, tmp_path: Path
) -> None:
    """Of the small graph that is one, of the mill and the lab."""

    def undated(ids: list[str] | None, day: date = small.AS_OF, **more: object) -> int:
        window = scope(drawn_early, day, window=date(2025, 1, 1), **more)
        return left_out(drawn_early, window, [], ids).undated_in_window

    assert (undated(None), undated(["mill", "lab"]), undated(["yard"])) == (1, 1, 0)
    before = date(2025, 12, 31)  # of its source
    assert (undated(None, before), undated(None, before, undated=True)) == (0, 1)
    assert undated(None, evidence=("official",)) == 0
    words = ("--system", "t-province", "--window", "2025-01-01")
    for verb in (("candidates",), ("flows",), ("neighbourhood", "mill")):
        shown = inside(*verb, *words, env=own_server(access, tmp_path)).out
        said = "Counted in spite of the window, without a date: 1 tie."
        assert said in " ".join(shown.split())
    assert "window" not in inside("flows", *words[:2], env=own_server(access, tmp_path)).out


def test_the_evidence_of_a_list_ends_with_its_day(korea: Korea) -> None:
    """Of what is dated with a year, the year's last day may lie after it."""
    store, _ = korea
    made = frame_of(store, Asked("kr-province", date(2021, 6, 30), undated=True))
    found = candidates(store, made.scope, made.regions)
    assert max(r.newest for r in found.rows if r.newest) == date(2021, 12, 31)
    assert found.heading.newest == date(2021, 6, 30)


@pytest.mark.parametrize(
    ("day", "window", "suppliers"),
    [
        (date(2025, 2, 28), None, {}),
        (date(2025, 3, 1), None, {"mine": 2}),
        (date(2025, 3, 1), date(2025, 3, 31), {"mine": 2}),
        (small.AS_OF, date(2025, 4, 1), {}),
    ],
)
def test_ties_count_from_their_first_day_unless_they_are_before_the_window(
    drawn_early: Store, day: date, window: date | None, suppliers: dict[str, int]
) -> None:
    about = scope(drawn_early, day, window=window)
    found = queries.neighbours_of(drawn_early, about, ["mill"], kinds=("SUPPLIES",))
    assert {n.partner: n.statements for n in found if n.partner == "mine"} == suppliers
    rows = queries.suppliers_of(drawn_early, about, "mill").rows
    status = "counted" if suppliers else ("before the window" if window else "later")
    assert {r.status for r in rows} == {status}


def test_a_tie_without_dates_is_undated_before_its_source(drawn_early: Store) -> None:
    statuses = [
        {t.status for t in queries.partners_of(drawn_early, about, "mill").rows
         if t.partner == "lab"}
        for about in (
            scope(drawn_early, date(2025, 12, 31)),
            scope(drawn_early, date(2025, 12, 31), undated=True),
            scope(drawn_early, date(2026, 1, 1)),
        )
    ]  # fmt: skip
    assert statuses == [{"undated"}, {"counted"}, {"counted"}]


def test_a_selection_is_of_the_day_it_was_announced(drawn_early: Store) -> None:
    chosen = [
        queries.selected_in(drawn_early, scope(drawn_early, day), "prog")
        for day in (date(2024, 1, 9), date(2024, 1, 10))
    ]
    assert [len(c) for c in chosen] == [0, 1]


def test_the_head_office_is_known_whichever_kind_of_place_stands_for_a_company(
    drawn_early: Store,
) -> None:
    sites = scope(drawn_early, small.AS_OF, place="main_site")
    found = {c.id: (c.region, c.head_office) for c in queries.companies(drawn_early, sites)}
    assert found["mine"] == (None, "T-NORTH")
    usual = queries.companies(drawn_early, scope(drawn_early, small.AS_OF))
    assert {c.id: c.head_office for c in usual} == {id: home for id, (_, home) in found.items()}


@pytest.fixture
def moved(store: Store, access: Access) -> Store:
    """A register says until 2026-04-07 that the mine is in the north, then in the east."""
    if held != ["moved"]:
        load(emptied(store), dated(saying(at("mine", "T-NORTH")), EARLY))
        load(store, dated(saying(at("mine", "T-EAST")), LATE))
        tampered(
            access,
            """
            MATCH (o:Organisation {id: 'mine'})-[old:LOCATED_IN]->(r) WHERE old.until = 2
            CREATE (o)-[new:LOCATED_IN]->(r)
            SET new = old {.*, id: old.id + '.past', since: 2, until: null, past: true,
                           seen_to: $seen, valid_to: $last}
            """,
            seen=EARLY, last=date(2026, 4, 7),
        )  # fmt: skip
        held.append("moved")
    return store


@pytest.mark.parametrize(
    ("day", "known_at", "region"),
    [
        (date(2020, 10, 1), 2, None),
        (date(2021, 1, 1), 2, "T-NORTH"),
        (date(2026, 4, 7), 2, "T-NORTH"),
        (date(2026, 4, 8), 2, "T-EAST"),
        (small.AS_OF, 2, "T-EAST"),
        (small.AS_OF, 1, "T-NORTH"),
        (date(2021, 1, 1), 1, "T-NORTH"),
    ],
)
def test_between_two_files_the_older_value_answers(
    moved: Store, day: date, known_at: int, region: str | None
) -> None:
    assert regions(moved, scope(moved, day, known_at=known_at))["mine"] == region


def test_the_card_marks_what_was_last_seen_in_an_older_file(moved: Store, tmp_path: Path) -> None:
    found = card(moved, scope(moved, date(2022, 1, 1)), "mine").company.places
    said = [(p["region"], p["status"], p["seen_to"]) for p in found]
    assert sorted(said) == [("T-EAST", "undated", None), ("T-NORTH", "holds", EARLY)]


def test_the_card_says_it_in_words(moved: Store, access: Access, tmp_path: Path) -> None:
    env = own_server(access, tmp_path)
    shown = {
        day: " ".join(inside("company", "mine", "--as-of", day, env=env).out.split())
        for day in ("2022-01-01", "2026-05-01")
    }
    assert "head office: North, last seen 2020-10-02 synthetic" in shown["2022-01-01"]
    assert "head office: East (undated: not known for this day)" in shown["2022-01-01"]
    assert "North, last seen 2020-10-02 (not so on this day)" in shown["2026-05-01"]
    assert "head office: East synthetic" in shown["2026-05-01"]
    first = [
        text.index("head office: North") < text.index("office: East") for text in shown.values()
    ]
    assert first == [True, False]  # what holds on the day goes first


@pytest.mark.parametrize("key", [{}, {"valid_from": True}], ids=["by file", "dated"])
def test_before_all_names_the_earliest_is_shown(empty: Store, key: dict[str, bool]) -> None:
    for day, name in ((EARLY, "Old Mill"), (LATE, "New Mill")):
        first = dict.fromkeys(key, day)
        named = replace(small.has("mill", "name", name, **first), key="name")
        load(empty, register(day, named, without=["mill/name/(주)SK하이닉스밀"]))

    def names(day: date) -> set[str | None]:
        about = scope(empty, day)
        shown = card(empty, about, "mill").company
        return {
            shown.name(day),
            *(c.name for c in queries.companies(empty, about) if c.id == "mill"),
            *(o.name for o in queries.organisations_by_id(empty, about, ["mill"])),
            *(
                t.name
                for t in queries.suppliers_of(empty, about, "yard").rows
                if t.partner == "mill"
            ),
            *(r.name for r in queries.partnerships_of(empty, about, ["mill"])),
        }

    assert names(date(1999, 1, 1)) == names(date(2022, 1, 1)) == {"Old Mill"}
    assert names(LATE) == {"New Mill"}


def test_a_list_and_a_network_mark_a_place_that_was_last_seen(
    empty: Store, access: Access, tmp_path: Path
) -> None:
    for published, place in ((EARLY, "T-NORTH"), (LATE, "T-EAST")):
        load(empty, register(published, at("mill", place)))
    env = own_server(access, tmp_path) | {"COLUMNS": "200"}

    def ask(day: str, *words: str) -> str:
        return inside(*words, "--as-of", day, env=env).out

    def seen(day: str) -> dict[str, str]:
        told = json.loads(ask(day, "candidates", "--json"))["rows"]
        return {r["id"]: r["place_seen_to"] for r in told if r["place_seen_to"]}

    assert [seen(day) for day in ("2025-06-30", "2026-05-01")] == [{"mill": str(EARLY)}, {}]
    note = "† the place was last seen 2020-10-02 (1): a later file no longer states it."
    for words in (("candidates", "--all"), ("neighbourhood", "mine"), ("path", "mine", "mill")):
        then, now = (ask(day, *words) for day in ("2025-06-30", "2026-05-01"))
        assert ("North†" in then, note in then) == (True, True), words
        assert ("East" in now, "†" in now) == (True, False), words
    assert "North (last seen 2020-10-02)" in ask("2025-06-30", "partnerships", "mill")
    assert "last seen" not in ask("2026-05-01", "partnerships", "mill")


@pytest.fixture
def ask(korea: Korea, access: Access, tmp_path: Path) -> Callable[..., Ran]:
    return lambda *words: inside(*words, env=own_server(access, tmp_path))


def test_provinces_are_those_of_the_day(ask: Callable[..., Ran]) -> None:
    then = json.loads(ask("candidates", "--as-of", "2025-06-30", "--undated", "--json").out)
    today = json.loads(ask("candidates", "--as-of", "2026-11-22", "--json").out)
    names = [{r["region_name"] for r in found["rows"]} for found in (then, today)]
    assert names[0] - names[1] == {"광주", "전남"}
    assert names[1] - names[0] == {"전남광주"}
    assert then["heading"]["left_out"] == {
        "places": 0, "sizes": 0, "ties": 0, "off_map": [], "undated_in_window": 0
    }  # fmt: skip


def test_the_heading_says_how_many_undated_places_are_left_out(
    ask: Callable[..., Ran], bundled_folder: Path
) -> None:
    import csv

    with (bundled_folder / "kr_companies.csv").open(encoding="utf-8", newline="") as file:
        placed = sum(bool(row["province_hq"]) for row in csv.DictReader(file))
    shown = " ".join(ask("flows", "--as-of", "2025-06-30").out.split())
    said = shown.split("Left out, without a date and of a source later than the day: ")[1]
    bodies = int(said.split(" places")[0].replace(",", "")) - placed
    assert 0 <= bodies <= 30  # local governments have a place too
    assert "; --undated takes them in." in said
    assert "Left out" not in ask("flows", "--as-of", "2025-06-30", "--undated").out
