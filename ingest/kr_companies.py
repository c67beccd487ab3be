"""The Korean companies and bodies, their names, sizes, numbers and places: kr_companies.csv."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources.abc import Traversable

from graph.model import SIZES, Has, Label, Node, Size
from graph.nodes import temporary_id
from ingest.cells import Rejected, cell, first_day, items, last_day, needed
from ingest.draft import Draft, Said, once
from ingest.kr_places import Places
from ingest.numbers import problem
from ingest.publishers import weakest_word
from ingest.regions import RegionIndex
from ingest.subject import Subject
from ingest.table import Row, Table, table

COLUMNS = (
    "name_ko", "name_en", "name_en_official_dart", "aliases", "province_hq", "city_hq",
    "size_as_stated", "main_product", "listing_status", "programmes", "n_ties", "note", "source",
    "body_kind", "size", "size_as_of", "size_later", "size_later_as_of", "sites",
    "province_evidence", "identifiers",
)  # fmt: skip
_LABELS: dict[str, tuple[Label, ...]] = {
    "company": ("Organisation", "Company"),
    "bank": ("Organisation", "Company", "FinancialInstitution"),
    "public_corporation": ("Organisation", "Company", "PublicBody"),
    "public_body": ("Organisation", "PublicBody"),
}
_PLAIN = {"institute", "hospital", "university", "association", "group"}
_STRONGEST = ("crn", "dart", "krx")
_REGISTERED = {"dart", "krx"}  # the numbers that the registers of a row hold
_REGISTER = "KRX KIND"  # how the registers are named among the sources of a row


def read(draft: Draft, folder: Traversable, regions: RegionIndex) -> tuple[Table, dict[str, str]]:
    """Add the companies; return their table, and their ids by the name that other tables use."""
    found = once(table(folder / "kr_companies.csv", COLUMNS), "name_ko")
    owners: dict[tuple[str, str], str] = {}

    def one(number: int, row: Row) -> list[Said]:
        said = list(_company(found, number, row, regions))
        _own(row, owners)
        return said

    draft.take(found, one)
    return found, {row["name_ko"]: company_id(row) for _, row in found}


def _own(row: Row, owners: dict[tuple[str, str], str]) -> None:
    """Note whose the numbers are; a second company with one of them stops for review."""
    valid = [(scheme, value) for scheme, value in _numbers(row) if not problem(scheme, value)]
    for scheme, value in valid:
        if (scheme, value) in owners:
            reason = f"is the number of {owners[scheme, value]} already: one company or two?"
            raise Rejected("identifiers", f"{scheme}:{value}", reason)
    owners.update(dict.fromkeys(valid, row["name_ko"]))


def company_id(row: Row) -> str:
    """Return the id made of the strongest number that can be true, else a temporary one."""
    valid = {s: v for s, v in _numbers(row) if problem(s, v) is None}
    best = next((s for s in _STRONGEST if s in valid), None)
    return f"kr-{best}-{valid[best]}" if best else temporary_id("bundled", row["name_ko"])


def _company(found: Table, number: int, row: Row, regions: RegionIndex) -> Iterator[Said]:
    kind = needed(row, "body_kind", _body_kind)
    about, official = _subjects(found.ref(number), row)
    yield Node(about.id, _LABELS.get(kind, ("Organisation",)))
    yield about.has("body_kind", kind)
    yield from _names(about, official, row)
    yield from about.facts(
        row, product="main_product", size_as_stated="size_as_stated", note="note"
    )
    yield from _sizes(about, row)
    yield from official.facts(
        row, name_en_dart="name_en_official_dart", listing_status="listing_status"
    )
    for scheme, value in _numbers(row):
        said = official if scheme in _REGISTERED else about
        yield said.numbered(scheme, value, _doubted(found, number, scheme, value))
    yield from Places(found, number, about, official, regions).of(row)


def _subjects(ref: str, row: Row) -> tuple[Subject, Subject]:
    """Return the company as the pages of the row speak of it, and as the registers do.

    What a row without a page says beside the registers was inferred by whoever wrote it.
    """
    name = needed(row, "name_ko", str)
    pages, register = _cites(row["source"])
    word = weakest_word(pages) if pages else "inferred"
    about = Subject(company_id(row), f"company/{name}", ref, word, pages or register)
    return about, replace(about, evidence="official", cites=register) if register else about


def _body_kind(text: str) -> str:
    if text not in _LABELS and text not in _PLAIN:
        raise ValueError(f"is no kind of body: {', '.join([*_LABELS, *sorted(_PLAIN)])}")
    return text


def _cites(source: str) -> tuple[str | None, str | None]:
    """Return the pages among the sources of a row and the register among them."""
    parts = source.split(" || ")
    pages = [part for part in parts if not part.startswith(_REGISTER)]
    register = [part for part in parts if part.startswith(_REGISTER)]
    return " || ".join(pages) or None, " || ".join(register) or None


def _names(about: Subject, official: Subject, row: Row) -> Iterator[Has]:
    """Yield the names; what stands before a bracket that tells namesakes apart is one too."""
    named = official if about.evidence == "inferred" else about  # no page names it
    yield from named.facts(row, name="name_ko")
    yield from about.facts(row, name_en="name_en")
    bare = row["name_ko"].split("(")[0]
    others = [bare] if bare != row["name_ko"] else []
    yield from about.each("alias", ";".join([*others, row["aliases"]]), ",;")


def _sizes(about: Subject, row: Row) -> Iterator[Has]:
    """Yield the stated sizes, each from its date on: one of a year and one of later."""
    size, since = cell(row, "size", _size), cell(row, "size_as_of", first_day)
    if size:
        yield _dated(about.has("size", size, f"size/{row['size_as_of'] or 'undated'}"), since)
    later, when = cell(row, "size_later", _size), row["size_later_as_of"]
    if later:
        read = last_day if when == row["size_as_of"] else first_day  # certain by the year's end
        since = cell(row, "size_later_as_of", read)
        yield _dated(about.has("size", later, f"size/later/{when or 'undated'}"), since)


def _dated(fact: Has, since: date | None) -> Has:
    return replace(fact, valid_from=since)


def _size(text: str) -> Size:
    for size in SIZES:
        if text == size:
            return size
    raise ValueError(f"is no size: {', '.join(SIZES)}")


def _numbers(row: Row) -> Iterator[tuple[str, str]]:
    for item in items(row["identifiers"]):
        scheme, colon, value = item.partition(":")
        if not (scheme and colon and value):
            raise Rejected("identifiers", item, "is no number with its scheme, like dart:00202060")
        yield scheme, value


def _doubted(found: Table, number: int, scheme: str, value: str) -> str | None:
    """Return what is wrong with a number, after noting it."""
    wrong = problem(scheme, value)
    if wrong:
        text = f"{wrong}; kept, never used as identity"
        found.doubt(number, "identifiers", f"{scheme}:{value}", text)
    return wrong
