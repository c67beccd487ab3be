"""Named queries: one .cypher file asks one question, or makes one change.

A read file opens with its contract, one `//` line each: a sentence; `version N`;
`param NAME: TYPE` (`= VALUE` where it has a default); `returns NAME: TYPE`; `example
{parameters}` and `expects COLUMNS [rows]`, which a test runs on the fixture graph
(`among` where the rows are only some of the answer). Values enter only as `$parameters`.
Schema and write files open with a sentence.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, LiteralString

__all__ = ["Example", "Param", "Query", "names", "read", "schema", "write"]

Folder = Literal["read", "write", "schema"]

_HEADER = re.compile(r"\A(?://[^\n]*\n)+")
_USED = re.compile(r"\$([a-z_]+)")
_FIELD = re.compile(
    r"(?P<word>param|returns) (?P<name>\w+): (?P<type>[^=]+?)(?: = (?P<default>.+))?$"
)


@dataclass(frozen=True, slots=True)
class Param:
    """A value that a query takes."""

    name: str
    type: str
    default: Any = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A call with its answer on the fixture graph."""

    params: dict[str, Any]
    columns: tuple[str, ...]
    rows: list[list[Any]]
    whole: bool  #: these rows are the whole answer; else they are among it


@dataclass(frozen=True, slots=True)
class Query:
    """A question in Cypher: its name, its words, what it takes and what it gives."""

    folder: Folder
    name: str
    text: LiteralString
    doc: str
    version: int
    params: tuple[Param, ...]
    returns: tuple[tuple[str, str], ...]
    example: Example | None

    @property
    def used(self) -> frozenset[str]:
        """Return the `$names` that the text really uses."""
        return frozenset(_USED.findall(self.body))

    @property
    def body(self) -> str:
        """Return the text without its header."""
        return _HEADER.sub("", self.text)


def read(name: str) -> Query:
    """Return the named query that only looks."""
    return _load("read", name)


def write(name: str) -> Query:
    """Return the named query that changes the graph."""
    return _load("write", name)


def schema(name: str) -> Query:
    """Return a file of schema commands, `;` between them."""
    return _load("schema", name)


def names(folder: Folder) -> list[str]:
    """Return the names in one folder, sorted."""
    found = (files(__name__) / folder).iterdir()
    return sorted(f.name.removesuffix(".cypher") for f in found if f.name.endswith(".cypher"))


@cache
def _load(folder: Folder, name: str) -> Query:
    # Any, because a file's words are no literal to a type checker; these are ours, and reviewed.
    text: Any = (files(__name__) / folder / f"{name}.cypher").read_text("utf-8")
    header = _HEADER.match(text)
    if header is None:
        raise ValueError(f"{folder}/{name}.cypher opens without a // sentence")
    lines = [line.removeprefix("//").strip() for line in header[0].splitlines()]
    return Query(
        folder,
        name,
        text,
        " ".join(_sentence(lines)),
        _version(lines),
        tuple(_params(lines)),
        tuple((m["name"], m["type"]) for m in _fields(lines, "returns")),
        _example(lines),
    )


def _sentence(lines: list[str]) -> list[str]:
    words = ("version ", "param ", "returns ", "example ", "expects ", "among ")
    return [line for line in lines if line and not line.startswith(words)]


def _version(lines: list[str]) -> int:
    return next((int(line.split()[1]) for line in lines if line.startswith("version ")), 0)


def _fields(lines: list[str], word: str) -> list[re.Match[str]]:
    found = (_FIELD.match(line) for line in lines if line.startswith(word + " "))
    return [m for m in found if m]


def _params(lines: list[str]) -> list[Param]:
    return [
        Param(m["name"], m["type"], json.loads(m["default"] or "null"), m["default"] is None)
        for m in _fields(lines, "param")
    ]


def _example(lines: list[str]) -> Example | None:
    said = {
        word: line
        for line in lines
        for word in ("example", "expects", "among")
        if line.startswith(word + " ")
    }
    answer = said.get("expects") or said.get("among")
    if answer is None:
        return None
    _, columns, rows = answer.split(" ", 2)
    params = json.loads(said["example"].removeprefix("example "))
    return Example(params, tuple(columns.split(",")), json.loads(rows), "expects" in said)
