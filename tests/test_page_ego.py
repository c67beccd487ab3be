"""The ego page in a real browser: what it runs, what it asks for, what one can do with it."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import Opened, opened
from tests.ego_networks import EVIL, SOURCE, frame, hub, member, network, small, tie
from viz.ego import ego_page
from viz.ego_words import Lang

REGIONS = ["P0", "P1", "P2", "P3", "P4", "P5", "abroad", None]
ROWS = """() => [...document.querySelectorAll('#ties tr')]
    .map(row => [...row.cells].map(cell => cell.textContent.trim()))"""
OVERLAPS = """() => Ego.placed.flatMap((a, i) => Ego.placed.slice(i + 1)
    .filter(b => Ego.overlaps(a, b)).map(b => [a.name, b.name]))"""


def page(folder: Path, made: str) -> Path:
    file = folder / "ego.html"
    file.write_text(made, "utf-8")
    return file


def evil() -> str:
    members = [member("me", 0, name=EVIL[0], partners=len(EVIL))]
    members += [member(f"e{i}", name=name, region=f"P{i % 4}") for i, name in enumerate(EVIL)]
    said = [
        tie("me", f"e{i}", what=name, cites=f"{name} | {name} | javascript:alert(9)", form=name)
        for i, name in enumerate(EVIL)
    ]
    return ego_page(network(members, said, cut=EVIL), frame(), [SOURCE])


@pytest.fixture
def seen(browser: Browser, tmp_path: Path) -> Opened:
    return opened(browser, page(tmp_path, ego_page(small(), frame(), [SOURCE])))


def status(seen: Opened) -> str:
    return seen.page.inner_text("#status")


def test_names_run_nothing_and_nobody_is_asked_for_anything(
    browser: Browser, tmp_path: Path
) -> None:
    file = page(tmp_path, evil())
    seen = opened(browser, file)
    for button in seen.page.query_selector_all("#ties button"):
        button.click()
    for key in ("Tab", "ArrowDown", "Enter", "Escape"):
        seen.page.keyboard.press(key)
    assert (seen.dialogs, seen.errors, seen.requests) == ([], [], [file.as_uri()])
    assert seen.page.title() == f"{EVIL[0]} and its partners"
    assert seen.page.query_selector_all("img, iframe, svg [onload], a[href^=javascript]") == []
    assert seen.page.inner_text("h1").strip() == EVIL[0]


def test_a_script_put_into_a_saved_page_does_not_run(browser: Browser, tmp_path: Path) -> None:
    made = ego_page(small(), frame(), [SOURCE])
    put = "<script>alert(1)</script><img src='https://elsewhere.example/x.png' onerror='alert(2)'>"
    seen = opened(browser, page(tmp_path, made.replace("</header>", f"</header>{put}")))
    assert seen.dialogs == []
    assert len(seen.errors) >= 2
    assert all("Content Security Policy" in error for error in seen.errors[:2])


DRAWN = "document.documentElement.dataset.drawn"


def test_300_organisations_are_drawn_within_a_second(browser: Browser, tmp_path: Path) -> None:
    file = page(tmp_path, ego_page(hub(299, REGIONS), frame(), [SOURCE]))
    drawn = [int(opened(browser, file).page.evaluate(DRAWN)) for _ in range(3)]
    assert min(drawn) <= 1000, drawn  # the fastest: other work on the machine is not ours


@pytest.mark.parametrize("partners", [12, 299])
def test_no_name_lies_over_another(browser: Browser, tmp_path: Path, partners: int) -> None:
    file = page(tmp_path, ego_page(hub(partners, REGIONS), frame(), [SOURCE]))
    seen = opened(browser, file)
    assert seen.page.evaluate(OVERLAPS) == []
    named = seen.page.evaluate("Ego.placed.length")
    assert named >= min(partners + 1, 40)


def test_the_table_says_all_that_the_picture_shows(seen: Opened) -> None:
    rows = seen.page.evaluate(ROWS)
    assert rows == [
        ["Tie", "Partner", "Region", "Amount", "Evidence", "Sources"],
        ["→ supplies", "Buyer", "P1", "900 KRW (2024)", "press\u00a01", "1"],
        ["↔ co-operates", "Lab", "P2", "unknown", "inferred\u00a01", "1"],
        ["← supported by", "State", "region unknown", "unknown", "press\u00a01", "1"],
        ["From", "Tie", "To", "Region", "Amount", "Evidence", "Sources"],
        ["Far", "→ supplies", "Buyer", "abroad → P1", "100 KRW (2024)", "press\u00a01", "1"],
    ]


def test_a_chosen_company_shows_what_is_stated_about_its_ties(seen: Opened) -> None:
    seen.page.click("#ties button:has-text('Buyer')")
    told = seen.page.inner_text("#details")
    assert "Me → Buyer: supplies" in told
    assert "parts · 900 KRW (2024) · 2026-11-22" in told
    assert "press · confidence 0.9 · made-up, ties.csv:2" in told
    link = seen.page.locator("#details a").first
    assert link.get_attribute("href") == "https://paper.example/me"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert status(seen) == "Selected: Buyer"
    seen.page.keyboard.press("Escape")
    expect(seen.page.locator("#details")).to_be_hidden()


def test_the_keyboard_walks_from_company_to_company(seen: Opened) -> None:
    reached = []
    for _ in range(40):
        seen.page.keyboard.press("Tab")
        reached.append(seen.page.evaluate("document.activeElement.getAttribute('role')"))
        if reached[-1] == "application":
            break
    said = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        seen.page.keyboard.press(key)
        said.append(status(seen))
    seen.page.keyboard.press("Enter")
    assert reached[-1] == "application"
    assert said == ["Selected: Me", "Selected: Buyer", "Selected: Me"]
    assert seen.page.evaluate("document.activeElement.id") == "details"
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate("document.activeElement.getAttribute('role')") == "application"


def test_a_disputed_statement_is_marked_in_the_table_the_tooltip_and_the_list(
    browser: Browser, tmp_path: Path
) -> None:
    members = [member("me", 0), member("buyer"), member("other", region="P1")]
    said = [tie("me", "buyer", disputed=True), tie("me", "buyer", id="b"), tie("me", "other")]
    made = ego_page(network(members, said), frame(), [SOURCE])
    seen = opened(browser, page(tmp_path, made))
    rows = {row[1]: row[4] for row in seen.page.evaluate(ROWS) if row[1] in ("Buyer", "Other")}
    assert rows == {"Buyer": "press\u00a02, disputed\u00a01", "Other": "press\u00a01"}
    seen.page.evaluate("""() => Ego.net.body.emitter.emit('hoverEdge',
        {edge: 'e0', pointer: {DOM: {x: 50, y: 50}}})""")
    assert "disputed\u00a01" in seen.page.inner_text("#tip")
    seen.page.click("#ties button:has-text('Buyer')")
    assert seen.page.locator("#details li strong").all_inner_texts() == ["disputed"]
    seen.page.click("#ties button:has-text('Other')")
    assert seen.page.locator("#details li strong").count() == 0


def test_what_is_switched_off_leaves_the_picture_and_the_table(seen: Opened) -> None:
    def shown() -> tuple[str, int]:
        return status(seen), seen.page.locator("tr[data-link]:visible").count()

    seen.page.uncheck("input[data-evidence=doubtful]")
    assert shown() == ("4 of 5 organisations and 3 ties are visible", 3)
    seen.page.uncheck("input[data-kind=PARTNERS_WITH]")
    assert shown() == ("3 of 5 organisations and 2 ties are visible", 2)
    seen.page.uncheck("input[data-sector='1']")
    assert shown() == ("1 of 5 organisations and 0 ties are visible", 0)
    seen.page.click("#fit")
    assert shown() == ("5 of 5 organisations and 4 ties are visible", 4)


def test_a_search_finds_a_part_of_a_name_or_says_that_it_is_not_there(seen: Opened) -> None:
    for typed, told in (("buy", "Selected: Buyer"), ("nobody", "No organisation of that name")):
        seen.page.fill("#find", typed)
        seen.page.keyboard.press("Enter")
        assert told in status(seen)


def test_the_picture_is_saved_with_its_heading_and_twice_as_sharp(seen: Opened) -> None:
    width = seen.page.evaluate("Ego.box.clientWidth")
    with seen.page.expect_download() as saved:
        seen.page.click("#save")
    png = Path(saved.value.path()).read_bytes()
    size: dict[str, Any] = {"w": png[16:20], "h": png[20:24]}
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(size["w"]) == 2 * width
    assert int.from_bytes(size["h"]) > 2 * seen.page.evaluate("Ego.box.clientHeight")
    assert saved.value.suggested_filename == "Me.png"
    assert seen.page.evaluate("[devicePixelRatio, Ego.box.querySelector('canvas').width]") == [
        1,
        width,
    ]


def test_made_up_data_is_marked_in_the_picture_itself(browser: Browser, tmp_path: Path) -> None:
    file = page(tmp_path, ego_page(hub(5, REGIONS), frame(), [SOURCE]))
    seen = opened(browser, file)
    pixel = (
        "[...document.querySelector('#net canvas').getContext('2d').getImageData(12,12,1,1).data]"
    )
    assert seen.page.evaluate(pixel) == [163, 18, 58, 255]


WIDTHS = (360, 768, 1280, 1920)
WIDE = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
BOXES = """() => ['header', '.picture', '.panel'].map(name => {
    const {x, y, right, bottom} = document.querySelector(name).getBoundingClientRect();
    return [x, y, right, bottom]; })"""
NAMELESS = """() => [...document.querySelectorAll('button, input, a, [tabindex]')]
    .filter(e => e.checkVisibility()).filter(e => !(e.textContent.trim() ||
      e.labels?.length || e.getAttribute('aria-label'))).map(e => e.outerHTML)"""
FAINT = """() => {
  const light = c => c.map(v => v / 255).map(v => v <= .04045 ? v / 12.92
    : ((v + .055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > .8) return c.slice(0, 3); } return [255, 255, 255]; };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const e = n.parentElement;
    if (!n.textContent.trim() || !e.checkVisibility() || e.closest('script,option')) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color).slice(0, 3)), light(ground(e))].sort(
      (x, y) => x - y);
    if ((b + .05) / (a + .05) < 4.5) found.push(n.textContent.trim());
  }
  return found; }"""


def apart(one: list[float], other: list[float]) -> bool:
    (x0, y0, x1, y1), (u0, v0, u1, v1) = one, other
    return x1 <= u0 + 1 or u1 <= x0 + 1 or y1 <= v0 + 1 or v1 <= y0 + 1


@pytest.mark.slow
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", WIDTHS)
def test_at_every_width_nothing_overlaps_and_all_is_named(
    browser: Browser, tmp_path: Path, width: int, lang: Lang
) -> None:
    file = page(tmp_path, ego_page(hub(40, REGIONS), frame(), [SOURCE], lang))
    seen = opened(browser, file, width, 900)
    top, picture, panel = seen.page.evaluate(BOXES)
    assert apart(top, picture)
    assert apart(picture, panel)
    assert (panel[1] >= picture[3] - 1) == (width < 1000)
    assert seen.page.evaluate(WIDE)
    assert seen.page.evaluate(OVERLAPS) == []
    seen.page.click("#ties button >> nth=2")
    assert seen.page.evaluate(NAMELESS) == []
    assert seen.page.evaluate(FAINT) == []
    assert (seen.errors, seen.requests) == ([], [file.as_uri()])


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_name_breaks_nothing(browser: Browser, tmp_path: Path, width: int) -> None:
    members = [member("me", 0, name="가나다라마" * 60), member("other", name="W" * 300)]
    made = ego_page(network(members, [tie("me", "other")]), frame(), [SOURCE])
    seen = opened(browser, page(tmp_path, made), width, 900)
    seen.page.click("#ties button")
    assert seen.page.evaluate(WIDE)
    assert seen.page.evaluate("document.querySelector('h1').clientHeight") < 70


@pytest.mark.slow
def test_the_landmarks_and_headings_of_a_page_are_there(seen: Opened) -> None:
    assert seen.page.locator("main").count() == 1
    assert seen.page.locator("h1").count() == 1
    assert seen.page.get_by_role("status").count() == 1
    assert seen.page.get_by_role("searchbox", name="Find a company").count() == 1 or (
        seen.page.get_by_role("combobox", name="Find a company").count() == 1
    )
    tables = seen.page.locator("table")
    assert [tables.nth(i).locator("caption").inner_text() for i in range(2)] == [
        "Its ties",
        "Ties among the others",
    ]
    assert re.match(
        r"Me\. Shown 3 of 4", str(seen.page.get_by_role("application").get_attribute("aria-label"))
    )


@pytest.mark.slow
def test_a_printed_page_holds_the_picture_and_the_table(seen: Opened) -> None:
    pdf = seen.page.pdf(landscape=True)
    seen.page.emulate_media(media="print")
    assert pdf.startswith(b"%PDF")
    assert seen.page.locator("#net canvas").is_visible()
    assert seen.page.locator("#ties table").first.is_visible()
    assert not seen.page.locator(".tools").is_visible()
