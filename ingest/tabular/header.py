"""The names of the columns, from one header row or several."""

from collections.abc import Sequence
from unicodedata import normalize

Span = tuple[tuple[int, int], tuple[int, int]]  #: first and last cell of a merged one, from 0


def tidy(text: str) -> str:
    r"""Return a name in one writing: composed letters, single spaces.

    >>> tidy("  Betrag\n(EUR) ")
    'Betrag (EUR)'
    """
    return " ".join(normalize("NFC", text).split())


def joined(rows: Sequence[Sequence[str]], left: int = 0) -> tuple[str, ...]:
    """Return the name of each column, from that number on: its header's words, each once.

    >>> joined([["Firma", "Betrag", "Betrag", ""], ["", "2023", "2024", ""]])
    ('Firma', 'Betrag 2023', 'Betrag 2024', 'column D')
    """
    width = max(map(len, rows), default=0)
    stacks = ([tidy(row[i]) if i < len(row) else "" for row in rows] for i in range(width))
    names = [" ".join(dict.fromkeys(filter(None, stack))) for stack in stacks]
    return tuple(name or f"column {letters(left + i)}" for i, name in enumerate(names))


def spread(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return header rows with blanks filled from their left, where the last row has a word.

    That is how a merged cell looks in a file that knows no merging.

    >>> spread([["Firma", "Betrag", "", ""], ["", "2023", "2024", ""]])
    [['Firma', 'Betrag', 'Betrag', ''], ['', '2023', '2024', '']]
    """
    filled = [list(row) for row in rows]
    for row in filled[:-1]:
        for i in range(1, min(len(row), len(filled[-1]))):
            if not row[i].strip() and filled[-1][i].strip():
                row[i] = row[i - 1]
    return filled


def unmerged(rows: list[list[str]], spans: Sequence[Span]) -> list[list[str]]:
    """Return header rows in which every part of a merged cell has its text.

    >>> unmerged([["Firma", "Betrag", ""], ["", "2023", "2024"]], [((0, 1), (0, 2))])
    [['Firma', 'Betrag', 'Betrag'], ['', '2023', '2024']]
    """
    filled = [list(row) for row in rows]
    for (top, left), (bottom, right) in spans:
        for y in range(top, min(bottom + 1, len(rows))):
            for x in range(left, min(right + 1, len(rows[y]))):
                filled[y][x] = rows[top][left]
    return filled


def letters(number: int) -> str:
    """Return how a spreadsheet calls a column, counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    rest, last = divmod(number, 26)
    return (letters(rest - 1) if rest else "") + chr(65 + last)
