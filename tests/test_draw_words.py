"""What an ego page says: its heading, its legend, its amounts."""

from dataclasses import replace
from typing import Any

import pytest

from graph.network import Network, links_of
from tests.ego_networks import SOURCE, frame, member, network, small, tie
from viz.amounts import THIN, money_of, scale
from viz.ego import ego_page
from viz.ego_heading import heading
from viz.ego_legend import legend
from viz.ego_marks import mark_of
from viz.ego_picture import prepared
from viz.ego_words import Lang, words

EN = words(Lang.EN)


def said(made: Network) -> str:
    told = heading(made, frame(), [SOURCE], EN)
    return " | ".join([told.finding, *told.cut, told.evidence])


def test_the_heading_counts_partners_shown_and_stated() -> None:
    assert said(small()) == (
        "Shown 3 of 4 partners · regions: 2 · outside its own: 2 · region unknown: 1 | "
        "Two steps away: 1 | Not shown: 1 more organisations within 1 hop. | "
        "press 3, inferred 1, 2026"
    )


def test_outside_is_not_said_of_a_company_whose_own_region_is_unknown() -> None:
    members = [member("me", 0, region=None), member("it", region="P1")]
    assert "outside" not in said(network(members, [tie("me", "it")]))


def test_synthetic_evidence_makes_a_page_made_up_and_names_its_source() -> None:
    fake = network([member("a", 0), member("b")], [tie("a", "b", evidence="synthetic")])
    made = heading(fake, frame(), [SOURCE, replace(SOURCE, id="another")], EN)
    assert made.made_up
    assert made.sources == (("made-up", "Made-up ties", "Everything: it is made up."),)
    assert "Made-up data</strong>" in ego_page(fake, frame(), [SOURCE])
    assert "Made-up data</strong>" not in ego_page(small(), frame(), [SOURCE])


@pytest.mark.parametrize(
    ("stated", "mark"),
    [
        ({"public": True, "size": "large"}, "public"),
        ({"company": False}, "no_company"),
        ({"company": False, "public": True}, "public"),
        ({"size": None}, "size_unknown"),
        ({"size": "large"}, "large"),
        ({"size": "micro"}, "smaller"),
    ],
)
def test_a_mark_says_what_a_member_is_and_unknown_is_no_sme(
    stated: dict[str, Any], mark: str
) -> None:
    assert mark_of(member("x", **stated)) == mark


def test_the_legend_shows_only_what_is_in_the_picture() -> None:
    lone = network([member("a", 0, size="sme"), member("b", size="sme")], [tie("a", "b")])
    made = legend(prepared(lone, frame(), [SOURCE], EN))
    assert [e.key for e in made.kinds] == ["SUPPLIES"]
    assert [e.key for e in made.evidence] == ["stated"]
    assert [mark for mark, _ in made.marks] == ["smaller"]
    assert [(e.text, e.count) for e in made.groups] == [("B0", 1)]


def test_an_amount_counts_once_however_many_sources_state_it() -> None:
    [link] = links_of(
        [
            tie("a", "b", id="1", source="x", amount=100, currency="KRW", year=2024),
            tie(
                "a", "b", id="2", source="y", amount=120, currency="KRW", year=2024, confidence=0.9
            ),
            tie("a", "b", id="3", amount=7, currency="KRW", year=2024, what="service"),
            tie("a", "b", id="4", amount=999, currency="KRW", year=2023),
        ]
    )
    money = money_of(link)
    assert money
    assert (money.value, money.year, money.others) == (127, 2024, True)


def test_an_amount_counts_once_for_each_programme_and_never_beside_other_trade() -> None:
    paid = [
        tie(
            "a",
            "b",
            id=name + source,
            source=source,
            what=None,
            amount=10,
            currency="JPY",
            year=2024,
            programme=name,
        )
        for name, source in ("xm", "ym", "yn")
    ]
    trade = tie("a", "b", id="9", what=None, amount=500, currency="JPY", year=2024)
    money = money_of(links_of([*paid, trade])[0])
    assert money
    assert (money.value, money.others) == (20, True)


def test_what_one_source_states_in_parts_is_added() -> None:
    months = [tie("a", "b", id=f"{n}", amount=n, currency="KRW", year=2024) for n in (1, 2, 3)]
    other = tie("a", "b", id="0", source="a-year", amount=50, currency="KRW", year=2024)
    money = money_of(links_of([*months, other])[0])
    assert money
    assert money.value == 6


def test_an_amount_without_its_year_is_in_no_sum() -> None:
    rows = [
        tie("a", "b", id=f"{n}", amount=n, currency="KRW", year=None, what=None) for n in (50, 100)
    ]
    assert money_of(links_of(rows)[0]) is None


def test_what_each_side_gave_is_not_added() -> None:
    rows = [
        tie(
            "a", "b", "COOPERATES_WITH", id=f"{n}", amount=n, currency="KRW", year=2024, giver=giver
        )
        for n, giver in ((50, "b"), (100, "a"))
    ]
    money = [money_of(link) for link in links_of(rows)]
    assert {m.value for m in money if m} <= {50, 100}


def test_a_link_that_was_cut_has_no_sum() -> None:
    rows = [tie("a", "b", id=f"{n}", amount=n, currency="KRW", year=2024) for n in range(1, 101)]
    assert money_of(links_of(rows)[0]) is None


def test_an_unknown_amount_is_a_thin_line_and_no_zero() -> None:
    def of(amount: int | None, year: int | None, kind: str = "SUPPLIES") -> float:
        [link] = links_of([tie("a", "b", kind, amount=amount, currency="KRW", year=year)])
        return drawn.width(money_of(link))

    known = [
        money_of(links_of([tie("a", "b", amount=n, currency="KRW", year=2024)])[0])
        for n in (100, 400)
    ]
    drawn = scale({i: m for i, m in enumerate(known) if m}, 2)
    assert (
        of(None, None) == of(400, 2023) == of(400, None) == of(400, 2024, "PARTNERS_WITH") == THIN
    )
    assert of(100, 2024) - THIN == pytest.approx((of(400, 2024) - THIN) / 2, abs=0.06)


def test_a_single_amount_compares_with_nothing() -> None:
    money = money_of(links_of([tie("a", "b", amount=5, currency="KRW", year=2024)])[0])
    assert money
    assert scale({0: money}, 1).measure is None
