"""The Japanese programme review of 2025: who was paid, and who supplied those who were."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.errors import BadSource
from graph.model import Node, Paid, Runs, Supplies
from graph.reading import Reading, Source
from ingest import cells, jp_organisations, jp_regions
from ingest.cells import Rejected, cell, needed
from ingest.draft import Draft, Said, once
from ingest.jp_organisations import Organisations
from ingest.subject import Subject
from ingest.table import Row, table

BUNDLED = files("ingest") / "bundled"
PROGRAMMES = ("programme_id", "ministry", "programme_name")
AWARDS = ("programme_id", "recipient", "amount_jpy", "n")
SUBCONTRACTS = ("contractor", "subcontractor", "programme_id", "amount_jpy", "n")
CURRENCY = "JPY"
REVIEW_YEAR = 2025
YEAR = 2024  # a sheet reports the spending of the year before
ON_FROM, ON_TO = date(2024, 4, 1), date(2025, 3, 31)  # the Japanese fiscal year 2024
SOURCE = Source(
    id="jp-rs",
    title="行政事業レビュー 2025 (Japanese programme review), derived tables",
    publisher="内閣官房 (Japan Cabinet Secretariat), RS System",
    licence=(
        "Public Data Licence 1.0 (CC BY 4.0 compatible); "
        "出典：行政事業レビュー見える化サイト, edited"
    ),
    address="https://rssystem.go.jp",
    published=None,  # the files name no day
    missing=(
        "Only subcontracts whose upstream block has one payee are in these derived files: 39 % of "
        "the subcontract appearances are not. The published original is the Japanese programme "
        "review (RS System, rssystem.go.jp), CSV files 5-1 and 5-2."
    ),
    absence="retracted",
)


def reading(folder: Path, bundled: Traversable = BUNDLED) -> Reading:
    """Read the four files of the review in a folder, as .csv.gz or as .csv."""
    draft = Draft()
    regions = jp_regions.read(draft, bundled)
    known = jp_organisations.read(draft, _file(folder, "organisations"), bundled, regions)
    _take_programmes(draft, _file(folder, "programmes"), known)
    _take_awards(draft, _file(folder, "awards"), known)
    _take_subcontracts(draft, _file(folder, "subcontracts"), known)
    return draft.reading(SOURCE)


def files_of(folder: Path) -> tuple[Path, ...]:
    """Return the four files of the review in a folder."""
    names = ("organisations", "programmes", "awards", "subcontracts")
    return tuple(_file(folder, name) for name in names)


def _file(folder: Path, name: str) -> Path:
    packed = folder / f"jp_rs2025_{name}.csv.gz"
    plain = folder / f"jp_rs2025_{name}.csv"
    if packed.exists() or plain.exists():
        return packed if packed.exists() else plain
    raise BadSource(f"{folder} has no jp_rs2025_{name}.csv.gz: it needs all four files")


def _take_programmes(draft: Draft, file: Path, known: Organisations) -> None:
    found = once(table(file, PROGRAMMES), "programme_id")
    draft.take(found, lambda n, row: _programme(found.ref(n), row, known))


def _take_awards(draft: Draft, file: Path, known: Organisations) -> None:
    found = once(table(file, AWARDS), "programme_id", "recipient")
    draft.take(found, lambda n, row: [_award(draft, found.ref(n), row, known)])


def _take_subcontracts(draft: Draft, file: Path, known: Organisations) -> None:
    found = once(table(file, SUBCONTRACTS), "programme_id", "contractor", "subcontractor")
    draft.take(found, lambda n, row: [_subcontract(draft, found.ref(n), row, known)])


def _programme(ref: str, row: Row, known: Organisations) -> Iterator[Said]:
    number = needed(row, "programme_id", str)
    about = Subject(f"jp-rs-{number}", f"programme/{number}", ref, "official")
    yield Node(about.id, ("Programme",))
    yield about.has("name", needed(row, "programme_name", str))
    yield Runs(
        key=f"{about.key}/owner",
        start=needed(row, "ministry", known.ministry),
        end=about.id,
        source_ref=ref,
        evidence="official",
        role="owner",
    )


def _programme_id(draft: Draft, row: Row) -> str:
    number = needed(row, "programme_id", str)
    if f"jp-rs-{number}" not in draft.nodes:
        raise Rejected("programme_id", number, "link to an absent programme")
    return f"jp-rs-{number}"


def _award(draft: Draft, ref: str, row: Row, known: Organisations) -> Paid:
    amount = cell(row, "amount_jpy", cells.whole)
    return Paid(
        key=f"paid/{row['programme_id']}/{row['recipient']}",
        start=_programme_id(draft, row),
        end=needed(row, "recipient", known.find),
        source_ref=ref,
        evidence="official",
        on_from=ON_FROM,
        on_to=ON_TO,
        amount=amount,
        currency=CURRENCY if amount else None,
        year=YEAR,
        review_year=REVIEW_YEAR,
        appearances=cell(row, "n", cells.count),
    )


def _subcontract(draft: Draft, ref: str, row: Row, known: Organisations) -> Supplies:
    """Return who supplied whom: the subcontractor supplies the contractor."""
    amount = cell(row, "amount_jpy", cells.whole)
    return Supplies(
        key=f"supplies/{row['programme_id']}/{row['contractor']}/{row['subcontractor']}",
        start=needed(row, "subcontractor", known.find),
        end=needed(row, "contractor", known.find),
        source_ref=ref,
        evidence="official",
        on_from=ON_FROM,
        on_to=ON_TO,
        amount=amount,
        currency=CURRENCY if amount else None,
        year=YEAR,
        programme=_programme_id(draft, row),
        review_year=REVIEW_YEAR,
        appearances=cell(row, "n", cells.count),
    )
