"""How numbers and dates are written in a table."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from ingest.cells import first_day, last_day

Span = tuple[date, date]  #: first and last day

_EXAMPLE = re.compile(r"1([.,'’_ \u00a0\u202f]?)234([.,])56")
_TWO_WAYS = re.compile(r"[-+−]?[1-9]\d{0,2}\.\d{3}", re.ASCII)  # 1.234
_SPACES = " \u00a0\u202f\u2009"
_SAME = {**dict.fromkeys(_SPACES, _SPACES), "'": "'’", "’": "'’"}
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*( ?[+-]\d\d:?\d\d)?", re.ASCII)
_REMEMBERED = 20_000  # dates repeat: so many are read once


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """What stands between thousands, and before what is less than one."""

    example: str
    pattern: re.Pattern[str]
    thousands: str
    point: str
    unsaid: bool = False  #: the mapping does not say how numbers are written

    def number(self, text: str) -> Decimal:
        """Return the number that a text writes.

        >>> number_style("1.234,56").number("12.345,6"), number_style("1234.56").number("-7")
        (Decimal('12345.6'), Decimal('-7'))
        """
        if not self.pattern.fullmatch(text):
            raise ValueError(f"is not a number written like {self.example}")
        if self.unsaid and _TWO_WAYS.fullmatch(text):
            raise ValueError(
                "may be a thousand or a fraction: say in the mapping how numbers are written, as "
                'in numbers: "1.234,56" or numbers: "1234.56"'
            )
        for sign in self.thousands:
            text = text.replace(sign, "")
        return Decimal(text.replace("−", "-").replace(self.point, "."))


def number_style(example: str) -> NumberStyle:
    """Return the style that an example shows: 1,234.56 or 1.234,56 or 1 234,56 or 1234.56."""
    shown = _EXAMPLE.fullmatch(example)
    if shown is None or shown[1] == shown[2]:
        raise ValueError("is not the example number in its writing, as in 1,234.56 or 1.234,56")
    thousands, point = _SAME.get(shown[1], shown[1]), shown[2]
    whole = rf"\d{{1,3}}([{re.escape(thousands)}]\d{{3}})+|\d+" if thousands else r"\d+"
    pattern = rf"[-+−]?({whole})({re.escape(point)}\d+)?"
    return NumberStyle(example, re.compile(pattern, re.ASCII), thousands, point)


#: for a mapping that does not say how: 1234.56, where that can mean one thing only
UNSAID = replace(number_style("1234.56"), unsaid=True)


class DateStyle:
    """The formats in which a table writes days, months or years, beside 2024-01-31."""

    def __init__(self, *formats: str) -> None:
        """Read these formats, in the letters of strftime, each in turn."""
        self.formats = tuple(_format(text) for text in formats)
        self._read = lru_cache(_REMEMBERED)(self._span)

    def span(self, text: str) -> Span:
        """Return the first and last day that a text names.

        >>> [str(day) for day in DateStyle("%m.%Y").span("02.2024")]
        ['2024-02-01', '2024-02-29']
        """
        return self._read(text)

    def _span(self, text: str) -> Span:
        for form in self.formats:
            if found := _strictly(text, form):
                return found
        moment = _MOMENT.fullmatch(text)
        try:
            return first_day(moment[1] if moment else text), last_day(moment[1] if moment else text)
        except ValueError as no:
            known = " or ".join(self.formats)
            raise ValueError(
                f"{no}; the mapping says {known}"
                if known
                else f'{no}, or say how in the mapping, as in dates: "%d.%m.%Y"'
            ) from no


def _format(text: str) -> str:
    """Return a format, once it is seen to read back what it wrote."""
    sample = datetime(2011, 12, 29)
    try:
        again = datetime.strptime(sample.strftime(text), text)
    except ValueError:
        again = datetime.min
    if not re.search("%[Yy]", text) or again.year != sample.year:
        raise ValueError("is no format of a date, as in %d.%m.%Y or %Y/%m")
    return text


def _strictly(text: str, form: str) -> Span | None:
    """Return what a format reads; where nothing parts its numbers, only at full width."""
    try:
        found = datetime.strptime(text, form)
    except ValueError:
        return None
    if re.search(r"%\w%\w", form) and found.strftime(form) != text:
        return None
    day = found.date()
    if re.search("%[dj]", form):
        return day, day
    month = (day.month, day.month) if re.search("%[mbB]", form) else (1, 12)
    return date(day.year, month[0], 1), date(day.year, month[1], monthrange(day.year, month[1])[1])
