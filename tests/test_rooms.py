import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("cypher", "graph", "ingest", "viz", "api")

#: which room may import which other room
ARROWS = {
    "cypher": set[str](),
    "graph": {"cypher"},
    "ingest": {"graph"},
    "viz": {"graph"},
    "api": {"cypher", "graph", "ingest", "viz"},
}

#: which other people's libraries a file may import, and why
LIBRARIES = {
    "neo4j": {  # the database is spoken to in one place
        "graph/store.py",
        "graph/answering.py",
        "graph/local",
    },
    "numpy": {  # arrays
        "graph/measures",
        "graph/measured.py",
        "graph/candidates.py",
        "graph/digests.py",
        "ingest/made_up",
    },
    "networkx": {"graph/as_networkx.py"},  # answers as graphs, and their files
    "jgo": {"graph/local"},  # fetches the server's jars
    "requests": {"graph/local"},  # the errors of what fetches the jars
    "urllib3": {"graph/local"},  # the same
    "filelock": {"graph/local"},  # one download, one start
    "platformdirs": {"graph/local"},  # the user's folders
    "psutil": {"graph/local"},  # whose process is this
    "charset_normalizer": {"ingest/tabular/encoding.py"},  # which encoding a table is in
    "python_calamine": {"ingest/tabular/spreadsheet.py"},  # spreadsheets
    "pyarrow": {"ingest/tabular/parquet.py", "graph/snapshot.py"},  # Parquet
    "ruamel": {"ingest/mapping/given.py"},  # mapping files
    "jinja2": {"viz/standalone.py"},  # pages, autoescaped
    "pyvis": {"viz/vis.py"},  # builds a picture; its own page is not used
    "rich": {"viz", "api"},  # tables and bars
    "typer": {"api"},  # the command line
    "prompt_toolkit": {"api/commands/cypher.py"},  # the analyst's prompt
    "fastapi": {"api/app.py"},  # HTTP
    "starlette": {"api/app.py"},  # what fastapi is made of
    "uvicorn": {"api/commands/serve.py"},  # HTTP
}


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_between_rooms_point_one_way(room: str) -> None:
    for path in files(room):
        assert imports(path) & set(ROOMS) - {room} <= ARROWS[room], path


@pytest.mark.parametrize("room", ROOMS)
def test_a_library_is_imported_only_where_the_table_says(room: str) -> None:
    for path in files(room):
        name = path.relative_to(ROOT).as_posix()
        others = imports(path) - set(ROOMS) - set(sys.stdlib_module_names)
        for library in others:
            assert any(name.startswith(place) for place in LIBRARIES[library]), (name, library)


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_distribution_owns_a_room(room: str) -> None:
    assert set(packages_distributions().get(room, [])) <= {"superregion"}


def test_no_module_is_called_utils_helpers_or_common() -> None:
    names = {p.stem for room in ROOMS for p in files(room)}
    assert not names & {"utils", "util", "helpers", "common", "misc"}


def test_no_module_is_longer_than_one_sitting() -> None:
    long = {
        p.as_posix(): n
        for room in ROOMS
        for p in files(room)
        if (n := len(p.read_text("utf-8").splitlines())) > 250
    }
    assert not long


def test_only_the_door_reads_the_environment() -> None:
    readers = {
        p.relative_to(ROOT).as_posix()
        for room in ROOMS
        for p in files(room)
        if re.search(r"os\.(environ|getenv)", p.read_text("utf-8"))
    }
    assert {r for r in readers if not r.startswith("graph/local/")} <= {"api/cli.py"}
