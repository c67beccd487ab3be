"""The listed companies of Korea, as the exchange's disclosure site KIND lists them on a day.

The file says what is so on that day and nothing of before: whoever is no longer in the next
one has left the list some time between the two. It names one person for each company, the
chief executive; that column is dropped as the file is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.model import LocatedIn, Node
from graph.reading import Reading, Source
from ingest import cells, kr_regions
from ingest.cells import Rejected, cell, needed
from ingest.country import country
from ingest.draft import Draft, Said, once
from ingest.html_table import html_table
from ingest.numbers import krx_problem
from ingest.regions import RegionIndex
from ingest.subject import Subject
from ingest.table import Row, Table, table

BUNDLED = files("ingest") / "bundled"
ENCODING = "cp949"
NAME, CODE, INDUSTRY, PRODUCTS = "회사명", "종목코드", "업종", "주요제품"
LISTED, MONTH, HOMEPAGE, PLACE = "상장일", "결산월", "홈페이지", "지역"
MARKET, PERSON = "시장구분", "대표자명"
COLUMNS = (NAME, CODE, INDUSTRY, PRODUCTS, LISTED, MONTH, HOMEPAGE, PLACE)
MARKETS = {"유가": "KOSPI", "코스닥": "KOSDAQ", "코넥스": "KONEX"}
_MONTHS = {f"{month:02}월": month for month in range(1, 13)}
#: where the head offices abroad are; a country that is not here rejects no row
COUNTRIES = {
    "홍콩": ("HK", "Hong Kong"), "미국": ("US", "United States"),
    "케이맨 제도": ("KY", "Cayman Islands"), "영국": ("GB", "United Kingdom"),
    "싱가포르": ("SG", "Singapore"), "일본": ("JP", "Japan"), "중국": ("CN", "China"),
    "버뮤다": ("BM", "Bermuda"), "라오스": ("LA", "Laos"), "베트남": ("VN", "Viet Nam"),
}  # fmt: skip


def source(day: date) -> Source:
    """Return the register as it was on a day."""
    return Source(
        id="krx-kind",
        title="상장법인목록 (listed companies of Korea), KRX KIND",
        publisher="한국거래소 (Korea Exchange)",
        licence="Free download from KIND; no open licence stated",
        address="https://kind.krx.co.kr/corpgeneral/corpList.do?method=loadInitPage",
        published=day,
        missing=(
            "Listed companies only, with their registered head office: not where they work, no "
            "size, no sales, and no ties."
        ),
        absence="ended",
    )


def reading(file: Path, day: date, bundled: Traversable = BUNDLED) -> Reading:
    """Read a list of listed companies as it was on a day: the site's page, or a CSV of it."""
    draft = Draft()
    regions = kr_regions.read(draft, bundled)
    found = once(_without_persons(_table(file)), CODE)
    draft.add(_countries(found))
    draft.take(found, lambda number, row: _company(_Line(found, number, regions), row))
    return draft.reading(source(day))


def _table(file: Path) -> Table:
    if file.name.endswith((".csv", ".csv.gz")):
        return table(file, COLUMNS)
    return html_table(file, ENCODING, COLUMNS)


def _without_persons(found: Table) -> Table:
    """Drop the column that names a natural person, before anything is made of a row."""
    found.rows = [(n, {k: v for k, v in row.items() if k != PERSON}) for n, row in found]
    return found


def _countries(found: Table) -> Iterator[Said]:
    """Yield the countries that rows name; a name of one says no more than that it is one."""
    named = {row[PLACE].strip() for _, row in found}
    for korean, (code, english) in COUNTRIES.items():
        if korean in named:
            about = Subject(code, f"region/{code}", found.ref(1), "official")
            yield from country(about, korean, english)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the list, and what is needed to say what it means."""

    table: Table
    number: int
    regions: RegionIndex

    def doubt(self, column: str, value: str, reason: str) -> None:
        self.table.doubt(self.number, column, value, reason)


def _company(line: _Line, row: Row) -> Iterator[Said]:
    code = needed(row, CODE, _code)
    about = Subject(f"kr-krx-{code}", f"listed/{code}", line.table.ref(line.number), "official")
    yield Node(about.id, ("Organisation", "Company"))
    yield about.has("name", needed(row, NAME, str))
    yield about.numbered("krx", code)
    yield from about.facts(row, industry=INDUSTRY, homepage=HOMEPAGE)
    if row[PRODUCTS].strip() not in ("", "-"):
        yield about.has("product", row[PRODUCTS].strip())
    yield about.has("listed_on", needed(row, LISTED, cells.day))
    yield about.has("fiscal_year_end", needed(row, MONTH, _month))
    yield about.has("listing_status", "listed")
    if row.get(MARKET, "").strip():  # lists before 2021 do not say which
        yield about.has("market", needed(row, MARKET, _market))
    yield from _head_office(line, about, row)


def _head_office(line: _Line, about: Subject, row: Row) -> Iterator[LocatedIn]:
    named = row[PLACE].strip()
    try:
        region = COUNTRIES[named][0] if named in COUNTRIES else cell(row, PLACE, line.regions.find)
    except Rejected as no:
        line.doubt(PLACE, named, f"{no}; the company was taken without a place")
        return
    if region is not None:
        yield LocatedIn(
            key=f"{about.key}/head_office",
            start=about.id,
            end=region,
            source_ref=about.ref,
            evidence="official",
            role="head_office",
        )


def _market(text: str) -> str:
    if text not in MARKETS:
        raise ValueError(f"is no market: {', '.join(MARKETS)}")
    return MARKETS[text]


def _code(text: str) -> str:
    if wrong := krx_problem(text):
        raise ValueError(wrong)
    return text


def _month(text: str) -> int:
    if text not in _MONTHS:
        raise ValueError("is no month: 01월 to 12월")
    return _MONTHS[text]
