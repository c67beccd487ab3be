"""What a mapping says about facts: properties of an organisation, with what stands beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import SIZES
from ingest.mapping import kinds
from ingest.mapping.field import KEYS, Field, checked, described, field
from ingest.mapping.given import Given

READ_AS = ("text", "number", "whole", "money", "day", "flag")
BESIDE: Mapping[str, tuple[str, ...]] = {
    "unit": (), "currency": (), "basis": kinds.BASES, "year": (), "valid_from": (), "valid_to": (),
}  # fmt: skip
_USUALLY = {"revenue": "money", "employees": "whole", "founded": "day"}
_PROPERTY = re.compile(r"[a-z][a-z0-9_]{0,40}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of an organisation, and what is said beside its value."""

    property: str
    read_as: str
    value: Field
    beside: Mapping[str, Field]


def facts_of(given: Given) -> tuple[Fact, ...]:
    """Return the facts of a table."""
    found = given.pairs().items()
    return tuple(_fact(name, one) for name, said in found for one in said.one_or_more())


def _fact(name: str, given: Given) -> Fact:
    """Return a fact; its value is described where the keys beside it are."""
    if not _PROPERTY.fullmatch(name) or name in kinds.TAKEN:
        reason = "has a field of its own" if name in kinds.TAKEN else "is no name, as in revenue"
        raise given.wrong(f"{name!r} {reason}")
    usual = _USUALLY.get(name, "text")
    words = SIZES if name == "size" else ()
    if given.is_text:
        return _complete(Fact(name, usual, field(given, words), {}), given)
    keys = given.keys([*KEYS, "as", *BESIDE])
    read_as = keys.pop("as").word(READ_AS) if "as" in keys else usual
    said = {n: field(keys.pop(n), words) for n, words in BESIDE.items() if n in keys}
    return _complete(Fact(name, read_as, checked(described(keys, given), words), said), given)


def _complete(fact: Fact, given: Given) -> Fact:
    if fact.read_as == "money" and "currency" not in fact.beside:
        raise given.wrong("money needs its currency, as in currency: {value: EUR}")
    if "year" in fact.beside and fact.beside.keys() & {"valid_from", "valid_to"}:
        raise given.wrong("year stands for valid_from and valid_to: say it or them")
    return fact
