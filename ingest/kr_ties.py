"""The ties of Korean companies, each with every source that states it: kr_ties.csv."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib.resources.abc import Traversable
from typing import Literal, TypedDict

from graph.model import CooperatesWith, Evidence, Has, Owns, PartnersWith, Supplies, Tie
from ingest import cells
from ingest.cells import Rejected, cell, needed
from ingest.draft import Draft, Said, once
from ingest.publishers import whose_word
from ingest.table import Row, Table, table

COLUMNS = (
    "tie_id", "from_company", "to_company", "what", "amount", "currency", "from_province",
    "to_province", "cross_province", "from_size_as_stated", "to_size_as_stated", "confidence",
    "source_title", "source_publisher", "source_date", "source_address", "also_seen_in", "note",
    "relation", "supplier", "customer", "giver", "owner", "partner_kind", "cooperation_kind",
    "on_from", "on_to", "ended", "ended_on", "tier", "intent", "amount_is", "evidence", "review",
)  # fmt: skip
CONTRACT = "contract"  # the one kind of amount that is the tie's own
_COOPERATION: tuple[Literal["technology", "production", "sales"], ...] = (
    "technology", "production", "sales",
)  # fmt: skip


class Stem(TypedDict):
    """What every kind of tie is told with."""

    key: str
    source_ref: str
    evidence: Evidence
    confidence: float | None
    cites: str | None
    review: str | None
    valid_to: date | None
    on_from: date | None
    on_to: date | None
    note: str | None
    intent: bool | None


def read(draft: Draft, folder: Traversable, ids: dict[str, str]) -> Table:
    """Add the ties between the companies that these names stand for; return their table."""
    found = once(table(folder / "kr_ties.csv", COLUMNS), "tie_id")
    draft.take(found, lambda number, row: _tie(found.ref(number), row, ids))
    return found


def _tie(ref: str, row: Row, ids: dict[str, str]) -> Iterator[Said]:
    stem = _stem(ref, row)
    amount, currency = _amount(row)
    tie = needed(row, "relation", _relation)(stem, row, ids)
    if isinstance(tie, Tie):
        tie = _with_amount(tie, row, amount, currency)
    yield tie
    if amount and row["amount_is"] != CONTRACT:
        yield _amount_fact(tie, row, amount, currency)
    yield from _seen(tie, row["also_seen_in"])


def _relation(text: str) -> "Maker":
    if text not in _RELATIONS:
        raise ValueError(f"is no relation: {', '.join(_RELATIONS)}")
    return _RELATIONS[text]


def _stem(ref: str, row: Row) -> Stem:
    start, end = cell(row, "on_from", cells.day), cell(row, "on_to", cells.day)
    if start and end and start > end:
        raise Rejected("on_to", row["on_to"], f"is before on_from, {start}")
    return {
        "key": f"tie/{needed(row, 'tie_id', str)}",
        "source_ref": ref,
        "evidence": needed(row, "evidence", cells.evidence),
        "confidence": cell(row, "confidence", cells.share),
        "cites": _cites(row),
        "review": row["review"] or None,
        "valid_to": needed(row, "ended_on", cells.last_day) if _flag(row, "ended") else None,
        "on_from": start,
        "on_to": end,
        "note": row["note"] or None,
        "intent": _flag(row, "intent"),
    }


def _flag(row: Row, column: str) -> bool | None:
    return cell(row, column, cells.yes)


def _cites(row: Row) -> str:
    columns = ("source_title", "source_publisher", "source_date", "source_address")
    return " | ".join(row[column] or "n.d." for column in columns)


def _id(row: Row, column: str, ids: dict[str, str]) -> str:
    name = needed(row, column, str)
    if name not in ids:
        raise Rejected(column, name, "link to an absent company: no row of kr_companies.csv has it")
    return ids[name]


def _ends(row: Row, ids: dict[str, str], first: str) -> tuple[str, str]:
    """Return both ends, that of this column first; without it, as the row has them."""
    start, end = _id(row, "from_company", ids), _id(row, "to_company", ids)
    one = _id(row, first, ids) if row[first] else start
    if one not in (start, end):
        raise Rejected(first, row[first], "is neither of the two companies of this tie")
    return (end, start) if one == end else (start, end)


def _supplies(stem: Stem, row: Row, ids: dict[str, str]) -> Supplies:
    start, end = _ends(row, ids, "supplier")
    if _id(row, "customer", ids) != end:
        raise Rejected("customer", row["customer"], "is not the other company of this tie")
    tier = cell(row, "tier", cells.count)
    return Supplies(**stem, start=start, end=end, product=row["what"] or None, tier=tier)


def _cooperates(stem: Stem, row: Row, ids: dict[str, str]) -> CooperatesWith:
    start, end = _id(row, "from_company", ids), _id(row, "to_company", ids)
    giver = _ends(row, ids, "giver")[0] if row["giver"] else None
    kind = cell(row, "cooperation_kind", _cooperation)
    title = row["what"] or None
    return CooperatesWith(**stem, start=start, end=end, title=title, kind=kind, giver=giver)


def _cooperation(text: str) -> Literal["technology", "production", "sales"]:
    for kind in _COOPERATION:
        if text == kind:
            return kind
    raise ValueError(f"is no kind of cooperation: {', '.join(_COOPERATION)}")


def _partners(stem: Stem, row: Row, ids: dict[str, str]) -> PartnersWith:
    start, end = _ends(row, ids, "giver")
    mutual = None if row["giver"] else True
    kind = row["partner_kind"] or "unspecified"
    title = row["what"] or None
    return PartnersWith(**stem, start=start, end=end, title=title, kind=kind, mutual=mutual)


def _owns(stem: Stem, row: Row, ids: dict[str, str]) -> Owns:
    needed(row, "owner", str)
    start, end = _ends(row, ids, "owner")
    return Owns(**stem, start=start, end=end, title=row["what"] or None)


Maker = Callable[[Stem, Row, dict[str, str]], Tie | Owns]
_RELATIONS: dict[str, Maker] = {
    "supplies": _supplies,
    "cooperates": _cooperates,
    "partners": _partners,
    "owns": _owns,
}


def _amount(row: Row) -> tuple[int | None, str | None]:
    amount = cell(row, "amount", cells.whole)
    if amount and not row["currency"]:
        raise Rejected("currency", "", "an amount needs its currency")
    return amount, row["currency"] or None


def _with_amount(tie: Tie, row: Row, amount: int | None, currency: str | None) -> Tie:
    if not amount or row["amount_is"] != CONTRACT:
        return tie
    year = tie.on_from.year if tie.on_from else None
    return replace(tie, amount=amount, currency=currency, year=year)


def _amount_fact(tie: Tie | Owns, row: Row, amount: int, currency: str | None) -> Has:
    """Return an amount that is not the tie's own, as a fact of the side that gives."""
    name = f"amount_{row['amount_is'] or 'unstated'}"
    return Has(
        key=f"{tie.key}/{name}",
        start=tie.start,
        source_ref=tie.source_ref,
        evidence=tie.evidence,
        cites=tie.cites,
        review=tie.review,
        on_from=tie.on_from,
        on_to=tie.on_to,
        property=name,
        value=amount,
        currency=currency,
        about=tie.key,
    )


def _seen(first: Tie | Owns, sources: str) -> Iterator[Said]:
    """Yield the tie once more for each further source, with that source's own date.

    What the tie is stays; what only the first source or the reader of it said is left out.
    """
    for number, cites in enumerate(filter(None, sources.split(" || ")), start=1):
        start, end = _dated(cites)
        again = replace(
            first,
            key=f"{first.key}/seen/{number}",
            cites=cites,
            evidence=whose_word(cites),
            on_from=start,
            on_to=end,
            confidence=None,
            review=None,
            note=None,
        )
        if isinstance(again, Tie):
            again = replace(again, amount=None, currency=None, year=None)
        if isinstance(again, Supplies):
            again = replace(again, tier=None)
        yield again


def _dated(cites: str) -> tuple[date | None, date | None]:
    """Return the first and last day of the date in a citation, its third part."""
    parts = [part.strip() for part in cites.split(" | ")]
    text = parts[2] if len(parts) > 2 else ""
    if text in ("", "n.d."):
        return None, None
    try:
        return cells.first_day(text), cells.last_day(text)
    except ValueError as no:
        raise Rejected("also_seen_in", text, str(no)) from no
