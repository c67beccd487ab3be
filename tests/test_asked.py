"""Which organisation is meant at a version: an id that came later is said to have come later."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.asked import asked_id
from graph.errors import BadQuestion
from graph.frame import Asked, frame_of
from graph.model import Node
from graph.runs import load
from graph.scope import Scope
from graph.store import Access, Store
from tests import small
from tests.commands import inside, own_server
from tests.graphs import tampered

LATER = "'inn' is not known at version 1; it is first known at version 2"


@pytest.fixture
def told(empty: Store) -> Store:
    """The made-up graph, and an inn and a region that a second source adds to it."""
    load(empty, small.reading())
    source = replace(small.SOURCE, id="second")
    inn = Node("inn", ("Organisation", "Company"))
    said = (small.has("inn", "name", "The Inn"), small.has("T-ISLE", "country", "T"))
    nodes = (inn, Node("T-ISLE", ("Region",)))
    load(empty, replace(small.reading(), source=source, nodes=nodes, statements=said))
    return empty


def scope(store: Store, version: int) -> Scope:
    return frame_of(store, Asked("t-province", small.AS_OF, version)).scope


def test_an_id_that_came_later_is_said_to_have_come_later(
    told: Store, access: Access, tmp_path: Path
) -> None:
    assert asked_id(told, scope(told, 2), "inn") == "inn"
    with pytest.raises(BadQuestion, match=LATER):
        asked_id(told, scope(told, 1), "inn")
    words = ("company", "inn", "--system", "t-province", "--known-at", "1")
    shown = inside(*words, env=own_server(access, tmp_path))
    assert (shown.code, shown.err) == (1, f"superregion: {LATER}\n")


@pytest.mark.parametrize(("version", "asked"), [(1, "outn"), (2, "outn"), (1, "T-ISLE")])
def test_an_id_that_no_organisation_has_is_not_known_at_any_version(
    told: Store, version: int, asked: str
) -> None:
    with pytest.raises(BadQuestion, match=f"no organisation is called '{asked}'; try a part"):
        asked_id(told, scope(told, version), asked)


def test_an_id_of_a_run_that_is_not_closed_is_not_known_yet(told: Store, access: Access) -> None:
    tampered(access, "MATCH (o:Organisation {id: 'inn'}) SET o.since = 3")
    with pytest.raises(BadQuestion, match="no organisation is called 'inn'"):
        asked_id(told, scope(told, 1), "inn")
