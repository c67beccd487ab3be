"""The part of the graph around one organisation: who is in it, what ties them, what was cut."""

import time

import pytest

from graph import queries
from graph.errors import BadQuestion
from graph.frame import Frame, frame
from graph.measured import measure
from graph.neighbourhood import neighbourhood
from graph.network import Network
from graph.reading import Reading
from graph.runs import load
from graph.store import Store
from tests import small
from tests.graphs import saying
from tests.small import supplies
from tests.stated import counted, within

Graph = tuple[Store, Frame]
LARGEST_HUB = "jp-2020005008480"  # NEDO: 486 partners


def ask(graph: Graph, of: str, hops: int = 1, **bounds: int) -> Network:
    store, made = graph
    return neighbourhood(store, made.scope, of, hops, **bounds)


def hops_of(network: Network) -> dict[str, int]:
    return {m.id: m.hops for m in network.members}


def links_of(network: Network) -> dict[tuple[str, str, str], int]:
    return {(n.start, n.end, n.kind): len(n.statements) for n in network.links}


def test_one_hop_of_the_mill_by_hand(drawn: Graph) -> None:
    found = ask(drawn, "mill")
    assert [m.id for m in found.members] == ["mill", "mine", "bank", "yard", "lab"]
    assert links_of(found) == {
        ("mine", "mill", "SUPPLIES"): 2,
        ("mill", "yard", "SUPPLIES"): 1,
        ("mill", "lab", "COOPERATES_WITH"): 1,
        ("bank", "mill", "PARTNERS_WITH"): 1,
        ("mine", "yard", "SUPPLIES"): 1,
        ("yard", "bank", "SUPPLIES"): 1,
    }
    assert {m.id: (m.partners, m.hidden) for m in found.members} == {
        "mill": (4, 0), "mine": (2, 0), "bank": (2, 0), "yard": (4, 1), "lab": (1, 0)
    }  # fmt: skip
    assert (found.centre, found.hidden, found.cut) == (("mill",), 0, ())


def test_a_member_says_what_is_known_of_it(drawn: Graph) -> None:
    of = ask(drawn, "mill", 2).by_id
    assert (of["mill"].size, of["mill"].region, of["mill"].place_evidence) == (
        "sme", "T-SOUTH", "synthetic"
    )  # fmt: skip
    assert (of["mine"].size, of["mine"].region) == (None, "T-NORTH")
    assert (of["port"].public, of["port"].region, of["port"].hops) == (True, None, 2)
    assert (of["lab"].company, of["yard"].name) == (False, "Yard & Sons Co., Ltd.")


def test_a_link_says_who_gives_and_whether_its_direction_says_anything(drawn: Graph) -> None:
    by_kind = {n.kind: n for n in ask(drawn, "mill").links if "mill" in (n.start, n.end)}
    fund, alloys = by_kind["PARTNERS_WITH"], by_kind["COOPERATES_WITH"]
    assert (fund.mutual, fund.statements[0].giver, fund.statements[0].form) == (
        False, "bank", "win_win_fund"
    )  # fmt: skip
    assert (alloys.mutual, alloys.statements[0].giver, alloys.statements[0].what) == (
        True, None, "alloys"
    )  # fmt: skip
    assert all(n.doubtful for n in by_kind.values())


def test_ends_beyond_the_hops_are_counted(drawn: Graph) -> None:
    near = ask(drawn, "port")
    assert hops_of(near) == {"port": 0, "yard": 1}
    assert (near.by_id["yard"].hidden, near.hidden) == (3, 0)
    assert hops_of(ask(drawn, "port", 2)) == {"port": 0, "yard": 1, "mine": 2, "mill": 2, "bank": 2}
    assert hops_of(ask(drawn, "port", 3))["lab"] == 3


def test_announced_and_ended_ties_lead_nowhere(drawn: Graph) -> None:
    found = links_of(ask(drawn, "yard", 3))
    assert ("mill", "port", "SUPPLIES") not in found
    assert ("yard", "mine", "SUPPLIES") not in found


def test_the_limit_is_said_with_what_it_left_out(drawn: Graph) -> None:
    found = ask(drawn, "mill", limit=3)
    assert [m.id for m in found.members] == ["mill", "mine", "bank"]
    assert found.hidden == found.by_id["mill"].hidden == 2
    assert found.cut == (
        "Not shown: 2 more organisations within 1 hop.",
        "The limit is 3 organisations; the nearest with most statements stay.",
    )


def test_what_lies_behind_somebody_left_out_is_at_least(drawn: Graph) -> None:
    found = ask(drawn, "port", 3, limit=2)
    assert (found.hidden, found.cut[0]) == (
        3, "Not shown: at least 3 more organisations within 3 hops."
    )  # fmt: skip


