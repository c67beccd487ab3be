"""More than memory holds: a shelf is a dict, however little of it stays in memory."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import shelf, spill
from graph.model import IdentifierNode, Node
from graph.runs import load
from graph.shelf import Joined, Pile, Shelf
from graph.store import Access, Store
from tests import small
from tests.conftest import emptied
from tests.graphs import asked, dump, saying

ROOT = Path(__file__).parents[1]
KIB = 1 << 10  # in a MiB: peaks are told in KiB
FEW, MANY = 50_000, 300_000
LOAD = """
import sys
from graph.runs import load
from graph.store import Access, connect
from tests.peaks import peak
from tests.streams import ties
with connect(Access(*sys.argv[1:4])) as store:
    done = load(store, ties(int(sys.argv[4])), shrink=1.0)
print(done.added, done.ended, done.unchanged, peak())
"""
FULL = """
import resource
from graph.errors import NoRoom
from graph.shelf import Pile
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
pile = Pile()
try:
    while len(pile) < 1_000_000:
        pile.add(str(len(pile)) * 50)
except NoRoom as no:
    print(no)
"""


@pytest.fixture(params=[0, 3 * shelf.RECORD, shelf.HOT], ids=["none", "few", "all"])
def hot(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How much of a shelf stays in memory."""
    monkeypatch.setattr(shelf, "HOT", request.param)
    return int(request.param)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(puts=st.lists(st.tuples(st.text(max_size=2), st.integers() | st.none()), max_size=12))
def test_a_shelf_is_a_dict_wherever_its_records_lie(
    hot: int, puts: list[tuple[str, int | None]]
) -> None:
    kept, known = Shelf[int | None](), dict[str, int | None]()
    for key, value in puts:
        kept.put(key, value)
        known[key] = value
        assert (len(kept), kept[key], "absent" in kept) == (len(known), value, False)
    assert list(kept.items()) == list(known.items())
    assert list(kept.values()) == list(kept.values()) == list(known.values())
    with pytest.raises(KeyError):
        kept["absent"]


def test_records_come_back_as_they_were_put(hot: int) -> None:
    said = [*small.reading().statements, *small.reading().nodes, {"a": [1]}, None]
    pile = Pile[object]()
    for one in said:
        pile.add(one)
    assert list(pile) == said
    number = IdentifierNode.of("dart", "1")
    assert (number in pile, Node("x", ()) in pile) == (False, False)
    assert list(Joined([pile, said])) == [*said, *said]
    assert (len(Joined([pile, said])), said[0] in Joined([pile])) == (2 * len(said), True)


def test_a_shelf_may_be_filled_while_it_is_read(hot: int) -> None:
    kept = Pile[int]()
    kept.add(0)
    for one in kept if hot < shelf.RECORD else []:
        if one < 3 * spill.TURN:
            kept.add(one + 1)
    assert list(kept) == list(range(len(kept)))


def test_a_load_is_the_same_wherever_its_records_lie(hot: int, empty: Store) -> None:
    """Load, load again, change, and take away: with each row on disk and with all in memory."""
    reading = small.reading()
    assert load(empty, reading).added == len(reading.statements)
    before = dump(empty)
    assert load(empty, reading).run is None
    assert dump(empty) == before
    dearer = replace(next(s for s in small.ties() if s.key == "tie/1"), amount=600)  # type: ignore[call-arg]
    done = load(empty, saying(dearer, without=["yard/size/sme"]))
    assert (done.added, done.ended, done.unchanged) == (1, 2, len(reading.statements) - 2)
    assert asked(empty, "MATCH ()-[s {key: 'tie/1'}]->() RETURN s.amount ORDER BY s.since") == [
        [500],
        [600],
    ]


def test_a_file_that_cannot_grow_is_one_sentence() -> None:
    said = python(FULL)
    assert re.fullmatch(r"the temporary files of a load cannot be kept .* SQLITE_TMPDIR .*\n", said)


@pytest.mark.slow
def test_a_load_takes_no_more_memory_for_six_times_the_rows(store: Store, access: Access) -> None:
    """Kept in memory, the 250,000 more statements take 200 MiB and more."""
    peaks = {}
    for rows in (FEW, MANY):
        emptied(store)
        first, again = loaded(access, rows), loaded(access, rows)
        assert first[:3] == [rows - rows // 100, 0, 0]
        assert again[:3] == [0, 0, rows - rows // 100]
        peaks[rows] = max(first[3], again[3])
    emptied(store)
    assert peaks[MANY] - peaks[FEW] < 40 * KIB
    assert peaks[MANY] < 300 * KIB


def loaded(access: Access, rows: int) -> list[int]:
    """Load so many rows in a process of its own; return what it did and its peak in KiB."""
    said = python(LOAD, access.uri, access.user, access.password, str(rows))
    return [int(word) for word in said.split()]


def python(code: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stderr == ""
    return done.stdout
