"""Today's winning facts, copied onto nodes: for an analyst's own short Cypher, never for answers.

Named queries and measures read statements. The copies say by `copied` which version they are of.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph import winners
from graph.batches import batches, met
from graph.names import search_text
from graph.progress import Progress, silent
from graph.regions import Region, forward
from graph.shelf import Pile
from graph.store import Row, Store, expect


def copy_facts(store: Store, progress: Progress = silent) -> None:
    """Copy the winning facts onto the nodes that changed since the last copy."""
    state = store.rows("version", {})[0]
    version, today = state["version"], date.today()
    if state["copied"] == version:
        return
    now = forward([Region(**r) for r in store.rows("regions", {"known_at": version})], today)
    due = Pile[Row]()
    with store.stream("copies_due", {"after": state["copied"], "known_at": version}) as rows:
        for row in rows:
            due.add({"id": row["id"], "copies": _copies(row, now, today)})
    done = 0
    for batch in batches(due):
        params = {"rows": batch, "version": version}
        expect("copy_facts", met(store.change_row("copy_facts", params)), len(batch))
        done += len(batch)
        progress("copying names", done, len(due))
    store.change("copied", {"version": version})


def _copies(row: Row, now: Mapping[str, str], today: date) -> dict[str, Any]:
    copied = winners.copies(row["facts"], today)
    if not row["organisation"]:
        return copied
    place = winners.place(row["places"], today)
    names = [f["value"] for f in row["facts"] if f["property"] in winners.NAMES]
    return copied | {
        "region": now.get(place["region"]) if place else None,
        "search": search_text(names),
    }
