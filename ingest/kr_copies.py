"""Columns that repeat other tables, copies and sums: checked, never loaded."""

import re
from collections import Counter
from collections.abc import Iterator

from ingest.table import Row, Table


def check_ties(companies: Table, ties: Table) -> None:
    """Doubt a tie whose copies differ from the companies, and a company miscounting its ties."""
    known = {row["name_ko"]: row for _, row in companies}
    for number, row in ties:
        for column, should in _copies(row, known):
            if row[column] != should:
                reason = f"kr_companies.csv gives {should!r}; the copy is not used"
                ties.doubt(number, column, row[column], reason)
    counted = Counter(row[end] for _, row in ties for end in ("from_company", "to_company"))
    for number, row in companies:
        if row["n_ties"] != str(counted[row["name_ko"]]):
            reason = f"kr_ties.csv has {counted[row['name_ko']]}; the sum is not used"
            companies.doubt(number, "n_ties", row["n_ties"], reason)


def check_programmes(companies: Table, chosen: dict[str, set[str]]) -> None:
    """Doubt every company whose list of programmes differs from its selections."""
    for number, row in companies:
        stated = {_plain(text) for text in row["programmes"].split("|") if text}
        known = {_plain(text) for text in chosen.get(row["name_ko"], ())}
        if stated != known:
            reason = f"kr_selections.csv has {', '.join(sorted(known)) or 'none'}; this is not used"
            companies.doubt(number, "programmes", row["programmes"], reason)


def _plain(programme: str) -> str:
    """Return a programme's name without its year and blanks.

    >>> _plain("울산스타기업(2021)") == _plain("울산 스타기업")
    True
    """
    return re.sub(r"\(\d{4}\)$| \d{4}$|\s", "", programme)


def _copies(tie: Row, known: dict[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield each column that is a copy, and what it should hold."""
    start, end = known[tie["from_company"]], known[tie["to_company"]]
    for side, company in (("from", start), ("to", end)):
        yield f"{side}_province", company["province_hq"]
        yield f"{side}_size_as_stated", company["size_as_stated"]
    if start["province_hq"] and end["province_hq"]:
        yield "cross_province", "yes" if start["province_hq"] != end["province_hq"] else "no"
    else:
        yield "cross_province", ""