def test_somebody_with_too_many_partners_is_shown_and_not_followed(drawn: Graph) -> None:
    found = ask(drawn, "port", 2, fold=3)
    assert hops_of(found) == {"port": 0, "yard": 1}
    assert found.hidden == 3
    assert found.cut == (
        "Not shown: 3 more organisations within 2 hops.",
        "Not followed, having more than 3 partners: Yard & Sons Co., Ltd. (3 not shown).",
    )
    assert "at least 3 more" in ask(drawn, "port", 3, fold=3).cut[0]


def test_the_centre_is_always_followed(drawn: Graph) -> None:
    assert len(ask(drawn, "mill", fold=1).members) == 5


def test_everybody_stays_tied_where_links_are_cut(empty: Store) -> None:
    many = [
        supplies(f"x/{a}{b}", a, b, product="x")
        for a in ("mine", "mill", "yard", "bank", "port")
        for b in ("mine", "mill", "yard", "bank", "port")
        if a != b
    ]
    load(empty, saying(*many))
    found = ask((empty, frame(empty, "t-province", small.AS_OF)), "lab", 2, limit=6)
    tied = {end for n in found.links for end in (n.start, n.end)}
    assert len(found.members) == 6
    assert len(found.links) == 12
    assert tied == set(hops_of(found))
    assert found.cut[-1] == "Shown: 12 of 22 links among them."


def test_only_the_newest_of_many_statements_are_shown(empty: Store) -> None:
    load(empty, saying(*(supplies(f"n/{i}", "lab", "port", product=f"{i}") for i in range(120))))
    found = ask((empty, frame(empty, "t-province", small.AS_OF)), "port")
    assert links_of(found)["lab", "port", "SUPPLIES"] == 100
    assert found.cut == ("Of links with more than 100 statements, 1, the newest 100 are shown.",)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"hops": 0}, "hops is 0; it is 1 to 3"),
        ({"hops": 4}, "hops is 4"),
        ({"limit": 0}, "limit is 0; it is 1 to 1000"),
        ({"fold": 0}, "fold is 0"),
    ],
)
def test_bounds_out_of_bounds_are_refused(drawn: Graph, asked: dict[str, int], words: str) -> None:
    with pytest.raises(BadQuestion, match=words):
        ask(drawn, "mill", **asked)


def test_an_id_that_nothing_has_is_said(drawn: Graph) -> None:
    with pytest.raises(BadQuestion, match="no organisation has the id 'nobody'"):
        ask(drawn, "nobody")


def test_partners_are_the_ones_that_the_measures_count(korea: Graph) -> None:
    store, made = korea
    found = measure(store, made.scope, made.regions)
    ids = [c.id for c in found.companies]
    members = {o.id: o.partners for o in queries.organisations_by_id(store, made.scope, ids)}
    beside = [b.region_unknown + b.abroad + b.no_companies for b in found.beside]
    assert members == {id: int(k) + more for id, k, more in zip(ids, found.k, beside, strict=True)}


@pytest.mark.parametrize("hops", [1, 2, 3])
@pytest.mark.parametrize("of", ["kr-dart-00164742", "kr-dart-00202060", "tmp-0e07e4affa6c"])
def test_a_neighbourhood_is_that_of_the_tables(
    korea: Graph, korea_reading: Reading, of: str, hops: int
) -> None:
    found = ask(korea, of, hops, limit=1000, fold=1000)
    near = within(korea_reading, of, hops)
    ties = [t for t in counted(korea_reading) if {t.start, t.end} <= near.keys()]
    assert hops_of(found) == near
    assert sorted((t.start, t.end, t.TYPE) for t in ties) == sorted(
        (s.start, s.end, s.kind) for n in found.links for s in n.statements
    )
    assert (found.hidden, found.cut) == (0, ())


def test_two_hops_around_a_hub_say_exactly_what_is_left_out(
    korea: Graph, korea_reading: Reading
) -> None:
    of = "kr-dart-00202060"
    found = ask(korea, of, 2, fold=40)
    assert found.hidden == len(within(korea_reading, of, 2)) - len(found.members) > 0
    assert found.cut[0].startswith(f"Not shown: {found.hidden} more")
    assert "현대자동차" in found.cut[1]


@pytest.mark.realdata
def test_the_largest_hub_of_japan_is_bounded_and_quick(japan: Graph) -> None:
    ask(japan, LARGEST_HUB, 3)  # plans are made once
    begun = time.perf_counter()
    for hops in (1, 2, 3):
        found = ask(japan, LARGEST_HUB, hops)
        assert (len(found.members), len(found.links) <= 600) == (300, True)
        assert found.by_id[LARGEST_HUB].partners == 486
        assert found.by_id[LARGEST_HUB].hidden == 187
    assert (time.perf_counter() - begun) / 3 < 2  # one second where nothing else runs
