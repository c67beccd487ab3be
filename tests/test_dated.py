"""Files that somebody dates: not later than today, and in the order of their dates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.errors import Refused
from graph.keeping import Terms
from graph.planning import plan
from graph.reading import Reading
from graph.runs import load, write
from graph.store import Access, Store
from graph.undoing import undo
from ingest.mapped.checking import check
from tests.commands import Ran, inside, own_server
from tests.graphs import dump
from tests.own_tables import SOURCE, three
from tests.test_ingest_krx_kind import DSR, page
from tests.test_registers import DAYS, register

EVE, DAY = date(2022, 4, 30), DAYS[1]
LATER = "small: this file is said to be of 2022-05-01, which is later than today, 2022-04-30"


def loaded(store: Store, reading: Reading, terms: Terms) -> int | None:
    return write(store, reading, terms).run


def planned(store: Store, reading: Reading, terms: Terms) -> str | None:
    found = plan(store, reading, terms)
    return found.name if found else None


@pytest.mark.parametrize("does", [loaded, planned])
def test_what_is_dated_later_than_today_is_refused(
    does: Callable[..., object], empty: Store, tmp_path: Path
) -> None:
    before = dump(empty)
    terms = Terms(archive=Archive(tmp_path), today=EVE)
    with pytest.raises(Refused, match=LATER):
        does(empty, register(DAY), terms)
    assert dump(empty) == before
    assert does(empty, register(DAY), replace(terms, today=DAY))


def test_tables_that_are_dated_later_than_today_are_refused_by_a_check(tmp_path: Path) -> None:
    said = three(tmp_path)
    dated = replace(said, source=replace(said.source, published=DAY))
    with pytest.raises(Refused, match="is later than today, 2022-04-30"):
        check(dated, [tmp_path], today=EVE)
    assert check(dated, [tmp_path], today=DAY).clean


def test_an_older_file_is_refused_with_the_run_that_stands_in_its_way(empty: Store) -> None:
    load(empty, register(DAYS[0]))
    load(empty, register(DAYS[3]))
    said = "Run 2 loaded that of 2026-04-08; if it was dated wrongly: superregion undo 2"
    with pytest.raises(Refused, match=said):
        load(empty, register(DAYS[1]))
    undo(empty, 2)
    assert load(empty, register(DAYS[1])).run == 4


@pytest.fixture
def ask(empty: Store, access: Access, tmp_path: Path) -> Callable[..., Ran]:
    return lambda *words: inside(*words, env=own_server(access, tmp_path))


@pytest.mark.parametrize("verb", ["load", "plan"])
def test_a_list_of_a_day_to_come_is_refused_on_the_command_line(
    verb: str, ask: Callable[..., Ran], tmp_path: Path
) -> None:
    file = str(page(tmp_path, DSR))
    tomorrow = str(date.today() + timedelta(days=2))
    shown = ask(verb, "krx-kind", file, "--dated", tomorrow)
    assert (shown.code, f"said to be of {tomorrow}, which is later than" in shown.err) == (1, True)
    shown = ask(verb, "krx-kind", file, "--dated", "2020-13-02")
    wanted = "superregion: '2020-13-02' is no day; write it as YYYY-MM-DD, as in 2026-11-22\n"
    assert (shown.code, shown.err) == (1, wanted)
    assert ask(verb, "krx-kind", file, "--dated", "2020-10-02").code == 0


@pytest.mark.parametrize("verb", ["check", "plan", "load"])
def test_own_tables_of_a_day_to_come_are_refused_on_the_command_line(
    verb: str, ask: Callable[..., Ran], tmp_path: Path
) -> None:
    three(tmp_path)
    mapping, source = tmp_path / "mapping.yaml", () if verb == "check" else ("table",)
    words = (verb, *source, str(tmp_path), "--mapping", str(mapping))
    text = mapping.read_text("utf-8")
    mapping.write_text(text.replace(SOURCE, f"{SOURCE}  published: 2999-01-01\n"), "utf-8")
    shown = ask(*words)
    assert (shown.code, "of 2999-01-01, which is later than today" in shown.err) == (1, True)
    mapping.write_text(text.replace(SOURCE, f"{SOURCE}  published: 2022-05-01\n"), "utf-8")
    assert ask(*words).code == 0
