import pytest
from fastapi.testclient import TestClient

from api.app import make_app
from graph.frame import Frame
from graph.store import Store
from tests.conftest import emptied

Korea = tuple[Store, Frame]
HOST = "http://127.0.0.1"


@pytest.fixture
def client(korea: Korea) -> TestClient:
    return TestClient(make_app(korea[0]), HOST)


def test_the_process_says_that_it_lives(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_the_list_comes_whole_with_its_heading_and_sources(client: TestClient) -> None:
    body = client.get("/v1/candidates").json()
    assert set(body) == {"heading", "rows", "sources"}
    assert body["heading"]["system"] == "kr-province"
    assert len(body["rows"]) == body["heading"]["companies"]


@pytest.mark.parametrize("address", ["/v1/candidates?sytem=kr-bloc", "/v1/candidates?system=moon"])
def test_a_wrong_question_is_a_problem_with_its_parameter(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "sytem" in answer.json()["detail"] or "moon" in answer.json()["detail"]


def test_an_empty_graph_is_a_problem_that_says_what_to_do(client: TestClient, store: Store) -> None:
    emptied(store)
    answer = client.get("/v1/candidates")
    assert (answer.status_code, "superregion load bundled" in answer.json()["detail"]) == (
        400,
        True,
    )


def test_a_database_that_has_gone_is_503() -> None:
    import neo4j

    with neo4j.GraphDatabase.driver("bolt://127.0.0.1:1", max_transaction_retry_time=1) as driver:
        answer = TestClient(make_app(Store(driver)), HOST).get("/v1/candidates")
    assert answer.status_code == 503
