"""Whatever stands in a file, no row is unaccounted for, and what is wrong is our own error."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import GraphError
from ingest.mapped.checking import check
from ingest.mapping import mapping
from tests.own_tables import COMPANIES, FORMATS, REGIONS, SOURCE, TIES, accounted, mapped, put

ROWS = {
    "regions": [["code", "name"], ["N", "Nord"], ["S", "Süd"], ["O", "Ost"]],
    "companies": [["key", "name", "region"], ["a", "A", "N"], ["b", "B", "S"], ["c", "C", "Ost"]],
    "ties": [["from", "to", "amount", "on"], ["a", "b", "1", "2024"], ["b", "c", "2", "2024-02"],
             ["c", "a", "", "2024-03-01"]],
}  # fmt: skip
ODD = st.sampled_from(
    ["", " ", "-1", "0", "1e9", "nan", "٣", "yes", "a;b", "|", '"', "\\", "N/A", "2024-13",
     "9" * 30, "\u200b", "각", "ﬀ", "a\nb", "=1+1", "\x00", "\ufeff", "🏭", "31.12.2024"]
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.sampled_from(["change", "change", "take", "cut"]), st.integers(0, 2**20),
              st.integers(0, 255)), min_size=1, max_size=8,
)  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=12)


def tables(ending: str) -> str:
    return (REGIONS + COMPANIES + TIES).replace(".csv", f".{ending}")


def written(folder: Path, ending: str) -> None:
    for name, rows in ROWS.items():
        put(folder, f"{name}.{ending}", rows)


@pytest.mark.parametrize("ending", FORMATS)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_whatever_a_cell_holds_its_row_is_taken_or_rejected(
    ending: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(ROWS)))
    rows = [list(row) for row in ROWS[name]]
    row, column = data.draw(st.integers(1, 3)), data.draw(st.integers(0, len(rows[0]) - 1))
    rows[row][column] = data.draw(TEXT | ODD)
    if ending == "xlsx":  # the tests' writer refuses what no spreadsheet holds
        rows[row][column] = "".join(c for c in rows[row][column] if c.isprintable())
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), ending)
        put(Path(folder), f"{name}.{ending}", rows)
        found = check(mapped(Path(folder), tables(ending)), [Path(folder)])
    assert accounted(found)
    kinds = {t.kind: t for t in found.tables}
    changed = kinds["organisations" if name == "companies" else name]
    assert changed.problem or changed.rows >= len(rows) - 2  # a row made blank is no row


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | st.floats() | TEXT
    | st.just("\ud800"),
    lambda some: st.lists(some, max_size=2) | st.dictionaries(TEXT, some, max_size=2), max_leaves=4,
)  # fmt: skip
HUGE = st.sampled_from(
    ["1E+999999999", "1E-999999999", "-0.0", "1e22", "1.0", "2024.0", "9" * 5000]
)


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_whatever_a_json_cell_holds_its_row_is_taken_or_rejected(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(ROWS)))
    column = data.draw(st.sampled_from([str(cell) for cell in ROWS[name][0]]))
    row = dict(zip(ROWS[name][0], ROWS[name][1], strict=True))
    cell = data.draw(JSON.map(json.dumps) | HUGE)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        written(folder, "jsonl")
        line = json.dumps(row | {column: "HERE"}).replace('"HERE"', cell)
        with (folder / f"{name}.jsonl").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
        found = check(mapped(folder, tables("jsonl")), [folder])
    assert accounted(found)
    assert sum(t.rows for t in found.tables) == 10


@pytest.mark.parametrize("ending", [*FORMATS, "csv.gz", "yaml"])
@settings(deadline=None, max_examples=120)
@given(data=st.data())
def test_whatever_bytes_a_file_holds_it_is_read_or_refused_in_a_sentence(
    ending: str, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        broken = _broken(folder, ending, data)
        broken.write_bytes(_changed(broken.read_bytes(), data.draw(CHANGES)))
        try:
            found = check(mapping(folder / "mapping.yaml"), [folder])
        except GraphError:
            return  # in a sentence; anything else fails here
        assert accounted(found)


def _changed(raw: bytes, changes: list[tuple[str, int, int]]) -> bytes:
    """Return the bytes with some changed, some taken out, or the end cut off."""
    for what, place, size in changes:
        at = place % max(len(raw), 1)
        rest = {"change": bytes([size]) + raw[at + 1 :], "take": raw[at + size :], "cut": b""}
        raw = raw[:at] + rest[what]
    return raw


def _broken(folder: Path, ending: str, data: st.DataObject) -> Path:
    """Write the tables, and return the file that will be broken."""
    plain = {"csv.gz": "csv", "yaml": "csv"}.get(ending, ending)
    written(folder, plain)
    mapped(folder, tables(plain))
    if ending == "yaml":
        return folder / "mapping.yaml"
    path = folder / f"{data.draw(st.sampled_from(sorted(ROWS)))}.{plain}"
    if ending == "csv.gz":
        import gzip

        packed = path.with_name(f"{path.name}.gz")
        packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        path.unlink()
        return packed
    return path


def test_the_tables_that_are_broken_here_are_whole_at_first(tmp_path: Path) -> None:
    for ending in FORMATS:
        folder = tmp_path / ending
        folder.mkdir()
        written(folder, ending)
        found = check(mapped(folder, tables(ending)), [folder])
        assert found.clean, found
    assert SOURCE in (tmp_path / "csv" / "mapping.yaml").read_text("utf-8")
