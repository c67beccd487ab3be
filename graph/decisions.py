"""Deciding who is who: two organisations are one, are two, or nobody knows.

A decision is a run of the source `decisions`, whose snapshot is all decisions in force: the run
that undoes one states all but that.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from graph import who
from graph.effect import DECISIONS
from graph.errors import BadQuestion, Refused
from graph.identity import DECISION, Identity, identity
from graph.keeping import FREELY, Terms
from graph.model import Decided, Verdict
from graph.progress import Progress, silent
from graph.reading import Reading, Source
from graph.runs import Outcome, settled, write
from graph.store import Store
from graph.who import Decision

SOURCE = Source(
    id=DECISIONS,
    title="Decisions on who is who",
    publisher="the users of this graph",
    licence="none stated",
    address="superregion review",
    published=None,
    missing="Everything about which nobody has decided.",
    absence="retracted",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to decide about two organisations, named by their ids."""

    a: str
    b: str
    verdict: Verdict
    why: str
    by: str
    on: date


def decide(
    store: Store, wish: Wish, terms: Terms = FREELY, progress: Progress = silent
) -> tuple[Decided, Outcome]:
    """Decide whether two organisations are one, and move what is said of them."""
    version = settled(store)
    made, known = who.decisions(store, version), identity(store, version)
    _check(wish, known, [one for one in made if one.undone is None])
    number = max((one.number for one in made), default=0) + 1
    one = _decided(wish, number)
    return one, _state(store, (*_standing(made), one), terms, progress)


def undecide(
    store: Store, number: int, terms: Terms = FREELY, progress: Progress = silent
) -> tuple[Decision, Outcome]:
    """Undo one decision: what it had moved stands again where it stood."""
    made = who.decisions(store, settled(store))
    found = next((one for one in made if one.number == number), None)
    if found is None:
        raise BadQuestion(f"there is no decision {number}; `superregion review` lists them")
    if found.undone is not None:
        raise Refused(f"decision {number} was undone by run {found.undone} already")
    kept = [one for one in _standing(made) if one.number != number]
    return found, _state(store, kept, terms, progress)


def _state(store: Store, decisions: Iterable[Decided], terms: Terms, progress: Progress) -> Outcome:
    reading = Reading(SOURCE, (), (), tuple(decisions), ())
    return write(store, reading, replace(terms, shrink=1.0), progress)


def _standing(made: Iterable[Decision]) -> list[Decided]:
    """Return the decisions in force as they were stated."""
    return [_decided(one, one.number) for one in made if one.undone is None]


def _decided(one: Wish | Decision, number: int) -> Decided:
    return Decided(
        key=f"decision/{number}",
        start=one.a,
        end=one.b,
        source_ref=f"decision {number}",
        evidence="inferred",
        verdict=one.verdict,
        why=one.why,
        by=one.by,
        on=one.on,
        number=number,
    )


def _check(wish: Wish, known: Identity, standing: list[Decision]) -> None:
    """Refuse what contradicts a decision in force, and what is so already."""
    a, b = known.at(wish.a), known.at(wish.b)
    if wish.a == wish.b:
        made = [o.number for o in standing if o.verdict == "same" and known.at(o.a) == a]
        undo = "".join(f"; superregion undecide {number} makes two of it" for number in made[-1:])
        raise BadQuestion(f"{wish.a} is one organisation; a decision is about two{undo}")
    about = [one for one in standing if {known.at(one.a), known.at(one.b)} == {a, b}]
    apart = next((one for one in about if one.verdict == "different"), None)
    if wish.verdict == "same" and a == b:
        raise Refused(f"{wish.a} and {wish.b} are one already: superregion company {wish.a}")
    if apart is not None and wish.verdict == "different":
        raise Refused(f"{wish.a} and {wish.b} are two already, by decision {apart.number}")
    if apart is not None:
        raise Refused(_contradicts(wish, apart))
    joining = _joining(wish, known, standing)
    if wish.verdict != "same" and joining is not None:
        raise Refused(_contradicts(wish, joining))


def _joining(wish: Wish, known: Identity, standing: list[Decision]) -> Decision | None:
    """Return a decision by which the two are one, if not numbers alone make them so."""
    if known.at(wish.a) != known.at(wish.b):
        return None
    bases = {known.edges[id].basis for id in known.joining(wish.a, wish.b)}
    return next((one for one in standing if f"{DECISION}{one.number}" in bases), None)


def _contradicts(wish: Wish, other: Decision) -> str:
    return (
        f"{wish.a} and {wish.b}: decision {other.number} says {other.verdict} ({other.why}; "
        f"{other.by}, {other.on}); undo it first: superregion undecide {other.number}"
    )
