"""A network handed to networkx and to files, and read back from them."""

import io
import json
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

from graph.as_networkx import graphml, node_link, to_networkx
from graph.frame import Frame
from graph.neighbourhood import neighbourhood
from graph.network import Member, Network, TieStatement, links_of
from graph.partnerships import partnerships
from graph.store import Store

Graph = tuple[Store, Frame]
MILL = Member("mill", "Mill", True, False, "sme", None, None, 0, 1, 0)
LAB = Member("lab", None, False, False, None, "T-EAST", "synthetic", 1, 3, 2)
ORE = TieStatement(
    "a1", "lab", "mill", "SUPPLIES", "ore", None, 500, "KRW", 2025, date(2025, 3, 1), None,
    "press", 0.5, "small", "small:1", None,
)  # fmt: skip
SOLD = replace(ORE, id="a2", amount=None, evidence="synthetic", confidence=None)


def made(*members: Member, said: tuple[TieStatement, ...] = (ORE, SOLD)) -> nx.MultiDiGraph:
    return to_networkx(Network(("mill",), members, tuple(links_of(said)), 2, ("Cut.", "Twice.")))


def read_graphml(text: str) -> nx.MultiDiGraph:
    source = io.BytesIO(text.encode())
    return nx.read_graphml(source, edge_key_type=str, force_multigraph=True)


def same(one: nx.MultiDiGraph, other: nx.MultiDiGraph) -> bool:
    about = {k: v for k, v in other.graph.items() if k not in ("node_default", "edge_default")}
    return (
        dict(one.nodes(data=True)) == dict(other.nodes(data=True))
        and sorted(map(repr, one.edges(keys=True, data=True)))
        == sorted(map(repr, other.edges(keys=True, data=True)))
        and one.graph == about
    )


def test_a_statement_is_an_edge_and_what_is_unknown_is_absent() -> None:
    graph = made(MILL, LAB)
    assert graph.nodes["lab"] == {
        "company": False, "public": False, "region": "T-EAST", "place_evidence": "synthetic",
        "hops": 1, "partners": 3, "hidden": 2, "place_disputed": False,
    }  # fmt: skip
    assert graph.edges["lab", "mill", "a1"] == {
        "kind": "SUPPLIES", "what": "ore", "amount": 500, "currency": "KRW", "year": 2025,
        "on_from": "2025-03-01", "evidence": "press", "confidence": 0.5, "mutual": False,
        "data_source": "small", "source_ref": "small:1", "disputed": False,
    }  # fmt: skip
    assert graph.graph == {"centre": "mill", "hidden": 2, "cut": "Cut. Twice."}
    assert graph.number_of_edges("lab", "mill") == 2


@pytest.mark.parametrize("hops", [1, 2])
def test_files_are_read_back_as_they_were_written(korea: Graph, hops: int) -> None:
    store, frame = korea
    found = neighbourhood(store, frame.scope, "kr-dart-00164742", hops)
    graph = to_networkx(found, frame.scope)
    assert len(graph) == len(found.members) > 40
    assert graph.size() == sum(len(n.statements) for n in found.links)
    assert graph.graph["as_of"] == str(frame.scope.as_of)
    assert same(graph, read_graphml(graphml(graph)))
    assert same(graph, nx.node_link_graph(json.loads(node_link(graph)), edges="edges"))


def test_groups_of_partners_are_edges_between_a_company_and_regions(
    drawn: Graph,
) -> None:
    store, frame = drawn
    graph = to_networkx(partnerships(store, frame.scope, "mill"))
    edges = {(a, b, of["relation"], of["partners"]) for a, b, of in graph.edges(data=True)}
    assert edges == {
        ("region T-NORTH", "mill", "buys from", 1),
        ("mill", "region T-SOUTH", "supplies", 1),
        ("mill", "region T-EAST", "cooperates with", 1),
        ("region T-EAST", "mill", "receives from", 1),
    }  # each group once: those of any form or any relation count it again
    assert graph.nodes["mill"] == {
        "name": "(주)SK하이닉스밀", "region": "T-SOUTH", "size": "sme", "public": False
    }  # fmt: skip
    assert graph.nodes["region T-EAST"] == {"region": "T-EAST"}


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    odd = replace(MILL, name="M\x00i\x0bl\ufffel\r\n<&>\"'\t맷돌\U0001f3ed")
    graph = made(odd, LAB)
    assert read_graphml(graphml(graph)).nodes["mill"]["name"] == (
        "M\u2400i\u240bl\ufffdl\n<&>\"'\t맷돌\U0001f3ed"
    )
    assert json.loads(node_link(graph))["nodes"][0]["name"] == odd.name


def test_an_id_that_xml_cannot_hold_stays_tied() -> None:
    odd = replace(MILL, id="m\x01")
    graph = read_graphml(graphml(made(odd, LAB, said=(replace(ORE, end="m\x01"),))))
    assert list(graph.edges()) == [("lab", "m\u2401")]


def test_a_network_of_one_is_a_graph_of_one() -> None:
    alone = made(MILL, said=())
    assert same(alone, read_graphml(graphml(alone)))
