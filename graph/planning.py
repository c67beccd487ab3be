"""A plan: what a reading would change, row by row, kept so that it can be applied as it is."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph import ours, queries
from graph.archive import Archive
from graph.comparison import Difference
from graph.errors import Refused
from graph.keeping import SHRINK, Terms
from graph.maps import forward
from graph.model import Has, Statement
from graph.progress import Progress, silent
from graph.reading import Reading
from graph.regions import Region
from graph.restating import fact_of, wholes
from graph.runs import Outcome, compared, write
from graph.shelf import Shelf
from graph.statement import said
from graph.store import Row, Store

_ENDS = ("key", "start", "source_ref")
_NOT_SHOWN = {
    "key", "id", "digest", "source", "source_ref", "seen_from", "seen_after", "since", "until",
    "again", "said_start", "said_end",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements about one thing change."""

    what: str  #: a property, a role of a place, else a kind of statement
    added: int
    changed: int
    follow: int  #: of the changed: places that only follow a renamed region
    gone: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a reading would change in one version of one graph."""

    name: str
    graph: str | None
    version: int
    source: str
    published: str | None
    gone: str  #: what becomes of what the file no longer states: ended or retracted
    snapshot: str
    input: str | None
    mark: str
    rows: int
    rejected: int
    unmatched: int  #: remarks on rows that were kept though something in them found no match
    unchanged: int
    allowed: bool  #: even if it takes away far more than it leaves
    tallies: tuple[Tally, ...]
    file: Path  #: a line of JSON for each statement that changes

    @property
    def lost(self) -> int:
        """Return how many statements are gone."""
        return sum(tally.gone for tally in self.tallies)

    @property
    def shrinks(self) -> bool:
        """Return whether it takes away so much that it must be allowed."""
        changed = sum(tally.changed for tally in self.tallies)
        return self.lost > SHRINK * (self.unchanged + changed + self.lost)

    def changes(self) -> Iterator[Row]:
        """Yield each statement that changes."""
        with self.file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def plan(store: Store, reading: Reading, terms: Terms, progress: Progress = silent) -> Plan | None:
    """Return what a reading would change, kept in the archive; None when nothing would."""
    assert terms.archive is not None
    terms.check_day(reading.source)
    state = queries.version(store)
    ours.check(state)
    change = compared(store, reading, state.version)
    if not change.new:
        return None
    rows = changes(store, reading, change, queries.regions(store, state.version))
    about = {
        "graph": state.graph,
        "version": state.version,
        "source": reading.source.id,
        "published": str(reading.source.published) if reading.source.published else None,
        "gone": reading.source.absence,
        "snapshot": terms.kept(reading),
        "input": terms.input,
        "mark": change.mark(),
        "rows": sum(f.rows for f in reading.files),
        "rejected": sum(f.rejected for f in reading.files),
        "unmatched": sum(not remark.rejected for remark in reading.remarks),
        "unchanged": change.unchanged,
        "allowed": terms.shrink >= 1,
    }
    progress("planning", 1, 1)
    return kept_plan(terms.archive, terms.archive.plan(about, _counted(rows)))


def changes(
    store: Store, reading: Reading, change: Difference, regions: Sequence[Region]
) -> Iterator[Row]:
    """Yield each statement that changes: added, changed field by field, ended or retracted."""
    old, over = Shelf[Row](), Shelf[None]()
    now = forward(regions, reading.source.published or date.today())
    short = {region.id: region.short for region in regions}
    for whole in wholes(store, change.ended):
        old.put(whole["properties"]["key"], whole)
    for _, one in change.added:
        if (known := old.get(one.key)) is None:
            yield _line("added", one.TYPE, one.start, {"new": _shown(one)})
            continue
        over.put(one.key, None)
        line = _changed(one, known)
        yield line | _moved(line, now, short)
    for key, known in zip(old, old.values(), strict=True):
        if key not in over:
            gone = {"name": known["name"], "old": _was(known)}
            yield _line(reading.source.absence, known["type"], known["start"], gone)


def _changed(one: Statement, known: Row) -> Row:
    """Return the line of a statement that says something else now, field by field."""
    was, new = _was(known), _shown(one)
    differ = sorted(k for k in was.keys() | new.keys() if was.get(k) != new.get(k))
    both = {"old": {k: was.get(k) for k in differ}, "new": {k: new.get(k) for k in differ}}
    about = {"name": known["name"], "what": _what(one.TYPE, new), **both}
    return _line("changed", one.TYPE, one.start, about)


def _moved(line: Row, now: Mapping[str, str], short: Mapping[str, str]) -> Row:
    """Return what to say of a place beside its id: names, and if it only follows its region."""
    if line["kind"] != "LOCATED_IN" or "end" not in line["new"]:
        return {}
    was, new = line["old"]["end"], line["new"]["end"]
    follows = {"follows": True} if list(line["new"]) == ["end"] and now.get(was) == new else {}
    named = [short.get(was, was), short.get(new, new)]
    return {"places": named if named[0] != named[1] else [was, new]} | follows


def apply(store: Store, archive: Archive, name: str, progress: Progress = silent) -> Outcome:
    """Apply a plan, this one and no other; refuse it when the graph is not what it was."""
    found = kept_plan(archive, name)
    state = queries.version(store)
    ours.check(state)
    if (run := _applied_as(store, found)) is not None:
        raise Refused(f"plan {name} was applied as run {run}; plan again for what is new")
    if (run := unchanged_since(store, found.source, found.input)) is not None:
        raise Refused(f"what plan {name} says was done by run {run}; there is nothing to apply")
    if state.graph != found.graph:
        raise Refused(f"plan {name} is of another graph; plan again for this one")
    if state.version != found.version:
        raise Refused(
            f"the graph has moved on: plan {name} was made on version {found.version}, and it is "
            f"at version {state.version}; plan again"
        )
    shrink = 1.0 if found.allowed else SHRINK
    terms = Terms(shrink, archive, found.snapshot, input=found.input, mark=found.mark)
    return write(store, archive.reading(found.snapshot), terms, progress)


def _applied_as(store: Store, plan: Plan) -> int | None:
    """Return the run that wrote a plan: the first since, if of its source and its files."""
    if plan.input is None or queries.version(store).graph != plan.graph:
        return None
    later = [r for r in queries.runs(store) if r.run > plan.version and r.status == "complete"]
    first = min(later, key=lambda r: r.run, default=None)
    if first is None or (first.source, first.input) != (plan.source, plan.input):
        return None
    return first.run


def unchanged_since(store: Store, source: str, input: str | None) -> int | None:
    """Return the last run of a source if it read these very files in the same way."""
    state = queries.version(store)
    ours.check(state)
    last = next((r for r in queries.runs(store) if r.source == source and r.in_force), None)
    return last.run if last and input is not None and last.input == input else None


def kept_plan(archive: Archive, name: str) -> Plan:
    """Return the plan of this name, as it was written."""
    about, file = archive.planned(name)
    tallies = tuple(Tally(**tally) for tally in about.pop("tallies"))
    about.pop("changes")
    return Plan(name=name, tallies=tallies, file=file, **about)


def _counted(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Yield lines of JSON, and at the end what they come to."""
    seen = Counter[tuple[str, str]]()
    for row in rows:
        seen[row["what"], row["change"]] += 1
        seen[row["what"], "follow"] += "follows" in row
        yield json.dumps(row, ensure_ascii=False, default=str), {}
    tallies = [
        {
            "what": what,
            "added": seen[what, "added"],
            "changed": seen[what, "changed"],
            "follow": seen[what, "follow"],
            "gone": seen[what, "ended"] + seen[what, "retracted"],
        }
        for what in sorted({what for what, _ in seen})
    ]
    yield "", {"tallies": tallies}


def _line(change: str, kind: str, about: str, values: Row) -> Row:
    what = values.get("what") or _what(kind, values.get("new") or values["old"])
    return {"change": change, "kind": kind, "what": what, "about": about, **values}


def _what(kind: str, shown: Mapping[str, Any]) -> str:
    named = {"HAS": "property", "LOCATED_IN": "role", "PART_OF": "system"}.get(kind)
    return str(shown[named]) if named else kind.lower()


def _shown(one: Statement) -> dict[str, Any]:
    """Return what a statement says, to be compared and shown."""
    left_out = {*_ENDS, "end"} if isinstance(one, Has) else set(_ENDS)
    return {k: v for k, v in said(one).items() if k not in left_out}


def _was(whole: Row) -> dict[str, Any]:
    """Return what a statement of the graph says, in the same words."""
    end = {} if whole["fact"] else {"end": whole["properties"].get("said_end", whole["end"])}
    return (
        {k: v for k, v in whole["properties"].items() if k not in _NOT_SHOWN} | fact_of(whole) | end
    )
