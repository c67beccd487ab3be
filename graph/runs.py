"""One run: a reading becomes statements of a numbered version, whole or not at all.

compare   what the source states now with what the graph says it states
open      the next number; nobody else may write
write     nodes, then statements, in batches checked against the database's counters
close     the version moves on: readers see the whole run, or none of it
copy      today's winning facts onto nodes, for short Cypher typed by hand
"""

import uuid
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from itertools import chain

from graph import ours, queries
from graph.answers import State
from graph.archive import Made
from graph.batches import Writer, drain, expect, met
from graph.comparison import Difference, compare
from graph.copies import copy_facts
from graph.effect import Effect, effect
from graph.errors import Busy, GraphError, Refused
from graph.hashed import NOTHING, moved
from graph.keeping import SHRINK, Terms
from graph.model import Has
from graph.presence import alive, has_ended, signature
from graph.progress import Progress, silent
from graph.reading import Reading, Source
from graph.registers import vintage
from graph.restating import restate
from graph.store import Store

AT_CLOSE = 2_000  # nodes that get labels in the very moment that a run is closed; more follow
STALE_SECONDS = 120  # a run without a sign of life for twice the longest transaction is dead


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a load did, by the database's own counters."""

    run: int | None  #: None when nothing had changed: no run was opened
    version: int
    added: int
    ended: int
    unchanged: int
    past: int  #: of the ended: kept with the last day on which they can have been so
    nodes_created: int
    relationships_created: int
    moved: int = 0  #: statements that stand at another organisation, by a decision
    beside: int = 0  #: statements that follow from those: who is who, and what is over


def load(
    store: Store, reading: Reading, progress: Progress = silent, *, shrink: float = SHRINK
) -> Outcome:
    """Write what changed in a source as one run; return what the database counted."""
    return write(store, reading, Terms(shrink), progress)


def write(store: Store, reading: Reading, terms: Terms, progress: Progress = silent) -> Outcome:
    """Write what changed in a source as one run, on these terms."""
    terms.check_day(reading.source)
    change = compared(store, reading, settled(store))
    terms.settle(queries.version(store).graph, queries.runs(store))
    check_shrink(reading.source, change, terms.shrink)
    if terms.mark not in (None, change.mark()):
        raise Refused("the file no longer changes what its plan says; nothing was written")
    if change.new:
        outcome = _run(store, reading, change, (terms, progress))
    else:
        outcome = Outcome(None, change.version, 0, 0, change.unchanged, 0, 0, 0)
    drain(store, "give_labels", {})  # the others, and what a load that died here left to give
    copy_facts(store, progress)
    return outcome


def compared(store: Store, reading: Reading, version: int) -> Difference:
    """Return what a reading changes in a version of the graph."""
    register = vintage(reading.source, queries.runs(store))
    return replace(compare(store, reading, version), vintage=register)


def claim(store: Store, graph: str | None = None) -> None:
    """Make sure that the database is ours: marked as ours, or empty and marked now."""
    state = queries.version(store)
    ours.check(state)
    store.prepare()
    if not state.ours:
        store.change("claim", _mark(graph or uuid.uuid4().hex))


def _mark(graph: str) -> dict[str, object]:
    return {"schema": ours.SCHEMA, "hash": NOTHING, "graph": graph}


def settled(store: Store) -> int:
    """Return the version to build on in a database that is ours, or empty and claimed now.

    A run whose writer died is taken back first.
    """
    claim(store)
    state = queries.version(store)
    if state.open_run is not None:
        _check_dead(state, state.open_run)
        if not take_back(store, state.open_run, state.writer):
            raise Busy(f"run {state.open_run} was ended by another load just now; try again")
    return state.version


def _check_dead(state: State, run: int) -> None:
    """Raise while the writer of a run may live: it is seen, or its last sign of life is fresh."""
    idle = state.idle_seconds or 0
    if (wait := STALE_SECONDS - idle) > 0 and not has_ended(state.writer):
        raise Busy(
            f"run {run} is being written, with a sign of life {idle} s ago; "
            f"wait for it, or try again in {wait} s if it died"
        )


def check_shrink(source: Source, change: Difference, limit: float) -> None:
    """Refuse a run that would take away much more than it leaves or adds."""
    before = change.unchanged + len(change.ended)
    if change.gone > limit * before:
        raise Refused(
            f"{source.id}: {change.gone} of {before} statements are gone from this file, more than "
            f"{limit:.0%}; nothing was written. Is the file whole? If so: --allow-shrink"
        )


