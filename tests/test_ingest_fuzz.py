"""Whatever stands in a cell, the counts stay exact and no link loses its end."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Has
from ingest import kr_bundled
from tests.ingest_tables import again, rows_of, small_in


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_in(tmp_path)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_a_cell_holds_rows_are_accepted_or_rejected_and_links_have_ends(
    small: Path, data: st.DataObject
) -> None:
    file = small / data.draw(st.sampled_from(sorted(p.name for p in small.glob("kr_*.csv"))))
    whole = file.read_bytes()
    column = data.draw(st.sampled_from(list(rows_of(file)[0])))
    text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    odd = st.sampled_from(["-1", "0", "29", "yes", "a;b", "|", "::", "KR", "2024-13", "1e9", "٣"])
    cells = {next(iter(rows_of(file)[0])): "new", column: data.draw(text | odd)}
    again(file, cells)
    try:
        reading = kr_bundled.reading(small)
    finally:
        file.write_bytes(whole)
    nodes = {node.id for node in reading.nodes}
    assert {s.end for s in reading.statements if not isinstance(s, Has)} <= nodes
    assert all(f.rows == f.accepted + f.rejected for f in reading.files)
