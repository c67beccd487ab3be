"""The real programme review, counted against its files."""

import os
import time
from collections import Counter
from pathlib import Path

import pytest

from graph.model import COMPANY, Has, IdentifiedBy, LocatedIn, Paid, Runs, Supplies
from graph.reading import Reading
from ingest import jp_rs
from tests.ingest_tables import rows_of

FOLDER = os.environ.get("SUPERREGION_DATA")
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not FOLDER, reason="SUPERREGION_DATA names no folder of real files"),
]


@pytest.fixture(scope="module")
def timed() -> tuple[Reading, float]:
    began = time.process_time()
    return jp_rs.reading(Path(FOLDER or "")), time.process_time() - began


@pytest.fixture(scope="module")
def review(timed: tuple[Reading, float]) -> Reading:
    return timed[0]


def file(name: str) -> list[dict[str, str]]:
    return rows_of(Path(FOLDER or "") / f"jp_rs2025_{name}.csv.gz")


def test_it_is_read_within_seconds(timed: tuple[Reading, float]) -> None:
    assert timed[1] < 6, "about 1.5 s of processor time; twice the three allowed is a fault"


def test_every_row_is_counted(review: Reading) -> None:
    counts = {f.name: (f.rows, f.rejected) for f in review.files if f.name.endswith(".gz")}
    assert counts == {
        "jp_rs2025_organisations.csv.gz": (14_799, 0),
        "jp_rs2025_programmes.csv.gz": (4_391, 0),
        "jp_rs2025_awards.csv.gz": (26_904, 0),
        "jp_rs2025_subcontracts.csv.gz": (14_298, 1),
    }


def test_the_statements_are_as_many_as_the_rows(review: Reading) -> None:
    counts = Counter(type(statement) for statement in review.statements)
    assert (counts[Paid], counts[Supplies], counts[Runs]) == (26_904, 14_297, 4_391)
    assert counts[LocatedIn] == sum(bool(row["prefecture"]) for row in file("organisations"))


def test_eleven_ministries_join_the_organisations_of_the_file(review: Reading) -> None:
    organisations = [node for node in review.nodes if "Organisation" in node.labels]
    ministries = [node for node in organisations if "Ministry" in node.labels]
    assert (len(organisations), len(ministries)) == (14_799 + 11, 37)


def test_companies_are_told_by_their_number(review: Reading) -> None:
    companies = {node.id for node in review.nodes if node.labels == COMPANY}
    numbers = [row["corporate_number"] for row in file("organisations")]
    assert companies == {f"jp-{n}" for n in numbers if n[5:7] in ("01", "02", "03")}
    assert len(companies) == 10_163


def test_the_one_rejected_row_names_a_body_that_is_not_there(review: Reading) -> None:
    (remark,) = review.rejects
    assert (remark.column, remark.value) == ("subcontractor", "5810124336365")
    assert remark.reason == "link to an absent organisation"


def test_four_ministries_share_their_number_with_a_regional_arm(review: Reading) -> None:
    doubts = [remark for remark in review.remarks if not remark.rejected]
    assert [remark.reason.split()[4] for remark in doubts] == [
        "九州管区警察局", "沖縄総合事務局", "第十一管区海上保安本部", "東京管区気象台",
    ]  # fmt: skip
    problems = [s for s in review.statements if isinstance(s, IdentifiedBy) and s.problem]
    assert len(problems) == 4


def test_amounts_are_those_of_the_files_and_zero_is_absent(review: Reading) -> None:
    paid = [s.amount for s in review.statements if isinstance(s, Paid)]
    supplied = [s.amount for s in review.statements if isinstance(s, Supplies)]
    assert sum(a or 0 for a in paid) == sum(int(r["amount_jpy"]) for r in file("awards"))
    assert (paid.count(None), supplied.count(None)) == (312, 102 - 1)
    assert 0 not in paid + supplied


def test_no_statement_points_to_an_absent_node_and_keys_are_unique(review: Reading) -> None:
    nodes = {node.id for node in review.nodes}
    ends = {s.end for s in review.statements if not isinstance(s, Has)}
    assert ends | {s.start for s in review.statements} <= nodes
    assert len({s.key for s in review.statements}) == len(review.statements)
