"""How a table is written: its header rows, encoding and delimiter, its numbers and dates."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.mapping.given import Given
from ingest.mapping.style import UNSAID, DateStyle, NumberStyle, number_style
from ingest.tabular.encoding import NAMED

KEYS = ("numbers", "dates", "blank", "encoding", "delimiter", "header")
_NONE: frozenset[str] = frozenset()
_SIGNS = {"tab": "\t", "\\t": "\t"}


@dataclass(frozen=True, slots=True)
class Writing:
    """How a table is written, as far as the mapping says so."""

    header: tuple[int, ...]
    encoding: str | None
    delimiter: str | None
    numbers: NumberStyle
    dates: DateStyle
    blank: frozenset[str]  #: what a cell says where nothing is known


def writing(keys: Mapping[str, Given]) -> Writing:
    """Return how a table is written."""
    return Writing(
        header=_header(keys),
        encoding=_encoding(keys),
        delimiter=_delimiter(keys),
        numbers=_numbers(keys),
        dates=_dates(keys),
        blank=frozenset(one.text() for one in keys["blank"].items()) if "blank" in keys else _NONE,
    )


def _header(keys: Mapping[str, Given]) -> tuple[int, ...]:
    if "header" not in keys:
        return (1,)
    rows = tuple(item.whole() for item in keys["header"].items())
    if rows != tuple(range(rows[0], rows[0] + len(rows))) if rows else True:
        raise keys["header"].wrong("must be one row, or rows that follow each other: [2, 3]")
    return rows


def _encoding(keys: Mapping[str, Given]) -> str | None:
    if "encoding" not in keys:
        return None
    name = keys["encoding"].text().lower().replace("_", "-")
    if name not in NAMED:
        raise keys["encoding"].wrong(f"{name} is not known; known are {', '.join(NAMED)}")
    return name


def _delimiter(keys: Mapping[str, Given]) -> str | None:
    if "delimiter" not in keys:
        return None
    written = str(keys["delimiter"].node.value)
    sign = _SIGNS.get(written, written)
    if len(sign) != 1 or sign in '"\r\n' or sign.isalnum():
        raise keys["delimiter"].wrong(f"{written!r} is no delimiter, as in ; or tab")
    return sign


def _numbers(keys: Mapping[str, Given]) -> NumberStyle:
    if "numbers" not in keys:
        return UNSAID
    try:
        return number_style(keys["numbers"].text())
    except ValueError as no:
        raise keys["numbers"].wrong(f"{keys['numbers'].text()!r} {no}") from no


def _dates(keys: Mapping[str, Given]) -> DateStyle:
    if "dates" not in keys:
        return DateStyle()
    formats = keys["dates"].items()
    for one in formats:
        try:
            DateStyle(one.text())
        except ValueError as no:
            raise one.wrong(f"{one.text()!r} {no}") from no
    return DateStyle(*(one.text() for one in formats))
