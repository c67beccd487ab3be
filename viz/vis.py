"""pyvis, which builds the picture, and the drawing library that comes inside it.

Nothing else of pyvis is used: its page loads from the network and runs what a name contains.
It brings a notebook along, so it is imported when the first picture is made.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Built:
    """Nodes, edges and options in the words of vis-network."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def built(
    nodes: Iterable[Mapping[str, Any]],
    edges: Iterable[Mapping[str, Any]],
    options: Mapping[str, Any],
) -> Built:
    """Return the picture: each node has an `n_id`, each edge a `source` and a `to`."""
    from pyvis.network import Network

    network = Network(directed=True)
    for node in nodes:
        network.add_node(**node)
    for edge in edges:
        network.add_edge(**edge)
    network.set_options(json.dumps(options))
    drawn, lines, *_, chosen = network.get_network_data()
    return Built(drawn, lines, json.loads(chosen))


def library() -> str:
    """Return vis-network, without the line that would make a browser look for another file."""
    lines = (resources.files("pyvis") / _LIBRARY).read_text("utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
