"""The analyst's prompt, typed into through a real terminal."""

import os
import pty
import select
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.frame import Frame
from graph.store import Access, Store
from tests.commands import COMMAND, own_server


class Terminal:
    def __init__(self, env: dict[str, str]) -> None:
        self._mine, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [COMMAND, "cypher"], stdin=theirs, stdout=theirs, stderr=theirs, env=env, close_fds=True
        )
        os.close(theirs)
        self.shown = ""

    def type(self, text: str) -> None:
        os.write(self._mine, text.encode())

    def until(self, text: str, seconds: float = 40) -> str:
        end = time.monotonic() + seconds
        while text not in self.shown and time.monotonic() < end:
            if select.select([self._mine], [], [], 0.2)[0]:
                self.shown += os.read(self._mine, 65536).decode("utf-8", "replace")
        assert text in self.shown, self.shown
        seen, self.shown = self.shown, ""
        return seen


@pytest.fixture
def terminal(drawn: tuple[Store, Frame], access: Access, tmp_path: Path) -> Iterator[Terminal]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
    opened = Terminal(kept | own_server(access, tmp_path) | {"TERM": "xterm", "COLUMNS": "90"})
    yield opened
    opened.process.kill()
    opened.process.wait()


def test_a_query_over_several_lines_is_answered_and_kept_in_the_history(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.until("cypher>")
    terminal.type("MATCH (c:Company)\r")
    terminal.type("RETURN count(c) AS companies;\r")
    assert "5" in terminal.until("1 row")
    terminal.until("cypher>")
    terminal.type("CREATE (n);\r")
    terminal.until("read access mode")
    terminal.until("cypher>")
    terminal.type("\x04")
    assert terminal.process.wait(20) == 0
    assert "count(c) AS companies" in (tmp_path / "history").read_text("utf-8")
