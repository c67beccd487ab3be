"""A part of the graph in the terminal: who is in it, tied to whom, and what was left out."""

from collections import defaultdict
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from graph.frame import Frame
from graph.network import Link, Member, Network
from viz.about import about, left_lines
from viz.marks import disputes, marks, notes
from viz.tables import table
from viz.words import SYSTEMS, UNKNOWN, count, counted, size

NEARER = 2  # nearer organisations named in a row; the rest are counted
_DRAWN = {  # what an organisation is to another, by the kind of tie, at its start and at its end
    "SUPPLIES": ("supplies", "buys from"),
    "COOPERATES_WITH": ("cooperates with", "cooperates with"),
    "PARTNERS_WITH": ("gives to", "receives from"),
}
_LEGEND = (
    "Tie: to the organisation asked about, or to one nearer to it. "
    "ev.: statements of it, (of these extracted, inferred or synthetic); last: year of the "
    "newest. all: counted partners anywhere; out: of these, not in this table. Size: n/c no "
    "company, pub public corporation of unknown size, ? unknown; ~ the place is inferred."
)


def network_report(network: Network, frame: Frame) -> RenderableType:
    """Return the members, nearest first, what ties each to a nearer one, and what was cut."""
    centre = network.by_id[network.centre[0]]
    return Group(
        Text(f"\nAround {named(centre)}", "bold"),
        Text(_about(network, frame)),
        *left_lines(frame.left_out),
        _table(network, frame),
        *(Text(sentence, "bold") for sentence in network.cut),
        *(Text(note) for note in notes(network.members)),
        *(Text(note) for note in disputes(network.links)),
        Text(_LEGEND, "dim"),
    )


def named(member: Member) -> str:
    """Return the name of a member, or its id where it has none."""
    return member.name or member.id


def sized(member: Member) -> str:
    """Return the size of a member, or what it is instead of a company of known size."""
    if not member.company:
        return "n/c"
    return "pub" if member.public and member.size is None else size(member.size)


def region(member: Member, frame: Frame) -> str:
    """Return the region of a member, with what is to be known of its place."""
    return f"{frame.name(member.region) or UNKNOWN}{marks(member)}"


def evidence(links: Iterable[Link]) -> tuple[str, str]:
    """Return how many statements carry some links, the doubtful beside, and the newest year."""
    said = [s for link in links for s in link.statements]
    doubtful = sum(s.doubtful for s in said)
    newest = max((s.on_to for s in said if s.on_to), default=None)
    marked = f"({doubtful}) {len(said)}" if doubtful else str(len(said))
    return marked, str(newest.year) if newest else UNKNOWN


def _about(network: Network, frame: Frame) -> str:
    centre, scope = network.by_id[network.centre[0]], frame.scope
    statements = sum(len(link.statements) for link in network.links)
    return (
        f"{centre.id}, {region(centre, frame)}, {sized(centre)}. {about(scope)}, "
        f"{SYSTEMS.get(scope.system, scope.system)}. "
        f"{counted(len(network.members) - 1, 'organisation')} around it, "
        f"{counted(len(network.links), 'link')}, {counted(statements, 'statement')}."
    )


def _table(network: Network, frame: Frame) -> Table:
    doubted = any(link.disputed for link in network.links)
    made = table(
        ("hop", "right"), ("Organisation", "left"), ("Region", "left"), ("Size", "left"),
        ("Tie", "left"), ("ev.", "right"), ("last", "right"), ("all", "right"), ("out", "right"),
        *([("dis.", "right")] if doubted else []),
    )  # fmt: skip
    of = network.by_id
    nearer: dict[str, list[Link]] = defaultdict(list)
    for link in network.links:
        near, far = sorted((of[link.start], of[link.end]), key=lambda m: m.hops)
        if near.hops < far.hops:
            nearer[far.id].append(link)
    for member in network.members[1:]:
        links = nearer[member.id]
        made.add_row(
            str(member.hops), named(member), region(member, frame), sized(member),
            _ties(member, links, network), *evidence(links), str(member.partners),
            count(member.hidden), *([count(sum(n.disputed for n in links))] if doubted else []),
        )  # fmt: skip
    return made


def _ties(member: Member, links: Iterable[Link], network: Network) -> str:
    partners: dict[str, list[str]] = defaultdict(list)
    for link in links:
        other = link.end if link.start == member.id else link.start
        partners[relation(link, member.id)].append(named(network.by_id[other]))
    if member.hops == 1:
        return ", ".join(f"{word} it" for word in partners)
    return "; ".join(f"{word} {_first(names)}" for word, names in partners.items())


def relation(link: Link, seen_from: str) -> str:
    """Return what one end of a link is to the other."""
    if link.mutual:
        return "cooperates with" if link.kind == "COOPERATES_WITH" else "partners with"
    return _DRAWN[link.kind][link.end == seen_from]


def _first(names: list[str]) -> str:
    more = f" + {len(names) - NEARER}" if len(names) > NEARER else ""
    return ", ".join(names[:NEARER]) + more
