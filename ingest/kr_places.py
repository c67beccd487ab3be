"""Where a Korean company is: its head office, and the plants and offices it names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.model import LocatedIn
from ingest.cells import cell, evidence, items, needed
from ingest.regions import RegionIndex
from ingest.subject import Subject
from ingest.table import Row, Table

_BASIS = ("source", "register", "general_knowledge")
#: words of a site that is planned: due, agreed, to be set up, a new plant
PLANNED = ("예정", "협약", "신설", "신공장")


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one row's company."""

    table: Table
    number: int
    about: Subject
    official: Subject
    regions: RegionIndex

    def of(self, row: Row) -> Iterator[LocatedIn]:
        """Yield the head office, if it is known, and every site."""
        yield from self._head_office(row)
        for item in items(row["sites"]):
            yield from self._site(item)

    def _head_office(self, row: Row) -> Iterator[LocatedIn]:
        region = cell(row, "province_hq", self.regions.find)
        if not region:
            return
        about = self._by(needed(row, "province_evidence", _basis))
        yield LocatedIn(
            key=f"{about.key}/head_office",
            start=about.id,
            end=region,
            source_ref=about.ref,
            evidence=about.evidence,
            cites=about.cites,
            role="head_office",
            city=row["city_hq"] or None,
        )

    def _by(self, basis: str) -> Subject:
        """Return the company as this basis of its province speaks of it."""
        if basis == "general_knowledge":
            return replace(self.about, evidence="inferred", cites=None)
        return self.official if basis == "register" else self.about

    def _site(self, item: str) -> Iterator[LocatedIn]:
        province, city, what, *known = (part.strip() for part in f"{item}||".split("|"))
        try:
            region = self.regions.find(province)
            basis = evidence(known[0]) if known and known[0] else self.about.evidence
        except ValueError as no:
            self.table.doubt(self.number, "sites", item, f"site left out: {no}")
            return
        yield LocatedIn(
            key=f"{self.about.key}/site/{province}/{city}/{what}",
            start=self.about.id,
            end=region,
            source_ref=self.about.ref,
            evidence=basis,
            cites=self.about.cites,
            role="site",
            city=city or None,
            what=what or None,
            intent=True if any(word in what for word in PLANNED) else None,
        )


def _basis(text: str) -> str:
    if text not in _BASIS:
        raise ValueError(f"is no basis of a province: {', '.join(_BASIS)}")
    return text
