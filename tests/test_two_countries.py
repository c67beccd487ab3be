"""Two countries in one graph: what is said about each is what it is alone."""

from dataclasses import replace

import pytest

from graph import queries
from graph.candidates import candidates
from graph.card import card
from graph.frame import frame, own_system
from graph.reading import Reading
from graph.runs import load
from graph.store import Store
from tests import small
from tests.conftest import emptied, held, holding

pytestmark = pytest.mark.realdata

SYSTEMS = ("kr-province", "kr-bloc", "jp-prefecture")


def answers(store: Store, system: str) -> object:
    """The list and the flows of a system, without what counts the whole graph."""
    made = frame(store, system, small.AS_OF)
    found = candidates(store, made.scope, made.regions)
    inside = {r.id for r in made.regions if r.id in made.scope.region_of.values()}
    flows = queries.region_flows(store, made.scope)
    kept = [f for f in flows if {f.from_region, f.to_region} & inside]
    heading = replace(found.heading, known_at=0, place_unknown=0)
    return heading, found.rows, [s.id for s in found.sources], kept


@pytest.fixture(scope="module")
def both(store: Store, korea_reading: Reading, japan_reading: Reading) -> object:
    """Korea beside Japan in one graph; what Japan's list was without Korea."""
    holding(store, "japan", japan_reading, "jp-prefecture")
    alone = answers(store, "jp-prefecture")
    held[:] = ["both"]
    load(store, korea_reading)
    return alone


@pytest.mark.usefixtures("both")
def test_a_card_is_drawn_on_the_map_of_the_company_s_own_country(store: Store) -> None:
    made = frame(store, None, small.AS_OF)
    assert made.scope.system == "kr-province"
    denso = card(store, made.scope, "jp-9180301014251")
    assert own_system(made, denso.company) == "jp-prefecture"
    assert own_system(made, card(store, made.scope, "구영테크").company) == "kr-province"
    assert len(denso.company.payments) == denso.company.payments_stated == 4
    assert all(t.programme for t in denso.suppliers.rows)


def test_each_country_is_answered_as_if_it_were_alone(
    store: Store, both: object, korea_reading: Reading
) -> None:
    together = {system: answers(store, system) for system in SYSTEMS}
    load(emptied(store), korea_reading)
    alone = {system: answers(store, system) for system in SYSTEMS[:2]} | {SYSTEMS[2]: both}
    for system in SYSTEMS:
        assert together[system] == alone[system], system
