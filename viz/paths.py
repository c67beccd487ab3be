"""The shortest paths between two organisations in the terminal, each tie with its evidence."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from graph.frame import Frame
from graph.network import Link, Member, TieStatement
from graph.paths import HUB, Path, Paths
from graph.way import Way
from viz.about import about, left_lines
from viz.card import Sources
from viz.marks import notes
from viz.network_tables import named, region, relation
from viz.words import counted, days, money

SAID = 3  # statements of a link that are shown, the newest; the rest are counted
_KINDS = {
    "SUPPLIES": "supply",
    "COOPERATES_WITH": "co-operation",
    "PARTNERS_WITH": "partnership",
}
_LEGEND = "A → B: A supplies or gives to B; ⇄ both ways; ─ cooperates. ~ the place is inferred."


def paths_report(found: Paths, frame: Frame, way: Way) -> RenderableType:
    """Return the paths, the ties that they take, and their sources; or that there is none."""
    cut = [Text(sentence, "bold") for sentence in (*_hubs(found), *found.network.cut)]
    marked = [Text(note) for note in notes(found.network.members)]
    parts = (
        (_chains(found, frame), *cut, *marked, Text(_LEGEND, "dim"), *_ties(found))
        if found.length
        else cut
    )
    return Group(
        Text(f"\n{_title(found, way)}", "bold"),
        Text(f"{about(frame.scope)}. Ties of {_kinds(way)}."),
        *left_lines(frame.left_out),
        *parts,
    )


def _title(found: Paths, way: Way) -> str:
    start, end = (named(found.network.by_id[id]) for id in found.network.centre)
    ends = f"from {start} to {end}" if way.directed else f"between {start} and {end}"
    if found.length is None:
        return f"No path of up to {counted(found.looked, 'tie')} {ends} is stated."
    return f"{counted(found.total, 'shortest path')} {ends}, of {counted(found.length, 'tie')}"


def _kinds(way: Way) -> str:
    words = [_KINDS[kind] for kind in way.kinds]
    direction = ", from supplier to customer and from giver to receiver" if way.directed else ""
    return (" or ".join(filter(None, (", ".join(words[:-1]), words[-1])))) + direction


def _chains(found: Paths, frame: Frame) -> RenderableType:
    made = Table.grid(padding=(0, 2))
    for number, path in enumerate(found.paths, 1):
        made.add_row("", str(number), Text(_chain(path, found, frame)))
    return made


def _ties(found: Paths) -> Iterable[RenderableType]:
    yield Text("\nTies on these paths", "bold")
    sources = Sources()
    for link in found.network.links:
        yield from _tie(link, found, sources)
    yield Text("\nSources", "bold")
    yield from sources.listed()


def _chain(path: Path, found: Paths, frame: Frame) -> str:
    of = found.network.by_id
    steps = (f" {_arrow(a, b, found)} {_placed(of[b], frame)}" for a, b in pairwise(path))
    return _placed(of[path[0]], frame) + "".join(steps)


def _placed(member: Member, frame: Frame) -> str:
    return f"{named(member)} ({region(member, frame)})"


def _arrow(a: str, b: str, found: Paths) -> str:
    said = [s for n in found.network.links if {n.start, n.end} == {a, b} for s in n.statements]
    drawn = {s.drawn for s in said if not s.mutual}
    if not drawn:
        return "─"
    return "⇄" if len(drawn) > 1 else "→" if (a, b) in drawn else "←"


def _tie(link: Link, found: Paths, sources: Sources) -> Iterable[RenderableType]:
    of = found.network.by_id
    line = f"{named(of[link.start])} {relation(link, link.start)} {named(of[link.end])}"
    yield Padding(Text(line), (0, 0, 0, 2))
    for said in link.statements[:SAID]:
        text = Text(_said(said, found)).append(f"   {sources.cite(asdict(said))}", "dim")
        if said.disputed:
            text.append("   disputed", "bold")
        yield Padding(text, (0, 0, 0, 4))
    if rest := link.statements[SAID:]:
        doubted = sum(said.disputed for said in rest)
        of_them = f", {doubted:,} of them disputed" if doubted else ""
        more = f"and {counted(len(rest), 'more statement')}{of_them}; --json has all"
        yield Padding(Text(more, "dim"), (0, 0, 0, 4))


def _said(said: TieStatement, found: Paths) -> str:
    form = (said.form or "nothing more is stated").replace("_", " ")
    what = said.what or said.programme or form
    gives = said.giver is not None and said.kind == "COOPERATES_WITH"
    giver = f"{named(found.network.by_id[said.giver])} gives" if gives and said.giver else ""
    parts = (what, days(said.on_from, said.on_to), giver, money(said.amount, said.currency))
    return ", ".join(filter(None, parts))


def _hubs(found: Paths) -> Iterable[str]:
    hubs = [found.network.by_id[id] for id in found.hubs]
    if hubs:
        names = ", ".join(f"{named(m)} ({m.partners:,})" for m in hubs)
        yield f"With more than {HUB} partners, so that a path through them says little: {names}."
