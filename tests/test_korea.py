"""The bundled Korean data in a live graph, against the tables it came from."""

import csv
from collections.abc import Iterator
from math import isnan
from pathlib import Path

import pytest

from graph import queries
from graph.candidates import INSUFFICIENT, CandidateList, candidates
from graph.card import card
from graph.frame import Frame, frame
from graph.measured import measure
from graph.store import Store
from tests import small
from tests.oracle import plain_measures

Korea = tuple[Store, Frame]
COMPANIES = {"company", "bank", "public_corporation"}
TODAY = {"광주": "전남광주", "전남": "전남광주"}
THE_TEN = "kr-prog-super-regional-leading"


@pytest.fixture
def listed(korea: Korea) -> CandidateList:
    store, made = korea
    return candidates(store, made.scope, made.regions)


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def edges(folder: Path) -> set[tuple[str, str]]:
    """Pairs of names with a tie that counts, read from the table alone."""
    ties = rows(folder, "kr_ties.csv")
    counted = [t for t in ties if t["relation"] != "owns" and not t["intent"] and not t["ended"]]
    return {(t["from_company"], t["to_company"]) for t in counted}


def test_every_measure_equals_an_independent_computation(
    korea: Korea, bundled_folder: Path
) -> None:
    store, made = korea
    table = list(rows(bundled_folder, "kr_companies.csv"))
    members = {r["name_ko"] for r in table if r["body_kind"] in COMPANIES}
    places = {r["name_ko"]: TODAY.get(r["province_hq"], r["province_hq"]) or None for r in table}
    pairs = {p for p in edges(bundled_folder) if set(p) <= members}
    expected = plain_measures(pairs, places, members)
    found = measure(store, made.scope, made.regions)
    assert {c.name for c in found.companies} == members
    for i, company in enumerate(found.companies):
        wanted = expected[company.name or ""]
        assert int(found.k[i]) == wanted["k"]
        for name, array in (
            ("X", found.external_share),
            ("B", found.external_regions),
            ("P", found.participation),
            ("z", found.within_region_z),
        ):
            assert same(float(array[i]), float(wanted[name])), (company.name, name)


def same(one: float, other: float) -> bool:
    return (isnan(one) and isnan(other)) or abs(one - other) < 1e-9


def test_the_list_holds_its_population_and_nobody_else(
    listed: CandidateList, bundled_folder: Path
) -> None:
    capital = {"서울", "경기", "인천"}
    expected = {
        r["name_ko"]
        for r in rows(bundled_folder, "kr_companies.csv")
        if r["body_kind"] in {"company", "bank"}
        and r["province_hq"]
        and r["province_hq"] not in capital
        and r["size"] != "large"
    }
    assert {r.name for r in listed.rows} == expected
    assert listed.heading.companies == len(expected)


def test_unknown_size_stays_in_and_is_counted_in_the_heading(listed: CandidateList) -> None:
    unknown = [r for r in listed.rows if r.size is None]
    assert listed.heading.size_unknown == len(unknown) > 0
    assert listed.heading.size_unknown_scored == sum(r.rank is not None for r in unknown)


def test_nine_of_the_ten_have_too_little_evidence(korea: Korea, listed: CandidateList) -> None:
    store, made = korea
    ten = {c.company for c in queries.selected_in(store, made.scope, THE_TEN)}
    standing = {r.name: r.standing for r in listed.rows if r.id in ten}
    assert len(ten) == len(standing) == 10
    assert [n for n, s in standing.items() if s != INSUFFICIENT] == ["구영테크"]
    assert all(r.score is None for r in listed.rows if r.standing == INSUFFICIENT)


def test_other_ties_of_the_ten_stand_beside(listed: CandidateList) -> None:
    beside = {r.name: (r.partners, r.no_companies, r.statements) for r in listed.rows}
    assert beside["인성메디칼"] == (0, 5, 6)
    assert beside["조인트리"] == (0, 1, 1)
    assert beside["오토렉스"] == (2, 0, 4)
    assert beside["원텍"] == (0, 0, 0)


