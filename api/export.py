"""A network as a file for other programs: GraphML, or the JSON of networkx."""

from enum import StrEnum
from pathlib import Path

import typer

from api.door import Door
from api.outputs import check_file, replaced
from graph.errors import BadQuestion
from graph.network import Network
from graph.partnerships import Pairs, Partnerships
from graph.paths import Paths
from graph.scope import Scope
from viz.words import counted


class Shape(StrEnum):
    """A format that other programs read a graph from."""

    GRAPHML = "graphml"
    NETWORKX_JSON = "networkx-json"


Graph = tuple[
    Network | Paths | Partnerships | Pairs, Scope
]  # an answer, and the day and version that it is of
_ENDINGS = {".graphml": Shape.GRAPHML, ".json": Shape.NETWORKX_JSON}


def shape_of(shape: Shape | None, out: Path | None, *, json: bool) -> Shape | None:
    """Return the format that is asked for, or the one that the file's name ends with, or None."""
    if json and (shape or out):
        raise BadQuestion("--json prints the answer, --format and --out a graph: ask for one")
    if out is not None:
        check_file(out, "network.graphml")
    if shape is not None or out is None:
        return shape
    if out.suffix.lower() not in _ENDINGS:
        raise BadQuestion(f"{out}: name a format with --format, or end it with .graphml or .json")
    return _ENDINGS[out.suffix.lower()]


def give(door: Door, graph: Graph, shape: Shape, out: Path | None) -> None:
    """Print a graph in a format, or write it to a file."""
    # here, because networkx takes a third of a second to import
    from graph.as_networkx import graphml, node_link, to_networkx

    made = to_networkx(*graph)
    text = graphml(made) if shape is Shape.GRAPHML else node_link(made)
    if out is None:
        typer.echo(text)
        return
    older = replaced(out)
    out.write_text(text + "\n", encoding="utf-8", newline="\n")
    door.err.print(f"{out}: {counted(len(made), 'node')}, {counted(made.size(), 'edge')}{older}")
