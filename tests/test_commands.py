import json
import re
import socket
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from graph.frame import Frame
from graph.runs import load
from graph.store import Access, Store
from tests import small
from tests.commands import COMMAND, own_server, run
from tests.conftest import emptied

Korea = tuple[Store, Frame]
VERBS = [
    ("candidates",), ("diff",), ("company",), ("conflicts",), ("partnerships",),
    ("neighbourhood",), ("path",), ("draw",), ("upgrade",), ("db", "backup"), ("db", "restore"),
    ("flows",), ("query",), ("cypher",), ("generate",), ("serve",), ("demo",),
    ("load", "bundled"), ("load", "jp-rs"), ("load", "krx-kind"),
    ("runs",), ("run",), ("undo",), ("verify",), ("rebuild",), ("apply",),
    ("plan", "bundled"), ("plan", "jp-rs"), ("plan", "krx-kind"),
    ("plan", "table"), ("plan", "show"),
    ("review",), ("decide",), ("undecide",),
    ("why",), ("dispute",), ("undispute",),
    ("check",), ("template",), ("load", "table"),
    ("db", "start"), ("db", "stop"), ("db", "status"), ("db", "path"), ("db", "wipe"),
]  # fmt: skip


@pytest.fixture
def env(access: Access, tmp_path: Path) -> dict[str, str]:
    return own_server(access, tmp_path)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_help_of_each_verb_has_a_sentence_and_an_example(verb: tuple[str, ...]) -> None:
    shown = run(*verb, "--help", env={})
    assert shown.code == 0
    assert "Example: " in shown.out
    assert shown.err == ""


def test_candidates_as_a_table_fit_the_terminal(korea: Korea, env: dict[str, str]) -> None:
    shown = run("candidates", env=env | {"COLUMNS": "80"})
    assert shown.code == 0
    assert "유성기업" in shown.out
    assert "says nothing about companies that nobody looked up" in " ".join(shown.out.split())
    assert all(width(line) <= 80 for line in shown.out.splitlines())


def width(line: str) -> int:
    from rich.cells import cell_len

    return cell_len(line)


def test_candidates_as_json_hold_every_row(korea: Korea, env: dict[str, str]) -> None:
    found = json.loads(run("candidates", "--json", env=env).out)
    assert len(found["rows"]) == found["heading"]["companies"]
    first = found["rows"][0]
    assert (first["rank"], first["name"], first["standing"]) == (1, "유성기업", "scored")
    assert [s["id"] for s in found["sources"]] == ["bundled"]


def test_another_region_system_gives_another_list(korea: Korea, env: dict[str, str]) -> None:
    blocs = json.loads(run("candidates", "--system", "kr-bloc", "--json", env=env).out)
    assert {r["region"] for r in blocs["rows"]} <= {
        f"KR-BLOC-{b}"
        for b in ("SOUTHEAST", "DAEGYEONG", "CHUNGCHEONG", "HONAM", "GANGWON", "JEJU")
    }


def test_an_unknown_region_system_is_said_with_those_there_are(
    korea: Korea, env: dict[str, str]
) -> None:
    shown = run("candidates", "--system", "kr-county", env=env)
    assert shown.code == 1
    assert shown.err.strip().endswith(
        "superregion: no region system 'kr-county' in this graph; it has kr-bloc, kr-province"
    )


def test_a_company_is_shown_with_ties_and_sources(korea: Korea, env: dict[str, str]) -> None:
    shown = run("company", "구영테크", env=env).out
    assert "현대모비스 (서울)" in shown
    assert "not used as identity: check digit is 1, computed 7" in shown
    assert "초광역권 선도기업, announced 2024-01-10, chosen by 중소벤처기업부" in shown
    assert re.search(r"\[\d\] 구영테크, 싼타크루즈 부품 납품 준비 \| 이투데이 \| 2020-09-14", shown)


def test_names_are_read_and_written_in_a_locale_that_knows_no_hangul(
    korea: Korea, env: dict[str, str]
) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert "현대모비스 (서울)" in run("company", "구영테크", env=env | plain).out


def test_a_name_that_several_have_is_not_guessed(korea: Korea, env: dict[str, str]) -> None:
    shown = run("company", "테크", env=env)
    assert shown.code == 1
    assert "ask with the id" in shown.err


def test_flows_are_a_matrix_where_it_fits(korea: Korea, env: dict[str, str]) -> None:
    assert "from \\ to" in run("flows", env=env | {"COLUMNS": "80"}).out
    narrow = run("flows", env=env | {"COLUMNS": "60"}).out
    assert "Shown: the 20 largest" in " ".join(narrow.split())


