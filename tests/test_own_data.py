"""From a table of another country to a candidate list, with a mapping file alone."""

import json
import re
from pathlib import Path

import pytest

from graph import queries
from graph.frame import frame
from graph.model import CooperatesWith, Has, Owns, PartnersWith, Supplies
from graph.store import Access, Store
from tests import muster, small
from tests.commands import own_server, run
from tests.own_tables import COMPANIES, REGIONS, SOURCE, TIES, mapped, put, stated, three

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


@pytest.fixture
def env(access: Access, tmp_path: Path) -> dict[str, str]:
    return own_server(access, tmp_path / "home")


def test_a_workbook_of_another_country_goes_to_a_candidate_list(
    empty: Store, env: dict[str, str], tmp_path: Path
) -> None:
    book = str(muster.workbook(tmp_path))
    (tmp_path / "m.yaml").write_text(muster.MAPPING, "utf-8")
    asked = ("table", book, "--mapping", str(tmp_path / "m.yaml"))
    checked = run("check", *asked[1:], "--json", env=env)
    assert (checked.code, [t["rows"] for t in json.loads(checked.out)["tables"]]) == (
        0,
        [3, 20, 40],
    )
    loaded = run("load", *asked, env=env)
    assert loaded.code == 0, loaded.err
    listed = json.loads(run("candidates", "--json", env=env).out)
    assert listed["heading"]["system"] == "xm-land"
    assert listed["heading"]["population"] == "all companies with a place in the region system"
    assert (listed["heading"]["companies"], listed["heading"]["place_unknown"]) == (19, 1)
    assert listed["heading"]["size_unknown"] == 2
    assert [s["missing"] for s in listed["sources"]] == ["everything; the country is made up"]
    found = {row["name"]: row for row in listed["rows"]}
    axles = found["Muster Achsen Beta"]
    assert axles["partners"] == 5  # M01 and M09 in Nordland, M03 in Südland, M08 and M15 in Ostmark
    assert axles["external_share"] == pytest.approx(3 / 5)
    assert axles["rank"] is not None
    again = run("load", *asked, env=env)
    assert "Nothing had changed: 170 statements stand as they were" in " ".join(again.out.split())


def test_a_changed_row_ends_one_statement_and_adds_one(
    empty: Store, env: dict[str, str], tmp_path: Path
) -> None:
    rows = [["from", "to", "amount", "on"], *([a, b, "5", "2024"] for a, b in ("ab", "ba"))]
    three(tmp_path, ties=rows)
    keyed = TIES.replace("{kind", "{key: [from, to], kind")
    mapped(tmp_path, REGIONS + COMPANIES + keyed)
    asked = ("load", "table", str(tmp_path), "--mapping", str(tmp_path / "mapping.yaml"))
    assert run(*asked, env=env).code == 0
    rows[1][2] = "7"
    put(tmp_path, "ties.csv", rows)
    changed = run(*asked, env=env).out
    assert "1 statements added, 1 ended" in " ".join(changed.split())
    scope = frame(empty, "xm-land", small.AS_OF).scope
    ids = {c.name: c.id for c in queries.companies(empty, scope)}
    (tie,) = queries.customers_of(empty, scope, ids["Alder"]).rows
    assert (tie.amount, tie.currency, tie.year) == (7, "EUR", 2024)


def test_the_three_steps_of_the_readme_work_as_they_stand(
    empty: Store, env: dict[str, str], tmp_path: Path
) -> None:
    section = README.split("## Your own data in three steps")[1].split("\n## ")[0]
    (block,) = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    steps = [line.split("  #")[0].split() for line in block.splitlines()]
    assert [step[1] for step in steps] == ["template", "check", "load", "candidates"]
    for step in steps:
        shown = run(*step[1:], env=env, folder=tmp_path)
        assert (shown.code, shown.out != "") == (0, True), shown.err
    assert "Candidates, xm-region" in shown.out
    assert "Scored: 7." in shown.out


@pytest.mark.parametrize("what", ["companies", "ties", "regions", "all"])
def test_a_template_is_taken_whole_and_never_written_over(
    what: str, env: dict[str, str], tmp_path: Path
) -> None:
    made = run("template", what, "--out", "mine", env=env, folder=tmp_path)
    following = made.err.strip().removeprefix("Next: superregion ").split()
    checked = run(*following, env=env, folder=tmp_path)
    assert (made.code, checked.code) == (0, 0), checked.out
    assert "would be taken" in checked.out
    before = sorted((p, p.read_bytes()) for p in (tmp_path / "mine").iterdir())
    (tmp_path / "mine" / "regions.csv").write_text("mine", "utf-8")
    if what != "ties":
        again = run("template", what, "--out", "mine", env=env, folder=tmp_path)
        assert again.code == 1
        assert "--force writes over it" in again.err
        assert run("template", what, "--out", "mine", "--force", env=env, folder=tmp_path).code == 0
        assert sorted((p, p.read_bytes()) for p in (tmp_path / "mine").iterdir()) == before


