"""Whose word a source is: the evidence class that follows from who published it."""

from graph.model import EVIDENCE, Evidence

#: words in the name of a publisher; every other one is press
_PUBLISHERS: dict[str, Evidence] = {
    "DART; extracted": "extracted",
    "DART 사본": "filing",
    "홈페이지": "company",
    "효성 블로그": "company",
    "HD현대사이트솔루션 블로그": "company",
    "삼성전자 뉴스룸": "company",
    "HD현대중공업 보도자료": "company",
    "우리은행 보도자료": "company",
    "IBK 보도자료": "company",
    "해민중공업 공지": "company",
    "시 보도자료": "official",
    "전북도 보도자료": "official",
    "중기부 보도자료": "official",
    "중소기업진흥공단": "official",
}


def whose_word(cites: str) -> Evidence:
    """Return the class of one source, written title | publisher | date | address.

    >>> whose_word("성장의 비결 | 티이엠씨 홈페이지 | 2022-02 | http://www.temc.co.kr")
    'company'
    """
    publisher = cites.split(" | ")[1] if " | " in cites else ""
    known = (kind for word, kind in _PUBLISHERS.items() if word in publisher)
    return next(known, "press")


def weakest_word(sources: str) -> Evidence:
    """Return the class of several sources, separated by ||: that of the weakest among them.

    Which of them states a fact is not known, so the fact claims no more than each can give.

    >>> weakest_word("보고서 | DART 사본(k5) | 2023 | a || 기사 | 뉴시스 | 2024 | b")
    'press'
    """
    return max((whose_word(cites) for cites in sources.split(" || ")), key=EVIDENCE.index)
