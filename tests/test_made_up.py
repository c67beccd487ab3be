"""`superregion generate`: the files it writes, and that they are always the same."""

import csv
import gzip
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from graph.errors import BadQuestion
from graph.progress import silent
from ingest.made_up import country
from ingest.made_up.names import names
from ingest.made_up.noise import LEVELS
from ingest.made_up.plan import MOST, Plan
from ingest.made_up.writing import write
from tests.commands import run

#: of 300 companies, 1,500 links, seed 7. What a seed makes is settled before the score that is
#: judged by it: never change these to make a score look better
FROZEN = {
    "none": {
        "companies.csv": "bf53eee1aaa363fa28be523881264a63259c569db8d418233e879d1bc7d65fdb",
        "ownership.csv": "e430fc58a30379ab017e459aa02f505f54feea39ba54c0130702db2f77b1bc38",
        "regions.csv": "72d0a1ceb493802b771f93b79a632fb7e435463974fca89a226aadb61f2ca4b2",
        "ties.csv": "1e03bce5a070705e86133c40c7179bc742de300ebaf2b362488894d82035af89",
        "truth.csv": "9230ebc47f1715cae83832902af3e7a56b521aef8278e717e96e93683e7591d7",
    },
    "medium": {
        "companies.csv": "22f10b3d59ee47ed3c310c427de6c731187cb92aa33e1aab0ed8fed2be4e33dd",
        "ownership.csv": "e430fc58a30379ab017e459aa02f505f54feea39ba54c0130702db2f77b1bc38",
        "regions.csv": "72d0a1ceb493802b771f93b79a632fb7e435463974fca89a226aadb61f2ca4b2",
        "ties.csv": "0f4479f1ec1c90de579bfdc98961b582c34ccd98740c03c59cc991ba970eb727",
        "truth.csv": "9230ebc47f1715cae83832902af3e7a56b521aef8278e717e96e93683e7591d7",
    },
}
SMALL = ("--companies", "300", "--links", "1500", "--seed", "7")


def small(noise: str = "medium", seed: int = 7) -> Plan:
    return Plan(300, 1500, seed, LEVELS[noise])


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every table; the mapping is words, and may be told in better ones."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*.csv"))
    }


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up")
    write(small(), folder, silent)
    return folder


@pytest.mark.parametrize("noise", ["none", "medium"])
def test_a_seed_makes_the_files_that_it_always_made(noise: str, tmp_path: Path) -> None:
    write(small(noise), tmp_path, silent)
    assert hashes(tmp_path) == FROZEN[noise]


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_the_command_makes_the_same_whatever_order_sets_have(
    hash_seed: str, tmp_path: Path
) -> None:
    out = tmp_path / "made"
    env = {"PYTHONHASHSEED": hash_seed, "SUPERREGION_HOME": str(tmp_path / "home")}
    shown = run("generate", *SMALL, "--out", str(out), env=env)
    assert (shown.code, hashes(out)) == (0, FROZEN["medium"]), shown.err


def test_another_seed_makes_another_network_in_the_same_country(
    folder: Path, tmp_path: Path
) -> None:
    write(small(seed=8), tmp_path, silent)
    one, other = hashes(folder), hashes(tmp_path)
    assert {name for name in one if one[name] == other[name]} == {"regions.csv"}


def test_more_noise_leaves_the_truth_as_it_is(folder: Path, tmp_path: Path) -> None:
    write(small("high"), tmp_path, silent)
    one, other = hashes(folder), hashes(tmp_path)
    assert {name for name in one if one[name] == other[name]} == {
        "regions.csv", "ownership.csv", "truth.csv",
    }  # fmt: skip


def test_there_are_as_many_rows_as_were_asked_for(folder: Path) -> None:
    companies, ties = rows(folder / "companies.csv"), rows(folder / "ties.csv")
    keys = {row["key"] for row in companies}
    assert (len(companies), len(keys), len(ties)) == (300, 300, 1500)
    assert {row["key"] for row in rows(folder / "truth.csv")} == keys
    assert all({row["from"], row["to"]} <= keys and row["from"] != row["to"] for row in ties)
    assert len({(row["from"], row["to"], row["kind"], row["title"]) for row in ties}) == 1500


def test_as_much_is_missing_as_the_level_says(folder: Path) -> None:
    companies, ties = rows(folder / "companies.csv"), rows(folder / "ties.csv")
    blank = {column: sum(not row[column] for row in companies) for column in companies[0]}
    supply = [row for row in ties if row["kind"] == "supplies"]
    wanted = {"region": 45, "size": 75, "revenue": 150, "employees": 90}
    assert {column: blank[column] for column in wanted} == wanted
    assert sum(not row["amount"] for row in supply) == round(0.6 * len(supply))
    assert 0.06 < sum(not row["on_from"] for row in ties) / 1500 < 0.14


def test_what_is_unknown_is_an_empty_cell(folder: Path) -> None:
    for row in rows(folder / "companies.csv"):
        assert row["revenue"] == "" or int(row["revenue"]) > 0
        assert row["employees"] == "" or int(row["employees"]) > 0
    for row in rows(folder / "ties.csv"):
        assert (row["amount"] == "") == (row["year"] == "")
        assert row["amount"] == "" or int(row["amount"]) > 0


def test_each_kind_of_tie_says_only_what_it_has(folder: Path) -> None:
    has = {
        (row["kind"], *(c for c in ("cooperation", "partnership", "product", "title") if row[c]))
        for row in rows(folder / "ties.csv")
    }
    assert has == {
        ("supplies", "product"),
        ("cooperates_with", "cooperation", "title"),
        ("partners_with", "partnership", "title"),
    }


