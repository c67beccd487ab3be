"""What can be asked about who is who: aliases, decisions, and what somebody should look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.asking import answered
from graph.identity import STRONG, identity
from graph.model import Verdict
from graph.scope import Scope
from graph.store import Reader, Store
from graph.winners import RANK


@dataclass(frozen=True, slots=True)
class Step:
    """An alias and what it stands for: by a number, or by a decision with its reason."""

    alias: str
    id: str
    basis: str
    run: int
    why: str | None
    by: str | None
    on: date | None


@dataclass(frozen=True, slots=True)
class FirstKnown:
    """The version at which an id is first known."""

    version: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about two organisations."""

    number: int
    verdict: Verdict
    a: str
    b: str
    a_name: str | None
    b_name: str | None
    why: str
    by: str
    on: date
    undone: int | None  #: the run that undid it
    run: int


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A number that several organisations have."""

    number: str
    holders: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class DoubtedNumber:
    """A number beside the name of somebody else."""

    id: str
    number: str
    problem: str
    holder: str
    proposed: str | None  #: the number of whoever has this name, where there is one
    source: str
    source_ref: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Succession:
    """An organisation before or after another one."""

    direction: str
    id: str
    name: str | None
    kind: str | None
    valid_from: date | None
    evidence: str
    source_ref: str
    cites: str | None
    review: str | None
    statement: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody should look at, and what was decided."""

    shared: Sequence[SharedNumber]
    doubted: Sequence[DoubtedNumber]
    decisions: Sequence[Decision]


def stands_for(reader: Reader, known_at: int, id: str) -> list[Step]:
    """What an alias stands for, by which number or decision, since which run."""
    return answered(reader, None, Step, "stands_for", id=id, known_at=known_at)


def first_known(reader: Reader, id: str) -> list[FirstKnown]:
    """Since which version an id is one of an organisation, or stands for one."""
    return answered(reader, None, FirstKnown, "first_known", id=id)


def decisions(reader: Reader, known_at: int) -> list[Decision]:
    """What was decided about who is who, in order: by whom, when and why, and whether it holds."""
    rows = answered(reader, None, Decision, "decisions", known_at=known_at, rank_of=dict(RANK))
    return list({one.number: one for one in rows}.values())  # of one stated again, the last


def numbers_of_several(
    reader: Reader, scope: Scope, schemes: Sequence[str] = STRONG
) -> list[SharedNumber]:
    """Official numbers that several organisations have: one body, or a wrong number."""
    return answered(reader, scope, SharedNumber, "numbers_of_several", schemes=list(schemes))


def numbers_in_doubt(reader: Reader, scope: Scope) -> list[DoubtedNumber]:
    """Official numbers that stand beside somebody else's name, with the one that fits it."""
    return answered(reader, scope, DoubtedNumber, "numbers_in_doubt")


def succession_of(reader: Reader, scope: Scope, company_id: str) -> list[Succession]:
    """What one organisation succeeded and what succeeded it: two bodies that both answer."""
    return answered(reader, scope, Succession, "succession_of", company_id=company_id)


def way(reader: Reader, known_at: int, id: str) -> list[Step]:
    """Return the steps from an alias to the organisation it stands for; none from another id."""
    steps: list[Step] = []
    while found := stands_for(reader, known_at, steps[-1].id if steps else id):
        steps.append(found[0])
    return steps


def review(store: Store, scope: Scope) -> Review:
    """Return what somebody should look at: what is decided already stands apart."""
    known = identity(store, scope.known_at)
    shared = [
        one
        for one in numbers_of_several(store, scope)
        if not known.all_apart([holder["id"] for holder in one.holders])
    ]
    return Review(
        shared,
        numbers_in_doubt(store, scope),
        decisions(store, scope.known_at),
    )
