"""Doubting a statement: kept as a run, shown with the statement, and with it when it comes again.

The source `disputes` states all doubts in force; a doubt names a statement by its digest, which the
same statement has in every file and at whatever organisation it stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from graph.errors import BadQuestion, Refused
from graph.keeping import FREELY, Terms
from graph.model import Disputed
from graph.provenance import Dispute, Stated, digest_of_id, disputes, statement
from graph.reading import Reading, Source
from graph.runs import Outcome, settled, write
from graph.store import Store

SOURCE = Source(
    id="disputes",
    title="Statements that somebody doubts",
    publisher="the users of this graph",
    licence="none stated",
    address="superregion why STATEMENT",
    published=None,
    missing="Every doubt that nobody has written down.",
    absence="retracted",
)


@dataclass(frozen=True, slots=True)
class Doubter:
    """Who doubts, why, and when."""

    why: str
    by: str
    on: date


def dispute(store: Store, id: str, doubter: Doubter, terms: Terms = FREELY) -> Outcome:
    """Doubt a statement that the graph makes now."""
    version = settled(store)
    one, known = _standing(store, version, id), disputes(store, version)
    digest = digest_of_id(one.id)
    if (other := _of(known, digest)) is not None:
        raise Refused(f"{id} is disputed already, by {other.by} on {other.on}: {other.why}")
    start = str(one.said.get("said_start", one.start))
    new = Dispute(digest, one.start, start, doubter.why, doubter.by, doubter.on, 0)
    return _state(store, [*known, new], terms)


def undispute(store: Store, id: str, terms: Terms = FREELY) -> Outcome:
    """Doubt a statement no more."""
    known, digest = disputes(store, settled(store)), digest_of_id(id)
    if _of(known, digest) is None:
        raise BadQuestion(f"nobody disputes {id}")
    return _state(store, [one for one in known if one.digest != digest], terms)


def _standing(store: Store, version: int, id: str) -> Stated:
    one = statement(store, version, id)
    if one is None or not one.visible:
        what = "is stated no more; what is said now" if one else "is no statement; some"
        about = one.start if one else "COMPANY"
        raise BadQuestion(f"{id} {what}: superregion why {about}")
    return one


def _of(known: Iterable[Dispute], digest: str) -> Dispute | None:
    return next((one for one in known if one.digest == digest), None)


def _state(store: Store, doubts: Iterable[Dispute], terms: Terms) -> Outcome:
    said = tuple(_said(one) for one in doubts)
    return write(store, Reading(SOURCE, (), (), said, ()), replace(terms, shrink=1.0))


def _said(one: Dispute) -> Disputed:
    return Disputed(
        key=f"dispute/{one.digest}",
        start=one.said_start,
        end=one.said_start,
        source_ref="a user",
        evidence="inferred",
        statement=one.digest,
        why=one.why,
        by=one.by,
        on=one.on,
    )
