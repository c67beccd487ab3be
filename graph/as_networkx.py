"""A network as networkx knows it, and as the files that other programs open.

What is unknown is absent, days are text (2026-11-22), and every value is one that GraphML can hold.
Paths, components and centralities are networkx's own.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import networkx as nx

from graph.network import Network
from graph.partner_answers import PartnerGroup
from graph.partnerships import ANY, Pairs, Partnerships
from graph.paths import Paths
from graph.scope import Scope

Drawable = Network | Paths | Partnerships | Pairs

_OF_GROUP = tuple(f.name for f in fields(PartnerGroup))
_OF_COMPANY = ("name", "region", "size", "public")
_KEY = ("tie", "relation", "form", "partner_size", "partner_public", "partner_company")
_INWARD = ("buys from", "receives from")

#: what XML 1.0 cannot hold, and the carriage return, which its readers turn into a line's end
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PICTURES, _REPLACED = 0x2400, "\ufffd"


def to_networkx(answer: Drawable, scope: Scope | None = None) -> nx.MultiDiGraph:
    """Return an answer as a graph of networkx; with a scope, the graph says day and version.

    A network has its organisations as nodes and its statements as edges. Groups of partners have
    the companies and the regions of their partners as nodes, and an edge for each group.
    """
    made = nx.MultiDiGraph(**_about(scope))
    if isinstance(answer, Partnerships | Pairs):
        _group(made, answer.rows)
    else:
        _draw(made, answer.network if isinstance(answer, Paths) else answer)
    return made


def _draw(made: nx.MultiDiGraph, network: Network) -> None:
    """Add organisations and statements; `data_source`, because in JSON `source` is the start."""
    made.graph.update(centre=" ".join(network.centre), hidden=network.hidden, **_cut(network))
    for member in network.members:
        made.add_node(member.id, **_known(member, "id"))
    for link in network.links:
        for said in link.statements:
            known = _known(said, "id", "start", "end", "source")
            more = {"mutual": said.mutual, "data_source": said.source}
            made.add_edge(said.start, said.end, said.id, **known, **more)


def _group(made: nx.MultiDiGraph, rows: Iterable[PartnerGroup]) -> None:
    """Add companies, regions, and each group of partners as an edge in the direction of the tie."""
    for row in rows:
        if row.tie == ANY or (row.tie != "SUPPLIES" and row.form == ANY):
            continue  # counts once more whom other groups count
        there = f"region {row.partner_region or 'unknown'}"
        made.add_node(row.company, **_known(row, *(f for f in _OF_GROUP if f not in _OF_COMPANY)))
        made.add_node(there, **({"region": row.partner_region} if row.partner_region else {}))
        ends = (there, row.company) if row.relation in _INWARD else (row.company, there)
        kept = _known(row, *_OF_COMPANY, "company", "partner_region")
        made.add_edge(*ends, " ".join(str(getattr(row, f)) for f in _KEY), **kept)


def graphml(graph: nx.MultiDiGraph) -> str:
    """Return a graph as GraphML; a control character that XML cannot hold becomes its picture."""
    made = nx.MultiDiGraph(**_xml(graph.graph))
    made.add_nodes_from((_text(n), _xml(of)) for n, of in graph.nodes(data=True))
    made.add_edges_from(
        (_text(a), _text(b), _text(k), _xml(of))
        for a, b, k, of in graph.edges(keys=True, data=True)
    )
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', *nx.generate_graphml(made)])


def node_link(graph: nx.MultiDiGraph) -> str:
    """Return a graph as the JSON that networkx.node_link_graph(…, edges="edges") reads."""
    data = nx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)


def _known(record: Any, *ends: str) -> dict[str, Any]:
    found = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in ends}
    return {k: _plain(v) for k, v in found.items() if v is not None and v != ""}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cut(network: Network) -> dict[str, str]:
    return {"cut": " ".join(network.cut)} if network.cut else {}


def _about(scope: Scope | None) -> dict[str, Any]:
    if scope is None:
        return {}
    return {
        "as_of": scope.as_of.isoformat(),
        "known_at": scope.known_at,
        "system": scope.system,
        **{name: _listed(value) for name, value in scope.different().items()},
    }


def _listed(value: Any) -> Any:
    return " ".join(value) if isinstance(value, list) else _plain(value)


def _xml(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: _text(v) if isinstance(v, str) else v for k, v in values.items()}


def _text(value: str) -> str:
    return _NOT_XML.sub(_picture, value.replace("\r\n", "\n").replace("\r", "\n"))


def _picture(found: re.Match[str]) -> str:
    return chr(_PICTURES + ord(found[0])) if found[0] < " " else _REPLACED
