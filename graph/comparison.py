"""What a reading changes: compared statement by statement, and set aside on shelves."""

import operator
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress

from graph.digests import Digests
from graph.errors import LostRows
from graph.hashed import number, written
from graph.model import Node, Statement
from graph.reading import Reading
from graph.registers import Vintage
from graph.shelf import Shelf, some
from graph.statement import Pair
from graph.store import Row, Store

PAGE = 2_000  # nodes whose statements are compared at once


class Added(Collection[Pair]):
    """The statements of a reading that its source does not state yet, with their digests."""

    def __init__(self, statements: Collection[Statement], said: Digests) -> None:
        """Take what was not met of what is said."""
        self._statements, self._said = statements, said

    @cached_property
    def ends(self) -> Shelf[None]:
        """The ids that the added statements are about."""
        ends = Shelf[None]()
        for _, one in self:
            for end in filter(None, (one.start, one.end)):
                ends.put(end, None)
        return ends

    def digests(self) -> Iterator[str]:
        """Yield their digests alone."""
        return iter(self._said)

    def __iter__(self) -> Iterator[Pair]:
        """Yield them in the order of the reading."""
        return zip(self._said, some(self._statements, self._said.unmet()), strict=True)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._said) - self._said.met()

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
        ended = (row["id"] for row in self.ended)
        return written(sum(map(number, chain(self.added.digests(), ended))))

    def nodes(self, reading: Reading) -> Iterator[Node]:
        """Yield the nodes that the added statements are about."""
        return (node for node in reading.nodes if node.id in self.added.ends)


def compare(store: Store, reading: Reading, version: int) -> Difference:
    """Return what a reading adds and ends, against what its source states at a version."""
    said, ended = Digests(reading), Shelf[Row]()
    for row in _no_longer(store, reading.source.id, version, said):
        ended.put(row["key"], row)
    added = Added(reading.statements, said)
    changed = sum(one.key in ended for _, one in added) if ended else 0
    return Difference(version, added, ended.values(), len(ended) - changed, said.met())


def _no_longer(store: Store, source: str, version: int, said: Digests) -> Iterator[Row]:
    """Yield the statements of a source that are not met in what it says now."""
    about = {"source": source, "known_at": version}
    for starts, digests in _stated(store, about):
        missing = map(operator.not_, said.meet(digests))
        of = defaultdict[str, list[str]](list)
        for start, gone in compress(zip(starts, digests, strict=True), missing):
            of[start].append(gone)
        asked = [{"start": start, "digests": gone} for start, gone in of.items()]
        found = store.rows("stated_by_digest", {"rows": asked, **about}) if asked else []
        if len(found) != (sought := sum(map(len, of.values()))):
            raise LostRows(f"{len(found)} of {sought} statements are there to be compared")
        yield from found


def _stated(store: Store, about: Row) -> Iterator[tuple[list[str], list[str]]]:
    """Yield, some nodes at a time, the node that each statement is about, and its digest."""
    after: str | None = ""
    while after is not None:
        (page,) = store.rows("stated", {**about, "after": after, "limit": PAGE})
        yield page["starts"], page["digests"]
        after = page["last"]
