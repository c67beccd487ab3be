"""What a mapping says about one table: which column is what."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.mapping import kinds
from ingest.mapping.ends import SCHEME, End, creating, end, scheme
from ingest.mapping.facts import Fact, facts_of
from ingest.mapping.field import Field, field
from ingest.mapping.given import Given
from ingest.tabular.header import tidy

OWN_SYSTEMS = {"kr-province", "kr-bloc", "jp-prefecture"}  # of the tables that come along
BUNDLED = ("korea", "japan")


@dataclass(frozen=True, slots=True)
class Bundled:
    """The regions of a country that come with the project."""

    country: str


@dataclass(frozen=True, slots=True)
class Regions:
    """A table of the regions of one country."""

    system: str
    country: str
    country_name: str | None
    level: str
    parent_system: str | None
    makes_parents: bool  #: a parent is a name in a cell, and has no row of its own
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Organisations:
    """A table of organisations."""

    key: tuple[str, ...]
    fields: Mapping[str, Field]
    facts: tuple[Fact, ...]
    identifiers: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of facts about organisations of other tables."""

    of: End
    fields: Mapping[str, Field]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """A table of ties between organisations."""

    key: tuple[str, ...]  #: empty: what the row says is its key
    start: End
    end: End
    fields: Mapping[str, Field]


About = Bundled | Regions | Organisations | Facts | Ties


def regions(given: Given) -> Bundled | Regions:
    """Return what is said about a table of regions, or which that come along are used."""
    if "use" in given.pairs():
        return Bundled(given.keys(["use"])["use"].word(BUNDLED))
    settings = ("system", "country", "country_name", "level", "parent_system")
    keys = given.keys([*settings, *kinds.REGION_FIELDS], needed=("system", "country", "key"))
    if ("parent" in keys) != ("parent_system" in keys):
        raise given.wrong("parent and parent_system belong together: say both or neither")
    parent, creates = creating(keys.pop("parent")) if "parent" in keys else (None, None)
    made = {n: field(g, kinds.REGION_FIELDS[n]) for n, g in keys.items() if n not in settings}
    said = {n: keys[n].text() for n in settings if n in keys}
    return Regions(
        system=_system(keys["system"]),
        country=_country(keys["country"]),
        country_name=said.get("country_name"),
        level=said.get("level", "region"),
        parent_system=_system(keys["parent_system"]) if parent else None,
        makes_parents=creates is not None,
        fields=made | ({"parent": parent} if parent else {}),
    )


def organisations(given: Given) -> Organisations:
    """Return what is said about a table of organisations."""
    known = [*kinds.ORGANISATION_FIELDS, "key", "facts", "identifiers"]
    keys = given.keys(known, needed=("key", "name"))
    if "region" in keys and "role" not in keys:
        raise keys["region"].wrong(
            "say what the region is to the organisation, as in role: head_office "
            f"({', '.join(kinds.ROLES)})"
        )
    words = kinds.ORGANISATION_FIELDS
    return Organisations(
        key=_columns(keys["key"]),
        fields={name: field(one, words[name]) for name, one in keys.items() if name in words},
        facts=facts_of(keys["facts"]) if "facts" in keys else (),
        identifiers=_identifiers(keys["identifiers"]) if "identifiers" in keys else {},
    )


def facts(given: Given) -> Facts:
    """Return what is said about a table of facts."""
    keys = given.keys([*kinds.FACT_FIELDS, "of", "facts"], needed=("of", "facts"))
    words = kinds.FACT_FIELDS
    made = {name: field(one, words[name]) for name, one in keys.items() if name in words}
    return Facts(end(keys["of"]), made, facts_of(keys["facts"]))


def ties(given: Given) -> Ties:
    """Return what is said about a table of ties; a kind said for all rows bounds its fields."""
    of_any = {name: words for fields in kinds.TIE_FIELDS.values() for name, words in fields.items()}
    keys = given.keys([*of_any, "key", "from", "to"], needed=("kind", "from", "to"))
    kind = field(keys["kind"], kinds.TIES)
    words = kinds.TIE_FIELDS[kind.constant] if kind.constant else of_any
    keys = given.keys([*words, "key", "from", "to"])
    if "amount" in keys and "currency" not in keys:
        raise keys["amount"].wrong("an amount needs its currency, as in currency: {value: EUR}")
    if "on" in keys and keys.keys() & {"on_from", "on_to"}:
        raise keys["on"].wrong("stands for on_from and on_to: say it or them")
    return Ties(
        key=_columns(keys["key"]) if "key" in keys else (),
        start=end(keys["from"]),
        end=end(keys["to"]),
        fields={name: field(one, words[name]) for name, one in keys.items() if name in words},
    )


def asked(about: About) -> Iterator[Field]:
    """Yield the fields of a table, those inside facts and ends too."""
    if isinstance(about, Bundled):
        return
    yield from about.fields.values()
    if isinstance(about, Ties):
        yield from (about.start.field, about.end.field)
    if isinstance(about, Facts):
        yield about.of.field
    if isinstance(about, Organisations):
        yield from about.identifiers.values()
    if isinstance(about, Organisations | Facts):
        for fact in about.facts:
            yield from (fact.value, *fact.beside.values())


def _columns(given: Given) -> tuple[str, ...]:
    return tuple(tidy(item.text()) for item in given.items())


def _identifiers(given: Given) -> Mapping[str, Field]:
    return {scheme(one, name): field(one) for name, one in given.pairs().items()}


def _system(given: Given) -> str:
    system = given.text()
    if not SCHEME.fullmatch(system) or system in OWN_SYSTEMS:
        raise given.wrong(
            f"{system!r} comes with the project; to have those regions say regions: {{use: korea}}"
            if system in OWN_SYSTEMS
            else f"{system!r} is no name of a region system, as in de-land"
        )
    return system


def _country(given: Given) -> str:
    country = given.text()
    if not re.fullmatch("[A-Z]{2}", country):
        raise given.wrong(f"{country!r} is no code of a country in two capitals, as in DE")
    return country
