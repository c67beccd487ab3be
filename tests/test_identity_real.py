"""One number is one organisation: the Korean data and the exchange's list, in either order."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph import queries, who
from graph.frame import frame
from graph.model import IdentifiedBy
from graph.reading import Reading
from graph.runs import load
from graph.store import Store
from ingest import krx_kind
from tests.graphs import asked
from tests.small import AS_OF

pytestmark = pytest.mark.realdata
MAPPED = """
    MATCH (:Organisation)-[s {source: $source}]->() WHERE s.said_start IS NOT NULL
    RETURN DISTINCT s.said_start
"""


@pytest.fixture(scope="module")
def kind(realdata: Path) -> Reading:
    file = realdata / "krx_kind_20260408_raw_cp949_html.xls"
    return krx_kind.reading(file, date(2026, 4, 8))


def codes(reading: Reading) -> dict[str, str]:
    """The organisation of each stock code that has no problem."""
    numbers = (s for s in reading.statements if isinstance(s, IdentifiedBy) and not s.problem)
    return {n.end: n.start for n in numbers if n.end.startswith("krx:")}


def named_twice(store: Store) -> set[str]:
    """Companies of the newest version that stand in the graph under one name more than once."""
    scope = frame(store, "kr-province", AS_OF).scope
    names = Counter(one.name for one in queries.companies(store, scope) if one.name)
    return {name for name, times in names.items() if times > 1}


@pytest.mark.parametrize("order", ["bundled first", "the list first"])
def test_a_listed_company_stands_once_whichever_is_loaded_first(
    order: str, empty: Store, korea_reading: Reading, kind: Reading
) -> None:
    both = [korea_reading, kind] if order == "bundled first" else [kind, korea_reading]
    for reading in both:
        load(empty, reading)
    ours, theirs = codes(korea_reading), codes(kind)
    shared = ours.keys() & theirs.keys()
    assert len(shared) > 150
    (first, second) = (ours, theirs) if order == "bundled first" else (theirs, ours)
    source = both[1].source.id
    found = {row[0] for row in asked(empty, MAPPED, source=source)}
    doubted = {one.number for one in who.numbers_in_doubt(empty, frame(empty, None, AS_OF).scope)}
    assert found == {second[c] for c in shared if first[c] != second[c] and c not in doubted}
    assert doubted <= {"krx:008060"}  # 대덕, which the bundled data call by its old name, 대덕전자
    assert not named_twice(empty)
    for reading in both:
        assert load(empty, reading).run is None
