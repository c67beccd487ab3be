"""All shortest paths between two organisations along counted ties, with their statements.

A path is a list of organisations; between two of them there may be many statements, which make
no more paths of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from graph import queries
from graph.errors import BadQuestion
from graph.links import bounded, member_of, said_among
from graph.network import Link, Member, Network, links_of
from graph.scope import Scope
from graph.store import Reader
from graph.way import Shortest, Steps, Way, shortest

HUB = 60  # partners from which an organisation on a path is named: very much is tied to it

Ends = tuple[str, str]
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest paths between two organisations; where there is none, the length is None."""

    length: int | None  #: ties of each path
    looked: int  #: the longest that was looked for, where none was found
    total: int  #: shortest paths that there are
    paths: tuple[Path, ...]  #: the ids of each one's organisations, in order
    hubs: tuple[str, ...]  #: those between the ends that have very many partners
    network: Network  #: who is on the paths, and the links that they take


def paths(reader: Reader, scope: Scope, ends: Ends, way: Way | None = None) -> Paths:
    """Return the shortest paths from one organisation to another, as many as are asked for."""
    if ends[0] == ends[1]:
        raise BadQuestion("both ends of the path are the same organisation; name two")
    asked = way or Way()
    found = shortest(reader, scope, ends, asked)
    walked = tuple(islice(_walks(found.steps, *ends), asked.most)) if found.length else ()
    members = _members(reader, scope, ends, walked)
    links, long = bounded(_taken(reader, scope, walked, asked))
    total = _count(found, ends)
    hidden = len({*ends, *found.steps} - {m.id for m in members})
    missed = (*_missed(reader, scope, found, asked), *_stopped(found, asked))
    network = Network(ends, members, links, hidden, (*_fewer(walked, total), *missed, *long))
    hubs = tuple(m.id for m in members if m.partners > HUB and m.id not in ends)
    return Paths(found.length, found.looked, total, walked, hubs, network)


def _walks(steps: Steps, at: str, end: str) -> Iterator[Path]:
    """Yield each way to the end, first along the ties with most statements."""
    if at == end:
        yield (end,)
    for further, _ in sorted(steps.get(at, {}).items(), key=lambda step: (-step[1], step[0])):
        for rest in _walks(steps, further, end):
            yield at, *rest


def _count(found: Shortest, ends: Ends) -> int:
    """Return how many shortest paths there are, without walking each of them."""
    ways = Counter({ends[0]: 1})
    for _ in range(found.length or 0):
        further: Counter[str] = Counter()
        for at, count in ways.items():
            further.update(dict.fromkeys(found.steps.get(at, ()), count))
        ways = further
    return ways[ends[1]] if found.length else 0


def _members(
    reader: Reader, scope: Scope, ends: Ends, walked: Sequence[Path]
) -> tuple[Member, ...]:
    """Return who is on the paths, in their order; where there is none, the ends."""
    at = {id: i for path in (walked or [ends]) for i, id in enumerate(path)}
    places = {o.id: o for o in queries.organisations_by_id(reader, scope, list(at))}
    for id in ends:
        if id not in places:
            raise BadQuestion(f"no organisation has the id {id!r}")
    return tuple(member_of(places[id], at[id]) for id in sorted(at, key=lambda id: (at[id], id)))


def _taken(reader: Reader, scope: Scope, walked: Sequence[Path], way: Way) -> list[Link]:
    """Return the links that the paths take, in the direction that was asked for."""
    steps = {step: i for i, step in enumerate(s for path in walked for s in pairwise(path))}
    either = {(b, a): i for (a, b), i in steps.items()} | steps
    said = said_among(reader, scope, sorted({id for step in steps for id in step}))
    links = links_of(
        s
        for s in said
        if s.kind in way.kinds
        and (s.start, s.end) in either
        and (not way.directed or s.mutual or s.drawn in steps)
    )
    return sorted(links, key=lambda link: either[link.start, link.end])


def _fewer(walked: Sequence[Path], total: int) -> Sequence[str]:
    if len(walked) == total:
        return ()
    first = "the first along the ties with most statements"
    return (f"Shown: {len(walked):,} of {total:,} shortest paths, {first}.",)


def _missed(reader: Reader, scope: Scope, found: Shortest, way: Way) -> Iterator[str]:
    if found.wide:
        wide = queries.organisations_by_id(reader, scope, found.wide)
        names = ", ".join(f"{o.name or o.id} ({o.partners:,})" for o in wide)
        yield f"A path may be missing: of many partners, {way.wide:,} were followed: {names}."


def _stopped(found: Shortest, way: Way) -> Iterator[str]:
    if found.length is None and found.looked < way.longest:
        looked = f"Paths of more than {found.looked} ties were not looked for"
        yield f"{looked}: either end has more than {way.wide:,} organisations that near."
