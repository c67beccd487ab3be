"""Sources that tell of a few companies with names, numbers and ties: whose is whose."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from graph.model import (
    COMPANY,
    CooperatesWith,
    Has,
    IdentifiedBy,
    IdentifierNode,
    Node,
    Statement,
    Supplies,
)
from graph.reading import FileRead, Reading
from tests import small

Firms = Mapping[str, tuple[str, Iterable[str]]]  # a name and numbers by id
MARCH = {"on_from": date(2025, 3, 1), "on_to": date(2025, 3, 31)}


def told(source: str, firms: Firms, ties: Iterable[tuple[str, str]] = ()) -> Reading:
    """What a source says of companies; the first end of a tie supplies the second, and helps it."""
    nodes: dict[str, Node] = {}
    said: list[Statement] = []
    by = {"source_ref": f"{source}.csv:2", "evidence": "official"}
    for id, (name, numbers) in firms.items():
        nodes[id] = Node(id, COMPANY)
        said.append(Has(key=f"{id}/name", start=id, property="name", value=name, **by))  # type: ignore[arg-type]
        for number in numbers:
            nodes[number] = IdentifierNode.of(*number.split(":"))
            said.append(IdentifiedBy(key=f"{id}/{number}", start=id, end=number, **by))  # type: ignore[arg-type]
    for a, b in ties:
        said.append(Supplies(key=f"{a}>{b}", start=a, end=b, product="ore", **by, **MARCH))  # type: ignore[arg-type]
        said.append(CooperatesWith(key=f"{a}-{b}", start=a, end=b, giver=a, **by, **MARCH))  # type: ignore[arg-type]
    about = replace(small.SOURCE, id=source)
    file = FileRead(f"{source}.csv", "0" * 64, len(said), 0)
    return Reading(about, (file,), tuple(nodes.values()), tuple(said), ())
