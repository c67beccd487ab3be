"""JSON Lines: one object a line, its names are the columns."""

import json
from collections.abc import Generator, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from graph.errors import BadSource
from ingest.cells import Rejected
from ingest.tabular.encoding import Encoding, encoding_of
from ingest.tabular.header import tidy
from ingest.tabular.sheet import Cell, How, Moved, Numbered, Odd, Row, Sheet
from ingest.tabular.text import Lines, Unreadable
from ingest.unpacked import unpacked

_FIRST = 1_000  # lines whose names are taken for the columns; a later line may have more
_EVERY = 2_000


def look(path: Path, how: How) -> Sheet:
    """Look at the first lines of a file."""
    encoding = encoding_of(path, how.encoding)
    lines = _lines(path, encoding)
    rows = [_object(text) for _, text, _ in islice(lines, _FIRST)]
    lines.close()
    if not rows:
        raise BadSource(f"{path.name} is empty")
    guessed = f"the encoding {encoding.codec} was found out from its bytes; name it to be sure"
    return Sheet(
        name=path.name,
        read_as=f"JSON Lines, {encoding.codec} ({encoding.how})",
        guessed=guessed if encoding.guessed else None,
        columns=tuple(dict.fromkeys(n for r in rows if not isinstance(r, Rejected) for n in r)),
        typed=True,
        whole_header=False,
        size=path.stat().st_size,
        rows=lambda moved: _rows(_lines(path, encoding), moved),
    )


def _rows(lines: Iterator[tuple[int, str, int]], moved: Moved) -> Iterator[Numbered]:
    for number, text, position in lines:
        if number % _EVERY == 0:
            moved(position)
        yield number, _object(text)


def _lines(path: Path, encoding: Encoding) -> Generator[tuple[int, str, int]]:
    """Yield the lines that are not blank, with their number and the bytes read so far."""
    number = 0
    with unpacked(path) as opened:
        lines = Lines(opened.file, encoding)
        try:
            for text in lines:
                number, lines.taken = number + 1, 0
                if not text.isspace():
                    yield number, text, opened.position()
        except Unreadable as no:
            raise BadSource(f"{path.name}, row {number + 1}: {no}") from no


def _object(text: str) -> Row | Rejected:
    try:
        found = json.loads(
            text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_pairs
        )
        if "\\u" in text:  # an escape may name half a character, which nothing can store
            json.dumps(found, ensure_ascii=False, default=str).encode()
    except json.JSONDecodeError as no:
        return Rejected("", text.strip(), f"is no JSON: {no.msg} at character {no.pos + 1}")
    except (ValueError, RecursionError) as no:
        return Rejected("", text.strip(), f"cannot be read: {no}")
    if not isinstance(found, dict):
        return Rejected("", text.strip(), f"is {_called(found)}, not an object with columns")
    return {name: _cell(value) for name, value in found.items()}


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {tidy(name): value for name, value in pairs}
    if len(found) < len(pairs):
        names = [tidy(name) for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"column {twice} stands there twice")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _cell(value: Any) -> Cell:
    return Odd(_called(value)) if isinstance(value, list | dict) else value


def _called(value: Any) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return "null" if value is None else "a single value"
