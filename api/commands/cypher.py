"""`superregion cypher`: an analyst's own Cypher, read only."""

import sys
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory

from api.answer import as_json
from api.door import Door
from api.sheet import csv_lines
from graph.errors import BadQuestion
from graph.store import Store
from viz.tables import rows_table
from viz.words import counted

_HINT = "A read-only prompt. End a query with ; and Enter. Ctrl-D leaves."


class Shape(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def run(
    context: typer.Context,
    text: Annotated[str | None, typer.Argument(help="A query; none: open a prompt.")] = None,
    shape: Annotated[Shape, typer.Option("--format", help="How to print rows.")] = Shape.TABLE,
    rows: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 1000,
    seconds: Annotated[float, typer.Option("--timeout", min=0.1, max=60, help="Time limit.")] = 30,
) -> None:
    """Run Cypher in a READ session with a time limit and a row limit.

    Example: superregion cypher 'MATCH (c:Company {region: "KR-BUSAN"}) RETURN c.id, c.name LIMIT 5'
    """
    door: Door = context.obj
    ask = Ask(door, shape, rows, seconds)
    with door.graph() as store:
        if text is not None:
            ask.one(store, text)
        elif sys.stdin.isatty():
            _prompt(ask, store)
        else:
            ask.one(store, sys.stdin.read())


class Ask:
    """Runs typed Cypher and prints its answer."""

    def __init__(self, door: Door, shape: Shape, rows: int, seconds: float) -> None:
        """Print through this door, in this shape, within these limits."""
        self.door, self._shape, self._rows, self._seconds = door, shape, rows, seconds

    def one(self, store: Store, text: str) -> None:
        """Run one query."""
        if not text.strip(" ;\n"):
            raise BadQuestion("the query is empty")
        with store.typed(text.strip().rstrip(";"), {}, self._seconds) as answer:
            found = list(islice(answer.rows, self._rows + 1))
            columns = answer.columns
        self._print(columns, found[: self._rows])
        cut = f", cut: there are more (--rows {self._rows})" if len(found) > self._rows else ""
        self.door.err.print(counted(min(len(found), self._rows), "row") + cut)

    def _print(self, columns: list[str], rows: list[list[object]]) -> None:
        if self._shape is Shape.TABLE:
            named = [dict(zip(columns, r, strict=True)) for r in rows]
            self.door.out.print(rows_table(columns, named, self.door.out.width))
        elif self._shape is Shape.JSON:
            typer.echo(as_json([dict(zip(columns, r, strict=True)) for r in rows]))
        else:
            sys.stdout.writelines(f"{line}\n" for line in csv_lines(columns, rows))


def _prompt(ask: Ask, store: Store) -> None:
    door = ask.door
    history = FileHistory(str(_history(door.settings.folders.data)))
    session: PromptSession[str] = PromptSession(history=history)
    door.err.print(_HINT)
    while True:
        try:
            ask.one(store, _until_semicolon(session))
        except EOFError:
            return
        except KeyboardInterrupt:
            continue
        except BadQuestion as error:
            door.err.print(f"superregion: {error}", style="bold", markup=False)


def _history(folder: Path) -> Path:
    """Return the file of what was typed, for its owner's eyes only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "history"
    path.touch(mode=0o600)
    return path


def _until_semicolon(session: PromptSession[str]) -> str:
    text = session.prompt("cypher> ")
    while text.strip() and not text.rstrip().endswith(";"):
        text += "\n" + session.prompt("   ...> ")
    return text
