"""The Japanese programme review in a live graph, against the files it came from."""

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from math import isnan
from pathlib import Path

import pytest

from graph import queries
from graph.frame import Frame
from graph.measured import measure
from graph.reading import Reading
from graph.runs import load
from graph.store import Store
from tests.oracle import plain_measures

pytestmark = pytest.mark.realdata

Japan = tuple[Store, Frame]
COMPANY_DIGITS = {"01", "02", "03"}


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(folder / f"jp_rs2025_{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def places(folder: Path) -> dict[str, str | None]:
    return {
        f"jp-{r['corporate_number']}": r["prefecture"] or None
        for r in rows(folder, "organisations")
    }


def pairs(folder: Path) -> set[tuple[str, str]]:
    """Ordered pairs supplier, customer whose ends are in the file of organisations."""
    known = places(folder)
    all_of = {
        (f"jp-{r['subcontractor']}", f"jp-{r['contractor']}") for r in rows(folder, "subcontracts")
    }
    return {p for p in all_of if set(p) <= known.keys()}


def is_company(organisation: str) -> bool:
    return organisation.removeprefix("jp-")[5:7] in COMPANY_DIGITS


def one(store: Store, text: str) -> int:
    with store.typed(text, {}, 20) as answer:
        [[count]] = list(answer.rows)
    return int(count)


def test_the_graph_holds_as_much_as_the_files(japan: Japan, realdata: Path) -> None:
    store, made = japan
    counts = {(c.what, c.name): c.count for c in queries.graph_counts(store, made.scope)}
    organisations = sum(1 for _ in rows(realdata, "organisations"))
    assert counts["node", "Organisation"] == organisations + 11 == 14_810
    assert counts["node", "Programme"] == sum(1 for _ in rows(realdata, "programmes")) == 4_391
    assert counts["statement", "PAID"] == sum(1 for _ in rows(realdata, "awards")) == 26_904
    assert counts["statement", "SUPPLIES"] == sum(1 for _ in rows(realdata, "subcontracts")) - 1
    assert counts["node", "Ministry"] == 37
    assert counts["statement", "SUPPLIES"] == 14_297


def test_every_programme_has_one_owner(japan: Japan) -> None:
    store, _ = japan
    text = """MATCH (p:Programme)<-[:RUNS {role: 'owner'}]-(m:Ministry)
    WITH p, count(m) AS owners WHERE owners = 1 RETURN count(p)"""
    assert one(store, text) == 4_391


def test_the_row_with_an_absent_end_is_rejected_and_said(japan_reading: Reading) -> None:
    [rejected] = japan_reading.rejects
    assert (rejected.value, rejected.row) == ("5810124336365", 4017)
    assert all(f.rows == f.accepted + f.rejected for f in japan_reading.files)


def test_a_second_load_changes_nothing(japan: Japan, japan_reading: Reading) -> None:
    store, made = japan
    again = load(store, japan_reading)
    assert (again.run, again.nodes_created, again.relationships_created) == (None, 0, 0)
    assert queries.version(store).version == made.scope.known_at


def test_company_pairs_that_cross_prefectures_are_counted_alike(
    japan: Japan, realdata: Path
) -> None:
    store, made = japan
    where = places(realdata)
    wanted = Counter(
        where[a] != where[b] for a, b in pairs(realdata) if is_company(a) and is_company(b)
    )
    flows = queries.region_flows(store, made.scope)
    crossing = sum(f.pairs for f in flows if f.from_region != f.to_region)
    assert sum(f.pairs for f in flows) == sum(wanted.values()) == 2_329
    assert crossing == wanted[True] == 993


def test_the_same_pairs_by_plain_cypher(japan: Japan) -> None:
    store, _ = japan
    text = """MATCH (a:Company)-[:SUPPLIES]->(b:Company) WITH DISTINCT a, b
    MATCH (a)-[:LOCATED_IN]->(x) MATCH (b)-[:LOCATED_IN]->(y) WHERE x <> y RETURN count(*)"""
    assert one(store, text) == 993


@pytest.mark.parametrize("member", ["Company", "Organisation"])
def test_every_measure_equals_an_independent_computation(
    japan: Japan, realdata: Path, member: str
) -> None:
    store, made = japan
    found = measure(store, made.scope, made.regions, member)
    where = places(realdata)
    members = {o for o in where if member == "Organisation" or is_company(o)}
    absent = {c.id for c in found.companies} - members
    linked = {p for p in pairs(realdata) if set(p) <= members}
    expected = plain_measures(linked, where | dict.fromkeys(absent), members | absent)
    for i, company in enumerate(found.companies):
        wanted = expected[company.id]
        got = {
            "k": found.k[i],
            "X": found.external_share[i],
            "B": found.external_regions[i],
            "P": found.participation[i],
            "z": found.within_region_z[i],
        }
        assert all(same(float(got[n]), float(wanted[n])) for n in got), (company.id, got, wanted)


def same(one: float, other: float) -> bool:
    return (isnan(one) and isnan(other)) or abs(one - other) < 1e-9


def test_amounts_are_added_up_for_one_year_and_currency(japan: Japan, realdata: Path) -> None:
    store, made = japan
    known = {p for p in pairs(realdata) if is_company(p[0]) and is_company(p[1])}
    wanted = sum(
        int(r["amount_jpy"])
        for r in rows(realdata, "subcontracts")
        if (f"jp-{r['subcontractor']}", f"jp-{r['contractor']}") in known
    )
    flows = queries.region_flows(store, made.scope, year=2024, currency="JPY")
    assert sum(f.programme_amount or 0 for f in flows) == wanted  # all of it is paid by programmes
    before = queries.region_flows(store, made.scope, year=2023, currency="JPY")
    assert {f.amount for f in (*flows, *before)} == {None}
    assert {f.programme_amount for f in before} == {None}


def test_an_amount_of_zero_is_absent(japan: Japan) -> None:
    store, _ = japan
    assert one(store, "MATCH ()-[s:PAID|SUPPLIES]->() WHERE s.amount = 0 RETURN count(s)") == 0
    assert one(store, "MATCH ()-[s:PAID]->() WHERE s.amount IS NULL RETURN count(s)") == 312
