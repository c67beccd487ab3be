"""Today's winning facts, copied onto nodes: for an analyst's own short Cypher, never for answers.

Named queries and measures read statements. The copies say by `copied` which version they are of.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph import queries, winners
from graph.answers import State
from graph.batches import expect, met, send
from graph.maps import forward
from graph.names import search_text
from graph.progress import Progress, silent
from graph.provenance import disputed
from graph.registers import last_files
from graph.shelf import Pile
from graph.store import Row, Store


def copy_facts(store: Store, progress: Progress = silent) -> None:
    """Copy the winning facts onto the nodes that changed since the last copy."""
    state = queries.version(store)
    if state.copied == state.version:
        return
    due, done = _due(store, state), 0

    def copy(batch: list[Row]) -> None:
        nonlocal done
        params = {"rows": batch, "version": state.version}
        expect("copy_facts", met(store.change_row("copy_facts", params)), len(batch))
        progress("copying names", done := done + len(batch), len(due))

    send(due, copy)
    store.change("copied", {"version": state.version})


def _due(store: Store, state: State) -> Pile[Row]:
    """Return the copies of each node that changed, all of them read before one is written."""
    today = date.today()
    now = forward(queries.regions(store, state.version), today)
    due = Pile[Row]()
    with store.stream("copies_due", _asked(store, state, today)) as rows:
        for row in rows:
            due.add({"id": row["id"], "copies": _copies(row, now, today)})
    return due


def _asked(store: Store, state: State, today: date) -> dict[str, Any]:
    runs = queries.runs(store)
    return {
        "after": state.copied,
        "known_at": state.version,
        "disputed": disputed(store, state.version),
        "stated_on": last_files(runs, state.version, today),
        "fresh": sorted({run.source for run in runs if run.run > state.copied}),
    }


def _copies(row: Row, now: Mapping[str, str], today: date) -> dict[str, Any]:
    copied = winners.copies(row["facts"], today)
    if not row["organisation"]:
        return copied
    place = winners.place(row["places"], today)
    names = sorted(f["value"] for f in row["facts"] if f["property"] in winners.NAMES)
    return copied | {
        "region": now.get(place["region"]) if place else None,
        "search": search_text(names),
    }
