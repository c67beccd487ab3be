"""What is wrong in a mapping file is said with its line, its key, and what was probably meant."""

from pathlib import Path

import pytest

from graph.errors import BadSource
from ingest.mapping import mapping
from tests.own_tables import COMPANIES, REGIONS, SOURCE, TIES, mapped, put, read


def refused(folder: Path, text: str | bytes) -> str:
    path = folder / "m.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(BadSource) as no:
        mapping(path)
    return str(no.value)


def in_table(kind: str, said: str) -> str:
    return f"{SOURCE}tables:\n  - file: t.csv\n    {kind}: {{{said}}}\n"


REGION = "system: xm-land, country: XM, key: a"
ENDS = "from: a, to: b"
TABLES = "tables: []\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "m.yaml is empty"),
        ("a: [", "m.yaml, line 1: is no YAML: "),
        ("a: 1\na: 2\n", "m.yaml, line 2, mapping: key a stands there twice"),
        (b"\xff\xfe", "m.yaml cannot be read as a mapping in UTF-8"),
        ("- a\n", "m.yaml, line 1, mapping: must be keys with values, as in key: value"),
        ("tables: []\n", "m.yaml, line 1, mapping: source is missing"),
        ("[" * 9_999, "m.yaml cannot be read as a mapping in UTF-8: maximum recursion depth"),
        ("&a [*a]", "m.yaml, line 1, mapping: must be keys with values"),
        (SOURCE.replace("publisher", "publsher") + TABLES,
         "m.yaml, line 4, source: unknown key publsher; did you mean publisher?"),
        (SOURCE.replace("evidence: synthetic", "evidence: rumour") + TABLES,
         "m.yaml, line 6, source.evidence: 'rumour' is none of official, filing,"),
        (SOURCE.replace("id: made-up", "id: Made Up") + TABLES,
         "line 2, source.id: 'Made Up' must be small letters, digits and hyphens"),
        (SOURCE + "  published: 2024-13-01\n" + TABLES,
         "line 8, source.published: '2024-13-01' is no date"),
        (SOURCE + "defaults: {numbers: '1,5'}\ntables: [{file: t.csv, regions: {" + REGION + "}}]",
         "defaults.numbers: '1,5' is not the example number in its writing"),
        (SOURCE + "defaults: {dates: '%d'}\ntables: [{file: t.csv, regions: {" + REGION + "}}]",
         "defaults.dates: '%d' is no format of a date, as in %d.%m.%Y or %Y/%m"),
        (SOURCE + "defaults: {encoding: klingon}\ntables: [{file: t, regions: {" + REGION + "}}]",
         "defaults.encoding: klingon is not known; known are utf-8, "),
        (SOURCE + "defaults: {header: [1, 3]}\ntables: [{file: t.csv, regions: {" + REGION + "}}]",
         "defaults.header: must be one row, or rows that follow each other: [2, 3]"),
        (SOURCE + "defaults: {delimiter: ab}\ntables: [{file: t.csv, regions: {" + REGION + "}}]",
         "defaults.delimiter: 'ab' is no delimiter"),
        (SOURCE + "tables:\n  - file: t.csv\n", "line 9, tables[1]: must say what the table holds"),
        (SOURCE + TABLES, "m.yaml, line 8, tables: must name at least one table"),
        (in_table("regions", "system: xm, country: Germany, key: a"),
         "tables[1].regions.country: 'Germany' is no code of a country in two capitals, as in DE"),
        (in_table("regions", "system: kr-province, country: KR, key: a"),
         "'kr-province' comes with the project; to have those regions say regions: {use: korea}"),
        (in_table("regions", REGION + ", parent: b"), "parent and parent_system belong together"),
        (in_table("regions", "use: mars"), "regions.use: 'mars' is none of korea, japan"),
        (in_table("organisations", "key: a"), "tables[1].organisations: name is missing"),
        (in_table("organisations", "key: a, name: b, region: c"),
         "organisations.region: say what the region is to the organisation, as in role: head_offi"),
        (in_table("organisations", "key: a, name: b, size: {column: c, values: {x: huge}}"),
         "organisations.size: 'huge' is none of large, mid_sized, sme, micro"),
        (in_table("organisations", "key: a, name: b, kind: {value: firm}"),
         "organisations.kind: 'firm' is none of company, bank"),
        (in_table("organisations", "key: a, name: b, facts: {revenue: c}"),
         "facts.revenue: money needs its currency, as in currency: {value: EUR}"),
        (in_table("organisations", "key: a, name: b, facts: {name_en: c}"),
         "facts.name_en: 'name_en' has a field of its own"),
        (in_table("organisations", "key: a, name: b, identifiers: {LEI: c}"),
         "identifiers.LEI: 'LEI' is no name of a numbering"),
        (in_table("ties", "kind: supplies, from: a"), "tables[1].ties: to is missing"),
        (in_table("ties", f"kind: supplies, {ENDS}, amount: c"), "an amount needs its currency"),
        (in_table("ties", f"kind: supplies, {ENDS}, share: c"), "ties: unknown key share"),
        (in_table("ties", f"kind: owns, {ENDS}, amount: c, currency: d"), "unknown key amount"),
        (in_table("ties", f"kind: supplies, {ENDS}, on: c, on_to: d"), "say it or them"),
        (in_table("ties", f"kind: supplies, {ENDS}, note: {{column: c, value: d}}"),
         "ties.note: must say either column or value"),
        (in_table("ties", f"kind: supplies, {ENDS}, note: {{colunm: c}}"),
         "ties.note: unknown key colunm; did you mean column?"),
        (in_table("ties", f"kind: supplies, {ENDS}, note: [a, b]"),
         "ties.note: must be keys with values"),
        (in_table("ties", f"kind: supplies, {ENDS}, tier: {{column: c, times: -1}}"),
         "ties.tier.times: '-1' is no number above 0"),
        (in_table("ties", "kind: supplies, from: {column: a, create: firm}, to: b"),
         "ties.from.create: 'firm' is none of true, false, company"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_mapping_is_said_with_its_line(
    text: str | bytes, said: str, tmp_path: Path
) -> None:
    assert said in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (f"kind: supplies, {ENDS}, note: {{column: c, times: 2}}", "times is for numbers only"),
        (f"kind: supplies, {ENDS}, amount: a, currency: {{value: Euro}}",
         "ties.currency: 'Euro' is no code of a currency, as in EUR"),
        (f"kind: supplies, {ENDS}, on: {{value: soon}}", "ties.on: 'soon' is no date"),
    ],
)  # fmt: skip
def test_a_constant_that_a_field_cannot_hold_is_refused_at_its_place(
    said: str, why: str, tmp_path: Path
) -> None:
    put(tmp_path, "t.csv", [["a", "b", "c"], ["x", "y", "z"]])
    with pytest.raises(BadSource, match=why):
        read(mapped(tmp_path, f"  - {{file: t.csv, ties: {{{said}}}}}\n"), tmp_path)


def test_a_mapping_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match=r"m.yaml is not there: check the path"):
        mapping(tmp_path / "m.yaml")


def test_norway_is_a_country_and_no_word_for_false(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        in_table("regions", "system: no-fylke, country: NO, key: no, name: on"), "utf-8"
    )
    (table,) = mapping(tmp_path / "m.yaml").tables
    assert table.asked == {"no": ("key",), "on": ("name",)}


def test_the_columns_of_a_mapping_are_those_of_all_its_fields(tmp_path: Path) -> None:
    said = mapped(tmp_path, REGIONS + COMPANIES + TIES)
    assert [sorted(table.asked) for table in said.tables] == [
        ["code", "name"], ["key", "name", "region"], ["amount", "from", "on", "to"],
    ]  # fmt: skip


def test_two_tables_of_one_kind_are_told_apart_by_number_or_name(tmp_path: Path) -> None:
    said = mapped(tmp_path, REGIONS + TIES + COMPANIES + TIES)
    assert [table.label for table in said.tables] == ["1", "1", "1", "2"]
    named = TIES.replace("  - file", "  - name: 2\n    file")
    with pytest.raises(BadSource, match=r"another table of ties has the name 2 too"):
        mapped(tmp_path, TIES + TIES + named)
