"""The prefectures of Japan: jp_prefectures.csv."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from graph.model import Node, PartOf
from ingest.cells import needed
from ingest.country import country
from ingest.draft import Draft, Said, once
from ingest.regions import RegionIndex, RegionName
from ingest.subject import Subject
from ingest.table import Row, table

COUNTRY = "JP"
COLUMNS = ("region_id", "iso_3166_2", "jis_code", "name_ja", "name_short", "name_en")
_SCHEMES = {"jis": "jis_code", "iso3166-2": "iso_3166_2"}


def read(draft: Draft, folder: Traversable) -> RegionIndex:
    """Add the prefectures and return how to find them."""
    found = once(table(folder / "jp_prefectures.csv", COLUMNS), "region_id")
    about = Subject(COUNTRY, f"region/{COUNTRY}", found.ref(1), "official")
    draft.add(country(about, "日本", "Japan"))
    draft.take(found, lambda number, row: _prefecture(found.ref(number), row))
    return RegionIndex(
        RegionName(row["region_id"], row["name_ja"], row["name_short"], _codes(row))
        for _, row in found
    )


def _prefecture(ref: str, row: Row) -> Iterator[Said]:
    region = needed(row, "region_id", str)
    about = Subject(region, f"region/{region}", ref, "official")
    yield Node(region, ("Region",))
    yield from about.facts(row, name="name_ja", name_short="name_short", name_en="name_en")
    yield about.has("country", COUNTRY)
    yield about.has("life", "prefecture")
    for scheme, code in _codes(row):
        yield about.numbered(scheme, code)
    yield PartOf(
        key=f"{about.key}/part-of/jp-prefecture",
        start=region,
        end=COUNTRY,
        source_ref=ref,
        evidence="official",
        system="jp-prefecture",
    )


def _codes(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((scheme, row[column]) for scheme, column in _SCHEMES.items() if row[column])
