"""Names that nobody has: syllables that begin as no word does, in Latin and in Hangul letters.

A name is a cluster such as `kpo` and then two or three plain syllables. All clusters have three
letters and all syllables two, so two numbers never give the same name.
"""

from itertools import product

_VOWELS = {"a": 0, "e": 5, "i": 20, "o": 8, "u": 13}  # and their places among Hangul vowels
_CONSONANTS = {
    "b": 7, "d": 3, "g": 0, "h": 18, "j": 12, "k": 15, "l": 5, "m": 6, "n": 2, "p": 17, "s": 9,
    "t": 16,
}  # fmt: skip  # and their places among Hangul initials
#: none begins a word, and no loanword is written so in Hangul
_CLUSTERS = ("bd", "dg", "gd", "hm", "jb", "kp", "lb", "mg", "nk", "pk", "tb", "td")
_EU = 18  # the vowel that Hangul puts between two consonants
BASE = len(_VOWELS) * len(_CONSONANTS)
SHORT = BASE**3  # how many names of one cluster and two syllables there are
LONG = BASE**4
_STRIDE = 7919  # prime, so that neighbouring numbers have unlike names and none has the same


def _block(consonant: str, vowel: int) -> str:
    return chr(0xAC00 + (_CONSONANTS[consonant] * 21 + vowel) * 28)


_PLAIN = [(c + v, _block(c, _VOWELS[v])) for c, v in product(_CONSONANTS, _VOWELS)]
_FIRST = [
    (pair + v, _block(pair[0], _EU) + _block(pair[1], _VOWELS[v]))
    for pair, v in product(_CLUSTERS, _VOWELS)
]


def names(number: int, many: int, seed: int) -> tuple[str, str]:
    """Return the name of one of so many companies, in Latin and in Hangul letters.

    >>> names(0, 2000, 0), names(1, 2000, 0)
    (('Bdababa', '브다바바'), ('Bdigetu', '브디게투'))
    """
    plain = 2 if many <= SHORT else 3
    rest = (number * _STRIDE + seed) % BASE ** (plain + 1)
    syllables = []
    for _ in range(plain):
        rest, one = divmod(rest, BASE)
        syllables.append(_PLAIN[one])
    syllables.append(_FIRST[rest])
    latin, hangul = ("".join(parts) for parts in zip(*reversed(syllables), strict=True))
    return latin.capitalize(), hangul
