"""All shortest paths between two organisations, against paths that networkx finds in the tables."""

import random
from datetime import date, timedelta

import networkx as nx
import pytest

from graph.errors import BadQuestion
from graph.frame import Frame, frame
from graph.links import EACH
from graph.model import CooperatesWith, PartnersWith, Tie
from graph.paths import Paths, paths
from graph.reading import Reading
from graph.runs import load
from graph.store import Store
from graph.way import Way
from tests import small
from tests.graphs import saying
from tests.small import said
from tests.stated import counted

Graph = tuple[Store, Frame]
ANY = ("SUPPLIES", "COOPERATES_WITH", "PARTNERS_WITH")
SEED = 20261122


def ask(graph: Graph, start: str, end: str, **way: object) -> Paths:
    store, made = graph
    return paths(store, made.scope, (start, end), Way(**way))  # type: ignore[arg-type]


def told(store: Store, *more: Tie) -> Graph:
    load(store, saying(*more))
    return store, frame(store, "t-province", small.AS_OF)


def test_the_way_from_the_laboratory_to_the_port_by_hand(drawn: Graph) -> None:
    found = ask(drawn, "lab", "port")
    assert (found.length, found.total) == (3, 1)
    assert found.paths == (("lab", "mill", "yard", "port"),)
    links = [(n.start, n.end, n.kind, len(n.statements)) for n in found.network.links]
    assert links == [
        ("mill", "lab", "COOPERATES_WITH", 1),
        ("mill", "yard", "SUPPLIES", 1),
        ("yard", "port", "SUPPLIES", 1),
    ]
    assert [(m.id, m.hops) for m in found.network.members] == [
        ("lab", 0), ("mill", 1), ("yard", 2), ("port", 3)
    ]  # fmt: skip
    assert (found.network.centre, found.network.cut) == (("lab", "port"), ())


def test_two_statements_between_two_make_one_path(drawn: Graph) -> None:
    found = ask(drawn, "mine", "mill")
    assert (found.paths, found.total) == ((("mine", "mill"),), 1)
    assert [len(n.statements) for n in found.network.links] == [2]


def test_support_is_followed_where_it_is_asked_for(drawn: Graph) -> None:
    assert ask(drawn, "mine", "bank").paths == (("mine", "yard", "bank"),)
    both = ask(drawn, "mine", "bank", kinds=ANY)
    assert both.paths == (("mine", "mill", "bank"), ("mine", "yard", "bank"))
    assert ask(drawn, "mine", "bank", kinds=("PARTNERS_WITH",)).length is None


def test_a_directed_path_goes_from_supplier_to_customer(drawn: Graph) -> None:
    assert ask(drawn, "mine", "port", directed=True).paths == (("mine", "yard", "port"),)
    assert ask(drawn, "port", "mine", directed=True).length is None
    assert ask(drawn, "lab", "port", directed=True).length == 3  # co-operation has no direction
    assert ask(drawn, "mine", "bank", kinds=ANY, directed=True).total == 1  # mill gives nothing


def test_the_side_that_gives_is_the_beginning(empty: Store) -> None:
    of = said("gift", "lab", "port")
    given = CooperatesWith(**of, giver="port", kind="technology")  # type: ignore[arg-type]
    graph = told(empty, given)
    assert ask(graph, "port", "lab", directed=True).paths == (("port", "lab"),)
    assert ask(graph, "lab", "port", directed=True).length == 3


def test_a_step_keeps_its_statement_among_many_newer_ones_the_other_way(empty: Store) -> None:
    def given(number: int, giver: str) -> CooperatesWith:
        day = date(2020, 1, 1) + timedelta(number)
        of = said(f"gift/{number}", "lab", "port")
        return CooperatesWith(**of, giver=giver, on_from=day, on_to=day)  # type: ignore[arg-type]

    graph = told(empty, given(0, "port"), *(given(n, "lab") for n in range(1, EACH + 20)))
    (old,) = ask(graph, "port", "lab", directed=True).network.links
    assert [(s.giver, s.on_to) for s in old.statements] == [("port", date(2020, 1, 1))]
    found = ask(graph, "lab", "port", directed=True).network
    assert [s.giver for s in found.links[0].statements] == ["lab"] * EACH
    assert found.cut == ("Of links with more than 100 statements, 1, the newest 100 are shown.",)
    (both,) = ask(graph, "lab", "port").network.links
    assert {s.on_to for s in both.statements} == {s.on_to for s in found.links[0].statements}


def test_a_tie_in_which_nobody_gives_is_followed_both_ways(empty: Store) -> None:
    of = said("fund", "lab", "port")
    graph = told(empty, PartnersWith(**of, kind="finance", mutual=True))  # type: ignore[arg-type]
    for ends in (("lab", "port"), ("port", "lab")):
        assert ask(graph, *ends, kinds=ANY, directed=True).paths == (ends,)


