"""Official numbers: which of them can be true, and why another one cannot.

Each check takes a number as printed and returns what is wrong with it, or None. A number
with a problem is kept and reported; it is never an identity.
"""

import re
from collections.abc import Callable

#: numbers that pass their own check and belong to nobody: fillers of forms
RESERVED = frozenset({"0" * 13, "9" * 13})
_BRN_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


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


def brn_problem(number: str) -> str | None:
    """Return what is wrong with a Korean business registration number; its last digit checks.

    It names an establishment for tax: one company has several, and it is never an identity.

    >>> brn_problem("1248100998")
    >>> brn_problem("1248100999")
    'check digit is 9, computed 8'
    """
    if not re.fullmatch("[0-9]{10}", number) or number in ("0" * 10, "9" * 10):
        return "is not a number of 10 digits that an office gave"
    digits = [int(d) for d in number]
    weighed = sum(d * w for d, w in zip(digits, _BRN_WEIGHTS, strict=False))
    computed = -(weighed + digits[8] * 5 // 10) % 10
    return None if computed == digits[9] else f"check digit is {digits[9]}, computed {computed}"


def lei_problem(number: str) -> str | None:
    """Return what is wrong with a Legal Entity Identifier: ISO 17442, checked as ISO 7064 says.

    Letters count as 10 to 35, and the whole number leaves 1 when divided by 97.

    >>> lei_problem("5493001KJTIIGC8Y1R12")
    >>> lei_problem("5493001KJTIIGC8Y1R13")
    'check digits are 13, computed 12'
    """
    if not re.fullmatch("[0-9A-Z]{18}[0-9]{2}", number):
        return "is not 18 capitals and digits with 2 check digits"
    computed = 98 - int("".join(str(int(sign, 36)) for sign in number[:18] + "00")) % 97
    found = int(number[18:])
    if computed == found:
        return None
    return f"check digits are {number[18:]}, computed {computed:02d}"


def dart_problem(number: str) -> str | None:
    """Return what is wrong with a code of DART, the Korean register of filings."""
    if not re.fullmatch("[0-9]{8}", number) or number in ("0" * 8, "9" * 8):
        return "is not 8 digits of the register"
    return None


def krx_problem(number: str) -> str | None:
    """Return what is wrong with a Korean stock code, in which letters may stand."""
    return None if re.fullmatch("[0-9A-Z]{6}", number) else "is not 6 digits or capitals"


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
CHECKS: dict[str, Callable[[str], str | None]] = {
    "jp-cn": jp_problem,
    "crn": crn_problem,
    "brn": brn_problem,
    "dart": dart_problem,
    "krx": krx_problem,
    "lei": lei_problem,
}


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
