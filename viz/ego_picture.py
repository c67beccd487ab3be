"""A network prepared for drawing: sectors, places, amounts, and what is said above it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.answers import SourceState
from graph.frame import Frame
from graph.network import Member, Network
from viz.amounts import Money, Scale, money_of, scale
from viz.company_forms import shortened
from viz.ego_heading import Heading, heading, name_of
from viz.layout import Plan, Spot, plan
from viz.legible import length
from viz.sectors import Sectors, sectors

_LETTER = 13  # pixels
_MOST_LETTERS = 12  # of full width, that the layout leaves room for

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Picture:
    """A network with everything that was worked out for its drawing."""

    network: Network  #: members in the order in which they deserve a label
    frame: Frame
    words: Words
    heading: Heading
    sectors: Sectors
    plan: Plan
    keys: Mapping[str, str]  #: what a member is called inside the page
    money: Mapping[int, Money]  #: of the links, by their place
    scale: Scale


def prepared(
    network: Network, frame: Frame, sources: Sequence[SourceState], words: Words
) -> Picture:
    """Return the picture of a network around one organisation."""
    network = _ordered(network)
    found = sectors(network, frame, words)
    money = {i: m for i, link in enumerate(network.links) if (m := money_of(link)) is not None}
    return Picture(
        network=network,
        frame=frame,
        words=words,
        heading=heading(network, frame, sources, words),
        sectors=found,
        plan=_plan(network, found),
        keys={m.id: f"n{i}" for i, m in enumerate(network.members)},
        money=money,
        scale=scale(money, len(network.links)),
    )


def _ordered(network: Network) -> Network:
    """Return the network with the nearest and best connected first."""
    hops = {m.id: m.hops for m in network.members}
    members = sorted(network.members, key=lambda m: (m.hops, -m.partners, name_of(m), m.id))
    links = sorted(
        network.links,
        key=lambda t: (hops[t.start] + hops[t.end], t.kind, -len(t.statements), t.start, t.end),
    )
    return replace(network, members=tuple(members), links=tuple(links))


def _plan(network: Network, found: Sectors) -> Plan:
    by_region = sorted(network.members, key=lambda m: (m.region or "", m.id))
    nearer = _nearer(network)
    spots = [Spot(m.id, found.of[m.id], m.hops, _width(m), tuple(nearer[m.id])) for m in by_region]
    bearings = {s.id: s.bearing for s in found.all if s.bearing is not None}
    return plan(spots, [s.id for s in found.all], bearings)


def _nearer(network: Network) -> Mapping[str, list[str]]:
    """Return, for each member, the members that it is tied to one step nearer the centre."""
    hops = {m.id: m.hops for m in network.members}
    found: dict[str, list[str]] = defaultdict(list)
    for link in network.links:
        for one, other in ((link.start, link.end), (link.end, link.start)):
            if hops[other] < hops[one]:
                found[one].append(other)
    return found


def _width(member: Member) -> float:
    return _LETTER * min(_MOST_LETTERS, length(shortened(name_of(member)))) + 8
