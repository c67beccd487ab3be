"""Korean programmes, their rounds and whom they chose: the four tables about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from graph.model import (
    Chose,
    Label,
    LocatedIn,
    Node,
    RoundOf,
    Runs,
    SelectedIn,
    Selects,
)
from ingest import cells
from ingest.cells import Rejected, cell, needed
from ingest.draft import Draft, Said, once
from ingest.regions import RegionIndex
from ingest.subject import Subject
from ingest.table import Row, table

BODIES = ("body_id", "name_ko", "name_en", "kind", "region_id")
PROGRAMMES = ("programme_id", "name_ko", "name_en", "owner", "evidence", "source")
ROUNDS = ("round_id", "programme_id", "name", "called", "announced", "evidence", "source")
SELECTIONS = ("selection_id", "round_id", "company", "chooser", "evidence", "source")
_BODY: tuple[Label, ...] = ("Organisation", "PublicBody")


@dataclass(frozen=True, slots=True)
class Organisations:
    """Who may own a programme or choose, by ministry code, body id or company name."""

    companies: dict[str, str]
    ministries: dict[str, str]

    def find(self, text: str) -> str:
        """Return the id of the organisation that the text means."""
        found = self.ministries.get(text) or self.companies.get(text)
        if found is None:
            raise ValueError("link to an absent organisation")
        return found

    def company(self, text: str) -> str:
        """Return the id of the company of this name."""
        if text not in self.companies:
            raise ValueError("link to an absent company: no row of kr_companies.csv has it")
        return self.companies[text]


def bodies(draft: Draft, folder: Traversable, regions: RegionIndex) -> dict[str, str]:
    """Add the provinces and cities that act as bodies; return their ids."""
    found = once(table(folder / "kr_bodies.csv", BODIES), "body_id")
    draft.take(found, lambda number, row: _body(found.ref(number), row, regions))
    return {row["body_id"]: row["body_id"] for _, row in found}


def read(draft: Draft, folder: Traversable, known: Organisations) -> dict[str, set[str]]:
    """Add programmes, rounds and choices; return the programmes' names by chosen company."""
    programmes = once(table(folder / "kr_programmes.csv", PROGRAMMES), "programme_id")
    draft.take(programmes, lambda n, row: _programme(programmes.ref(n), row, known))
    rounds = once(table(folder / "kr_rounds.csv", ROUNDS), "round_id")
    draft.take(rounds, lambda n, row: _round(draft, rounds.ref(n), row))
    selections = once(table(folder / "kr_selections.csv", SELECTIONS), "selection_id")
    draft.take(selections, lambda n, row: _selection(draft, selections.ref(n), row, known))
    names = {row["programme_id"]: row["name_ko"] for _, row in programmes}
    named = {row["round_id"]: names[row["programme_id"]] for _, row in rounds}
    chosen: dict[str, set[str]] = {}
    for _, row in selections:
        chosen.setdefault(row["company"], set()).add(named[row["round_id"]])
    return chosen


def _body(ref: str, row: Row, regions: RegionIndex) -> Iterator[Said]:
    body = needed(row, "body_id", str)
    about = Subject(body, f"body/{body}", ref, "inferred")  # no source is named
    yield Node(body, _BODY)
    yield from about.facts(row, name="name_ko", name_en="name_en", body_kind="kind")
    region = cell(row, "region_id", regions.find)
    if region:
        yield LocatedIn(
            key=f"body/{body}/head_office",
            start=body,
            end=region,
            source_ref=ref,
            evidence="inferred",
            role="head_office",
        )


def _about(ref: str, row: Row, kind: str) -> Subject:
    own = needed(row, f"{kind}_id", str)
    known = needed(row, "evidence", cells.evidence)
    return Subject(own, f"{kind}/{own}", ref, known, row["source"] or None)


def _programme(ref: str, row: Row, known: Organisations) -> Iterator[Said]:
    about = _about(ref, row, "programme")
    yield Node(about.id, ("Programme",))
    yield from about.facts(row, name="name_ko", name_en="name_en")
    owner = cell(row, "owner", known.find)
    if owner:
        yield Runs(
            key=f"{about.key}/owner",
            start=owner,
            end=about.id,
            source_ref=ref,
            evidence=about.evidence,
            cites=about.cites,
            role="owner",
        )


def _round(draft: Draft, ref: str, row: Row) -> Iterator[Said]:
    about = _about(ref, row, "round")
    yield Node(about.id, ("Round",))
    yield from about.facts(row, name="name")
    for name in ("called", "announced"):
        day = cell(row, name, cells.day)
        if day:
            yield about.has(name, day)
    yield RoundOf(
        key=f"{about.key}/of",
        start=about.id,
        end=_known(draft, row, "programme_id"),
        source_ref=ref,
        evidence=about.evidence,
        cites=about.cites,
    )


def _selection(draft: Draft, ref: str, row: Row, known: Organisations) -> Iterator[Said]:
    about = _about(ref, row, "selection")
    company = needed(row, "company", known.company)
    chooser = cell(row, "chooser", known.find)
    yield Node(about.id, ("Selection",))
    yield SelectedIn(
        key=f"{about.key}/in", start=about.id, end=_known(draft, row, "round_id"),
        source_ref=ref, evidence=about.evidence, cites=about.cites,
    )  # fmt: skip
    yield Selects(
        key=f"{about.key}/selects", start=about.id, end=company,
        source_ref=ref, evidence=about.evidence, cites=about.cites,
    )  # fmt: skip
    if chooser:
        yield Chose(
            key=f"{about.key}/chose", start=chooser, end=about.id,
            source_ref=ref, evidence=about.evidence, cites=about.cites,
        )  # fmt: skip


def _known(draft: Draft, row: Row, column: str) -> str:
    """Return the id in this column, of a thing taken before."""
    known = needed(row, column, str)
    kind = column.removesuffix("_id")
    if known not in draft.nodes or draft.nodes[known].labels != (kind.capitalize(),):
        raise Rejected(column, known, f"link to an absent {kind}")
    return known
