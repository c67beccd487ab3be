"""What a reading changes: compared statement by statement, and set aside on shelves."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from graph.errors import BadSource
from graph.hashed import number, written
from graph.model import Node
from graph.reading import Reading
from graph.registers import Vintage
from graph.shelf import Shelf
from graph.statement import Pair, digest
from graph.store import Row, Store

_GONE = ""  # the mark of what is not in the reading; no digest is empty


class Added(Collection[Pair]):
    """The statements of a reading that its source does not state yet, with their digests."""

    def __init__(self, reading: Reading, stated: Shelf[Row]) -> None:
        """Compare each statement with what is stated under its key."""
        self._statements = reading.statements
        self._count = 0
        self.marks: Shelf[str | None] = Shelf()  #: of each key its digest if added, else None
        self.ends: Shelf[None] = Shelf()  #: ids that the added statements are about
        for one in reading.statements:
            hashed, known = digest(reading.source.id, one), stated.get(one.key)
            self._mark((hashed, one), new=known is None or known["digest"] != hashed)
        if len(self.marks) < len(reading.statements):
            raise BadSource(
                f"{reading.source.id}: two statements have the same key; nothing was written"
            )

    def _mark(self, pair: Pair, *, new: bool) -> None:
        hashed, one = pair
        self.marks.put(one.key, hashed if new else None)
        if new:
            self._count += 1
            for end in filter(None, (one.start, one.end)):
                self.ends.put(end, None)

    def __iter__(self) -> Iterator[Pair]:
        """Yield them in the order of the reading."""
        for one, hashed in zip(self._statements, self.marks.values(), strict=True):
            if hashed is not None:
                yield hashed, one

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __contains__(self, pair: object) -> bool:
        """Say whether this very pair is there."""
        return any(pair == one for one in self)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a reading changes."""

    version: int  #: compared with what was stated then
    added: Added
    ended: Collection[Row]
    gone: int  #: how many of them have no successor under their key
    unchanged: int
    vintage: Vintage | None = None  #: where the reading is a dated file of a register

    @property
    def new(self) -> bool:
        """Return whether the graph learns anything: a later vintage says that it is still so."""
        return bool(self.added or self.ended or (self.vintage and self.vintage.later))

    def mark(self) -> str:
        """Return a hash of all that is added and ended, whatever its order."""
        added = (hashed for hashed in self.added.marks.values() if hashed is not None)
        ended = (row["id"] for row in self.ended)
        return written(sum(map(number, chain(added, ended))))

    def nodes(self, reading: Reading) -> Iterator[Node]:
        """Yield the nodes that the added statements are about."""
        return (node for node in reading.nodes if node.id in self.added.ends)


def compare(store: Store, reading: Reading, version: int) -> Difference:
    """Return what a reading adds and ends, against what its source states at a version."""
    stated = _stated(store, reading.source.id, version)
    added = Added(reading, stated)
    ended, gone = Shelf[Row](), 0
    for row in stated.values():
        mark = added.marks.get(row["key"], _GONE)
        if mark is not None:
            ended.put(row["key"], row)
            gone += mark == _GONE
    return Difference(version, added, ended.values(), gone, len(added.marks) - len(added))


def _stated(store: Store, source: str, version: int) -> Shelf[Row]:
    stated = Shelf[Row]()
    with store.stream("stated", {"source": source, "known_at": version}) as rows:
        for row in rows:  # one for all statements of a node, which takes a third of the time
            for said in row["statements"]:
                stated.put(said["key"], said | {"start": row["start"]})
    return stated
