"""A mapping file: which column of which table is what, and who says so.

    source      who says it, on what terms, what is missing
    defaults    how numbers and dates are written, encoding, delimiter
    tables      for each table its columns, as regions, organisations, facts or ties

docs/your-own-data.md has the grammar.
"""

import re
from collections.abc import Mapping as Keys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from graph.model import EVIDENCE, Evidence
from graph.reading import Source
from ingest.mapping import tables, writing
from ingest.mapping.given import Given, given
from ingest.mapping.writing import Writing
from ingest.tabular.sheet import How

NOT_SAID = "the mapping does not say what this source leaves out"
_KINDS = {
    "regions": tables.regions,
    "organisations": tables.organisations,
    "facts": tables.facts,
    "ties": tables.ties,
}
_ID = re.compile(r"[a-z][a-z0-9-]{1,30}")
_TAKEN = ("bundled", "jp-rs", "krx-kind")  # sources that the project reads itself


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the mapping: where it is, how it is written, and what it is about."""

    where: Given
    label: str  #: tells its keys from those of other tables of this kind
    file: str | None
    sheet: str | None
    kind: str
    about: tables.About
    writing: Writing

    @property
    def how(self) -> How:
        """Return how to read it."""
        said = self.writing
        return How(said.header, said.encoding, said.delimiter, self.sheet, frozenset(self.asked))

    @property
    def asked(self) -> Keys[str, tuple[str, ...]]:
        """Return the columns that are asked for, each with the keys that ask."""
        found: dict[str, list[str]] = {}
        if isinstance(self.about, tables.Organisations | tables.Ties):
            found |= {column: ["key"] for column in self.about.key}
        for field in tables.asked(self.about):
            for column, path in field.columns:
                found.setdefault(column, []).append(path.split(f".{self.kind}.")[-1])
        return {column: tuple(keys) for column, keys in found.items()}


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a mapping file says."""

    name: str
    source: Source
    evidence: Evidence
    tables: tuple[Table, ...]


def mapping(path: Path) -> Mapping:
    """Read a mapping file, or say what is wrong in it, with its line."""
    keys = given(path).keys(("source", "defaults", "tables"), needed=("source", "tables"))
    source, evidence = _source(keys["source"])
    defaults = keys["defaults"].keys(writing.KEYS) if "defaults" in keys else {}
    found: list[Table] = []
    for one in keys["tables"].items():
        table = _table(one, defaults)
        same = [other.label for other in found if other.kind == table.kind]
        if table.label in same:
            raise one.wrong(f"another table of {table.kind} has the name {table.label} too")
        found.append(replace(table, label=table.label or str(len(same) + 1)))
    if not found:
        raise keys["tables"].wrong("must name at least one table")
    return Mapping(path.name, source, evidence, tuple(found))


def _source(given: Given) -> tuple[Source, Evidence]:
    optional = ("address", "published", "missing")
    needed = ("id", "title", "publisher", "licence", "evidence", "absence")
    keys = given.keys((*needed, *optional), needed=needed)
    said = {name: one.text() for name, one in keys.items()}
    absence = keys["absence"].word(("retracted", "ended"))
    source = Source(
        id=_id(keys["id"]),
        title=said["title"],
        publisher=said["publisher"],
        licence=said["licence"],
        address=said.get("address", ""),
        published=keys["published"].day() if "published" in keys else None,
        missing=said.get("missing", NOT_SAID),
        absence="ended" if absence == "ended" else "retracted",
    )
    return source, cast(Evidence, keys["evidence"].word(EVIDENCE))


def _id(given: Given) -> str:
    id = given.text()
    if id in _TAKEN:
        raise given.wrong(f"{id!r} is a source of the project's own")
    if not _ID.fullmatch(id):
        raise given.wrong(f"{id!r} must be small letters, digits and hyphens, as in de-muster")
    return id


def _table(given: Given, defaults: Keys[str, Given]) -> Table:
    keys = given.keys(("file", "sheet", "name", *writing.KEYS, *_KINDS))
    found = [kind for kind in _KINDS if kind in keys]
    if len(found) != 1:
        raise given.wrong(f"must say what the table holds: one of {', '.join(_KINDS)}")
    return Table(
        where=given,
        label=keys["name"].text() if "name" in keys else "",
        file=keys["file"].text() if "file" in keys else None,
        sheet=keys["sheet"].text() if "sheet" in keys else None,
        kind=found[0],
        about=_KINDS[found[0]](keys[found[0]]),
        writing=writing.writing({**defaults, **keys}),
    )
