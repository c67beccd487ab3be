"""Why the graph says something: where a statement is from, who says otherwise, who doubts it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from graph.asked import asked_id
from graph.asking import answered
from graph.scope import Scope
from graph.store import Reader
from graph.winners import RANK


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement, where it was read, and who doubts it."""

    id: str
    kind: str
    start: str
    start_name: str | None
    end: str | None
    end_name: str | None
    said: Mapping[str, Any]
    fact: Mapping[str, Any] | None
    visible: bool
    ended: int | None  #: the run that stopped stating it
    run: int | None  #: the run that first stated it
    loaded: datetime | None
    files: Sequence[str] | None  #: of that run, each with its SHA-256
    source: str
    title: str | None
    publisher: str | None
    disputes: Sequence[Mapping[str, Any]]

    @property
    def read_from(self) -> Sequence[str]:
        """Return the file that it was read from; all files of the run, where that is not told."""
        files, name = self.files or (), str(self.said["source_ref"]).rsplit(":", 1)[0]
        return [file for file in files if file.startswith(f"{name} sha256:")] or files


@dataclass(frozen=True, slots=True)
class Beside:
    """Another statement of the same thing."""

    id: str
    value: Any
    same: bool
    source: str
    source_ref: str
    evidence: str
    valid_to: date | None
    seen_from: date | None  #: the date of the file that first stated it
    seen_to: date | None  #: of the last file that stated it, where a later one no longer does
    stated_on: date | None  #: of the last file of its source as of the day, which states it still
    run: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class SaidOf:
    """A statement behind a name, size, place or number."""

    id: str
    what: str
    value: Any
    source: str
    source_ref: str
    evidence: str
    valid_to: date | None
    seen_from: date | None  #: the date of the file that first stated it
    seen_to: date | None  #: of the last file that stated it, where a later one no longer does
    stated_on: date | None  #: of the last file of its source as of the day, which states it still
    run: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """A statement that somebody doubts, by its digest."""

    digest: str
    start: str
    said_start: str
    why: str
    by: str
    on: date
    run: int


@dataclass(frozen=True, slots=True)
class Why:
    """A statement with what is stated beside it, or the statements behind a company."""

    statement: Stated | None
    beside: Sequence[Beside]
    company: str | None
    said: Sequence[SaidOf]
    disputes: Sequence[Dispute]


def statement(reader: Reader, known_at: int, id: str) -> Stated | None:
    """One statement with everything that it carries, its first run, and who doubts it."""
    found = answered(
        reader, None, Stated, "statement", id=id, known_at=known_at, rank_of=dict(RANK)
    )
    return found[0] if found else None


def said_beside(reader: Reader, scope: Scope, id: str, start: str) -> list[Beside]:
    """What else is stated of the same thing as one statement: `same` says if it says the same."""
    return answered(reader, scope, Beside, "said_beside", id=id, start=start)


def said_of(reader: Reader, scope: Scope, company_id: str) -> list[SaidOf]:
    """The statements behind an organisation's name, size, places and official numbers."""
    return answered(reader, scope, SaidOf, "said_of", company_id=company_id)


def disputes(reader: Reader, known_at: int, ids: Sequence[str] | None = None) -> list[Dispute]:
    """The statements that somebody doubts, with the reason; of some things, or of all."""
    asked = None if ids is None else list(ids)
    return answered(reader, None, Dispute, "disputes", ids=asked, known_at=known_at)


def disputed(reader: Reader, known_at: int) -> list[str]:
    """Return the digests of all statements that somebody doubts."""
    return [one.digest for one in disputes(reader, known_at)]


def why(reader: Reader, scope: Scope, asked: str) -> Why:
    """Return why the graph says a statement, or what it says of a company."""
    known_at = scope.known_at
    if (one := statement(reader, known_at, asked)) is not None:
        beside = said_beside(reader, scope, one.id, one.start)
        return Why(one, beside, None, (), ())
    company = asked_id(reader, scope, asked)
    said = said_of(reader, scope, company)
    return Why(None, (), company, said, disputes(reader, known_at, [company]))


def digest_of_id(id: str) -> str:
    """Return the digest in a statement's id.

    >>> digest_of_id("d.1"), digest_of_id("d.3.2020-10-02")
    ('d', 'd')
    """
    return id.split(".")[0]
