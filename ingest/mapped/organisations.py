"""Organisations from a table: names, numbers, place, size and other facts."""

from collections.abc import Iterator
from typing import cast

from graph.model import SIZES, LocatedIn, Node, Place
from ingest.cells import Rejected
from ingest.draft import Said
from ingest.mapped import values
from ingest.mapped.facts import FactMaker
from ingest.mapped.making import Making, mark
from ingest.mapped.parties import STRONGEST, Party, made_id, numbered_id
from ingest.mapping import kinds
from ingest.mapping.tables import Organisations
from ingest.numbers import CHECKS, problem
from ingest.subject import Subject
from ingest.tabular.sheet import Row

Number = tuple[str, str, str | None]  # scheme, value, and why it is no identity, if so


class OrganisationMaker:
    """Makes an organisation of each row."""

    def __init__(self, making: Making, about: Organisations) -> None:
        """Make organisations of this table."""
        self._making, self._about, asks = making, about, making.asks
        self._columns = sorted(making.table.asked)
        self._name, self._name_en = asks.line("name"), asks.line("name_en")
        self._short, self._aliases = asks.line("short"), asks.text("aliases")
        self._kind = asks.word("kind", (*kinds.KINDS, kinds.PERSON))
        self._role = asks.word("role", kinds.ROLES)
        self._region = asks.by("region", making.whole.places.find)
        self._city, self._country = asks.line("city"), asks.by("country", values.country)
        self._plain = {n: asks.text(n) for n in ("product", "note") if n in asks}
        self._size = asks.word("size", SIZES)
        self._facts = [FactMaker(making, fact) for fact in about.facts]
        numbers = making.others(dict(about.identifiers))
        self._numbers = {scheme: numbers.line(scheme) for scheme in about.identifiers}

    def __call__(self, number: int, row: Row) -> Iterator[Said]:
        """Yield what a row says about an organisation; a second row of one key, nothing."""
        key, parties = self._making.key(row, self._about.key), self._making.whole.parties
        parties.named.put(key, None)
        if self._kind(row) == kinds.PERSON:
            parties.persons += 1
            raise Rejected(self._kind.column or "", "", "is a natural person: dropped")
        same = mark([values.shown(row.get(c)) for c in self._columns])
        if self._again(number, key, same):
            return
        numbers = list(self._numbered(number, row))
        about = self._subject(number, row, key, numbers)
        yield from self._said(number, row, about)
        for scheme, value, wrong in numbers:
            yield about.numbered(scheme, value, wrong)
        own = [f"{scheme}:{value}" for scheme, value, wrong in numbers if not wrong]
        parties.shared |= {f"{s}:{v}" for s, v, wrong in numbers if wrong and not problem(s, v)}
        parties.add(key, own, Party(about.id, about.ref, same))

    def _again(self, number: int, key: str, same: str) -> bool:
        """Return whether an equal row was taken; one that says something else is refused."""
        known, column = self._making.whole.parties.of_key.get(key), "/".join(self._about.key)
        if known is None:
            return False
        if known.mark != same:
            raise Rejected(
                column, key, f"duplicate key: {known.ref} has it and says something else"
            )
        self._making.file.doubt(number, column, key, f"says what {known.ref} says: taken once")
        return True

    def _numbered(self, number: int, row: Row) -> Iterator[Number]:
        """Yield the official numbers of a row; one that is no identity is said."""
        parties = self._making.whole.parties
        for scheme, ask in self._numbers.items():
            text = ask(row) or ""
            value = text.replace(" ", "").replace("-", "") if scheme in CHECKS else text
            if not value:
                continue
            wrong, known = problem(scheme, value), parties.holder(f"{scheme}:{value}")
            if not wrong and known is not None:
                wrong = f"is the number of {known.ref} already: one organisation or two?"
            if wrong:
                reason = f"{wrong}; kept, never used as identity"
                self._making.file.doubt(number, ask.column or scheme, value, reason)
            yield scheme, value, wrong

    def _subject(self, number: int, row: Row, key: str, numbers: list[Number]) -> Subject:
        valid = {scheme: value for scheme, value, wrong in numbers if not wrong}
        best = next((scheme for scheme in STRONGEST if scheme in valid), None)
        source = self._making.whole.mapping.source.id
        own = numbered_id(best, valid[best]) if best else made_id(source, f"key/{key}")
        return self._making.subject(number, row, (own, f"organisation/{key}"))

    def _said(self, number: int, row: Row, about: Subject) -> Iterator[Said]:
        kind = self._kind(row)
        yield Node(about.id, kinds.KINDS[kind] if kind else kinds.ORGANISATION)
        yield about.has("name", self._name.needed(row))
        said = {
            "name_en": self._name_en(row),
            "name_short": self._short(row),
            "body_kind": kind,
            "size": self._size(row),
            "country": self._country(row),
            **{name: ask(row) for name, ask in self._plain.items()},
        }
        yield from (about.has(name, value) for name, value in said.items() if value)
        yield from about.each("alias", self._aliases(row) or "")
        yield from self._placed(number, row, about)
        for fact in self._facts:
            yield from fact(row, about)

    def _placed(self, number: int, row: Row, about: Subject) -> Iterator[Said]:
        region, city = self._making.region(number, row, self._region), self._city(row)
        role = self._role(row)
        if region is not None and role is None:
            column = self._role.column or ""
            self._making.file.doubt(number, column, "", "is blank; the place stays unknown")
        if region is None or role is None:
            if city:
                yield about.has("city", city)
            return
        yield LocatedIn(
            key=f"{about.key}/place/{role}",
            start=about.id,
            end=region,
            source_ref=about.ref,
            evidence=about.evidence,
            cites=about.cites,
            confidence=about.confidence,
            role=cast(Place, role),
            city=city,
        )
