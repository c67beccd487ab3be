"""Finding an organisation by what somebody types, through the real full-text index."""

import pytest

from graph import queries
from graph.frame import Frame
from graph.names import NOT_KEPT, search_query, search_text, words
from graph.store import Store
from tests import graphs

Graph = tuple[Store, Frame]


def names(graph: Graph, asked: str) -> list[str | None]:
    store, frame = graph
    return [found.name for found in queries.companies_by_name(store, frame.scope, asked).rows]


@pytest.mark.parametrize(
    "asked",
    ["하이닉스", "sk하이닉스", "ＳＫ하이닉스밀", "에스케이하이닉스", "㈜SK하이닉스밀",
     "(주) SK 하이닉스", "주식회사 에스케이 하이닉스", "southern mill", "SOUTHERN", "southernmill",
     "ｓｏｕｔｈ"],
)  # fmt: skip
def test_a_made_up_mill_is_found(drawn: Graph, asked: str) -> None:
    assert names(drawn, asked) == ["(주)SK하이닉스밀"]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("휴", "휴비스"),
        ("비스", "휴비스"),
        ("トヨタ", "ﾄﾖﾀ銀行"),
        ("ﾄﾖﾀ", "ﾄﾖﾀ銀行"),
        ("トヨタ銀行", "ﾄﾖﾀ銀行"),
        ("銀行", "ﾄﾖﾀ銀行"),
        ("Laboratory [AND]", "Laboratory [AND]"),
        ("the laboratory of and", "Laboratory [AND]"),
        ("yard & sons", "Yard & Sons Co., Ltd."),
        ("the yard and sons", "Yard & Sons Co., Ltd."),
        ("yardsons", "Yard & Sons Co., Ltd."),
    ],
)
def test_a_made_up_organisation_is_found(drawn: Graph, asked: str, name: str) -> None:
    assert names(drawn, asked) == [name]


@pytest.mark.parametrize(
    "asked",
    ["AND", "OR", "NOT", "TO", "[", "]", "*", "?", '"', "a/b", "foo:bar", "name:*", "*:*",
     "mill~9", "\\", "mine OR yard", "mine AND yard", "mine NOT mine yard", "(", "+", "{a TO z}",
     "", "   ", "\x00", "주식회사", "Co., Ltd.", "_",
     "mine" * 2500, "mine yard " * 1000, "가" * 10_000, "가 나 " * 3000, "ﷺ" * 600],
)  # fmt: skip
def test_no_sign_or_word_of_the_query_language_comes_through(drawn: Graph, asked: str) -> None:
    assert names(drawn, asked) == []


def test_a_question_that_is_cut_is_still_asked_for(drawn: Graph) -> None:
    assert names(drawn, "northern mine " + "mine " * 5000) == ["Northern Mine"]


def test_more_than_asked_for_is_said(korea: Graph) -> None:
    store, frame = korea
    few = queries.companies_by_name(store, frame.scope, "현대", limit=3)
    many = queries.companies_by_name(store, frame.scope, "현대", limit=100)
    assert (len(few.rows), few.truncated, many.truncated) == (3, True, False)
    assert many.rows[:3] == few.rows


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("하이닉스", "SK하이닉스"),
        ("에스케이하이닉스", "SK하이닉스"),
        ("㈜ SK하이닉스", "SK하이닉스"),
        ("에스케이온", "SK온"),
        ("현대 자동차", "현대자동차"),
        ("현대자동차", "현대자동차"),
        ("현대자동차(주)", "현대자동차"),
        ("삼성전자", "삼성전자"),
        ("엘지전자", "LG전자"),
        ("lg전자", "LG전자"),
        ("LG", "LG(그룹)"),
        ("포스코", "포스코"),
        ("기아", "기아"),
        ("KT", "KT"),
        ("만도", "HL만도"),
        ("대영채비", "채비"),
        ("Won Tech", "원텍"),
        ("wontech", "원텍"),
        ("휴비스", "휴비스(대전 레이저)"),
        ("휴", "휴비스(대전 레이저)"),
        ("휴비스(대전 레이저)", "휴비스(대전 레이저)"),
    ],
)
def test_what_is_called_so_comes_first(korea: Graph, asked: str, first: str) -> None:
    assert names(korea, asked)[0] == first


def test_every_bundled_company_is_found_first_by_its_own_name(korea: Graph) -> None:
    store, frame = korea
    for company in queries.companies(store, frame.scope)[::5]:
        assert company.name
        assert names(korea, company.name)[0] == company.name


def test_initials_find_those_that_are_written_so_before_those_that_sound_so(korea: Graph) -> None:
    found = names(korea, "sk")
    assert "피에스케이" in found
    latin = [bool(name and "S" in name) for name in found]
    assert latin == sorted(latin, reverse=True)


@pytest.mark.parametrize("asked", ["SK", "sk", "ＳＫ", "Ｓｋ"])
def test_width_and_case_do_not_matter(korea: Graph, asked: str) -> None:
    assert names(korea, asked) == names(korea, "sk")
    assert "SK하이닉스" in names(korea, asked)


def test_the_words_that_the_index_leaves_out_are_known(store: Store) -> None:
    kept = "CALL db.index.fulltext.listAvailableAnalyzers() YIELD analyzer, stopwords "
    ((left_out,),) = graphs.asked(store, kept + "WITH * WHERE analyzer = 'cjk' RETURN stopwords")
    assert set(left_out) == NOT_KEPT


def test_a_word_for_a_whole_name_is_nothing_that_can_be_typed() -> None:
    whole = search_text(["휴비스"]).split()[-1]
    assert whole.startswith("_")
    assert words(whole) == words(whole[1:])
    assert whole in search_query("휴비스")


def test_signs_that_repeat_a_letter_belong_to_its_word() -> None:
    assert words("佐々木ーズ") == ["佐々木", "ーズ"]
