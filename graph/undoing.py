"""Undoing a run: a new run that states again what it ended, and no more what it stated.

Nothing is deleted: what was known at every earlier version is known there still.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from graph import queries
from graph.answers import RunState
from graph.archive import Made
from graph.batches import Writer, first_stated
from graph.copies import copy_facts
from graph.effect import DECISIONS
from graph.errors import BadQuestion, Refused
from graph.keeping import FREELY, Terms
from graph.progress import Progress, silent
from graph.restating import restate
from graph.runs import Outcome, close, open_run, settled, whole
from graph.shelf import Shelf
from graph.store import Row, Store

_OWN_WAY = {DECISIONS: "superregion undecide", "disputes": "superregion undispute"}


def undo(store: Store, number: int, terms: Terms = FREELY, progress: Progress = silent) -> Outcome:
    """Take one run back by a new one, and return what that wrote."""
    version = settled(store)
    runs = queries.runs(store)
    terms.settle(queries.version(store).graph, runs)
    undone = undoable(runs, number)
    stated, ended = _changes(store, undone, {r.run: r for r in runs})
    known = next((r for r in runs if r.source == undone.source and _before(r, number)), None)
    run = open_run(store, undone.source, version, _about(known) | {"undoes": number})
    write = Writer(store, run.number, None, progress)
    write.total = len(stated) + len(ended)
    with whole(store, run.number):
        write.ends(stated.values())
        again = restate(store, write, ended.values(), partial(first_stated, run.number))
        source = {"published": known.published if known else None}
        done = {"added": again, "ended": len(stated), "beside": 0, "about": source}
        made = Made(run.number, version, undone.source, None, undoes=number)
        close(store, write, run, (done, terms, made))
    copy_facts(store, progress)
    numbers = again, len(stated), 0, 0, write.nodes_created, write.relationships_created
    return Outcome(run.number, run.number, *numbers)


def undoable(runs: Iterable[RunState], number: int) -> RunState:
    """Return the run of this number, if nothing stands in the way of undoing it."""
    of = {run.run: run for run in runs}
    if (run := of.get(number)) is None or run.status != "complete":
        what = f"run {number} was not completed" if run else f"there is no run {number}"
        raise BadQuestion(f"{what}; `superregion runs` lists them")
    if run.undone_by is not None:
        raise Refused(f"run {number} was undone by run {run.undone_by} already")
    if run.undoes is not None:
        raise Refused(
            f"run {number} itself undid run {run.undoes}; to take that back, load again what run "
            f"{run.undoes} had read"
        )
    _check_decisions(run, of.values())
    later = [r.run for r in of.values() if r.source == run.source and r.in_force and r.run > number]
    if later:
        raise Refused(
            f"run {max(later)} of {run.source} builds on run {number}; undo run {max(later)} first"
        )
    return run


def _check_decisions(run: RunState, runs: Iterable[RunState]) -> None:
    """Refuse what a decision is, or may have moved since: it has a way back of its own."""
    later = [r for r in runs if r.status == "complete" and r.run > run.run]
    if later and (way := _OWN_WAY.get(run.source)) is not None:
        raise Refused(f"run {run.run} is one of {run.source}; take it back with {way}")
    after = [r.run for r in later if r.source == DECISIONS]
    if after:
        raise Refused(
            f"run {max(after)}, a decision, came after run {run.run} and may have moved what it "
            "stated; load the file of before again instead"
        )


def _about(known: RunState | None) -> dict[str, object]:
    """Return what the source had read last, of what is left standing."""
    if known is None:
        return {"files": [], "rows": 0, "rejected": 0}
    names = ("published", "files", "rows", "rejected", "input")
    return {name: getattr(known, name) for name in names}


def _before(run: RunState, number: int) -> bool:
    return run.in_force and run.run < number


def _changes(
    store: Store, undone: RunState, runs: Mapping[int, RunState]
) -> tuple[Shelf[Row], Shelf[Row]]:
    """Return what a run stated and is stated still, and what it ended."""
    stated, ended = Shelf[Row](), Shelf[Row]()
    with store.stream("run_changes", {"run": undone.run}) as rows:
        for row in rows:
            if row["until"] == undone.run:
                ended.put(row["id"], row)
            elif row["until"] is None:
                stated.put(row["id"], row)
            elif runs[row["until"]].in_force:
                by = runs[row["until"]]
                raise Refused(
                    f"run {by.run} of {by.source} changed what run {undone.run} had stated; undo "
                    f"run {by.run} first"
                )
    return stated, ended
