"""What a cell of any table means: text as it was written, numbers and dates in its style.

Each reader takes a cell that is not blank and returns its value, or raises ValueError with
the reason in words.
"""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from unicodedata import is_normalized, normalize

from ingest.mapping.style import DateStyle, NumberStyle, Span
from ingest.tabular.sheet import Cell, Odd

_LARGEST = 2**63 - 1  # what the database can hold
_DIGITS = 20  # before or after the point; the database holds fewer
_EXACT = 1e15  # below it a spreadsheet's numbers are exact
_YES, _NO = {"yes", "true", "1", "x"}, {"no", "false", "0"}
SHOWN = 80  # letters of a cell that a remark repeats


def text(cell: Cell) -> str:
    """Return a cell as text, a number without the .0 that spreadsheets give it."""
    match cell:
        case str():
            return cell if cell.isascii() or is_normalized("NFC", cell) else normalize("NFC", cell)
        case Odd():
            raise ValueError(f"is {cell.what}, not a single value")
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return str(cell.date() if cell.time() == time.min else cell)
        case float() if abs(cell) < _EXACT and cell.is_integer():
            return str(int(cell))
        case Decimal() if cell.adjusted() < _DIGITS and cell % 1 == 0:
            return str(int(cell))
    return str(cell)


def line(cell: Cell) -> str:
    """Return a cell as one line with single spaces: names and keys."""
    return " ".join(text(cell).split())


def shown(cell: Cell) -> str:
    """Return how a remark repeats a cell."""
    return cell.what if isinstance(cell, Odd) else str(cell)[:SHOWN]


def flag(cell: Cell) -> bool:
    """Return yes or no."""
    word = line(cell).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError("is neither yes nor no; say values: {…: yes, …: no} in the mapping")


def currency(cell: Cell) -> str:
    """Return the code of a currency."""
    code = line(cell)
    if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
        raise ValueError("is no code of a currency, as in EUR; say values: {€: EUR} in the mapping")
    return code


def country(cell: Cell) -> str:
    """Return the code of a country."""
    code = line(cell)
    if not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        raise ValueError("is no code of a country in two capitals, as in DE")
    return code


class Written:
    """Numbers and dates, in the style of one table."""

    def __init__(self, numbers: NumberStyle, dates: DateStyle) -> None:
        """Read in these styles."""
        self._numbers, self._dates = numbers, dates

    def number(self, cell: Cell) -> Decimal:
        """Return a number; a text is read in the table's style."""
        match cell:
            case str():
                found = self._numbers.number(cell)
            case int() | Decimal() if not isinstance(cell, bool):
                found = Decimal(cell)
            case float():
                found = Decimal(repr(cell))
            case _:
                raise ValueError(f"is no number written like {self._numbers.example}")
        if not found.is_finite() or abs(found.adjusted()) > _DIGITS:
            raise ValueError("is no number that can be kept")
        return found

    def span(self, cell: Cell) -> Span:
        """Return the first and last day that a cell names."""
        if isinstance(cell, date):
            day = date(cell.year, cell.month, cell.day)  # a moment is of its day
            return day, day
        return self._dates.span(line(cell))

    def year(self, cell: Cell) -> int:
        """Return the one year that a cell names."""
        first, last = self.span(cell)
        if first.year != last.year:
            raise ValueError("is no single year")
        return first.year


def amount(number: Decimal) -> int | None:
    """Return a whole amount of money; 0 means that none was given.

    >>> amount(Decimal("1234.5")), amount(Decimal(0))
    (1235, None)
    """
    if number < 0:
        raise ValueError("an amount is never negative")
    whole = int(number.to_integral_value(ROUND_HALF_UP)) if number < _LARGEST else _LARGEST + 1
    if whole > _LARGEST:
        raise ValueError("is larger than any amount")
    if number and not whole:
        raise ValueError("is less than half a unit of the currency")
    return whole or None


def count(number: Decimal) -> int:
    """Return a whole number from 0 on."""
    if not 0 <= number <= _LARGEST or number % 1:
        raise ValueError("is not a whole number from 0 on")
    return int(number)


def positive(number: Decimal) -> int:
    """Return a whole number from 1 on."""
    if number < 1:
        raise ValueError("is not a whole number from 1 on")
    return count(number)


def share(number: Decimal) -> float:
    """Return a number from 0 to 1."""
    if not 0 <= number <= 1:
        raise ValueError("is not a number from 0 to 1; of a percentage say times: 0.01")
    return float(number)


def plain(number: Decimal) -> int | float:
    """Return a number as the graph keeps it."""
    if abs(number) > _LARGEST:
        raise ValueError("is larger than any number that is kept")
    return int(number) if number % 1 == 0 else float(number)
