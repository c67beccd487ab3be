"""Whatever stands in a file: one sentence, or each row accounted for and no link without end."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadSource
from graph.model import Has
from graph.reading import Reading
from ingest import jp_rs, kr_bundled
from tests.ingest_tables import review_in, small_in

Read = Callable[[Path], Reading]
Source = tuple[Path, Read]
Cells = list[list[str]]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ODD = st.sampled_from(
    ["", "-1", "0", "29", "yes", "a;b", "|", "::", "KR", "2024-13", "1e9", "٣", '"', "\x00",
     "3010001137944", "9999999999999", "1000020110001", "国税庁", "東京都", "JP-13", "구영테크"]
)  # fmt: skip


@pytest.fixture(params=["bundled", "jp-rs"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    """A folder of short files, and what reads it."""
    if request.param == "bundled":
        return small_in(tmp_path), kr_bundled.reading
    return review_in(tmp_path), jp_rs.reading


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_cells_and_rows_hold_each_row_is_accounted_for(
    source: Source, data: st.DataObject
) -> None:
    folder, read = source
    file, whole = one_file(folder, data)
    rows = list(csv.reader(io.StringIO(whole.decode("utf-8-sig"), newline="")))
    for _ in range(data.draw(st.integers(1, 4))):
        mutated(rows, data)
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    try:
        file.write_bytes(out.getvalue().encode())
        check(folder, read)
    finally:
        file.write_bytes(whole)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_bytes_a_file_holds_each_row_is_accounted_for(
    source: Source, data: st.DataObject
) -> None:
    folder, read = source
    file, whole = one_file(folder, data)
    at = data.draw(st.integers(0, len(whole)))
    gone = data.draw(st.integers(0, 40))
    try:
        file.write_bytes(whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + gone :])
        check(folder, read)
    finally:
        file.write_bytes(whole)


def one_file(folder: Path, data: st.DataObject) -> tuple[Path, bytes]:
    file = folder / data.draw(st.sampled_from(sorted(p.name for p in folder.glob("*.csv"))))
    return file, file.read_bytes()


def mutated(rows: Cells, data: st.DataObject) -> None:
    """Change a cell, the number of cells or of rows, or the order; the header too."""
    row = data.draw(st.integers(0, len(rows) - 1))
    what = data.draw(st.sampled_from(["cell", "cell", "cell", "less", "more", "twice", "gone"]))
    if what == "cell" and rows[row]:
        rows[row][data.draw(st.integers(0, len(rows[row]) - 1))] = data.draw(TEXT | ODD)
    elif what == "less":
        rows[row][-1:] = []
    elif what == "more":
        rows[row].append(data.draw(TEXT | ODD))
    elif what == "twice":
        rows.insert(data.draw(st.integers(0, len(rows))), list(rows[row]))
    elif what == "gone" and len(rows) > 1:
        del rows[row]


def check(folder: Path, read: Read) -> None:
    """Refused in one sentence; or each row said something, or has a remark that says why not."""
    try:
        reading = read(folder)
    except BadSource as no:
        sentence = str(no)
        assert "\n" not in sentence
        return
    nodes = {node.id for node in reading.nodes}
    assert {s.end for s in reading.statements if not isinstance(s, Has)} <= nodes
    assert {s.start for s in reading.statements} <= nodes
    said = {s.source_ref for s in reading.statements}
    rejected = [f"{r.file}:{r.row}" for r in reading.rejects]
    assert not said & set(rejected)
    remarked = {f"{r.file}:{r.row}" for r in reading.remarks}
    for file in reading.files:
        text = (folder / file.name).read_text("utf-8-sig") if (folder / file.name).exists() else ""
        records = list(csv.reader(io.StringIO(text, newline="")))
        read_from = {f"{file.name}:{n}" for n, cells in enumerate(records, 1) if n > 1 and cells}
        assert read_from <= said | remarked
        assert file.rejected == sum(r.startswith(f"{file.name}:") for r in rejected)
        assert len(read_from) == (file.rows if text else 0)
