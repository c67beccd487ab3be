"""The statements behind the lines of an ego page, and how many of them a page can hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from graph.network import Link, TieStatement
from viz.legible import legible
from viz.words import days

_MOST_TEXT = 400  # letters of one text
Document = tuple[str, str | None]


def rows(
    links: Sequence[Link], keys: Mapping[str, str], words: Mapping[str, str], most: int | None
) -> Iterator[dict[str, Any]]:
    """Yield a record for each statement, the newest of a link first, at most so many a link."""
    for place, link in enumerate(links):
        for said in newest(link.statements)[:most]:
            yield {"link": place, **_row(said, keys, words)}


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


def _row(said: TieStatement, keys: Mapping[str, str], words: Mapping[str, str]) -> dict[str, Any]:
    dated = said.on_from or said.on_to
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
        "source": said.source,
        "ref": legible(said.source_ref)[:_MOST_TEXT],
        "documents": documents(said.cites),
    }
