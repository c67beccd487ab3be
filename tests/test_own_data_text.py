"""Text files: encodings named and found out, delimiters, header rows."""

from pathlib import Path

import pytest

from graph.errors import BadSource
from ingest.tabular import look
from ingest.tabular.sheet import How, Row

KOREAN = (
    "번호,회사명,지역,매출\n" + "1,가나다산업,부산,100\n2,한빛정밀 주식회사,대구광역시,200\n" * 3
)
JAPANESE = (
    "番号,会社名,地域\n" + "1,株式会社サクラ製作所,東京都\n2,有限会社ミドリの家①髙,大阪府\n" * 3
)
GERMAN = "Nr;Firma;Größe\n" + "1;Müller & Söhne;groß\n2;Käserei Überlingen;mittel\n" * 3


def rows(path: Path, how: How | None = None) -> list[tuple[int, Row]]:
    found = look(path, how or How())
    return [(number, row) for number, row in found.rows(lambda _: None) if isinstance(row, dict)]


def written(folder: Path, text: str, encoding: str) -> Path:
    path = folder / "t.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (KOREAN, "utf-8", "utf-8 (by every byte)"),
        (KOREAN, "utf-8-sig", "utf-8 (by its mark)"),
        (KOREAN, "utf-16", "utf-16-le (by its mark)"),
        (KOREAN, "cp949", "cp949 (found out from its bytes)"),
        (KOREAN, "euc-kr", "cp949 (found out from its bytes)"),
        (JAPANESE, "cp932", "cp932 (found out from its bytes)"),
        (GERMAN, "cp1252", "cp1252 (found out from its bytes)"),
        ("a,b\n1,2\n", "ascii", "utf-8 (plain ASCII)"),
    ],
)
def test_an_encoding_is_found_out_and_said(
    text: str, encoding: str, found: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text, encoding)
    sheet = look(path, How())
    assert sheet.read_as.startswith(found)
    assert (sheet.guessed is not None) == ("found out" in found)
    delimiter = ";" if ";" in text else ","
    assert [list(row.values()) for _, row in rows(path)] == [
        line.split(delimiter) for line in text.splitlines()[1:]
    ]


@pytest.mark.parametrize("named", ["cp949", "EUC-KR", "shift_jis", "cp1252", "utf-16"])
def test_an_encoding_that_is_named_is_used(named: str, tmp_path: Path) -> None:
    text = {"shift_jis": JAPANESE, "cp1252": GERMAN}.get(named, KOREAN)
    path = written(tmp_path, text, "cp932" if named == "shift_jis" else named)
    sheet = look(path, How(encoding=named))
    assert sheet.columns[1] in text
    assert sheet.guessed is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("编号,公司\n1,北京钢铁有限公司\n", "gb18030"), ("a,b\n1,부산\n", "cp949"),
     ("Номер;Фирма\n1;Завод Москва\n", "cp1251")],
)  # fmt: skip
def test_bytes_that_several_encodings_explain_are_not_guessed(
    text: str, encoding: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text, encoding)
    with pytest.raises(BadSource, match=r"cannot be told from its bytes \(.*, .*\); say it in the"):
        look(path, How())
    assert look(path, How(encoding=encoding)).columns


def test_a_byte_of_another_encoding_is_refused_at_its_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(
        KOREAN.encode() + '3,"한빛\n정밀",울산,1\n'.encode() + "4,부산".encode("cp949")
    )
    with pytest.raises(BadSource) as no:
        rows(path)
    assert str(no.value) == (
        "t.csv, row 9: byte 0xba is not utf-8, the encoding by every byte; say the right one in "
        "the mapping, as in encoding: cp949 (or shift-jis, cp1252, utf-8)"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_a_file_that_breaks_off_within_a_letter_is_said_to(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path, f"{KOREAN}7,한국회사", encoding)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BadSource, match=r"t\.csv, row 8: the file breaks off within a letter"):
        rows(path)


def test_a_wrong_name_of_an_encoding_is_refused_at_its_row(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n1,x\n2,\x81\n", "latin-1")
    with pytest.raises(BadSource, match=r"row 3: byte 0x81 is not cp1252, the encoding as named"):
        rows(path, How(encoding="cp1252"))


def test_letters_cut_by_the_end_of_a_block_are_whole(tmp_path: Path) -> None:
    line = "가나다라마바사아자차카타파하,x\n"
    for shift in range(3):
        path = written(tmp_path, "a" * (shift + 1) + ",b\n" + line * 12_000, "cp949")
        cells = {row["b"] for _, row in rows(path, How(encoding="cp949"))}
        names = {next(iter(row.values())) for _, row in rows(path, How(encoding="cp949"))}
        assert (cells, names) == ({"x"}, {line.split(",")[0]})


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_finds_the_wanted_columns(
    delimiter: str, tmp_path: Path
) -> None:
    other = ";" if delimiter == "," else ","
    path = written(tmp_path, f"a{delimiter}b{other}c{other}d\n1{delimiter}2\n", "utf-8")
    found = look(path, How(wanted=frozenset({"a", f"b{other}c{other}d"})))
    assert found.columns == ("a", f"b{other}c{other}d")


def test_lines_that_end_in_a_return_alone_are_lines(tmp_path: Path) -> None:
    assert rows(written(tmp_path, "a,b\r1,2\r3,4\r", "utf-8")) == [
        (2, {"a": "1", "b": "2"}), (3, {"a": "3", "b": "4"}),
    ]  # fmt: skip


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    path = written(tmp_path, 'Title,\n\na,b\n"1\n1",2\n\n , \n3,4\n', "utf-8")
    assert rows(path, How(header=(3,))) == [
        (4, {"a": "1\n1", "b": "2"}), (7, {"a": "3", "b": "4"}),
    ]  # fmt: skip


def test_header_rows_are_joined_and_a_nameless_column_has_its_letter(tmp_path: Path) -> None:
    path = written(tmp_path, "Nr,Betrag,,\n,2023,2024,\n1,2,3,4\n", "utf-8")
    assert look(path, How(header=(1, 2))).columns == (
        "Nr",
        "Betrag 2023",
        "Betrag 2024",
        "column D",
    )


def test_a_header_row_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n", "utf-8")
    with pytest.raises(BadSource, match=r"^t.csv has no row 9$"):
        look(path, How(header=(9,)))
