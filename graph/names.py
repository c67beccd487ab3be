"""The words under which an organisation is found: one reading of names for both sides.

What is stored and what is asked go through `words`, so that a name is found however its
company form, spacing, width, case or script is written. The index (analyzer `cjk`) cuts
Korean, Japanese and Chinese text into pairs of letters; a phrase of pairs is a part of a name.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

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
    'sk 하이닉스 sk하이닉스 에스케이하이닉스'
    """
    found: dict[str, None] = {}
    for name in names:
        forms = [*words(name), "".join(words(name)), "".join(words(_read_out(name)))]
        found.update(dict.fromkeys(f for f in forms if f))
    return " ".join(found)


def search_query(asked: str) -> str:
    """Return a full-text query for words somebody typed; empty when no word is left.

    Only letters and digits are left, in lower case: no sign or word of the query
    language can come through.

    >>> search_query("sk하이닉스")
    '(sk* OR "에스케이") AND "하이닉스"'
    """
    return " AND ".join(_term(word) for word in words(asked))


def _term(word: str) -> str:
    if _script(word[0]) == "latin":
        reading = _reading(word) if word.isalpha() and len(word) <= _MOST_INITIALS else ""
        return f'({word}* OR "{reading}")' if reading else f"{word}*"
    return f'"{word}"' if len(word) > 1 else f"{word}*"


def _read_out(name: str) -> str:
    return _INITIALS.sub(lambda m: _reading(m[0]), unicodedata.normalize("NFKC", name))


def _reading(initials: str) -> str:
    return "".join(_READINGS.get(letter, "") for letter in initials.casefold())


def _script(letter: str) -> str:
    if not letter.isalnum() and letter != "ー":
        return ""
    name = unicodedata.name(letter, "")
    known = ("HANGUL", "CJK", "HIRAGANA", "KATAKANA")
    return next((script for script in known if name.startswith(script)), "latin")
