"""Regions from tables of any country: their names, their lives, and what they are part of.

All rows of all tables are known before any region is stated, so that each finds its parent.
A region is part of its country in its system; one that others are part of is part of the
country in their `parent_system` instead.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from graph.errors import BadSource
from graph.model import Node, PartOf
from ingest import jp_regions, kr_bundled, kr_regions
from ingest.cells import Rejected
from ingest.country import country
from ingest.draft import Said
from ingest.mapped.making import Making, Whole, mark
from ingest.mapped.values import line
from ingest.mapping.tables import Bundled, Regions
from ingest.subject import Subject
from ingest.tabular.sheet import Cell, Row

MOST = 50_000  # regions of one mapping; they are held in memory
BLOC = "bloc"  # the level of a parent that has no row of its own
_BUNDLED = {"korea": kr_regions.read, "japan": jp_regions.read}


def use(whole: Whole, about: Bundled) -> None:
    """State the regions of a country that come with the project."""
    whole.places.bundled.append(_BUNDLED[about.country](whole.draft, kr_bundled.BUNDLED))


@dataclass(frozen=True, slots=True)
class _Found:
    """One region as its row has it."""

    making: Making
    about: Regions
    number: int
    said: Subject
    key: str
    mark: str
    name: str
    name_en: str | None
    short: str | None
    iso: str | None
    parent: str | None
    capital: bool | None
    start: date | None
    end: date | None

    @property
    def parent_column(self) -> str:
        """Return where its parent is named."""
        return self.about.fields["parent"].column or ""


class RegionRow:
    """Reads the rows of one table of regions."""

    def __init__(self, making: Making, about: Regions) -> None:
        """Read the rows of this table."""
        self._making, self._about, asks = making, about, making.asks
        self.key, self._name, self._short = asks.line("key"), asks.line("name"), asks.line("short")
        self._name_en, self._parent = asks.line("name_en"), asks.line("parent")
        self._iso, self._capital = asks.by("iso", self._code), asks.flag("capital")
        self._from, self._to = asks.first("valid_from"), asks.last("valid_to")

    def __call__(self, number: int, row: Row) -> _Found:
        """Return what a row says about a region."""
        key, iso, start, end = self.key.needed(row), self._iso(row), self._from(row), self._to(row)
        if start and end and start > end:
            raise Rejected(self._to.column or "", str(end), f"ends before it begins, {start}")
        region = iso or f"{self._making.whole.mapping.source.id}-{key}"
        return _Found(
            making=self._making,
            about=self._about,
            number=number,
            said=self._making.subject(number, row, (region, f"region/{region}")),
            key=key,
            mark=mark(sorted((name, str(cell)) for name, cell in row.items())),
            name=self._name(row) or key,
            name_en=self._name_en(row),
            short=self._short(row),
            iso=iso,
            parent=self._parent(row),
            capital=self._capital(row),
            start=start,
            end=end,
        )

    def _code(self, cell: Cell) -> str:
        code = line(cell)
        if not re.fullmatch(f"{self._about.country}-[A-Z0-9]{{1,3}}", code):
            raise ValueError(f"is no ISO 3166-2 code of {self._about.country}")
        return code


@dataclass(slots=True)
class Atlas:
    """The regions of all tables of a mapping, until they are stated."""

    whole: Whole
    found: dict[str, _Found] = field(default_factory=dict)

    def know(self, one: _Found, column: str) -> None:
        """Note a region under its key; the same row again is taken once, another refused."""
        known = self.found.get(one.key)
        if known is None and len(self.found) >= MOST:
            raise BadSource(f"{one.making.file.name} has more regions than {MOST:,}")
        if known is None:
            self.found[one.key] = one
        elif (known.making, known.mark) != (one.making, one.mark):
            reason = f"duplicate key: {known.said.ref} has it and says something else"
            raise Rejected(column, one.key, reason)
        else:
            reason = f"says what {known.said.ref} says: taken once"
            one.making.file.doubt(one.number, column, one.key, reason)

    def state(self) -> None:
        """State every region with its parents; one whose parent is absent is rejected."""
        tops = self._tops()
        for one in sorted(self.found.values(), key=lambda one: one.parent is not None):
            try:
                self.whole.draft.add(self._said(one, tops[one.key]))
            except Rejected as no:
                one.making.file.reject(one.number, no.column, no.value, str(no))
            else:
                names = [name for name in (one.name, one.short, one.iso) if name]
                self.whole.places.add(one.said.id, one.key, names)

    def _tops(self) -> dict[str, set[str]]:
        """Return in which systems each region is one of those that are told apart."""
        tops = {key: {one.about.system} for key, one in self.found.items()}
        for one in self.found.values():
            above = self.found.get(one.parent or "")
            if above is not None and not one.about.makes_parents:
                if above.about is one.about:
                    tops[above.key].discard(above.about.system)
                tops[above.key].add(str(one.about.parent_system))
        return tops

    def _said(self, one: _Found, tops: set[str]) -> Iterator[Said]:
        said, about = one.said, one.about
        yield from country(_same(one, about.country), about.country_name)
        yield Node(said.id, ("Region",))
        yield said.has("name", one.name)
        yield said.has("country", about.country)
        yield replace(said.has("life", about.level), valid_from=one.start, valid_to=one.end)
        for name, value in (("name_en", one.name_en), ("name_short", one.short)):
            if value:
                yield said.has(name, value)
        if one.capital:
            yield said.has("capital_area", value=True)
        if one.iso:
            yield said.numbered("iso3166-2", one.iso)
        for system in sorted(tops):
            yield _part(one, about.country, system)
        if one.parent:
            yield from self._under(one, tops)

    def _under(self, one: _Found, tops: set[str]) -> Iterator[Said]:
        """Yield that a region is part of its parent, which may be made of its name alone."""
        system, name = str(one.about.parent_system), str(one.parent)
        if one.about.makes_parents:
            yield from _made(one, system)
            yield _part(one, f"{one.making.whole.mapping.source.id}-{system}-{name}", system)
            return
        if name not in self.found or name == one.key:
            reason = "is its own parent" if name == one.key else "no row has this parent as its key"
            raise Rejected(one.parent_column, name, reason)
        if one.about.system not in tops:
            reason = "others are part of this region: a table holds two levels, not three"
            raise Rejected(one.parent_column, name, reason)
        above = self.found[name].said.id
        if above not in self.whole.draft.nodes:
            raise Rejected(one.parent_column, name, "its parent was rejected")
        yield _part(one, above, system)


def _made(one: _Found, system: str) -> Iterator[Said]:
    """Yield a parent that is only a name in a cell."""
    source = one.making.whole.mapping.source.id
    said = _same(one, f"{source}-{system}-{one.parent}")
    yield Node(said.id, ("Region",))
    yield said.has("name", str(one.parent))
    yield said.has("country", one.about.country)
    yield said.has("life", BLOC)
    yield replace(_part(one, one.about.country, system), key=f"{said.key}/part-of/{system}",
                  start=said.id, evidence=said.evidence, cites=None, confidence=None,
                  valid_from=None, valid_to=None)  # fmt: skip


def _same(one: _Found, id: str) -> Subject:
    """Return a subject of which every row says the same."""
    evidence = one.making.whole.mapping.evidence
    return Subject(id, f"region/{id}", one.said.ref, evidence)


def _part(one: _Found, whole: str, system: str) -> PartOf:
    return PartOf(
        key=f"{one.said.key}/part-of/{system}/{whole}",
        start=one.said.id,
        end=whole,
        source_ref=one.said.ref,
        evidence=one.said.evidence,
        cites=one.said.cites,
        confidence=one.said.confidence,
        system=system,
        valid_from=one.start,
        valid_to=one.end,
    )
