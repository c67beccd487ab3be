"""Stating once more what statements of the graph carry: with other dates, or in another run."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from graph.batches import Writer
from graph.errors import LostRows
from graph.store import Row, Store

READ = 500  # statements that are read whole at once

Make = Callable[[Row], Row | None]


def restate(store: Store, write: Writer, rows: Collection[Row], make: Make) -> int:
    """State for each of these statements what is made of it, if anything; return how many."""
    before = write.relationships_created
    for name, facts in (("add_statements", False), ("add_facts", True)):
        some = (row for row in rows if (row["end"] == row["id"]) == facts)
        made = (new for whole in wholes(store, some) if (new := make(whole)) is not None)
        write.create(name, map(_row, made))
    return write.relationships_created - before


def wholes(store: Store, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield these statements with everything that they carry."""
    rest = iter(rows)
    while batch := list(islice(rest, READ)):
        asked = [{name: row[name] for name in ("start", "id", "end")} for row in batch]
        found = store.rows("whole_statements", {"rows": asked})
        if len(found) != len(batch):
            raise LostRows(f"{len(found)} of {len(batch)} statements are there to be read")
        yield from found


def fact_of(whole: Row) -> Row:
    """Return what the node of a fact says, without what it has from its statement."""
    return {k: v for k, v in (whole["fact"] or {}).items() if k not in ("id", "since")}


def _row(whole: Row) -> Row:
    properties = {k: v for k, v in whole["properties"].items() if k != "until"}
    end = None if whole["fact"] else whole["end"]
    ends = {"start": whole["start"], "end": end, "type": whole["type"]}
    return ends | {"id": properties["id"], "properties": properties, "fact": fact_of(whole)}
