"""What a mapping says about what a row names: an organisation that a tie ends at, or a parent."""

import re
from dataclasses import dataclass

from ingest.mapping import kinds
from ingest.mapping.field import KEYS, Field, described, field
from ingest.mapping.given import Given

SCHEME = re.compile(r"[a-z][a-z0-9-]{0,30}")


@dataclass(frozen=True, slots=True)
class End:
    """How a row names an organisation: by key or official number, or by a name for a new one."""

    field: Field
    scheme: str | None = None
    create: str | None = None  #: the kind of the organisation that is made where none is known


def creating(given: Given) -> tuple[Field, str | None]:
    """Return a field that may say `create: true`, or which kind is created."""
    if given.is_text:
        return field(given), None
    keys = given.keys([*KEYS, "create"])
    create = keys.pop("create").word(("true", "false")) if "create" in keys else "false"
    return described(keys, given), create if create == "true" else None


def end(given: Given) -> End:
    """Return how a row names an organisation."""
    if given.is_text:
        return End(field(given))
    keys = given.keys([*KEYS, "identifier", "create"])
    numbering = scheme(keys.pop("identifier")) if "identifier" in keys else None
    create = keys.pop("create").word(("true", "false", *kinds.KINDS)) if "create" in keys else None
    return End(described(keys, given), numbering, None if create == "false" else create)


def scheme(given: Given, name: str | None = None) -> str:
    """Return the name of a numbering."""
    text = given.text() if name is None else name
    if not SCHEME.fullmatch(text):
        raise given.wrong(f"{text!r} is no name of a numbering, as in lei, jp-cn, crn or vat-de")
    return text