def test_points_of_the_parts_add_up_to_the_score(listed: CandidateList) -> None:
    scored = [r for r in listed.rows if r.score is not None]
    assert len(scored) == listed.heading.scored >= 15
    for row in scored:
        assert row.contributions is not None
        assert sum(row.contributions.values()) == pytest.approx(row.score, abs=1e-9)
        assert row.partners >= listed.heading.minimum_partners


def test_k_without_public_corporations_is_said(listed: CandidateList) -> None:
    kept = {r.name: (r.partners, r.partners_without_public) for r in listed.rows}
    assert kept["성일터빈"] == (3, 0)
    assert kept["유성기업"] == (5, 5)


def test_sixteen_provinces_and_seven_blocs_are_told_apart(korea: Korea) -> None:
    store, made = korea
    blocs = frame(store, "kr-bloc", small.AS_OF)
    assert len(set(made.scope.region_of.values())) == 16
    assert len(set(blocs.scope.region_of.values())) == 7


def test_gwangju_and_jeonnam_are_one_region_today(korea: Korea) -> None:
    _, made = korea
    of = made.scope.region_of
    assert of["KR-GWANGJU"] == of["KR-JEONNAM"] == of["KR-JNGJ"] == "KR-JNGJ"


def test_every_one_of_the_ten_has_region_programme_and_chooser(korea: Korea) -> None:
    store, made = korea
    for chosen in queries.selected_in(store, made.scope, THE_TEN):
        company = queries.company(store, made.scope, chosen.company)
        assert company is not None
        assert any(p["role"] == "head_office" for p in company.places)
        assert chosen.choosers == ["kr-gov-MSS"]
        assert str(chosen.announced) == "2024-01-10"


def test_guyoung_shows_its_ties_with_sources_and_its_bad_number(korea: Korea) -> None:
    store, made = korea
    found = card(store, made.scope, "구영테크")
    assert {t.name for t in found.customers.rows} == {"현대자동차", "기아", "현대모비스"}
    assert all(t.cites and "http" in t.cites for t in found.customers.rows)
    numbers = {i["scheme"]: i for i in found.company.identifiers}
    assert numbers["crn"]["problem"] == "check digit is 1, computed 7"
    assert "1747110001791" not in found.company.id


@pytest.mark.parametrize(
    ("company", "status", "statements"), [("카라(군산)", "ended", 0), ("한국백신", "intended", 0)]
)
def test_intended_and_ended_ties_are_shown_and_not_counted(
    korea: Korea, company: str, status: str, statements: int
) -> None:
    store, made = korea
    found = card(store, made.scope, company)
    shown = [*found.customers.rows, *found.partners.rows]
    assert [t.status for t in shown] == [status]
    measured = measure(store, made.scope, made.regions)
    at = [c.id for c in measured.companies].index(found.company.id)
    assert (int(measured.k[at]), measured.beside[at].statements) == (0, statements)


def test_only_contract_amounts_are_amounts_of_ties(korea: Korea, bundled_folder: Path) -> None:
    store, _ = korea
    contracts = [t for t in rows(bundled_folder, "kr_ties.csv") if t["amount_is"] == "contract"]
    text = """MATCH ()-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]->()
    WHERE t.amount IS NOT NULL RETURN t.amount AS amount ORDER BY amount"""
    with store.typed(text, {}, 10) as answer:
        found = [a for (a,) in answer.rows]
    assert found == sorted(int(t["amount"]) for t in contracts)


def test_a_group_is_nobodys_partner_company(korea: Korea) -> None:
    store, made = korea
    everybody = {c.name for c in queries.companies(store, made.scope)}
    assert not everybody & {"STX", "SK그룹", "LG(그룹)"}


def test_namesakes_stay_apart(korea: Korea) -> None:
    store, made = korea
    found = queries.companies_by_name(store, made.scope, "대덕전자").rows
    assert {f.name for f in found} >= {"대덕전자", "대덕전자(옛 대덕GDS)"}
    assert len({f.id for f in found}) == len(found)