def test_a_check_ends_with_1_when_a_row_would_be_rejected(
    env: dict[str, str], tmp_path: Path
) -> None:
    three(tmp_path, ties=[["from", "to", "amount", "on", "odd"], ["a", "z", "1", "2024", ""]])
    shown = run("check", str(tmp_path), "-m", str(tmp_path / "mapping.yaml"), env=env)
    assert shown.code == 1
    assert re.search(r"odd +nothing +100 % +not read", shown.out)
    assert "1 row: 0 would be taken, 1 rejected" in shown.out
    assert "1 of 5 rows would be rejected, the others loaded." in shown.out
    assert "ties.csv" in shown.err  # the bar


def test_a_check_names_missing_columns_of_all_tables_and_reads_no_rows(
    env: dict[str, str], tmp_path: Path
) -> None:
    three(tmp_path, ties=[["form", "to", "amount"], ["a", "b", "1"]], regions=[["Code", "name"]])
    shown = " ".join(
        run("check", str(tmp_path), "-m", str(tmp_path / "mapping.yaml"), env=env).out.split()
    )
    assert "column from is missing, which is to be from; did you mean form?" in shown
    assert "column on is missing, which is to be on" in shown
    assert "column code is missing, which is to be key; did you mean Code?" in shown
    assert "Not everything could be read; nothing would be loaded." in shown


def test_a_load_says_which_encoding_was_found_out(
    empty: Store, env: dict[str, str], tmp_path: Path
) -> None:
    three(tmp_path, companies=[["key", "name", "region"], ["a", "한빛정밀산업 부산공장", "Nord"],
                               ["b", "가나다화학 대구사무소", "S"]])  # fmt: skip
    path = tmp_path / "companies.csv"
    path.write_bytes(path.read_text("utf-8").encode("cp949"))
    loaded = run("load", "table", str(tmp_path), "-m", str(tmp_path / "mapping.yaml"), env=env)
    assert "companies.csv: the encoding cp949 was found out from its bytes" in loaded.err
    assert "한빛정밀산업" in run("company", "한빛정밀", env=env).out


def test_ties_of_every_kind_say_what_their_row_says(tmp_path: Path) -> None:
    muster.workbook(tmp_path)
    (tmp_path / "m.yaml").write_text(muster.MAPPING, "utf-8")
    from ingest.mapping import mapping

    said = stated(mapping(tmp_path / "m.yaml"), tmp_path)
    first = said["tie/1/1"]
    assert isinstance(first, Supplies)
    assert (first.amount, first.currency, first.year) == (1234568, "EUR", 2024)
    assert (first.product, first.source_ref) == (
        "Gussteile",
        "musterland.xlsx, sheet Lieferungen:4",
    )
    assert (str(first.on_from), str(first.on_to)) == ("2024-12-31", "2024-12-31")
    nothing_given = said["tie/1/3"]
    assert isinstance(nothing_given, Supplies)
    assert (nothing_given.amount, nothing_given.currency) == (None, None)
    kinds = [type(said[f"tie/1/{n}"]) for n in (38, 39, 40)]
    assert kinds == [CooperatesWith, PartnersWith, Owns]
    revenue = said["organisation/M03/revenue/2024-01-01..2024-12-31"]
    assert isinstance(revenue, Has)
    assert (revenue.value, revenue.currency) == (955250000, "EUR")
    assert "organisation/M06/revenue/2024-01-01..2024-12-31" not in said  # "k. A."
    assert "organisation/M20/place/head_office" not in said  # no region is called Atlantis


def test_a_source_of_the_projects_own_is_never_replaced(tmp_path: Path) -> None:
    from graph.errors import BadSource
    from ingest.mapping import mapping

    (tmp_path / "m.yaml").write_text(
        SOURCE.replace("id: made-up", "id: bundled") + "tables:\n" + REGIONS, "utf-8"
    )
    with pytest.raises(BadSource, match=r"m.yaml, line 2, source.id: 'bundled' is a source of"):
        mapping(tmp_path / "m.yaml")
