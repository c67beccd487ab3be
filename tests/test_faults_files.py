"""Files that were cut, that say a row twice, or that are no table at all."""

import gzip
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import BadSource, Refused
from graph.model import COMPANY, Node
from graph.reading import Reading
from graph.runs import load
from graph.store import Access, Store
from ingest import jp_rs, kr_bundled
from ingest.draft import Draft, Said
from ingest.file import File
from ingest.table import LONGEST, Row
from tests import small
from tests.graphs import last_change
from tests.ingest_tables import bundled_in, review_in

ROOT = Path(__file__).parents[1]
GIB = 1 << 30
READ = """
import sys
from pathlib import Path
from graph.errors import BadSource
from ingest.table import table
from tests.peaks import peak
try:
    table(Path(sys.argv[1]), ["a"])
except BadSource as no:
    print(no)
print(peak() >> 10)
"""


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    return bundled_in(tmp_path)


def test_a_file_cut_inside_a_row_changes_nothing(
    bundled: Path, empty: Store, access: Access
) -> None:
    load(empty, kr_bundled.reading(bundled))
    mark = last_change(access)
    file = bundled / "kr_ties.csv"
    whole = file.read_bytes()
    for cut in range(len(whole) // 3, len(whole) // 2, len(whole) // 20):
        file.write_bytes(whole[:cut].decode("utf-8", "ignore").encode())
        with pytest.raises((BadSource, Refused), match=r"kr_ties\.csv, row|statements are gone"):
            load(empty, kr_bundled.reading(bundled))
    assert last_change(access) == mark


def test_a_cut_that_costs_less_than_a_row_is_remarked_on(tmp_path: Path) -> None:
    file = review_in(tmp_path) / "jp_rs2025_awards.csv"
    file.write_bytes(file.read_bytes().rstrip()[:-1] + b"12")
    (doubt,) = (r for r in jp_rs.reading(tmp_path).remarks if r.file == file.name)
    assert str(doubt).endswith("row 2,  '': the file ends within this line: is it whole? (kept)")


def test_a_gzip_file_that_was_cut_is_refused(tmp_path: Path) -> None:
    plain = review_in(tmp_path) / "jp_rs2025_awards.csv"
    packed = plain.with_suffix(".csv.gz")
    packed.write_bytes(gzip.compress(plain.read_bytes())[:-9])
    with pytest.raises(BadSource, match=r"awards\.csv\.gz cannot be read: .*ended before"):
        jp_rs.reading(tmp_path)


def streamed(*rows: Row) -> Reading:
    """Read rows that come once: each a supply, and the supplier's name."""

    def make(number: int, row: Row) -> list[Said]:
        ref = file.ref(number)
        tie = replace(small.supplies(row["tie"], row["from"], "hub"), source_ref=ref)
        ends = [Node(row["from"], COMPANY), Node("hub", COMPANY)]
        name = replace(small.has(row["from"], "name", row["name"]), key=f"{row['from']}/name")
        return [*ends, replace(tie, product=row["product"]), replace(name, source_ref=ref)]

    draft, file = Draft(), File("ties.csv", "0" * 64, len(rows))
    draft.stream(file, enumerate(rows, start=2), make)
    return draft.reading(small.SOURCE)


ORE = {"tie": "1", "from": "mine", "product": "ore", "name": "Mine"}


def test_a_row_that_comes_twice_is_taken_once_with_a_remark() -> None:
    reading = streamed(ORE, ORE)
    (remark,) = reading.remarks
    assert str(remark).endswith("row 3,  '': says what ties.csv:2 says: taken once (kept)")
    assert (reading.files[0].accepted, len(reading.statements), len(reading.nodes)) == (2, 2, 2)


@pytest.mark.parametrize(
    ("other", "key"), [({"product": "coal"}, "tie/1"), ({"tie": "2", "name": "Pit"}, "mine/name")]
)
def test_a_row_that_says_something_else_is_rejected_whole(other: dict[str, str], key: str) -> None:
    reading = streamed(ORE, ORE | other, ORE | {"tie": "3"})
    (remark,) = reading.rejects
    assert (remark.row, remark.value) == (3, key)
    assert remark.reason == "ties.csv:2 said something else under this key"
    assert {s.key for s in reading.statements} == {"tie/1", "tie/3", "mine/name"}
    assert (reading.files[0].rows, reading.files[0].rejected) == (3, 1)


def test_a_known_company_may_be_named_as_less_and_as_more() -> None:
    draft, file = Draft(), File("ties.csv", "0" * 64)
    labels = (("Organisation",), COMPANY, ("Organisation",), ("Region",))
    rows: list[tuple[int, Row]] = [(n, {}) for n in range(2, 6)]
    draft.stream(file, rows, lambda n, row: [Node("mine", labels[n - 2])])  # type: ignore[arg-type]
    assert draft.nodes["mine"].labels == COMPANY
    (remark,) = draft.reading(small.SOURCE).rejects
    assert (remark.row, remark.reason) == (5, "is the id of a Organisation and Company already")


def plain(path: Path) -> Path:
    """A file whose second row is a line of 1 GB, all of it a hole that takes no room."""
    with path.open("wb") as file:
        file.write(b"a,b\n")
        file.truncate(GIB)
    return path


def packed(path: Path) -> Path:
    name = path.with_name(path.name + ".gz")
    with gzip.open(name, "wb", compresslevel=1) as file:
        file.write(b"a,b\n")
        for _ in range(GIB >> 20):
            file.write(b"x" * (1 << 20))
    return name


def quoted(path: Path) -> Path:
    """Lines that are short, and all of one row."""
    with path.open("wb") as file:
        file.write(b"a,b\n")
        file.writelines([b'"x\n",' * 1000] * 300)
    return path


@pytest.mark.parametrize("make", [plain, quoted, pytest.param(packed, marks=pytest.mark.slow)])
def test_a_row_without_an_end_is_refused_before_it_is_in_memory(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = make(tmp_path / "huge.csv")
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    said, peak = done.stdout.splitlines()
    assert said.startswith(f"{path.name}, row 2: longer than {LONGEST:,} bytes; is a quote left")
    assert int(peak) < 100
