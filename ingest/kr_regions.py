"""The provinces of Korea, their blocs and lives: kr_regions.csv."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources.abc import Traversable

from graph.model import Node, PartOf, SucceededBy
from ingest import lives
from ingest.cells import Rejected, cell, first_day, needed
from ingest.country import country
from ingest.draft import Draft, Said, once
from ingest.lives import life
from ingest.regions import RegionIndex, RegionName
from ingest.subject import Subject
from ingest.table import Row, Table, table

COUNTRY = "KR"
BLOCS = {
    "수도권": "KR-BLOC-CAPITAL",
    "동남권": "KR-BLOC-SOUTHEAST",
    "대경권": "KR-BLOC-DAEGYEONG",
    "충청권": "KR-BLOC-CHUNGCHEONG",
    "호남권": "KR-BLOC-HONAM",
    "강원권": "KR-BLOC-GANGWON",
    "제주권": "KR-BLOC-JEJU",
}
COLUMNS = (
    "region_id", "name_ko", "name_short", "name_en", "mois_code", "kostat_code", "iso_3166_2",
    "successor_id", "capital_area", "bloc_ko", "note", *lives.COLUMNS,
)  # fmt: skip
_SCHEMES = {"mois": "mois_code", "kostat": "kostat_code", "iso3166-2": "iso_3166_2"}
#: where the codes were read; the names stand beside those of the first
_READ_IN = {
    "mois": "법정동코드 si.csv | 행정안전부, copy kr-legal-dong@79170820 | 2024-04 | "
    "https://github.com/kr-legal-dong/kr-legal-dong.github.io",
    "kostat": "skorea-provinces-2018 | 통계청 SGIS, copy southkorea-maps@fe65e05e | 2018 | "
    "https://github.com/southkorea/southkorea-maps",
    "iso3166-2": "ISO 3166-2:KR | ISO, copy pycountry 26.2.16 | n.d. | "
    "https://pypi.org/project/pycountry/26.2.16/",
}
_UNREAD = {("mois", "12"), ("mois", "36")}  # 전남광주 is later than the list; 세종 is not in it


def read(draft: Draft, folder: Traversable) -> RegionIndex:
    """Add the regions of Korea and return how to find them."""
    found = once(table(folder / "kr_regions.csv", COLUMNS), "region_id")
    draft.add(_country_and_blocs(found))
    draft.take(found, lambda number, row: _province(found.ref(number), row))
    rows = {row["region_id"]: row for _, row in found}
    draft.link(found, lambda number, row: _succession(found.ref(number), row, rows))
    return RegionIndex(_name(row) for _, row in found)


def _country_and_blocs(found: Table) -> Iterator[Said]:
    korea = Subject(COUNTRY, f"region/{COUNTRY}", found.ref(1), "inferred")
    yield from country(korea, "대한민국", "Republic of Korea")
    for name, bloc in BLOCS.items():
        yield Node(bloc, ("Region",))
        about = Subject(bloc, f"region/{bloc}", found.ref(1), "inferred")
        yield about.has("name", name)
        yield about.has("country", COUNTRY)
        yield about.has("life", "bloc")
        yield _part(about, COUNTRY, "kr-bloc")


def _province(ref: str, row: Row) -> Iterator[Said]:
    region = needed(row, "region_id", str)
    about = Subject(region, f"region/{region}", ref, "inferred")
    lived = life(row)
    yield Node(region, ("Region",))
    yield from _read_in("mois", row["mois_code"], about).facts(row, name="name_ko")
    yield from about.facts(row, name_short="name_short", name_en="name_en", note="note")
    yield about.has("country", COUNTRY)
    if row["capital_area"] == "1":
        yield about.has("capital_area", value=True)
    for scheme, code in _codes(row):
        yield _read_in(scheme, code, about).numbered(scheme, code)
    yield lived.fact(about, "province")
    bloc = needed(row, "bloc_ko", _bloc)
    for part in (
        _part(replace(about, evidence=lived.evidence, cites=lived.cites), COUNTRY, "kr-province"),
        _part(about, bloc, "kr-bloc"),
    ):
        yield replace(part, valid_from=lived.start, valid_to=lived.end)


def _read_in(scheme: str, code: str, about: Subject) -> Subject:
    """Return the region as the list speaks of it in which this code was read, if one was."""
    if not code or (scheme, code) in _UNREAD:
        return about
    return replace(about, evidence="official", cites=_READ_IN[scheme])


def _bloc(name: str) -> str:
    if name not in BLOCS:
        raise ValueError(f"is no bloc: {', '.join(BLOCS)}")
    return BLOCS[name]


def _part(about: Subject, whole: str, system: str) -> PartOf:
    return PartOf(
        key=f"{about.key}/part-of/{system}",
        start=about.id,
        end=whole,
        source_ref=about.ref,
        evidence=about.evidence,
        cites=about.cites,
        system=system,
    )


def _succession(ref: str, row: Row, rows: dict[str, Row]) -> Iterator[Said]:
    new = row["successor_id"]
    if not new:
        return
    if new not in rows:
        raise Rejected("successor_id", new, "link to an absent region")
    lived = life(rows[new])
    before = sum(other["successor_id"] == new for other in rows.values())
    yield SucceededBy(
        key=f"region/{row['region_id']}/succeeded-by/{new}",
        start=row["region_id"],
        end=new,
        source_ref=ref,
        evidence=lived.evidence,
        cites=lived.cites,
        valid_from=lived.start,
        kind="merger" if before > 1 else "rename",
    )


def _codes(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((scheme, row[column]) for scheme, column in _SCHEMES.items() if row[column])


def _name(row: Row) -> RegionName:
    since = cell(row, "valid_from", first_day)
    return RegionName(row["region_id"], row["name_ko"], row["name_short"], _codes(row), since)
