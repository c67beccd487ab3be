"""A graph of an older schema, taken to the one that this code reads: numbered steps, in order.

| schema | since | what its step does |
|---|---|---|
| 1 | first release | |
| 2 | as-of answers | dates statements by their file (`seen_from`); gives an id and a hash |

A step is a query cypher/write/step_N, which changes the nodes after an id, so many at once, and
says how far it came. A step that was interrupted is taken again from its beginning: none of them
changes what is done already.
"""

import uuid
from dataclasses import dataclass

from graph import ours, queries
from graph.batches import BATCH, met
from graph.errors import Busy, NotOurs
from graph.hashed import NOTHING, verify
from graph.progress import Progress, silent
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What became of a graph's schema."""

    before: int
    after: int
    changed: int  #: things that the steps changed


def upgrade(store: Store, progress: Progress = silent) -> Upgraded:
    """Take every step from a graph's schema to the one of this code."""
    state = queries.version(store)
    ours.check_owner(state)
    before = ours.SCHEMA if state.schema is None else state.schema
    if before > ours.SCHEMA:
        raise NotOurs(ours.newer(before))
    if state.open_run is not None and before < ours.SCHEMA:
        raise Busy(f"run {state.open_run} is being written; upgrade when it has ended")
    steps = range(before + 1, ours.SCHEMA + 1)
    if steps:
        _identify(store, state.version, progress)
    changed = sum(_step(store, n, state.version, progress) for n in steps)
    return Upgraded(before, ours.SCHEMA, changed)


def _identify(store: Store, version: int, progress: Progress) -> None:
    """Give the graph its id, and its version the hash of what it says."""
    hashed = verify(store, version, progress).hash if version else NOTHING
    store.change("identify", {"version": version, "graph": uuid.uuid4().hex, "hash": hashed})


def _step(store: Store, number: int, version: int, progress: Progress) -> int:
    done, changed, after = 0, 0, ""
    while True:
        params = {"after": after, "limit": BATCH}
        row = store.change_row(f"step_{number}", params)
        if row is None or row["last"] is None:
            break
        after, changed, done = row["last"], changed + row["changed"], done + BATCH
        progress(f"step {number}", done, done + BATCH)
    if not met(store.change_row("stepped", {"schema": number, "version": version})):
        raise Busy("something was loaded while the graph was upgraded; upgrade once more")
    progress(f"step {number}", 1, 1)
    return changed
