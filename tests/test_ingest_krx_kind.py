"""The list of listed companies: pages in cp949 named .xls, and what is wrong in them."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from graph.errors import BadSource
from graph.model import Has, IdentifiedBy, LocatedIn
from graph.reading import Reading
from ingest import krx_kind
from tests.ingest_tables import rows_of

DAY = date(2026, 4, 8)
HEADER = (
    "회사명",
    "시장구분",
    "종목코드",
    "업종",
    "주요제품",
    "상장일",
    "결산월",
    "대표자명",
    "홈페이지",
    "지역",
)
DSR = (
    "DSR", "유가", "155660", "1차 비철금속 제조업", "합섬섬유로프", "2013-05-15", "12월",
    "홍길동", "http://www.dsr.com", "부산광역시",
)  # fmt: skip


def page(folder: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Path:
    """Write a page as the site writes it: cells over several lines, no closing of rows at all."""

    def line(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>\r\n\t\t {c}\r\n</{tag}>" for c in cells) + "</tr>\r\n"

    text = "<html><body><table>" + line(header, "th") + "".join(line(r, "td") for r in rows)
    file = folder / "상장법인목록.xls"
    file.write_bytes((text + "</table></body></html>").encode("cp949"))
    return file


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, value) for name, value in zip(HEADER, DSR, strict=True))


def facts(reading: Reading, code: str) -> dict[str, object]:
    company = f"kr-krx-{code}"
    said = [s for s in reading.statements if s.start == company]
    found: dict[str, object] = {s.property: s.value for s in said if isinstance(s, Has)}
    kinds: dict[type, str] = {LocatedIn: "place", IdentifiedBy: "number"}
    return found | {kinds[type(s)]: s.end for s in said if type(s) in kinds}


def remarks(reading: Reading) -> list[str]:
    return [str(remark) for remark in reading.remarks]


def test_a_row_becomes_a_company_with_its_place_and_no_person(tmp_path: Path) -> None:
    reading = krx_kind.reading(page(tmp_path, DSR), DAY)
    assert facts(reading, "155660") == {
        "name": "DSR", "market": "KOSPI", "listing_status": "listed", "number": "krx:155660",
        "industry": "1차 비철금속 제조업", "product": "합섬섬유로프", "fiscal_year_end": 12,
        "listed_on": date(2013, 5, 15), "homepage": "http://www.dsr.com", "place": "KR-BUSAN",
    }  # fmt: skip
    assert "홍길동" not in repr(list(reading.statements)) + repr(remarks(reading))
    assert (reading.source.published, reading.source.absence) == (DAY, "ended")


def test_what_is_not_said_is_not_stated(tmp_path: Path) -> None:
    blank = changed(주요제품="-", 홈페이지="", 지역="", 시장구분="")
    found = facts(krx_kind.reading(page(tmp_path, blank), DAY), "155660")
    assert not {"product", "homepage", "place", "market"} & found.keys()


def test_a_packed_page_is_read_and_one_that_breaks_off_is_refused(tmp_path: Path) -> None:
    plain = page(tmp_path, DSR)
    packed = plain.with_suffix(".xls.gz")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert facts(krx_kind.reading(packed, DAY), "155660")["name"] == "DSR"
    packed.write_bytes(packed.read_bytes()[:-9])
    with pytest.raises(BadSource, match=r"xls\.gz cannot be read: .* is it the whole file\?"):
        krx_kind.reading(packed, DAY)


def test_a_list_without_markets_is_read(tmp_path: Path) -> None:
    header = tuple(h for h in HEADER if h != "시장구분")
    row = tuple(v for h, v in zip(HEADER, DSR, strict=True) if h != "시장구분")
    found = facts(krx_kind.reading(page(tmp_path, row, header=header), DAY), "155660")
    assert found["listing_status"] == "listed"
    assert "market" not in found


def test_a_head_office_abroad_is_in_its_country(tmp_path: Path) -> None:
    rows = [changed(종목코드="0004V0", 지역="케이맨 제도"), changed(지역="아틀란티스")]
    reading = krx_kind.reading(page(tmp_path, *rows), DAY)
    assert facts(reading, "0004V0")["place"] == "KY"
    assert "place" not in facts(reading, "155660")
    assert remarks(reading) == [
        "상장법인목록.xls, row 3, 지역 '아틀란티스': no region is called 아틀란티스; "
        "the company was taken without a place (kept)"
    ]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("종목코드", "15566", "is not 6 digits or capitals"),
        ("회사명", "", "회사명 is blank"),
        ("상장일", "2013-05", "is not a day: write it as 2024-01-31"),
        ("결산월", "13월", "is no month: 01월 to 12월"),
        ("시장구분", "나스닥", "is no market: 유가, 코스닥, 코넥스"),
    ],
)
def test_a_row_that_cannot_be_said_is_rejected(
    tmp_path: Path, column: str, value: str, reason: str
) -> None:
    good = changed(종목코드="005380")
    reading = krx_kind.reading(page(tmp_path, changed(**{column: value}), good), DAY)
    said = f"상장법인목록.xls, row 2, {column} '{value}': {reason} (rejected)"
    assert (remarks(reading), facts(reading, "005380")["name"]) == ([said], "DSR")


def test_a_code_twice_is_taken_once(tmp_path: Path) -> None:
    reading = krx_kind.reading(page(tmp_path, DSR, DSR, changed(회사명="다른 회사")), DAY)
    assert [r.reason for r in reading.remarks] == [
        "the same as row 2: taken once",
        "duplicate key: row 2 has 'DSR' in this column",
    ]


def test_a_row_with_too_few_cells_is_rejected(tmp_path: Path) -> None:
    reading = krx_kind.reading(page(tmp_path, DSR[:4], changed(종목코드="005380")), DAY)
    assert remarks(reading) == [
        "상장법인목록.xls, row 2,  '': 4 cells where the header has 10 (rejected)"
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no table"),
        ("<tr><th>회사명</th></tr>".encode("cp949"), "column 종목코드, 업종"),
        ("<html>상장법인목록</html>".encode(), "is not cp949"),
        ("<html>상장법인목록".encode("cp949")[:-1], "breaks off within a letter"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "상장법인목록.xls"
    file.write_bytes(content)
    with pytest.raises(BadSource, match=said):
        krx_kind.reading(file, DAY)


def test_a_page_that_was_cut_is_refused(tmp_path: Path) -> None:
    file = page(tmp_path, DSR, changed(종목코드="005380"))
    file.write_bytes(file.read_bytes()[:-30])
    with pytest.raises(BadSource, match="breaks off after row 3: the page has no end"):
        krx_kind.reading(file, DAY)


@pytest.mark.realdata
def test_the_real_list_is_taken_whole(realdata: Path) -> None:
    new = krx_kind.reading(realdata / "krx_kind_20260408_raw_cp949_html.xls", DAY)
    old = krx_kind.reading(realdata / "krx_kind_2020.csv", date(2020, 10, 2))
    rows = rows_of(realdata / "krx_kind_2020.csv")
    assert [(f.rows, f.rejected) for r in (new, old) for f in r.files[1:]] == [(2767, 0), (2379, 0)]
    assert (len(new.remarks), len(old.remarks)) == (0, 0)
    placed = [s.end for s in old.statements if isinstance(s, LocatedIn)]
    assert placed.count("KR-GANGWON-OLD") == sum(r["지역"] == "강원도" for r in rows) == 27
    assert sum(isinstance(s, LocatedIn) for s in new.statements) == 2766  # one names no place
