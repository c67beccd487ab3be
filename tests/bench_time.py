"""What history costs a question: as of a day and known at a version, on a graph of five versions.

Beside it the same question on a graph that was told nothing but what is visible there. Both must
answer the same, or the comparison is of two things.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from graph import queries
from graph.frame import Asked, frame_of
from graph.reading import Reading
from graph.runs import load
from graph.scope import Scope
from graph.store import Store
from tests.bench_clock import Clock
from tests.bench_records import changed, reading
from tests.conftest import emptied

VERSIONS, KNOWN_AT = 5, 3
CHANGED = 5  # per cent of the statements, each time: all of them ties
SYSTEM, LARGEST = "made-up-province", "tmp-000000"
ALONE, HISTORY = "one version", "version 3 of 5"

Ask = Callable[[Store, Scope], Any]
OFTEN = 50  # a question about one company takes too little time to be measured once


def often(ask: Ask) -> Ask:
    """Return the question asked many times over."""
    return lambda store, scope: [ask(store, scope) for _ in range(OFTEN)][-1]


ASKED: Mapping[str, Ask] = {
    "companies": queries.companies,
    "ties_by_partner_region": queries.ties_by_partner_region,
    "region_flows": queries.region_flows,
    "partnerships_of, often": often(lambda s, about: queries.partnerships_of(s, about, [LARGEST])),
    "neighbours_of, often": often(lambda s, about: queries.neighbours_of(s, about, [LARGEST])),
    "organisations_by_id, often": often(
        lambda s, about: queries.organisations_by_id(s, about, [LARGEST])
    ),
}


class UnequalAnswers(Exception):
    """History changed an answer that it has no part in."""


def told(statements: int) -> list[Reading]:
    """Return five files of one source, a year between them, each with other amounts than before."""
    files = [reading(statements)]
    for _ in range(VERSIONS - 1):
        files.append(changed(files[-1], statements * CHANGED // 100))
    return [
        replace(file, source=replace(file.source, published=date(2022 + n, 1, 1)))
        for n, file in enumerate(files)
    ]


def compare(store: Store, clock: Clock, statements: int, rounds: int) -> None:
    """Time each question on both graphs; round 0 warms the server up."""
    files = told(statements)
    day = files[KNOWN_AT - 1].source.published
    load(emptied(store), files[KNOWN_AT - 1])
    alone = _timed(store, clock, Asked(SYSTEM, day, 1), ALONE, rounds)
    emptied(store)
    for file in files:
        load(store, file)
    history = _timed(store, clock, Asked(SYSTEM, day, KNOWN_AT), HISTORY, rounds)
    if different := [name for name in ASKED if alone[name] != history[name]]:
        raise UnequalAnswers(", ".join(different))


def _timed(  # noqa: PLR0913  # what is asked, of what, and how often
    store: Store, clock: Clock, asked: Asked, by: str, rounds: int
) -> dict[str, Any]:
    scope, answers = frame_of(store, asked).scope, {}
    for round in range(rounds + 1):
        for name, ask in ASKED.items():
            answers[name] = clock.time(name, partial(ask, store, scope), by=by, round=round)
    return answers
