"""Ego pages as text: the same for the same input, small, closed; and the command."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.frame import Frame
from graph.network import links_of
from graph.store import Access, Store
from tests.commands import own_server, run
from tests.ego_networks import EVIL, SOURCE, frame, hub, member, network, small, tie
from viz.ego import MOST_BYTES, ego_page
from viz.ego_words import Lang, words
from viz.standalone import standalone

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "viz" / "static"
REGIONS = ["P0", "P1", "P2", "P3", "P4", "P5", "abroad", None]
EN = words(Lang.EN)
#: words whose keys are put together: sizes, directions, evidence, region systems
BUILT = re.compile(
    r"size_\w+|(SUPPLIES|COOPERATES_WITH|PARTNERS_WITH)_\w+|\w+-\w+|"
    "official|filing|company|press|extracted|applicant|inferred|synthetic|"
    "of_(map_of|place_roles|evidence|window|future|undated)|main_site|head_office|first_registered"
)


@pytest.mark.parametrize("lang", Lang)
def test_the_same_network_gives_the_same_page(lang: Lang) -> None:
    one = hub(60, REGIONS, 30)
    other = replace(one, members=one.members[:1] + one.members[:0:-1], links=one.links[::-1])
    made = ego_page(one, frame(), [SOURCE], lang)
    assert made == ego_page(one, frame(), [SOURCE], lang)
    assert made == ego_page(other, frame(), [SOURCE], lang)


def test_300_organisations_and_600_ties_with_many_statements_fit_in_600_kb() -> None:
    made = hub(299, REGIONS)
    pairs = [(f"c{i}", f"c{(i + 7) % 299}") for i in range(299)]
    said = [tie(a, b, id=f"{a}{i}", cites=f"{a} {i} | B") for a, b in pairs for i in range(5)]
    long = replace(made, links=(*made.links, *links_of(said)))
    assert len(long.links) > 600
    text = ego_page(long, frame(), [SOURCE])
    assert len(text.encode()) <= MOST_BYTES
    assert re.search(r'"left":[1-9]', text)  # what was left out is counted


def test_a_company_without_ties_is_drawn_alone() -> None:
    lone = network([member("alone", 0, partners=0, region=None)], [])
    text = ego_page(lone, frame(), [SOURCE])
    assert "Shown 0 of 0 partners</p>" in text


def test_nothing_in_a_page_is_fetched() -> None:
    text = ego_page(small(), frame(), [SOURCE])
    assert "sourceMappingURL" not in text
    assert not re.search(r'<(script|link|img|iframe)[^>]*(src|href)="(?!data:)', text)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]


def test_text_cannot_leave_its_place_in_a_page() -> None:
    members = [
        member("me", 0, name=EVIL[1]),
        *(member(f"e{i}", name=n) for i, n in enumerate(EVIL)),
    ]
    text = ego_page(network(members, [tie("me", "e1", what=EVIL[1])]), frame(), [SOURCE])
    assert EVIL[1] not in text
    assert EVIL[0] not in text
    assert "\u202e" not in text
    scripts = re.findall("^<script", text, re.MULTILINE)
    assert len(scripts) == 7  # the data, the library, and five of ours


def test_a_script_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="</script"):
        standalone("ego.html", ["'</script>'"], "", {"data": {}})


def test_our_scripts_never_make_markup_of_text() -> None:
    for file in STATIC.glob("*.js"):
        found = re.findall(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", file.read_text()
        )
        assert not found, file


def test_every_word_of_the_page_is_there_in_both_languages_and_is_used() -> None:
    text = "".join(
        p.read_text("utf-8")
        for p in [*STATIC.glob("*.js"), *(ROOT / "viz").glob("ego*.py"), ROOT / "viz/sectors.py",
                  ROOT / "viz/templates/ego.html"]
        if p.name != "ego_words.py"
    )  # fmt: skip
    assert all(words(Lang.KO).values())
    assert all(words(Lang.EN).values())
    unused = {w for w in EN if not BUILT.fullmatch(w) and not re.search(rf"\b{w}\b", text)}
    assert not unused
    asked = set(re.findall(r"""words\(['"](\w+)['"]""", text)) - {"undefined"}
    assert asked <= EN.keys()


def test_no_other_verb_waits_for_pyvis() -> None:
    code = "import sys, api.cli; sys.exit('pyvis' in sys.modules or 'IPython' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_company_is_drawn_to_a_file(
    korea: tuple[Store, Frame], access: Access, tmp_path: Path
) -> None:
    out = tmp_path / "그림.html"
    shown = run("draw", "유성기업", "--out", str(out), env=own_server(access, tmp_path))
    assert shown.code == 0, shown.err
    assert "Shown 5 of 5 partners." in shown.out
    text = out.read_text("utf-8")
    assert "<title>유성기업 and its partners</title>" in text
    assert "says nothing about companies that nobody looked up" in text
    assert "As of " in text


def test_the_page_of_the_same_graph_is_the_same(
    korea: tuple[Store, Frame], access: Access, tmp_path: Path
) -> None:
    words = ("draw", "현대자동차", "--hops", "2", "--limit", "60", "--lang", "ko", "--out")
    for name in ("a", "b"):
        assert run(*words, str(tmp_path / name), env=own_server(access, tmp_path)).code == 0
    made = (tmp_path / "a").read_bytes()
    assert made == (tmp_path / "b").read_bytes()
    assert "현대자동차의 거래·협력 관계" in made.decode()


def test_a_page_that_cannot_be_written_is_one_sentence(
    korea: tuple[Store, Frame], access: Access, tmp_path: Path
) -> None:
    env = own_server(access, tmp_path)
    folder = run("draw", "유성기업", "--out", str(tmp_path), env=env)
    missing = run("draw", "유성기업", "--out", str(tmp_path / "no" / "a.html"), env=env)
    nobody = run("draw", "아무도아닌회사", env=env)
    assert {folder.code, missing.code, nobody.code} == {1}
    assert "is a folder; name a file in it" in folder.err
    assert "is no folder; make it first" in missing.err
    assert "no organisation is called" in nobody.err


def test_without_a_name_for_the_page_it_is_called_after_the_company(
    drawn: tuple[Store, Frame], access: Access, tmp_path: Path
) -> None:
    shown = run("draw", "mill", env=own_server(access, tmp_path), folder=tmp_path)
    assert shown.out.splitlines()[0] == "주-SK하이닉스밀.html"
    assert "Made-up data" in (tmp_path / "주-SK하이닉스밀.html").read_text("utf-8")
    again = run("draw", "mill", env=own_server(access, tmp_path), folder=tmp_path)
    assert again.out.splitlines()[0] == "주-SK하이닉스밀.html (in place of an older one)"
