"""What a table does not say stays unknown, and nobody is made of what was dropped."""

from pathlib import Path

import pytest

from graph.model import Has, Node
from tests.own_tables import mapped, put, read

FIRMS = "  - file: companies.csv\n    organisations: {key: key, name: name, kind: kind%s}\n"
TIES = (
    "  - file: ties.csv\n    ties: {kind: supplies, from: from, to: {column: to, create: true}}\n"
)


def facts(folder: Path, tables: str, name: str, defaults: str = "") -> list[object]:
    found = read(mapped(folder, tables, defaults), folder)
    return [s.value for s in found.statements if isinstance(s, Has) and s.property == name]


def test_a_size_among_the_facts_is_a_known_word_or_rejected(tmp_path: Path) -> None:
    rows = [["key", "name", "kind", "size"], ["a", "A", "company", "sme"], ["b", "B", "", "Large"]]
    put(tmp_path, "companies.csv", rows)
    found = read(mapped(tmp_path, FIRMS % ", facts: {size: size}"), tmp_path)
    assert [r.reason for r in found.rejects] == ["is none of large, mid_sized, sme, micro"]


def test_a_number_that_means_unknown_is_no_value_in_any_format(tmp_path: Path) -> None:
    rows: list[list[object]] = [["key", "name", "kind", "staff"]]
    rows += [["a", "A", "company", 9999], ["b", "B", "company", 7]]
    for name in ("companies.jsonl", "companies.xlsx", "companies.parquet", "companies.csv"):
        folder = tmp_path / name.replace(".", "-")
        folder.mkdir()
        put(folder, name, rows)
        said = (FIRMS % ", facts: {employees: staff}").replace("companies.csv", name)
        assert facts(folder, said, "employees", 'blank: ["9999"]') == [7], name


@pytest.mark.parametrize("lost", [["p", "Petra Muster", "person"], ["p", "", "company"]])
def test_nobody_is_made_of_a_row_that_was_dropped_or_rejected(
    lost: list[str], tmp_path: Path
) -> None:
    put(tmp_path, "companies.csv", [["key", "name", "kind"], ["a", "A", "company"], lost])
    put(tmp_path, "ties.csv", [["from", "to"], ["a", "p"], ["a", "New & Sons"]])
    found = read(mapped(tmp_path, FIRMS % "" + TIES), tmp_path)
    assert "the row with this key was rejected or dropped" in [r.reason for r in found.rejects]
    assert len([n for n in found.nodes if isinstance(n, Node) and "Organisation" in n.labels]) == 2


def test_a_rejected_row_takes_no_number_from_the_one_that_was_taken(tmp_path: Path) -> None:
    lei = "5493001KJTIIGC8Y1R12"
    rows = [["key", "name", "kind", "lei"], ["a", "A", "company", lei], ["b", "", "company", lei]]
    put(tmp_path, "companies.csv", [*rows, ["c", "C", "company", ""]])
    put(tmp_path, "ties.csv", [["from", "to"], ["c", lei]])
    by_number = TIES.replace("create: true", "identifier: lei")
    found = read(mapped(tmp_path, FIRMS % ", identifiers: {lei: lei}" + by_number), tmp_path)
    assert [r.row for r in found.rejects] == [3]


@pytest.mark.parametrize("written", ["1.234", "12.500", "-1.000"])
def test_a_number_that_may_be_a_thousand_or_a_fraction_is_refused(
    written: str, tmp_path: Path
) -> None:
    put(tmp_path, "companies.csv", [["key", "name", "kind", "n"], ["a", "A", "company", written]])
    said = FIRMS % ", facts: {share: {column: n, as: number}}"
    [rejected] = read(mapped(tmp_path, said), tmp_path).rejects
    assert "may be a thousand or a fraction" in rejected.reason
    assert facts(tmp_path, said, "share", 'numbers: "1,234.56"') == [float(written)]
