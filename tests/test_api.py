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


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/v1/candidates?sytem=kr-bloc", 400, "unknown parameter sytem"),
        ("/v1/candidates?system=moon", 400, "no region system 'moon'"),
        ("/v1/candidates?system=", 400, "no region system ''"),
        ("/v1/candidates?system=kr-bloc&system=kr-province", 400, "more than once"),
        ("/v1/nothing", 404, "Not Found"),
        ("/openapi.json", 404, "Not Found"),
    ],
)
def test_a_wrong_question_is_a_problem_that_says_what_is_wrong(
    client: TestClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == answer.json()["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_a_host_that_only_points_here_gets_nothing(client: TestClient) -> None:
    assert client.get("/v1/candidates", headers={"Host": "evil.example"}).status_code == 400


def test_a_browser_may_neither_store_nor_guess_nor_run_an_answer(client: TestClient) -> None:
    headers = client.get("/v1/candidates").headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]


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