def test_a_named_query_runs_with_parameters(korea: Korea, env: dict[str, str]) -> None:
    shown = run("query", "customers_of", "-p", "company_id=kr-dart-00202060", "--json", env=env)
    assert {r["name"] for r in json.loads(shown.out)["rows"]} == {
        "현대자동차",
        "기아",
        "현대모비스",
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing_like_it"], "no query 'nothing_like_it'"),
        (["customers_of"], "customers_of needs company_id"),
        (["customers_of", "-p", "x=1"], "has no parameter x"),
        (["customers_of", "-p", "company_id"], "write it as name=value"),
        (["customers_of", "-p", "company_id=a", "-p", "limit=many"], "'many' is no integer"),
        (["customers_of", "-p", "company_id=a", "-p", "limit=0"], "limit is 0; it is 1 or more"),
        (["companies", "-p", "as_of=2010-01-01"], "as_of comes with the frame"),
    ],
)
def test_a_wrong_question_is_said_in_one_sentence(
    words: list[str], said: str, korea: Korea, env: dict[str, str]
) -> None:
    shown = run("query", *words, env=env)
    assert shown.code == 1
    assert said in shown.err
    assert "Traceback" not in shown.err


def test_a_named_query_says_when_it_was_cut(korea: Korea, env: dict[str, str]) -> None:
    shown = run("query", "companies_by_name", "-p", "search=현대 [", "-p", "limit=2", env=env)
    assert shown.code == 0
    assert "2 rows, cut: there are more" in shown.err


@pytest.mark.parametrize("shape", ["table", "csv", "json"])
def test_typed_cypher_answers_in_each_shape(shape: str, korea: Korea, env: dict[str, str]) -> None:
    text = "UNWIND ['=1+1', 'b'] AS x RETURN x, date('2026-01-02') AS day"
    shown = run("cypher", text, "--format", shape, env=env)
    assert "2026-01-02" in shown.out
    assert "2 rows" in shown.err
    if shape == "csv":
        assert shown.out.splitlines() == ["x,day", "'=1+1,2026-01-02", "b,2026-01-02"]


def test_typed_cypher_gives_valid_json_of_every_kind_of_value(
    korea: Korea, env: dict[str, str]
) -> None:
    text = "RETURN time('10:00') AS t, 0.0/0.0 AS n, duration('P1D') AS d, point({x: 1, y: 2}) AS p"
    [row] = json.loads(run("cypher", text, "--format", "json", env=env).out)
    assert row["n"] is None
    assert row["t"].startswith("10:00")


def test_typed_cypher_says_when_rows_were_cut(korea: Korea, env: dict[str, str]) -> None:
    shown = run("cypher", "UNWIND range(1, 50) AS x RETURN x", "--rows", "3", env=env)
    assert "3 rows, cut: there are more" in shown.err


def test_typed_cypher_from_standard_input(korea: Korea, env: dict[str, str]) -> None:
    shown = run("cypher", "--format", "csv", env=env, stdin="RETURN 1 AS one;\n")
    assert shown.out.splitlines() == ["one", "1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CREATE (:Company {id: 'x'})", "read access mode"),
        ("MATCH (n) RETURNN n", "Invalid input"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "Cannot load from URL"),
        (" ; ", "the query is empty"),
    ],
)
def test_typed_cypher_that_may_not_run_is_said(
    text: str, said: str, korea: Korea, env: dict[str, str]
) -> None:
    shown = run("cypher", text, env=env)
    assert shown.code == 1
    assert said in shown.err
    assert "Traceback" not in shown.err


