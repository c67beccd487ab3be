"""Who is who: which organisation an id of a source stands for, and why.

An id is an alias where its organisation is in the graph under another id already: because both
have one official number, or because somebody decided so. Aliases are followed to their end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from graph.asking import ask
from graph.model import ResolvesTo
from graph.statement import Pair, digest
from graph.store import Row, Store
from graph.winners import RANK

SOURCE = "identity"  #: the source of what follows from numbers and decisions
DECISION = "decision "  #: how the basis of an alias begins that somebody decided

#: numberings of organisations that are checked, so that one number is one organisation; a business
#: registration number (brn) names an establishment, and others are the source's own
STRONG = ("jp-cn", "crn", "lei", "dart", "krx")


@dataclass(frozen=True, slots=True)
class Edge:
    """What an alias stands for, and why."""

    id: str
    basis: str  #: an official number, or `decision N`
    labels: str | None = None

    @property
    def decided(self) -> bool:
        """Return whether somebody decided it; else a number says it."""
        return self.basis.startswith(DECISION)


@dataclass(frozen=True, slots=True)
class Identity:
    """All aliases in force."""

    edges: Mapping[str, Edge] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()  #: pairs of ids, as somebody decided

    def apart(self, one: str, other: str) -> bool:
        """Return whether somebody decided that two are different."""
        pair = {self.at(one), self.at(other)}
        return any({self.at(id) for id in ids} == pair for ids in self.different)

    def all_apart(self, ids: Sequence[str]) -> bool:
        """Return whether somebody decided that each two of these are different."""
        return all(self.apart(a, b) for a, b in combinations(ids, 2))

    def at(self, id: str, source: str = "") -> str:
        """Return the organisation that an id stands for; a source may mean its own by it.

        >>> known = Identity({"a": Edge("b", "lei:1"), "b": Edge("c", "decision 1")})
        >>> known.at("a"), known.at("c"), known.at("x")
        ('c', 'c', 'x')
        """
        if not self.edges:
            return id
        edge = self.edges.get(only(id, source)) or self.edges.get(id)
        while edge is not None:
            id, edge = edge.id, self.edges.get(edge.id)
        return id

    def joining(self, one: str, other: str) -> list[str]:
        """Return the aliases that make one organisation of two ids, those of the first one first.

        >>> known = Identity({"a": Edge("c", "lei:1"), "b": Edge("a", "x"), "c": Edge("d", "y")})
        >>> known.joining("a", "b"), known.joining("a", "c"), known.joining("b", "d")
        (['b'], ['a'], ['b', 'a', 'c'])
        """
        ways = [list(self._way(id)) for id in (one, other)]
        return [id for way in ways for id in way if not all(id in w for w in ways)]

    def _way(self, id: str) -> Iterator[str]:
        while (edge := self.edges.get(id)) is not None:
            yield id
            id = edge.id

    def also(self, edges: Mapping[str, Edge]) -> "Identity":
        """Return it with more aliases."""
        return replace(self, edges={**self.edges, **edges}) if edges else self


def only(id: str, source: str) -> str:
    """Return the alias of an id that stands for something else in one source only."""
    return f"{id}@{source}"


def identity(store: Store, version: int) -> Identity:
    """Return who is who at a version."""
    with store.stream("aliases", {"known_at": version}) as rows:
        edges = {r["alias"]: Edge(r["id"], r["basis"], r["labels"]) for r in rows}
    different = (
        frozenset((r["a"], r["b"])) for r in holding(store, version) if r["verdict"] == "different"
    )
    return Identity(edges, frozenset(different))


def holding(store: Store, version: int) -> list[Row]:
    """Return the decisions that hold at a version, in their order."""
    asked = {"known_at": version, "rank_of": dict(RANK)}
    return [row for row in ask(store, None, "decisions", asked).rows if row["undone"] is None]


def stated(edges: Iterable[tuple[str, Edge]]) -> Iterator[Pair]:
    """Yield the statements that make aliases."""
    for alias, edge in edges:
        one = ResolvesTo(
            key=f"alias/{alias}",
            start=alias,
            end=edge.id,
            source_ref=edge.basis,
            evidence="inferred",
            basis=edge.basis,
            labels=edge.labels,
        )
        yield digest(SOURCE, one), one
