"""How values are written in tables: unknown is said, never filled in."""

from datetime import date, datetime

UNKNOWN = "?"
SIZES = {"large": "large", "mid_sized": "mid", "sme": "SME", "micro": "micro"}
SYSTEMS = {
    "kr-province": "Korean provinces",
    "kr-bloc": "Korean blocs (권역)",
    "jp-prefecture": "Japanese prefectures",
}


def number(value: float | None, digits: int = 2) -> str:
    """Write a measure, or that it is unknown.

    >>> number(0.5), number(None)
    ('0.50', '?')
    """
    return UNKNOWN if value is None else f"{value:.{digits}f}"


def share(value: float | None) -> str:
    """Write a share as a percentage.

    >>> share(2 / 3), share(None)
    ('67 %', '?')
    """
    return UNKNOWN if value is None else f"{value:.0%}".replace("%", " %")


def size(value: str | None) -> str:
    """Write a size class, or that it is unknown."""
    return SIZES.get(value, value) if value else UNKNOWN


def count(value: int) -> str:
    """Write a count, with nothing where there is none."""
    return f"{value:,}" if value else "·"


def counted(number: int, thing: str) -> str:
    """Write how many there are of a thing.

    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def money(amount: int | None, currency: str | None) -> str:
    """Write an amount with its currency, or nothing where none is stated.

    >>> money(2500000000, "KRW"), money(None, None)
    ('2,500,000,000 KRW', '')
    """
    return "" if amount is None else f"{amount:,} {currency or ''}".rstrip()


def days(first: date | None, last: date | None) -> str:
    """Write a day, a month, a year or a span.

    >>> days(date(2020, 1, 1), date(2020, 12, 31)), days(date(2021, 2, 3), date(2021, 2, 3))
    ('2020', '2021-02-03')
    >>> days(date(2021, 10, 1), date(2021, 10, 31)), days(None, None)
    ('2021-10', 'undated')
    """
    if first is None and last is None:
        return "undated"
    if first is None or last is None:
        return f"{first or '…'} – {last or '…'}"
    if first == last:
        return str(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    same_month = (first.year, first.month) == (last.year, last.month)
    whole = first.day == 1 and (last.toordinal() + 1 == _next_month(first))
    return f"{first:%Y-%m}" if same_month and whole else f"{first} – {last}"


def until(last: object, seen: object) -> str:
    """Write until when something was so: a day, or the last time that a register stated it.

    >>> until("2024-12-31", None), until("2024-12-31", "2024-06-30"), until(None, None)
    (', until 2024-12-31', ', last seen 2024-06-30', '')
    """
    if seen:
        return f", last seen {seen}"
    return f", until {last}" if last else ""


def still(first: object, again: object) -> str:
    """Write that a later file of its source states something too, where one does.

    >>> still("2020-10-02", "2026-04-08"), still("2020-10-02", "2020-10-02"), still(None, None)
    (', still stated 2026-04-08', '', '')
    """
    return f", still stated {again}" if again and again != first else ""


def minute(when: datetime | None) -> str:
    """Write a time to the minute, in UTC.

    >>> minute(datetime(2026, 11, 23, 6, 0, 25, 552000)), minute(None)
    ('2026-11-23 06:00', '?')
    """
    return f"{when:%Y-%m-%d %H:%M}" if when else UNKNOWN


def follow(beside: int | None) -> str:
    """Write how many statements follow from those that a run added.

    >>> follow(185), follow(0)
    ('; 185 more follow: who is who, and until when what is over was so', '')
    """
    words = "; {:,} more follow: who is who, and until when what is over was so"
    return words.format(beside) if beside else ""


def _next_month(day: date) -> int:
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, 1).toordinal()
