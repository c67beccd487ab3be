"""The words of the documents are run: every command of the README, every query of docs/."""

import re
from pathlib import Path

import pytest

from graph.frame import Frame
from graph.store import Access, Store
from tests.commands import inside, own_server, run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
OWN_DATA = README.split("## Your own data in three steps")[1].split("\n## ")[0]  # has its test
COMMANDS = [
    line.split("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README.replace(OWN_DATA, ""), re.DOTALL)
    for line in block.splitlines()
]
#: run by tests of their own, because they start servers or need files that do not come along
ELSEWHERE = {
    "superregion serve",
    "superregion load jp-rs DIR",
    "superregion load krx-kind FILE --dated 2020-10-02",
    "superregion undo 2",
    "superregion rebuild",
    "superregion generate --companies 2000 --links 10000 --out DIR",
    "superregion candidates --system jp-prefecture",
    "superregion decide A B --same --why TEXT",
    "superregion undecide N",
    "superregion dispute STATEMENT --why TEXT",
    "superregion undispute STATEMENT",
}
TIME = [
    line
    for block in re.findall(r"```sh\n(.*?)```", (ROOT / "docs/time.md").read_text(), re.DOTALL)
    for line in block.splitlines()
]
DB = [c for c in COMMANDS if c.startswith("superregion db ")]
HERE = [c for c in COMMANDS if c not in ELSEWHERE and c not in DB]
QUERIES = [
    (page.name, text)
    for page in sorted((ROOT / "docs").glob("*.md"))
    for text in re.findall(r"```cypher\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
]
EXAMPLES = [
    (page.name, text)
    for page in sorted((ROOT / "docs").glob("*.md"))
    for text in re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
]


def words(command: str) -> list[str]:
    return [a or b for a, b in re.findall(r"'([^']*)'|(\S+)", command)][1:]


def test_the_readme_begins_with_the_two_commands() -> None:
    made = re.findall(r"^    (make [\w-]+)", README, re.MULTILINE)
    assert made[:2] == ["make demo", "make test"]
    assert len(HERE) >= 10


@pytest.mark.parametrize("command", HERE)
def test_a_command_of_the_readme_works(
    command: str, korea: tuple[Store, Frame], access: Access, tmp_path: Path
) -> None:
    shown = run(*words(command), env=own_server(access, tmp_path), folder=tmp_path)
    assert (shown.code, shown.out != "") == (0, True), shown.err


@pytest.mark.parametrize("command", TIME)
def test_a_command_of_the_page_about_time_works(
    command: str, korea: tuple[Store, Frame], access: Access, tmp_path: Path
) -> None:
    shown = inside(*words(command), env=own_server(access, tmp_path))
    assert (shown.code, "version 1" in shown.out) == (0, True), shown.err


@pytest.mark.parametrize(("page", "text"), QUERIES)
def test_a_query_of_the_documents_gives_rows(
    page: str, text: str, korea: tuple[Store, Frame]
) -> None:
    with korea[0].typed(text, {}, 10) as answer:
        assert next(answer.rows)


@pytest.mark.parametrize(("page", "text"), EXAMPLES)
def test_an_example_in_python_runs(  # noqa: PLR0913  # what it needs, and where it may write
    page: str, text: str, korea: tuple[Store, Frame], access: Access, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    for name, value in own_server(access, tmp_path).items():
        monkeypatch.setenv(name, value)
    exec(compile(text, page, "exec"), {})
    said = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    assert capsys.readouterr().out.splitlines() == said


@pytest.mark.realdata
def test_the_japanese_commands_of_the_readme_work(
    store: Store, realdata: Path, access: Access, tmp_path: Path
) -> None:
    from tests.conftest import emptied

    emptied(store)
    env = own_server(access, tmp_path)
    loaded = run("load", "jp-rs", str(realdata), env=env)
    listed = run("candidates", "--system", "jp-prefecture", env=env)
    assert "14,298    14,297         1" in loaded.out
    assert "Japanese prefectures" in listed.out


def test_every_file_that_the_readme_names_is_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link
