"""Every example of docs/your-own-data.md is taken whole."""

import re
from pathlib import Path

import pytest

from ingest.mapped.checking import check
from ingest.mapping import mapping

PAGE = (Path(__file__).parent.parent / "docs" / "your-own-data.md").read_text("utf-8")
BLOCKS = re.findall(r"```(yaml|csv) (\S+)\n(.*?)```", PAGE, re.DOTALL)
SOURCE = next(text for _, name, text in BLOCKS if name == "source")
TABLES = {text for kind, name, text in BLOCKS if (kind, name) == ("yaml", "tables")}


def following(text: str) -> dict[str, str]:
    """Return the files that the page has shown by the end of the section of a mapping."""
    section = PAGE[: PAGE.index(text)] + PAGE[PAGE.index(text) :].split("\n## ")[0]
    return dict(re.findall(r"```csv (\S+)\n(.*?)```", section, re.DOTALL))


@pytest.mark.parametrize("text", sorted(TABLES), ids=lambda text: text.split("\n")[0])
def test_an_example_of_the_page_is_taken_whole(text: str, tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(f"{SOURCE}tables:\n{text}", "utf-8")
    for name, rows in following(text).items():
        (tmp_path / name).write_text(rows, "utf-8")
    found = check(mapping(tmp_path / "mapping.yaml"), [tmp_path])
    assert found.clean
    assert found.statements


def test_the_page_shows_each_kind_of_table() -> None:
    assert len(TABLES) == 5


def test_the_page_names_every_field() -> None:
    from ingest.mapping import kinds

    fields = {name for fields in kinds.TIE_FIELDS.values() for name in fields}
    fields |= {*kinds.ORGANISATION_FIELDS, *kinds.REGION_FIELDS, *kinds.KINDS, kinds.PERSON}
    assert not [
        name for name in sorted(fields) if f"`{name}`" not in PAGE and f" {name}:" not in PAGE
    ]
