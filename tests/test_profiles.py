"""How each read query is run by the server, on real data: what it looks at, and where it starts."""

from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

import cypher
from graph import queries
from graph.frame import Frame
from graph.store import Access, Store
from tests.graphs import asked

READ = cypher.names("read")
BY_ID = (
    "company", "suppliers_of", "customers_of", "partners_of", "ownership_of", "selected_in",
    "neighbours_of", "organisations_by_id", "ties_among", "partners_beyond",
    "partnerships_of", "left_out_of", "placed_in", "undated_ties_of",
)  # fmt: skip
MOST_TIES = (
    "MATCH (c:Company)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-() "
    "RETURN c.id, count(t) AS ties ORDER BY ties DESC LIMIT 1"
)
PROGRAMME = "MATCH (p:Programme) RETURN p.id ORDER BY p.id LIMIT 1"

Step = dict[str, Any]
Plans = dict[str, list[Step]]


def plans_of(access: Access, graph: tuple[Store, Frame], source: str, search: str) -> Plans:
    """Every step of every query, as the server ran it for the company with most ties."""
    store, frame = graph
    ((company, _),), ((programme,),) = asked(store, MOST_TIES), asked(store, PROGRAMME)
    ready = {"company_id": company, "programme_id": programme, "source": source, "after": 0}
    ready |= {"ids": [company, "nobody"], "known": [company], "regions": ["KR-DAEGU", "JP-01"]}
    ready |= {"id": company, "numbers": ["krx:005380"], "schemes": ["krx"], "whole": "_2437613a8c"}
    ready |= {"start": company}
    ready |= {"run": 1, "rows": [{"start": company, "id": "none", "end": company}]}
    ready |= {"pairs": [{"said": company, "at": company}]}
    ready |= {"search": search, "limit": 1000, "known_at": frame.scope.known_at}
    auth = (access.user, access.password)
    plans = {}
    with neo4j.GraphDatabase.driver(access.uri, auth=auth) as driver:
        driver.execute_query("CALL db.prepareForReplanning(60)")  # no plan made for an empty graph
        for name in READ:
            query = cypher.read(name)
            given = {p.name: ready[p.name] for p in query.params if p.name in ready}
            params = queries.parameters(name, frame.scope, given)
            text = "PROFILE " + query.text
            profile = driver.execute_query(text, params, routing_=neo4j.RoutingControl.READ)
            plans[name] = list(steps(profile.summary.profile))
    return plans


def steps(step: Any) -> Iterator[Step]:
    yield step
    for below in step.get("children", ()):
        yield from steps(below)


def kinds(plan: list[Step]) -> set[str]:
    return {step["operatorType"].split("@")[0] for step in plan}


profiled: dict[str, Plans] = {}  # each graph is profiled once


@pytest.fixture
def plans(korea: tuple[Store, Frame], access: Access) -> Plans:
    if "korea" not in profiled:
        profiled["korea"] = plans_of(access, korea, "bundled", "현대")
    return profiled["korea"]


@pytest.fixture
def japanese(japan: tuple[Store, Frame], access: Access) -> Plans:
    if "japan" not in profiled:
        profiled["japan"] = plans_of(access, japan, "jp-rs", "日本")
    return profiled["japan"]


def check(plan: list[Step]) -> None:
    assert not kinds(plan) & {"AllNodesScan", "Eager"}
    for product in plan:
        if product["operatorType"].startswith("CartesianProduct"):
            assert all(side.get("rows", 0) <= 1 for side in product["children"])


def looked_at(plan: list[Step]) -> int:
    return sum(step.get("dbHits", 0) for step in plan)


@pytest.mark.parametrize("name", READ)
def test_a_query_looks_at_no_more_than_it_needs(plans: Plans, name: str) -> None:
    check(plans[name])
    assert looked_at(plans[name]) > 0


@pytest.mark.parametrize("name", BY_ID)
def test_a_query_about_one_thing_starts_at_it(plans: Plans, name: str) -> None:
    ends = [step for step in plans[name] if not step.get("children")]
    assert kinds(ends) - {"Argument"} == {"NodeUniqueIndexSeek"}
    assert looked_at(plans[name]) < 10_000


def test_the_version_is_read_without_looking_at_the_graph(plans: Plans) -> None:
    assert looked_at(plans["version"]) < 20


def test_a_name_is_looked_up_in_its_index(plans: Plans) -> None:
    assert "ProcedureCall" in kinds(plans["companies_by_name"])
    assert not any("Scan" in kind for kind in kinds(plans["companies_by_name"]))


@pytest.mark.slow
@pytest.mark.realdata
@pytest.mark.parametrize("name", READ)
def test_a_query_looks_at_no_more_than_it_needs_in_japan(japanese: Plans, name: str) -> None:
    check(japanese[name])


@pytest.mark.slow
@pytest.mark.realdata
@pytest.mark.parametrize("name", BY_ID)
def test_a_query_about_one_thing_starts_at_it_in_japan(japanese: Plans, name: str) -> None:
    ends = [step for step in japanese[name] if not step.get("children")]
    assert kinds(ends) - {"Argument"} == {"NodeUniqueIndexSeek"}
    assert looked_at(japanese[name]) < 20_000