def test_a_load_says_what_it_did_and_a_second_one_that_nothing_changed(
    store: Store, env: dict[str, str], tmp_path: Path
) -> None:
    emptied(store)
    first, second = run("load", "bundled", env=env), run("load", "bundled", env=env)
    assert re.search(r"kr_companies\.csv +621 +621 +0", first.out)
    assert "Run 1: " in first.out
    assert "the database wrote 0 nodes and 0 relationships" in " ".join(second.out.split())
    remarks = (tmp_path / "runs" / "bundled-remarks.csv").read_text("utf-8")
    assert "kr_companies.csv,163,identifiers" in remarks


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"NEO4J_PASSWORD": "wrong"}, "the database refused the user or the password"),
        ({"NEO4J_URI": "bolt://127.0.0.1:1"}, "no Neo4j answers"),
        ({"NEO4J_URI": "ftp://nowhere"}, "is no address of a Neo4j"),
        ({"NEO4J_DATABASE": "nowhere"}, "nowhere"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_within_five_seconds(
    change: dict[str, str], said: str, korea: Korea, env: dict[str, str]
) -> None:
    begun = time.monotonic()
    shown = run("candidates", env=env | change)
    assert shown.code == 1
    assert said in shown.err
    assert len(shown.err.strip().splitlines()) == 1
    assert env["NEO4J_PASSWORD"] not in shown.err
    assert time.monotonic() - begun < 8  # five seconds, and the start of Python on a busy machine


def test_an_empty_graph_says_how_to_fill_it(empty: Store, env: dict[str, str]) -> None:
    assert "superregion load bundled" in run("candidates", env=env).err


def test_db_is_not_about_your_own_server(env: dict[str, str]) -> None:
    shown = run("db", "start", env=env)
    assert (shown.code, "NEO4J_URI names your own server" in shown.err) == (1, True)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def test_http_gives_the_same_answer_as_the_command(korea: Korea, env: dict[str, str]) -> None:
    import os

    port = free_port()
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
    serving = subprocess.Popen([COMMAND, "serve", "--port", str(port)], env=kept | env)
    try:
        assert get(f"http://127.0.0.1:{port}/healthz") == {"status": "ok"}
        listed = get(f"http://127.0.0.1:{port}/v1/candidates?system=kr-bloc")
    finally:
        serving.terminate()
        serving.wait(30)
    assert listed == json.loads(run("candidates", "--system", "kr-bloc", "--json", env=env).out)


def get(address: str) -> object:
    for _ in range(100):
        try:
            with urlopen(address, timeout=20) as answer:
                return json.load(answer)
        except ConnectionRefusedError:
            time.sleep(0.2)
        except OSError as no:
            if not isinstance(getattr(no, "reason", None), ConnectionRefusedError):
                raise
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


def test_a_port_that_is_taken_is_said_before_anything_starts(env: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        shown = run("serve", "--port", str(port), env=env)
    assert (shown.code, shown.out) == (1, "")
    assert f"port {port}: Address already in use; name another with --port" in shown.err


def test_rows_that_do_not_fit_stand_one_below_the_other(korea: Korea, env: dict[str, str]) -> None:
    words = ("query", "customers_of", "-p", "company_id=kr-dart-00202060")
    shown = run(*words, env=env | {"COLUMNS": "80"}).out
    assert re.search(r"^name +현대모비스 *$", shown, re.MULTILINE)
    assert all(width(line) <= 80 for line in shown.splitlines())


def test_amounts_are_shown_where_a_year_and_a_currency_are_asked(
    korea: Korea, env: dict[str, str]
) -> None:
    shown = run("flows", "--year", "2024", "--currency", "KRW", env=env).out
    assert "amount KRW" in shown
    assert "amount" not in run("flows", env=env).out
    alone = run("flows", "--year", "2024", env=env)
    assert (alone.code, "year needs currency" in alone.err) == (1, True)


@pytest.mark.parametrize("year", ["99999999999999999999"])
def test_a_number_too_large_for_the_database_is_said(
    year: str, korea: Korea, env: dict[str, str]
) -> None:
    shown = run("flows", "--year", year, "--currency", "KRW", env=env)
    assert (shown.code, "64 bits" in shown.err) == (1, True)


def test_a_decision_is_made_shown_and_undone(empty: Store, env: dict[str, str]) -> None:
    load(empty, small.reading())
    words = ("decide", "mine", "mill", "--same", "--why", "one works", "--by", "me")
    made = "decision 1: mine and mill, same; 7 statements moved, version 2\n"
    assert run(*words, env=env).out == made
    assert "mine is mill: decision 1 by me, " in run("company", "mine", env=env).out
    review = " ".join(run("review", env=env).out.split())
    assert "1. Northern Mine (mine) is (주)SK하이닉스밀 (mill): one works (me, " in review
    refused = run(*words[:-2], env=env).err.strip()
    assert refused.endswith("mine and mill are one already: superregion company mine")
    undone = "decision 1 on mine and mill is undone; 7 statements moved back, version 3\n"
    assert run("undecide", "1", env=env).out == undone


def test_a_statement_is_explained_disputed_and_shown_so(empty: Store, env: dict[str, str]) -> None:
    load(empty, small.reading())
    said = json.loads(run("why", "mill", "--json", env=env).out)["said"]
    id = next(one["id"] for one in said if one["what"] == "size")
    shown = run("why", id, env=env).out
    assert "(주)SK하이닉스밀 (mill) HAS size sme" in shown
    assert f"file: small sha256:{'0' * 64}" in shown
    done = run("dispute", id, "--why", "it has grown", "--by", "me", env=env).out
    assert done == f"{id} is disputed; version 2\n"
    card = " ".join(run("company", "mill", env=env).out.split())
    assert re.search(r"size: sme.{,60} disputed by me, [-0-9]{10}: it has grown", card)
    assert run("undispute", id, env=env).out == f"{id} is disputed no more; version 3\n"