def test_where_there_is_no_path_the_ends_are_named(drawn: Graph) -> None:
    found = ask(drawn, "lab", "port", longest=2)
    assert (found.length, found.total, found.paths, found.network.cut) == (None, 0, (), ())
    assert [m.id for m in found.network.members] == ["lab", "port"]
    assert found.network.links == ()


def test_paths_that_are_not_shown_are_counted(drawn: Graph) -> None:
    found = ask(drawn, "mine", "bank", kinds=ANY, most=1)
    assert (found.total, found.paths) == (2, (("mine", "mill", "bank"),))  # two statements of ore
    assert found.network.hidden == 1
    assert found.network.cut == (
        "Shown: 1 of 2 shortest paths, the first along the ties with most statements.",
    )


def test_a_partner_that_was_not_followed_is_said(drawn: Graph) -> None:
    found = ask(drawn, "lab", "bank", wide=1)
    assert found.paths == (("lab", "mill", "yard", "bank"),)
    missing = "A path may be missing: of many partners, 1 were followed: (주)SK하이닉스밀 (4)."
    assert found.network.cut == (missing,)


def test_a_search_that_grows_too_wide_stops_and_says_so(empty: Store) -> None:
    ends = [("mine", "lab"), ("mine", "min"), ("port", "yard"), ("port", "bank")]
    given = [PartnersWith(**said(f"{a}/{b}", a, b)) for a, b in ends]  # type: ignore[arg-type]
    found = ask(told(empty, *given), "mine", "port", kinds=("PARTNERS_WITH",), wide=1)
    assert (found.length, found.looked) == (None, 2)
    assert found.network.cut[1:] == (
        "Paths of more than 2 ties were not looked for: either end has more than 1 organisations "
        "that near.",
    )


@pytest.mark.parametrize(
    ("way", "words"),
    [({"longest": 5}, "a path has 1 to 4 ties, not 5"), ({"most": 0}, "0 paths are asked for")],
)
def test_a_way_without_bounds_is_refused(drawn: Graph, way: dict[str, int], words: str) -> None:
    with pytest.raises(BadQuestion, match=words):
        ask(drawn, "mine", "bank", **way)


def test_ends_must_be_two_that_are_there(drawn: Graph) -> None:
    with pytest.raises(BadQuestion, match="are the same organisation"):
        ask(drawn, "mine", "mine")
    with pytest.raises(BadQuestion, match="no organisation has the id 'nobody'"):
        ask(drawn, "mine", "nobody")


def tables(reading: Reading, kinds: tuple[str, ...], *, directed: bool) -> nx.DiGraph:
    """The counted ties as a graph of their own; what has no direction goes both ways."""
    made = nx.DiGraph()
    for tie in counted(reading):
        if tie.TYPE not in kinds:
            continue
        giver = getattr(tie, "giver", None) or tie.start
        receiver = tie.end if giver == tie.start else tie.start
        mutual = getattr(tie, "mutual", None) or (
            tie.TYPE == "COOPERATES_WITH" and getattr(tie, "giver", None) is None
        )
        made.add_edge(giver, receiver)
        if mutual or not directed:
            made.add_edge(receiver, giver)
    return made


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("kinds", [ANY[:2], ANY])
def test_paths_are_those_of_networkx(
    korea: Graph, korea_reading: Reading, kinds: tuple[str, ...], directed: bool
) -> None:
    wanted = tables(korea_reading, kinds, directed=directed)
    nodes, chance = sorted(wanted), random.Random(SEED)
    near = [n for n in nodes if wanted.out_degree(n) > 1]
    pairs = [tuple(chance.sample(nodes, 2)) for _ in range(20)]
    pairs += [tuple(chance.sample(near, 2)) for _ in range(20)]
    lengths = []
    for start, end in pairs:
        found = ask(korea, start, end, kinds=kinds, directed=directed, most=10_000)
        try:
            expected = sorted(map(tuple, nx.all_shortest_paths(wanted, start, end)))
        except nx.NetworkXNoPath:
            expected = []
        short = [p for p in expected if len(p) <= 5]
        assert sorted(found.paths) == short, (start, end)
        assert found.total == len(short)
        lengths.append(found.length)
    assert {2, 4, None} <= set(lengths) or directed


@pytest.mark.realdata
def test_the_two_largest_agencies_of_japan_have_forty_six_paths(japan: Graph) -> None:
    found = ask(japan, "jp-2020005008480", "jp-9010005023796")
    assert (found.length, found.total, len(found.paths)) == (2, 46, 20)
    assert "jp-7010005005425" in found.hubs  # 166 partners
    assert all(s.programme for n in found.network.links for s in n.statements)
