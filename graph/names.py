"""The words under which an organisation is found: one reading of names for both sides.

What is stored and what is asked go through `words`, so that a name is found however its
company form, spacing, width, case or script is written. The index (analyzer `cjk`) cuts
Korean, Japanese and Chinese text into pairs of letters; a phrase of pairs is a part of a name.
A whole name has a word of its own beside its parts, so that what is called just so comes first.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from itertools import groupby, islice

_FORMS = re.compile(
    r"\((?:주|유|합|사|재|株|有|同)\)"
    r"|(?:주식|유한|합자|합명|유한책임)회사|(?:농업|어업)회사법인|영농조합법인"
    r"|(?:株式|有限|合同|合資|合名)会社"
    r"|\b(?:co\.?,?\s*ltd|co\.|ltd|inc|corp|corporation|incorporated|limited|llc|gmbh|plc)\b\.?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z]{1,5}(?![A-Za-z])")
_READINGS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            *(
                "에이",
                "비",
                "씨",
                "디",
                "이",
                "에프",
                "지",
                "에이치",
                "아이",
                "제이",
                "케이",
                "엘",
                "엠",
            ),
            *(
                "엔",
                "오",
                "피",
                "큐",
                "알",
                "에스",
                "티",
                "유",
                "브이",
                "더블유",
                "엑스",
                "와이",
                "제트",
            ),
        ],
        strict=True,
    )
)
_MOST_INITIALS = 5
_MOST_WORDS, _MOST_LETTERS = 16, 64  # of a question: a name has fewer, the index takes not many
NOT_KEPT = frozenset((  # words that the index leaves out, as its analyzer does
    "a", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no",
    "not", "of", "on", "or", "s", "such", "t", "that", "the", "their", "then", "there", "these",
    "they", "this", "to", "was", "will", "with", "www",
))  # fmt: skip
_SCRIPTS = {
    "HANGUL": "hangul",
    "HIRAGANA": "hiragana",
    "KATAKANA": "katakana",
    "CJK": "han",
    "IDEOGRAPHIC": "han",  # 々 and 〇
}


def plain(name: str) -> str:
    """Return a name without its company form, in one width and case.

    >>> plain("㈜ＳＫ하이닉스"), plain("Won Tech Co., Ltd.")
    ('sk하이닉스', 'won tech')
    """
    text = _FORMS.sub(" ", unicodedata.normalize("NFKC", name))
    return " ".join(text.casefold().split())


def words(name: str) -> list[str]:
    """Return the words of a name, with a cut at every change of script.

    >>> words("(주)SK하이닉스"), words("ﾄﾖﾀ自動車"), words("a/b AND [foo:bar")
    (['sk', '하이닉스'], ['トヨタ', '自動車'], ['a', 'b', 'and', 'foo', 'bar'])
    """
    runs = groupby(plain(name), key=_script)
    return ["".join(run) for script, run in runs if script]


def search_text(names: Iterable[str]) -> str:
    """Return the text under which an organisation with these names is found.

    >>> search_text(["SK하이닉스"])
    'sk 하이닉스 sk하이닉스 에스케이하이닉스 _e34972bf24 _954c603436'
    """
    found: dict[str, None] = {}
    wholes: dict[str, None] = {}
    for name in names:
        cut = words(name)
        joined, read = "".join(cut), "".join(words(_read_out(name)))
        found.update(dict.fromkeys(form for form in (*cut, joined, read) if form))
        wholes.update(dict.fromkeys(_whole(form) for form in (joined, read) if form))
    return " ".join([*found, *wholes])


def forms(name: str) -> frozenset[str]:
    """Return how a whole name is read: as it is written, and with its initials spelt out.

    >>> forms("SK하이닉스㈜") & forms("에스케이하이닉스")
    frozenset({'에스케이하이닉스'})
    """
    return frozenset(("".join(words(name)), "".join(words(_read_out(name))))) - {""}


def whole_query(names: Iterable[str]) -> str:
    """Return a full-text query for whoever is called just so; empty when no word is left.

    >>> whole_query(["휴비스"])
    '_2437613a8c'
    """
    return " ".join(sorted({_whole(form) for name in names for form in forms(name)}))


def search_query(asked: str) -> str:
    """Return a full-text query for words somebody typed; empty when no word is left.

    Only letters and digits are left, in lower case: no sign or word of the query
    language can come through.

    >>> search_query("휴비스")
    '("휴비스") OR (_2437613a8c)^100'
    """
    cut = [word[:_MOST_LETTERS] for word in islice(words(asked), _MOST_WORDS)]
    if not cut:
        return ""
    read = (_reading(word) if _initials(word) else word for word in cut)
    wholes = dict.fromkeys((_whole("".join(cut)), _whole("".join(read))))
    parts = [word for word in cut if word not in NOT_KEPT] or cut
    return f"({' AND '.join(map(_term, parts))}) OR ({' '.join(wholes)})^100"


def _term(word: str) -> str:
    if _script(word[0]) == "latin":
        return f'({word}*^10 OR "{_reading(word)}")' if _initials(word) else f"{word}*"
    return f'"{word}"' if len(word) > 1 else f"{word}*"


def _whole(name: str) -> str:
    """Return a word for a whole name: one that is not cut, and that nobody types."""
    return "_" + blake2b(name.encode(), digest_size=5).hexdigest()


def _initials(word: str) -> bool:
    return len(word) <= _MOST_INITIALS and all(letter in _READINGS for letter in word)


def _read_out(name: str) -> str:
    return _INITIALS.sub(lambda m: _reading(m[0]), unicodedata.normalize("NFKC", name))


def _reading(initials: str) -> str:
    return "".join(_READINGS[letter] for letter in initials.casefold())


@cache  # a load asks about the same few thousand letters millions of times
def _script(letter: str) -> str:
    if not letter.isalnum():
        return ""
    name = unicodedata.name(letter, "")
    return next((script for start, script in _SCRIPTS.items() if name.startswith(start)), "latin")
