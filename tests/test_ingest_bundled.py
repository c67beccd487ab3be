"""What the bundled Korean tables say, counted against the tables themselves."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph.model import (
    Chose,
    CooperatesWith,
    Has,
    IdentifiedBy,
    LocatedIn,
    Owns,
    PartnersWith,
    PartOf,
    Runs,
    Selects,
    SucceededBy,
    Supplies,
    Tie,
)
from graph.nodes import temporary_id
from graph.reading import Reading
from ingest import kr_bundled
from ingest.publishers import whose_word
from tests.ingest_tables import rows_of, said, value_of

THE_TEN = {
    "서울에프엔비", "인성메디칼", "조인트리", "구영테크", "휴비스(대전 레이저)", "원텍",
    "다스코(부산 열교환기)", "한국바이오켐제약", "오토렉스", "우영메디칼",
}  # fmt: skip
ROUND_OF_TEN = "kr-round-super-regional-leading-2024"


@pytest.fixture(scope="module")
def bundled() -> Reading:
    return kr_bundled.reading()


@pytest.fixture(scope="module")
def names(bundled: Reading) -> dict[str, str]:
    facts = [s for s in bundled.statements if isinstance(s, Has) and s.property == "name"]
    return {str(fact.value): fact.start for fact in facts}


def test_every_row_is_taken(bundled: Reading) -> None:
    counts = {file.name: (file.rows, file.rejected) for file in bundled.files}
    assert counts["kr_companies.csv"] == (621, 0)
    assert counts["kr_ties.csv"] == (644, 0)
    assert list(bundled.rejects) == []


def test_the_only_doubt_is_the_corporate_number_of_one_of_the_ten(bundled: Reading) -> None:
    (doubt,) = bundled.remarks
    assert doubt.value == "crn:1747110001791"
    assert doubt.reason == "check digit is 1, computed 7; kept, never used as identity"


def test_every_kind_of_tie_is_counted_once_and_its_further_sources_apart(bundled: Reading) -> None:
    first = Counter(type(s) for s in bundled.statements if s.key.startswith("tie/KT") and (
        isinstance(s, Tie | Owns) and "/seen/" not in s.key))  # fmt: skip
    again = [s for s in bundled.statements if "/seen/" in s.key]
    assert first == {Supplies: 264, CooperatesWith: 191, PartnersWith: 174, Owns: 15}
    assert len(again) == 69


def test_no_statement_points_to_an_absent_node(bundled: Reading) -> None:
    nodes = {node.id for node in bundled.nodes}
    ends = {s.end for s in bundled.statements if not isinstance(s, Has)}
    assert ends | {s.start for s in bundled.statements} <= nodes


def test_keys_are_unique(bundled: Reading) -> None:
    assert len({s.key for s in bundled.statements}) == len(bundled.statements)


def test_labels_follow_the_kind_of_body(bundled: Reading) -> None:
    counts = Counter(node.labels for node in bundled.nodes if "Company" in node.labels)
    assert counts == {
        ("Organisation", "Company"): 560,
        ("Organisation", "Company", "PublicBody"): 14,
        ("Organisation", "Company", "FinancialInstitution"): 3,
    }


def test_the_ten_have_a_region_a_round_a_programme_and_a_ministry(
    bundled: Reading, names: dict[str, str]
) -> None:
    places = {s.start for s in bundled.statements if isinstance(s, LocatedIn)
              and s.role == "head_office"}  # fmt: skip
    chosen = {s.end for s in bundled.statements if isinstance(s, Selects)
              and s.key.startswith("selection/kr-sel-super-regional")}  # fmt: skip
    chose = {s.start for s in bundled.statements if isinstance(s, Chose)
             and s.end.startswith("kr-sel-super-regional")}  # fmt: skip
    assert {names[name] for name in THE_TEN} == chosen
    assert chosen <= places
    assert chose == {"kr-gov-MSS"}
    assert said(bundled, f"round/{ROUND_OF_TEN}/of").end == "kr-prog-super-regional-leading"
    owner = said(bundled, "programme/kr-prog-super-regional-leading/owner")
    assert isinstance(owner, Runs)
    assert owner.start == "kr-gov-MSS"


def test_forty_seven_companies_were_chosen_in_fifty_nine_selections(bundled: Reading) -> None:
    chosen = [s.end for s in bundled.statements if isinstance(s, Selects)]
    assert (len(chosen), len(set(chosen))) == (59, 47)


def test_a_failing_number_is_kept_with_its_problem_and_is_no_identity(bundled: Reading) -> None:
    number = said(bundled, "company/구영테크/identifier/crn:1747110001791")
    assert isinstance(number, IdentifiedBy)
    assert number.problem == "check digit is 1, computed 7"
    assert number.start == "kr-dart-00202060"


def test_a_company_without_a_number_has_a_temporary_id(names: dict[str, str]) -> None:
    assert names["조인트리"] == temporary_id("bundled", "조인트리") == "tmp-86cec4ebef5d"


def test_a_size_at_selection_and_a_later_one_are_two_facts(bundled: Reading) -> None:
    sizes = [(s.value, s.valid_from) for s in bundled.statements
             if isinstance(s, Has) and s.key.startswith("company/서울에프엔비/size/")]  # fmt: skip
    assert sizes == [("sme", date(2024, 1, 1)), ("mid_sized", date(2024, 12, 31))]


def test_a_name_with_a_bracket_is_found_without_it_too(bundled: Reading) -> None:
    assert value_of(bundled, "company/휴비스(대전 레이저)/name") == "휴비스(대전 레이저)"
    assert value_of(bundled, "company/휴비스(대전 레이저)/alias/휴비스") == "휴비스"


def test_head_offices_say_how_they_are_known(bundled: Reading) -> None:
    places = [s for s in bundled.statements if isinstance(s, LocatedIn)
              and s.key.startswith("company/") and s.role == "head_office"]  # fmt: skip
    assert Counter(p.evidence for p in places) == {
        "official": 163 + 3,  # the register, and 3 rows whose source is a public agency
        "press": 210, "company": 5, "filing": 1,
        "inferred": 25 + 6,  # general knowledge, and "source" where the only source is the register
    }  # fmt: skip


def test_planned_sites_are_marked(bundled: Reading) -> None:
    planned = {(s.key.split("/")[1], s.what) for s in bundled.statements
               if isinstance(s, LocatedIn) and s.intent}  # fmt: skip
    assert planned == {
        ("서울에프엔비", "3공장(투자협약 480억 원, 2026)"),
        ("오토렉스", "구어2산단 신공장 예정"),
        ("대상이엔지", "명학산단(2015 투자협약)"),
        ("대성사", "신공장 2026"),
        ("동명정기", "테크노폴리스, 2018 예정"),
        ("동일알루미늄", "강내(신설)"),
        ("동일알루미늄", "신설 협약"),
        ("선우로보텍", "테크노폴리스, 2018 예정"),
        ("세신공업", "테크노폴리스, 2018 예정"),
        ("스마테크", "투자협약"),
        ("에프비홀딩스", "착공 예정 2022"),
        ("유명엔지니어링", "테크노폴리스, 2018 예정"),
        ("일성엠텍", "테크노폴리스, 2018 예정"),
        ("진웅엠피아", "명학산단(2016 투자협약)"),
        ("티엠비", "투자협약"),
    }


def test_only_contracts_are_amounts_of_ties(bundled: Reading) -> None:
    amounts = [s for s in bundled.statements if isinstance(s, Tie) and s.amount]
    others = Counter(s.property for s in bundled.statements
                     if isinstance(s, Has) and s.property.startswith("amount_"))  # fmt: skip
    assert len(amounts) == 45
    assert {tie.currency for tie in amounts} == {"KRW"}
    assert all(tie.year == (tie.on_from and tie.on_from.year) for tie in amounts)
    assert others == {
        "amount_unstated": 9, "amount_fund": 8, "amount_investment": 6,
        "amount_expected": 5, "amount_estimate": 5, "amount_shared": 2,
    }  # fmt: skip


def test_another_amount_is_a_fact_of_the_giver_about_the_tie(
    bundled: Reading, names: dict[str, str]
) -> None:
    fact = said(bundled, "tie/KT127/amount_fund")
    assert isinstance(fact, Has)
    assert (fact.start, fact.value, fact.about) == (names["우리은행"], 10**12, "tie/KT127")


def test_a_second_source_states_the_tie_again_without_amount_and_confidence(
    bundled: Reading,
) -> None:
    first, second = said(bundled, "tie/KT002"), said(bundled, "tie/KT002/seen/1")
    assert isinstance(second, Supplies)
    assert isinstance(first, Supplies)
    assert (second.start, second.end, second.product) == (first.start, first.end, first.product)
    assert (first.confidence, second.confidence, second.amount) == (0.9, None, None)
    assert second.cites is not None
    assert "이투데이" in second.cites


@pytest.mark.parametrize(
    ("key", "first", "second"),
    [
        ("KT116", date(1994, 1, 1), (date(2022, 10, 28), date(2022, 10, 28))),
        ("KT002", date(2004, 7, 7), (date(2020, 9, 14), date(2020, 9, 14))),
        ("KT112", date(2022, 1, 1), (date(2022, 2, 1), date(2022, 2, 28))),
        ("KT351", date(2005, 7, 6), (date(2008, 1, 1), date(2008, 12, 31))),
        ("KT381", date(2022, 7, 22), (date(2010, 12, 17), date(2010, 12, 17))),
        ("KT111", date(2020, 6, 30), (None, None)),
    ],
)
def test_a_second_source_has_its_own_date(
    bundled: Reading, key: str, first: date, second: tuple[date | None, date | None]
) -> None:
    again = said(bundled, f"tie/{key}/seen/1")
    assert said(bundled, f"tie/{key}").on_from == first
    assert (again.on_from, again.on_to) == second


def test_a_second_source_says_nothing_that_only_the_first_said(bundled: Reading) -> None:
    found = {s.key: s for s in bundled.statements}
    for key, again in found.items():
        if "/seen/" not in key or not isinstance(again, Tie | Owns):
            continue
        first = found[key.split("/seen/")[0]]
        assert isinstance(first, Tie | Owns)
        own = (again.note, again.review, again.confidence)
        assert own == (None, None, None), key
        assert getattr(again, "tier", None) is None, key
        for name in ("start", "end", "product", "title", "kind", "giver", "mutual", "intent",
                     "valid_to"):  # fmt: skip
            assert getattr(again, name, None) == getattr(first, name, None), (key, name)


def test_whoever_claims_to_have_read_it_says_where(bundled: Reading) -> None:
    claims = {"official", "filing", "company", "press"}
    assert [s.key for s in bundled.statements if s.evidence in claims and not s.cites] == []


def test_each_class_of_evidence_is_counted(bundled: Reading) -> None:
    assert Counter(s.evidence for s in bundled.statements) == {
        "press": 4180, "official": 1340, "inferred": 342, "company": 104, "extracted": 25,
        "filing": 5,
    }  # fmt: skip


def test_a_row_that_only_the_register_knows_is_official_in_what_the_register_holds(
    bundled: Reading,
) -> None:
    kind = {s.key.removeprefix("company/삼성중공업/"): s.evidence for s in bundled.statements
            if s.key.startswith("company/삼성중공업/")}  # fmt: skip
    official = {"name", "name_en_dart", "listing_status", "identifier/krx:010140",
                "identifier/dart:00126478", "head_office"}  # fmt: skip
    assert {key for key, evidence in kind.items() if evidence == "official"} == official
    assert {evidence for key, evidence in kind.items() if key not in official} == {"inferred"}
    assert {"product", "size/2026", "name_en", "note", "body_kind"} <= kind.keys() - official


@pytest.mark.parametrize(
    ("company", "evidence"),
    [
        ("선보하이텍", "company"),  # its own page
        ("신성ATC", "official"),  # a notice of a public agency
        ("오리엔탈정공", "filing"),  # a copy of its report
        ("네패스", "extracted"),  # taken from a report by a program
        ("구영테크", "press"),  # a report and three papers: which of them says it is not known
    ],
)
def test_a_row_is_as_good_as_the_weakest_of_its_sources(
    bundled: Reading, company: str, evidence: str
) -> None:
    assert said(bundled, f"company/{company}/body_kind").evidence == evidence


def test_the_publishers_of_ties_and_companies_are_read_by_one_table() -> None:
    for row in rows_of(Path(str(kr_bundled.BUNDLED / "kr_ties.csv"))):
        cites = f"{row['source_title']} | {row['source_publisher']} | "
        assert whose_word(cites) == row["evidence"], row["tie_id"]


def test_a_code_of_a_region_says_in_which_list_it_was_read(bundled: Reading) -> None:
    seoul = said(bundled, "region/KR-SEOUL/identifier/mois:11")
    assert (seoul.evidence, "법정동코드" in (seoul.cites or "")) == ("official", True)
    for unread in ("region/KR-SEJONG/identifier/mois:36", "region/KR-JNGJ/identifier/mois:12"):
        assert (said(bundled, unread).evidence, said(bundled, unread).cites) == ("inferred", None)


def test_the_owner_owns_whichever_column_it_stands_in(
    bundled: Reading, names: dict[str, str]
) -> None:
    stake = said(bundled, "tie/KT241")
    assert isinstance(stake, Owns)
    ends = (names["한화에어로스페이스"], names["쎄트렉아이"])
    assert (stake.start, stake.end) == ends


def test_nine_ties_are_intended_and_four_have_ended(bundled: Reading) -> None:
    ties = [s for s in bundled.statements if isinstance(s, Tie) and "/seen/" not in s.key]
    ended = {tie.key: tie.valid_to for tie in ties if tie.valid_to}
    assert sum(tie.intent is True for tie in ties) == 9
    assert ended == {
        "tie/KT232": date(2012, 12, 14), "tie/KT240": date(2017, 12, 31),
        "tie/KT624": date(2018, 12, 31), "tie/KT625": date(2018, 12, 31),
    }  # fmt: skip


def test_where_nobody_gives_a_partnership_is_mutual(bundled: Reading) -> None:
    ties = [s for s in bundled.statements if isinstance(s, PartnersWith) and "/seen/" not in s.key]
    assert sum(tie.mutual is True for tie in ties) == 4


def test_regions_have_lives_and_successors(bundled: Reading) -> None:
    after = {(s.start, s.end, s.kind) for s in bundled.statements
             if isinstance(s, SucceededBy) and s.key.startswith("region/")}  # fmt: skip
    life = said(bundled, "region/KR-GWANGJU/life")
    assert after == {
        ("KR-GWANGJU", "KR-JNGJ", "merger"), ("KR-JEONNAM", "KR-JNGJ", "merger"),
        ("KR-GANGWON-OLD", "KR-GANGWON", "rename"), ("KR-JEONBUK-OLD", "KR-JEONBUK", "rename"),
    }  # fmt: skip
    assert (life.valid_to, said(bundled, "region/KR-JNGJ/life").valid_from) == (
        date(2026, 6, 30), date(2026, 7, 1),
    )  # fmt: skip


def test_sixteen_provinces_live_today_and_each_is_in_a_bloc(bundled: Reading) -> None:
    lives = {s.start for s in bundled.statements
             if isinstance(s, Has) and s.value == "province" and not s.valid_to}  # fmt: skip
    blocs = {s.start for s in bundled.statements if isinstance(s, PartOf) and s.system == "kr-bloc"}
    assert len(lives) == 16
    assert lives <= blocs
    capital = {s.start for s in bundled.statements
               if isinstance(s, Has) and s.property == "capital_area"}  # fmt: skip
    assert capital == {"KR-SEOUL", "KR-INCHEON", "KR-GYEONGGI"}


def test_a_ministry_that_was_split_has_two_successors(bundled: Reading) -> None:
    after = {s.end for s in bundled.statements
             if isinstance(s, SucceededBy) and s.start == "kr-gov-MOEF"}  # fmt: skip
    assert after == {"kr-gov-MOFE", "kr-gov-MPB"}


def test_the_day_is_not_before_what_the_tables_tell(bundled: Reading) -> None:
    told = [s.on_to for s in bundled.statements if s.on_to]
    assert bundled.source.published == date(2026, 11, 22)
    assert max(told) <= bundled.source.published


def test_what_is_missing_is_said(bundled: Reading) -> None:
    assert "says nothing about companies that nobody looked up" in bundled.source.missing
