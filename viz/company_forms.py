"""Legal forms in the short signs that their countries write, so that a name fits beside a mark."""

from collections.abc import Iterable

#: forms as they stand in names, and their signs (Japan's as in lists of its ministries)
_SIGNS = {
    "株式会社": "㈱", "有限会社": "㈲", "合同会社": "(同)", "一般社団法人": "(一社)",
    "一般財団法人": "(一財)", "公益社団法人": "(公社)", "公益財団法人": "(公財)",
    "独立行政法人": "(独)", "国立研究開発法人": "(研)", "国立大学法人": "(大)",
    "社会福祉法人": "(福)", "特定非営利活動法人": "(特非)",
    "주식회사": "㈜", "(주)": "㈜", "유한회사": "(유)",
}  # fmt: skip


def shortened(name: str) -> str:
    """Return the name with its legal form as a sign.

    >>> shortened("株式会社日建設計"), shortened("鹿島建設株式会社"), shortened("주식회사 밀")
    ('㈱日建設計', '鹿島建設㈱', '㈜밀')
    """
    for form, sign in _SIGNS.items():
        if name != form:
            name = name.replace(f"{form} ", sign).replace(f" {form}", sign).replace(form, sign)
    return name


def signs(names: Iterable[str]) -> list[str]:
    """Return each sign that shortening these names brings in, with what it stands for.

    >>> signs(["有限会社北", "南株式会社", "밀"])
    ['㈱ 株式会社', '㈲ 有限会社']
    """
    stated = list(names)
    return [f"{sign} {form}" for form, sign in _SIGNS.items() if any(form in n for n in stated)]
