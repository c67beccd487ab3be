"""Where a statement is from, in the terminal."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph.provenance import Beside, Dispute, SaidOf, Stated, Why, digest_of_id
from viz.words import minute, still, until

#: what a statement carries for the graph's own sake
_OWN = {
    "id", "digest", "key", "source", "source_ref", "since", "until", "again", "evidence", "past",
    "seen_from", "seen_after", "said_start", "said_end", "said_to",
}  # fmt: skip


def why_report(why: Why) -> RenderableType:
    """Return where a statement is from, or the statements behind a company, one a line."""
    if why.statement is not None:
        return Group(*_statement(why.statement), *_beside(why.beside))
    doubted = {one.digest: one for one in why.disputes}
    lines = (_said(one, doubted.get(digest_of_id(one.id))) for one in why.said)
    return Group(Text(f"\n{why.company}", "bold"), *map(_below, lines))


def doubt(one: Mapping[str, Any]) -> str:
    """Return who doubts a statement, and why.

    >>> doubt({"by": "me", "on": "2026-11-22", "why": "another mill"})
    'disputed by me, 2026-11-22: another mill'
    """
    return f"disputed by {one['by']}, {one['on']}: {one['why']}"


def _below(line: str | Text) -> Text:
    """Return a line below a heading; it goes on beyond the edge, so that no id is cut."""
    return Text.assemble("  ", line)


def _statement(one: Stated) -> Iterable[RenderableType]:
    a, b = (
        f"{n} ({id})" if n else id
        for id, n in ((one.start, one.start_name), (one.end, one.end_name))
    )
    what = f"{one.fact['property']} {one.fact['value']}" if one.fact else b
    yield Text(f"\n{a} {one.kind} {what}", "bold")
    said = ((k.replace("_", " "), v) for k, v in sorted(one.said.items()) if k not in _OWN)
    more = "; ".join(f"{k} {str(v).replace('_', ' ') if k == 'role' else v}" for k, v in said)
    lines = [
        f"says: {more}" if more else "",
        f"read from: {one.said['source_ref']} ({one.said['evidence']})",
        f"source: {one.source}, {one.title or 'no title'}, {one.publisher or 'no publisher'}",
        f"first stated by run {one.run}, {minute(one.loaded)} UTC",
        *(f"file: {file}" for file in one.read_from),
        f"stated no more since run {one.ended}" if one.ended else "",
        *map(doubt, one.disputes),
    ]
    yield from (_below(line) for line in lines if line)


def _beside(others: Iterable[Beside]) -> Iterable[RenderableType]:
    for title, same in (("The same says", True), ("Otherwise says", False)):
        found = [one for one in others if one.same == same]
        yield Text(f"\n{title}: {len(found) or 'nobody'}", "bold")
        for one in found:
            disputed = "   disputed" if one.disputed else ""
            text = f"{one.source}, {one.source_ref} ({one.evidence}, run {one.run}): {one.value}"
            text += _days(one)
            yield _below(Text(text).append(disputed, "bold").append(f"   {one.id}", "dim"))


def _days(one: SaidOf | Beside) -> str:
    return until(one.valid_to, one.seen_to) or still(one.seen_from, one.stated_on)


def _said(one: SaidOf, dispute: Dispute | None) -> Text:
    text = Text(
        f"{one.what}: {one.value}{_days(one)}   "
        f"{one.source}, {one.source_ref} ({one.evidence}, run {one.run})"
    )
    if dispute is not None:
        said = {"by": dispute.by, "on": dispute.on, "why": dispute.why}
        text.append(f"   {doubt(said)}", "bold")
    return text.append(f"   {one.id}", "dim")
