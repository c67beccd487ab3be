"""The part of the graph around one organisation: one-hop reads in a loop, each of them bounded.

| bound        | what is done with more                                                       |
|--------------|------------------------------------------------------------------------------|
| 1 to 3 hops  | refused                                                                      |
| `limit`      | the nearest are taken, then those with most statements, the newest, the id   |
| `fold`       | an organisation with more partners is shown, and not followed any further    |
| 2 * `limit`  | links: first one that leads to each organisation, then the others, in order  |
| 100          | statements of a link: the newest                                             |

What a bound left out is counted, and said in a sentence.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph import queries
from graph.errors import BadQuestion
from graph.links import bounded, member_of, said_among
from graph.network import Link, Member, Network, links_of
from graph.partner_answers import Neighbour
from graph.scope import Scope
from graph.store import Reader

HOPS, LIMIT, FOLD = 3, 300, 60
_MOST = 1000  # organisations in one answer
_NAMED = 5  # organisations named in a sentence; the rest are counted


@dataclass(slots=True)
class _Walk:
    """How far a neighbourhood was followed, and where it was not."""

    hops: int
    limit: int
    fold: int
    levels: list[list[str]]
    folded: list[str] = field(default_factory=list)
    full: bool = False
    exact: bool = True  #: everybody nearer than the last hop is in it

    def __post_init__(self) -> None:
        if not 1 <= self.hops <= HOPS:
            raise BadQuestion(f"hops is {self.hops}; it is 1 to {HOPS}")
        if not 1 <= self.limit <= _MOST:
            raise BadQuestion(f"limit is {self.limit}; it is 1 to {_MOST}")
        if self.fold < 1:
            raise BadQuestion(f"fold is {self.fold}; it is 1 or more")

    @property
    def ids(self) -> list[str]:
        return [id for level in self.levels for id in level]

    @property
    def inner(self) -> list[str]:
        return [id for level in self.levels[: self.hops] for id in level]


def neighbourhood(  # noqa: PLR0913  # of whom, how far, and how much of it
    reader: Reader,
    scope: Scope,
    company_id: str,
    hops: int = 1,
    limit: int = LIMIT,
    fold: int = FOLD,
) -> Network:
    """Return who is within so many hops of an organisation, with all counted ties among them."""
    walk = _walk(reader, scope, _Walk(hops, limit, fold, [[company_id]]))
    places = {o.id: o for o in queries.organisations_by_id(reader, scope, walk.ids)}
    if company_id not in places:
        raise BadQuestion(f"no organisation has the id {company_id!r}")
    members = [member_of(places[id], hop) for hop, level in enumerate(walk.levels) for id in level]
    hidden = queries.partners_beyond(reader, scope, walk.inner, walk.ids).partners
    links = links_of(said_among(reader, scope, walk.ids))
    kept, long = bounded(_kept(links, members, 2 * limit))
    fewer = [f"Shown: {len(kept):,} of {len(links):,} links among them."]
    cut = (*_left_out(walk, members, hidden), *(fewer if len(kept) < len(links) else ()), *long)
    return Network((company_id,), tuple(members), kept, hidden, cut)


def _walk(reader: Reader, scope: Scope, walk: _Walk) -> _Walk:
    for hop in range(1, walk.hops + 1):
        if not (room := walk.limit - len(walk.ids)):
            walk.full, walk.exact = True, walk.exact and hop == walk.hops
            break
        most = walk.limit if hop == 1 else walk.fold + 1
        found = _by_id(queries.neighbours_of(reader, scope, walk.levels[-1], most))
        folded = [id for id, rows in found.items() if hop > 1 and len(rows) > walk.fold]
        known = set(walk.ids)
        near = [n for id, rows in found.items() if id not in folded for n in rows]
        ranked = _ranked(n for n in near if n.partner not in known)
        walk.folded += folded
        walk.full = walk.full or len(ranked) > room
        walk.exact = walk.exact and (hop == walk.hops or not (folded or len(ranked) > room))
        walk.levels.append(ranked[:room])
    return walk


def _by_id(rows: Iterable[Neighbour]) -> Mapping[str, list[Neighbour]]:
    of: dict[str, list[Neighbour]] = defaultdict(list)
    for row in rows:
        of[row.id].append(row)
    return of


def _ranked(near: Iterable[Neighbour]) -> list[str]:
    """Return those with most statements first, then the newest, then by id."""
    statements: dict[str, int] = defaultdict(int)
    newest: dict[str, date] = defaultdict(lambda: date.min)
    for n in near:
        statements[n.partner] += n.statements
        newest[n.partner] = max(newest[n.partner], n.newest or date.min)
    return sorted(statements, key=lambda id: (-statements[id], -newest[id].toordinal(), id))


def _kept(links: Sequence[Link], members: Sequence[Member], most: int) -> list[Link]:
    """Return the links that fit: one that leads to each member, then the nearest of the others."""
    at = {m.id: (m.hops, i) for i, m in enumerate(members)}

    def near(link: Link) -> tuple[object, ...]:
        inner, outer = sorted((at[link.start], at[link.end]))
        return inner[0], outer[0], -len(link.statements), inner, outer, link.kind, link.start

    ordered = sorted(links, key=near)
    leading: dict[str, Link] = {}
    for link in ordered:
        (inner, _), (outer, far) = sorted((at[link.start], at[link.end]))
        if inner < outer:
            leading.setdefault(members[far].id, link)
    first = {id(link) for link in leading.values()}
    chosen = {id(link) for link in sorted(ordered, key=lambda li: id(li) not in first)[:most]}
    return [link for link in ordered if id(link) in chosen]


def _left_out(walk: _Walk, members: Sequence[Member], hidden: int) -> Iterable[str]:
    steps = "1 hop" if walk.hops == 1 else f"{walk.hops} hops"
    if hidden:
        count = f"{hidden:,}" if walk.exact else f"at least {hidden:,}"
        yield f"Not shown: {count} more organisations within {steps}."
    if hidden and walk.full:
        yield f"The limit is {walk.limit:,} organisations; the nearest with most statements stay."
    folded = sorted((m for m in members if m.id in walk.folded and m.hidden), key=_most_hidden)
    named = ", ".join(f"{m.name or m.id} ({m.hidden:,} not shown)" for m in folded[:_NAMED])
    more = f" and {len(folded) - _NAMED:,} more" if len(folded) > _NAMED else ""
    if folded:
        yield f"Not followed, having more than {walk.fold:,} partners: {named}{more}."


def _most_hidden(member: Member) -> tuple[int, str]:
    return -member.hidden, member.id
