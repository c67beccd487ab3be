"""The ministries and agencies of Korea, their lives and successors: kr_ministries.csv."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from graph.model import Evidence, Label, Node, SucceededBy
from ingest import lives
from ingest.cells import Rejected, needed
from ingest.draft import Draft, Said, once
from ingest.lives import life
from ingest.subject import Subject
from ingest.table import Row, table

LABELS: tuple[Label, ...] = ("Organisation", "Ministry", "PublicBody")
COLUMNS = (
    "org_id", "name_ko", "name_en", "kind", "successor_ids", "succession_kind",
    "data_go_kr_org_code", "evidence", *lives.COLUMNS,
)  # fmt: skip
_SEEN_IN_OFFICIAL = ("bizinfo", "AI-budget", "API path")


def read(draft: Draft, folder: Traversable) -> dict[str, str]:
    """Add the ministries and return their node ids by the code that other tables use."""
    found = once(table(folder / "kr_ministries.csv", COLUMNS), "org_id")
    draft.take(found, lambda number, row: _ministry(found.ref(number), row))
    rows = {row["org_id"]: row for _, row in found}
    draft.link(found, lambda number, row: _succession(found.ref(number), row, rows))
    return {code: _id(code) for code in rows}


def _id(code: str) -> str:
    return f"kr-gov-{code}"


def _ministry(ref: str, row: Row) -> Iterator[Said]:
    code = needed(row, "org_id", str)
    about = Subject(_id(code), f"ministry/{code}", ref, _evidence(row), row["evidence"] or None)
    yield Node(about.id, LABELS)
    yield from about.facts(row, name="name_ko", name_en="name_en")
    yield about.has("body_kind", "ministry")
    yield life(row).fact(about, needed(row, "kind", str))
    if number := row["data_go_kr_org_code"]:
        yield about.numbered("data.go.kr-org", number)


def _evidence(row: Row) -> Evidence:
    """Return official where the name was read in a file of the state, else inferred."""
    seen = any(word in row["evidence"] for word in _SEEN_IN_OFFICIAL)
    return "official" if seen else "inferred"


def _succession(ref: str, row: Row, rows: dict[str, Row]) -> Iterator[Said]:
    kinds = row["succession_kind"].split(";")
    for at, new in enumerate(filter(None, row["successor_ids"].split(";"))):
        if new not in rows:
            raise Rejected("successor_ids", new, "link to an absent ministry")
        lived = life(rows[new])
        yield SucceededBy(
            key=f"ministry/{row['org_id']}/succeeded-by/{new}",
            start=_id(row["org_id"]),
            end=_id(new),
            source_ref=ref,
            evidence=lived.evidence,
            cites=lived.cites,
            valid_from=lived.start,
            kind=kinds[min(at, len(kinds) - 1)] or None,
        )
