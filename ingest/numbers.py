"""Official numbers: which of them can be true, and why another one cannot.

Each check takes a number as printed and returns what is wrong with it, or None. A number
with a problem is kept and reported; it is never an identity.
"""

from collections.abc import Callable

#: numbers that pass their own check and belong to nobody: fillers of forms
RESERVED = frozenset({"0" * 13, "9" * 13})


def jp_problem(number: str) -> str | None:
    """Return what is wrong with a Japanese corporate number, whose first digit is the check.

    >>> jp_problem("7000012050002")
    >>> jp_problem("1234567890123")
    'check digit is 1, computed 9'
    >>> jp_problem("9999999999999")
    'is a reserved number: it belongs to nobody'
    """
    computed = 9 - _weighted(number[:0:-1]) % 9 if number.isdecimal() else 0
    return _problem(number, number[:1], computed)


def crn_problem(number: str) -> str | None:
    """Return what is wrong with a Korean corporate registration number; its last digit checks.

    >>> crn_problem("1301110006246")
    >>> crn_problem("1747110001791")
    'check digit is 1, computed 7'
    """
    computed = -_weighted(number[:12]) % 10 if number.isdecimal() else 0
    return _problem(number, number[-1:], computed)


def jp_is_company(number: str) -> bool:
    """Return whether digits 6 and 7, the kind of body, say company.

    >>> jp_is_company("3010001137944"), jp_is_company("1012805001336")
    (True, False)
    """
    return number[5:7] in {"01", "02", "03"}


def reserved(number: str) -> bool:
    """Return whether the number is a filler that belongs to nobody."""
    return number in RESERVED


#: the check of each scheme that has one
CHECKS: dict[str, Callable[[str], str | None]] = {"crn": crn_problem, "jp-cn": jp_problem}


def problem(scheme: str, number: str) -> str | None:
    """Return what is wrong with a number of this scheme; None too where nothing can be checked."""
    return CHECKS[scheme](number) if scheme in CHECKS else None


def _problem(number: str, check: str, computed: int) -> str | None:
    if not (number.isascii() and number.isdecimal()) or len(number) != 13:
        return "is not a number of 13 digits"
    if reserved(number):
        return "is a reserved number: it belongs to nobody"
    return None if check == str(computed) else f"check digit is {check}, computed {computed}"


def _weighted(digits: str) -> int:
    """Return the sum of digits weighted 1, 2, 1, 2, … from the first given one on."""
    return sum(int(d) * (1 + i % 2) for i, d in enumerate(digits))
