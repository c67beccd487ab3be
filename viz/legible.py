"""Stated text as it may be shown: nothing in it that hides, reorders or breaks what is read."""

from unicodedata import category, east_asian_width

_JOINERS = "\u200c\u200d"  # some scripts are misspelt without them
_NARROW = 0.56  # of the height of a letter
_LONGEST_NAME = 60  # letters; a file's name may have 255 bytes


def legible(text: str) -> str:
    r"""Return the text in one line, without control and direction characters.

    >>> legible("good\u202eevil\x00 \n name")
    'goodevil name'
    """
    kept = (" " if c.isspace() else c for c in text if c.isspace() or _seen(c))
    return " ".join("".join(kept).split())


def length(text: str) -> float:
    """Return about how many letters of full width a text is long.

    >>> length("구영"), round(length("ab"), 2)
    (2.0, 1.12)
    """
    return float(sum(1.0 if east_asian_width(c) in "WF" else _NARROW for c in text))


def filename(text: str) -> str:
    """Return a name that every system takes for a file.

    >>> filename("../A & B: (주)밀/1")
    'A-B-주-밀-1'
    """
    kept = "".join(c if c.isalnum() else " " for c in legible(text))
    return "-".join(kept.split())[:_LONGEST_NAME] or "page"


def _seen(letter: str) -> bool:
    return letter in _JOINERS or category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
