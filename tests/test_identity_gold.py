"""Real names beside wrong numbers: found, with the right number, and nobody else is accused."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import who
from graph.frame import Frame
from graph.model import COMPANY, Has, IdentifiedBy, IdentifierNode, Node, Statement
from graph.reading import FileRead, Reading
from graph.runs import load
from graph.scope import Scope
from graph.store import Store
from tests import small
from tests.conftest import held

pytestmark = [pytest.mark.realdata, pytest.mark.slow]

Row = tuple[str, str, str]  # an id, a name, a number
Case = tuple[str, str, str]  # a name, the wrong number, the right number


def told(rows: Iterable[Row], source: str) -> Reading:
    """What a table says that gives these names and numbers."""
    nodes: dict[str, Node] = {}
    said: list[Statement] = []
    for id, name, number in rows:
        end = IdentifierNode.of("jp-cn", number)
        nodes |= {id: Node(id, COMPANY), end.id: end}
        said.append(Has(key=f"{id}/name", start=id, source_ref="t:1", evidence="official",
                        property="name", value=name))  # fmt: skip
        said.append(IdentifiedBy(key=f"{id}/number", start=id, end=end.id, source_ref="t:1",
                                 evidence="official"))  # fmt: skip
    about = replace(small.SOURCE, id=source)
    file = FileRead("t", "0" * 64, len(said), 0)
    return Reading(about, (file,), tuple(nodes.values()), tuple(said), ())


@pytest.fixture(scope="module")
def cases(realdata: Path) -> list[Case]:
    packed = (realdata / "jp_rs2025_entity_resolution_gold.json.gz").read_bytes()
    of = json.loads(gzip.decompress(packed))["mergeCn"]
    return [(name, wrong, right) for name, m in of.items() for wrong, right in m.items()]


@pytest.fixture(scope="module")
def registered(japan_reading: Reading) -> dict[str, str]:
    """The name of each number in the programme review."""
    said = japan_reading.statements
    names = {s.start: str(s.value) for s in said if isinstance(s, Has) and s.property == "name"}
    numbers = (s for s in said if isinstance(s, IdentifiedBy) and not s.problem)
    return {n.end.split(":")[1]: names[n.start] for n in numbers if n.start in names}


def newest(graph: tuple[Store, Frame]) -> Scope:
    """The scope of the graph with all that was loaded since."""
    return replace(graph[1].scope, known_at=10**6)


@pytest.mark.parametrize("own", [True, False], ids=["ids of their own", "ids made of the number"])
def test_a_name_beside_a_wrong_number_is_stopped_and_the_right_one_is_proposed(
    own: bool, japan: tuple[Store, Frame], cases: list[Case], registered: dict[str, str]
) -> None:
    held.clear()
    times, waves = Counter[str](), defaultdict[str, dict[str, Case]](dict)
    for name, wrong, right in cases:  # one number stands beside three names: once in a table
        times[wrong] += 1
        id = f"{name}/{wrong}" if own else f"jp-{wrong}"
        waves[f"table-{own}-{times[wrong]}"][id] = (name, wrong, right)
    for source, rows in waves.items():
        load(japan[0], told(((id, name, wrong) for id, (name, wrong, _) in rows.items()), source))
    doubted = [d for d in who.numbers_in_doubt(japan[0], newest(japan)) if d.source in waves]
    proposed = Counter((d.number, d.proposed) for d in doubted)
    known = [(n, w, r) for n, w, r in cases if w in registered]
    assert (len(cases), len(known), len(doubted)) == (
        66,
        41,
        40,
    )  # the right number of one is not there
    assert proposed <= Counter((f"jp-cn:{w}", f"jp-cn:{r}") for _, w, r in known)


def test_nobody_is_accused_whose_number_is_right(
    japan: tuple[Store, Frame], registered: dict[str, str]
) -> None:
    held.clear()
    rows = ((f"row-{number}", name, number) for number, name in registered.items())
    load(japan[0], told(rows, "all"))
    assert not [d for d in who.numbers_in_doubt(japan[0], newest(japan)) if d.source == "all"]