@dataclass(frozen=True, slots=True)
class Open:
    """A run that is being written."""

    number: int
    hash: str | None  #: of the graph that it builds on


def open_run(store: Store, source: str, version: int, about: Mapping[str, object]) -> Open:
    """Open the next run, unless the graph is no longer what it was compared with."""
    params = {"source": source, "writer": signature(), "version": version}
    row = store.change_row("open_run", {**params, "about": dict(about)})
    if row is None:
        raise Busy("another run was opened at this moment; try again when it has ended")
    return Open(row["number"], row["hash"])


def about(reading: Reading) -> dict[str, object]:
    """Return what a run keeps of what it read."""
    return {
        "published": reading.source.published,
        "files": [f"{f.name} sha256:{f.sha256}" for f in reading.files],
        "rows": sum(f.rows for f in reading.files),
        "rejected": sum(f.rejected for f in reading.files),
    }


def close(
    store: Store, write: Writer, run: Open, what: tuple[Mapping[str, object], Terms, Made]
) -> None:
    """Move the version on, with the archive's knowledge: readers see the whole run from now on."""
    done, terms, made = what
    hashed = moved(run.hash, write.weight)
    params = {"run": run.number, "hash": hashed, "limit": AT_CLOSE, **done}
    with terms.noted(queries.version(store).graph, replace(made, hash=hashed)):
        expect("close_run", met(store.change_row("close_run", params)), 1)


def take_back(store: Store, run: int, writer: str | None = None) -> bool:
    """Undo what an unfinished run wrote; readers never saw it. Say whether it was ours to undo.

    It is not when the run is closed, or no longer that writer's: another load takes it back.
    """
    us = signature()
    if not met(store.change_row("stop_run", {"run": run, "writer": writer or us, "taker": us})):
        return False
    for what in ("statements", "ends", "nodes", "labels"):
        drain(store, f"take_back_{what}", {"run": run})
    store.change("abandon_run", {"run": run})
    return True


@contextmanager
def whole(store: Store, run: int) -> Generator[None]:
    """Take a run back when anything, Ctrl-C included, ends it before it is closed."""
    try:
        with alive(lambda: store.change("beat", {"run": run})):
            yield
    except BaseException:
        with suppress(GraphError):  # then the next run takes it back
            take_back(store, run)
        raise


def _run(
    store: Store, reading: Reading, change: Difference, how: tuple[Terms, Progress]
) -> Outcome:
    terms, progress = how
    who = effect(store, reading, change)
    read, source = about(reading) | {"input": terms.input}, asdict(reading.source)
    kept = terms.kept(reading)
    run = open_run(store, source.pop("id"), change.version, read)
    wrote = Writer(store, run.number, reading.source, progress)
    wrote.seen_after = change.vintage.before if change.vintage else None
    made = Made(run.number, change.version, reading.source.id, None, kept, input=terms.input)
    with whole(store, run.number):
        _write(wrote, reading, change, who)
        past = _keep(store, wrote, run.number, change)
        beside = past + len(who.added)
        done = {"added": len(change.added), "ended": len(change.ended), "beside": beside}
        close(store, wrote, run, ({**done, "about": source}, terms, made))
    numbers = len(change.added), len(change.ended), change.unchanged, past
    made_now = wrote.nodes_created, wrote.relationships_created
    return Outcome(run.number, run.number, *numbers, *made_now, who.moved, beside)


def _keep(store: Store, write: Writer, run: int, change: Difference) -> int:
    """State of what a register no longer states how long it can have been so."""
    register = change.vintage
    if register is None or not register.before:
        return 0
    return restate(store, write, change.ended, lambda whole: register.past(whole, run))


def _write(write: Writer, reading: Reading, change: Difference, who: Effect) -> None:
    added, write.placing = change.added, who.placing
    beside = len(who.nodes) + len(who.ended) + len(who.added)
    write.total = len(added.ends) + len(added) + len(change.ended) + beside
    write.nodes(chain(map(who.placing.node, change.nodes(reading)), who.nodes))
    write.ends(chain(change.ended, who.ended))
    write.statements(pair for pair in added if not isinstance(pair[1], Has))
    write.facts(pair for pair in added if isinstance(pair[1], Has))
    write.rows(who.added)
