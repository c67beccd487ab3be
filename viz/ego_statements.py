"""The statements behind the lines of an ego page, and how many of them a page can hold."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from graph.network import Link, TieStatement
from viz.columns import columns
from viz.legible import legible
from viz.standalone import as_data
from viz.words import days

_MOST_TEXT = 400  # letters of one text
Document = tuple[str, str | None]


def rows(
    links: Sequence[Link], keys: Mapping[str, str], words: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return a record for each statement: first the newest of every link."""
    ranked = [
        (rank, place, said)
        for place, link in enumerate(links)
        for rank, said in enumerate(newest(link.statements))
    ]
    ranked.sort(key=lambda entry: entry[:2])
    return [{"link": place, **_row(said, keys, words)} for _, place, said in ranked]


def fitting(stated: Sequence[dict[str, Any]], room: int) -> list[dict[str, Any]]:
    """Return as many of the first records as take no more than so many bytes of a page."""

    def size(number: int) -> int:
        return len(as_data(columns(stated[:number])).encode())

    most = bisect_right(range(1, len(stated) + 1), room, key=size)
    return list(stated[:most])


def newest(stated: Iterable[TieStatement]) -> list[TieStatement]:
    """Return statements, the newest evidence first, the undated last."""
    old_first = sorted(stated, key=lambda s: (str(s.on_to or s.on_from or ""), s.id))
    return list(reversed(old_first))


def documents(cites: str | None) -> list[Document]:
    """Return the documents that a source names, each with its address if that is one of the web.

    >>> documents("Parts | The Paper | 2020-09-14 | https://paper.example/1")
    [('Parts, The Paper, 2020-09-14', 'https://paper.example/1')]
    >>> documents("A | javascript:alert(1)")
    [('A, javascript:alert(1)', None)]
    """
    return [_document(part) for part in (cites or "").split(" || ") if part.strip()]


def _document(text: str) -> Document:
    parts = [legible(part)[:_MOST_TEXT] for part in text.split(" | ")]
    address = parts.pop() if _web(parts[-1]) else None
    return ", ".join(part for part in parts if part), address


def _web(text: str) -> bool:
    try:
        address = urlsplit(text)
    except ValueError:  # a bracket that does not close
        return False
    return address.scheme in ("http", "https") and bool(address.hostname) and " " not in text


def _place(ref: str) -> tuple[str, int | None]:
    """Return the file that a statement was read from and the row, where it names one.

    >>> _place("ties.csv:12"), _place("letter")
    (('ties.csv', 12), ('letter', None))
    """
    found = re.fullmatch(r"(.+):([1-9][0-9]{0,14})", ref)
    return (found[1], int(found[2])) if found else (ref, None)


def _row(said: TieStatement, keys: Mapping[str, str], words: Mapping[str, str]) -> dict[str, Any]:
    dated = said.on_from or said.on_to
    file, row = _place(legible(said.source_ref)[:_MOST_TEXT])
    return {
        "what": legible(said.what)[:_MOST_TEXT] if said.what else None,
        "form": said.form.replace("_", " ") if said.form else None,
        "giver": keys.get(said.giver or ""),
        "amount": said.amount,
        "currency": said.currency,
        "year": said.year,
        "days": days(said.on_from, said.on_to) if dated else words["undated"],
        "evidence": said.evidence,
        "confidence": said.confidence,
        "disputed": said.disputed,
        "source": said.source,
        "file": file,
        "row": row,
        "documents": documents(said.cites),
    }
