"""The organisations of the Japanese programme review, and the ministries it lacks."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.model import COMPANY, Label, LocatedIn, Node
from graph.nodes import temporary_id
from ingest.cells import Rejected, cell, needed
from ingest.draft import Draft, Said, once
from ingest.numbers import jp_is_company, jp_problem, reserved
from ingest.regions import RegionIndex
from ingest.subject import Subject
from ingest.table import Row, Table, table

COLUMNS = ("corporate_number", "name", "kind", "prefecture", "iso_3166_2")
MINISTRIES = ("name", "organisation_name", "corporate_number", "number_source")
MINISTRY: tuple[Label, ...] = ("Organisation", "Ministry", "PublicBody")
SCHEME = "jp-cn"
_PUBLIC = {"local_government", "national_government", "government_other"}


@dataclass(slots=True)
class Organisations:
    """The organisations of the files, by number, and the ministries by printed name."""

    regions: RegionIndex
    by_number: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    by_ministry: dict[str, str] = field(default_factory=dict)

    def find(self, number: str) -> str:
        """Return the id of the organisation with this number, as the links name it."""
        if reserved(number):
            raise ValueError("is a reserved number: it belongs to nobody, so the link has no end")
        if number not in self.by_number:
            raise ValueError("link to an absent organisation")
        return self.by_number[number]

    def ministry(self, name: str) -> str:
        """Return the id of the ministry of this printed name."""
        if name not in self.by_ministry:
            raise ValueError("link to an absent ministry: no row of jp_ministries.csv has it")
        return self.by_ministry[name]


def read(draft: Draft, file: Path, bundled: Traversable, regions: RegionIndex) -> Organisations:
    """Add the organisations and ministries; return how links find them."""
    known = Organisations(regions)
    ministries = once(table(bundled / "jp_ministries.csv", MINISTRIES), "name")
    found = _distinct(table(file, COLUMNS))
    draft.take(found, lambda n, row: _organisation(found, n, row, known))
    draft.take(ministries, lambda n, row: _ministry(ministries, n, row, known))
    return known


def _distinct(found: Table) -> Table:
    """Keep one row of each number; a reserved number belongs to nobody, so its rows stay."""
    fillers = [(n, row) for n, row in found if reserved(row["corporate_number"])]
    found.rows = [(n, row) for n, row in found if not reserved(row["corporate_number"])]
    once(found, "corporate_number").rows.extend(fillers)
    return found


def _organisation(found: Table, n: int, row: Row, known: Organisations) -> Iterator[Said]:
    number, name = needed(row, "corporate_number", str), needed(row, "name", str)
    wrong = jp_problem(number)
    own = f"jp-{number}" if wrong is None else temporary_id("jp-rs", f"{number}/{name}")
    key = f"organisation/{number}" if wrong is None else f"organisation/{number}/{name}"
    about = Subject(own, key, found.ref(n), "official")
    place = _place(about, row, known.regions)
    if wrong:
        found.doubt(n, "corporate_number", number, f"{wrong}; kept, never used as identity")
    known.by_number[number], known.names[number] = own, name
    yield Node(own, _labels(row, number))
    yield from about.facts(row, name="name", body_kind="kind")
    yield about.numbered(SCHEME, number, wrong)
    if place:
        yield place


def _labels(row: Row, number: str) -> tuple[Label, ...]:
    if jp_problem(number) is None and jp_is_company(number):
        return COMPANY
    return ("Organisation", "PublicBody") if row["kind"] in _PUBLIC else ("Organisation",)


def _place(about: Subject, row: Row, regions: RegionIndex) -> LocatedIn | None:
    """Return where the number was first registered: both columns must mean one prefecture."""
    named, coded = cell(row, "prefecture", regions.find), cell(row, "iso_3166_2", regions.find)
    if named and coded and named != coded:
        reason = f"is not {row['prefecture']}, which is {named}"
        raise Rejected("iso_3166_2", row["iso_3166_2"], reason)
    region = named or coded
    if region is None:
        return None
    return LocatedIn(
        key=f"{about.key}/first_registered",
        start=about.id,
        end=region,
        source_ref=about.ref,
        evidence="inferred",
        role="first_registered",
    )


def _ministry(found: Table, n: int, row: Row, known: Organisations) -> Iterator[Said]:
    """Yield what the table adds: the label, a printed name, or a ministry that has no row.

    The organisations file prints some ministries' numbers beside the name of a regional arm.
    Number and name contradict each other there: the two stay apart until somebody looks.
    """
    printed, number = needed(row, "name", str), row["corporate_number"]
    wrong = _contradiction(row, known) or (jp_problem(number) if number else None)
    own = temporary_id("jp-rs", printed) if wrong or not number else f"jp-{number}"
    about = Subject(own, f"ministry/{printed}", found.ref(n), "official")
    yield Node(own, MINISTRY)
    if wrong or number not in known.by_number:
        yield from _absent(about, row, wrong)
    if wrong:
        found.doubt(n, "corporate_number", number, f"{wrong}; kept, never used as identity")
    if printed != row["organisation_name"]:
        yield about.has("alias", printed)
    known.by_ministry[printed] = own


def _contradiction(row: Row, known: Organisations) -> str | None:
    other = known.names.get(row["corporate_number"], row["organisation_name"])
    if other == row["organisation_name"]:
        return None
    return f"stands beside the name {other} in the organisations file"


def _absent(about: Subject, row: Row, wrong: str | None) -> Iterator[Said]:
    number = row["corporate_number"]
    looked_up = replace(about, evidence="official" if number else "inferred")
    yield from looked_up.facts(row, name="organisation_name")
    yield looked_up.has("body_kind", "national_government")
    if number:
        cited = replace(about, evidence="inferred", cites=row["number_source"] or None)
        yield cited.numbered(SCHEME, number, wrong)