def test_names_are_in_two_scripts_and_nobody_has_two(folder: Path) -> None:
    companies = rows(folder / "companies.csv")
    korean = [row for row in companies if re.fullmatch("[가-힣]+", row["name"])]
    latin = [row for row in companies if re.fullmatch("[A-Z][a-z]+", row["name"])]
    assert len(korean) + len(latin) == 300
    assert 60 < len(korean) < 120
    assert all(row["name_en"] for row in korean)
    assert not any(row["name_en"] for row in latin)


@pytest.mark.parametrize("many", [2000, MOST])
def test_no_two_companies_have_one_name(many: int) -> None:
    some = range(0, many, max(1, many // 100_000))
    found = [names(number, many, 3) for number in some]
    assert len({latin for latin, _ in found}) == len({hangul for _, hangul in found}) == len(some)


def words_of(*texts: str) -> set[str]:
    """Return every word of some texts; an invented name is one word."""
    return {word.casefold() for text in texts for word in re.findall(r"\w+", text)}


def invented(many: int) -> set[str]:
    every = {name.casefold() for n in range(many) for name in names(n, many, 1)}
    return every | {one.name.casefold() for one in country.PROVINCES}


def test_no_name_is_a_word_of_the_bundled_data(bundled_folder: Path) -> None:
    real = words_of(*(path.read_text("utf-8") for path in bundled_folder.glob("*.csv")))
    assert "구영테크" in real
    assert not invented(20_000) & real


@pytest.mark.realdata
def test_no_name_is_a_word_of_a_list_of_real_companies(realdata: Path) -> None:
    packed = (realdata / "jp_rs2025_organisations.csv.gz").read_bytes()
    real = words_of(
        gzip.decompress(packed).decode(),
        (realdata / "krx_kind_20260408_raw_cp949_html.xls").read_bytes().decode("cp949"),
        (realdata / "dart_corpcode_listed_20260630.xml").read_text("utf-8"),
    )
    assert {"trading", "현대자동차"} <= real
    assert not invented(200_000) & real


def test_the_country_and_its_money_are_nobodys() -> None:
    assert re.fullmatch("X[A-Z]", country.CODE)  # ISO 3166 leaves XA to XZ to its users
    assert country.CURRENCY == "XTS"
    assert sum(country.SHARE) == pytest.approx(1)
    assert Counter(one.code for one in country.PROVINCES).most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ((299, 1000, 1), "--companies 299: a made-up network has 300 to 10,000,000"),
        ((MOST + 1, MOST + 1, 1), "--companies 10000001"),
        ((2000, 1999, 1), "--links 1999: 2,000 companies have 2,000 to 100,000 links"),
        ((300, 4501, 1), "--links 4501: 300 companies have 300 to 4,500 links"),
        ((2000, 10_000, -1), "--seed -1: a seed is 0 or more"),
    ],
)
def test_what_cannot_be_drawn_is_refused(asked: tuple[int, int, int], reason: str) -> None:
    with pytest.raises(BadQuestion, match=reason):
        Plan(*asked, LEVELS["none"])


@pytest.mark.parametrize("links", [300, 4500])
@pytest.mark.parametrize("noise", LEVELS)
def test_the_fewest_and_the_most_links_can_be_drawn(links: int, noise: str, tmp_path: Path) -> None:
    for seed in range(3):
        made = write(Plan(300, links, seed, LEVELS[noise]), tmp_path, silent, force=True)
        assert sum(made.written.values()) == links
        assert min(made.roles.values()) > 0


def test_a_folder_in_use_is_left_alone_unless_told(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    with pytest.raises(BadQuestion, match="is not empty; name another folder, or add --force"):
        write(small(), tmp_path, silent)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    write(small(), tmp_path, silent, force=True)
    assert mine.read_text() == "mine"
    assert hashes(tmp_path) == hashes(folder)


def test_half_a_network_cannot_be_loaded(tmp_path: Path) -> None:
    def stop(what: str, done: int, total: int) -> None:
        if what == "writing ties.csv":
            raise KeyboardInterrupt

    write(small(), tmp_path, silent)
    with pytest.raises(KeyboardInterrupt):
        write(small(seed=8), tmp_path, stop, force=True)
    assert (tmp_path / "ties.csv").exists()
    assert not (tmp_path / "mapping.yaml").exists()


def test_the_command_says_what_it_made_and_what_comes_next(tmp_path: Path) -> None:
    out = tmp_path / "made up"
    env = {"SUPERREGION_HOME": str(tmp_path)}
    shown = run("generate", *SMALL, "--out", str(out), env=env).out
    assert re.search(r"planted +3 +less at home", shown)
    assert re.search(r"supplies +[\d,]+ +1,\d\d\d", shown)
    assert "Missing: region 15 %, size 25 %, revenue 50 %, employees 30 %, amounts 60 %" in shown
    assert f"Next: superregion load table '{out}' --mapping '{out}/mapping.yaml'" in shown


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--noise", "heavy"), "--noise heavy: known are none, low, medium, high"),
        (("--companies", "12"), "--companies 12: a made-up network has"),
    ],
)
def test_the_command_refuses_in_one_sentence(
    words: tuple[str, str], reason: str, tmp_path: Path
) -> None:
    out = tmp_path / "made"
    env = {"SUPERREGION_HOME": str(tmp_path)}
    shown = run("generate", *SMALL, "--out", str(out), *words, env=env)
    assert shown.code == 1
    assert reason in shown.err
    assert not out.exists()
