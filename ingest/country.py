"""A country: a region, of which the regions of its systems are part."""

from collections.abc import Iterator

from graph.model import Node
from ingest.draft import Said
from ingest.subject import Subject


def country(about: Subject, name: str | None, name_en: str | None = None) -> Iterator[Said]:
    """Yield a country, whose id is its code, and what it is called."""
    yield Node(about.id, ("Region", "Country"))
    yield about.has("country", about.id)
    yield about.has("life", "country")
    for property, value in (("name", name), ("name_en", name_en)):
        if value:
            yield about.has(property, value)
