"""Records kept by key: in memory while they are few, in a temporary file when they are many.

A load may read more than memory holds. What it sets aside goes on a shelf: the records put
last stay in memory, the others lie in a private SQLite database that vanishes with its owner.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, ValuesView
from itertools import compress
from typing import Any, Protocol, TypeVar, runtime_checkable

from graph.spill import SpillFile, packed, unpacked, values_of

V = TypeVar("V")
W = TypeVar("W", covariant=True)

HOT = 12 << 20  # bytes of records that stay in memory, as estimated
RECORD = 500  # bytes of a record beside its text, about


class Shelf(Mapping[str, V]):
    """A mapping in the order of first putting, from which nothing is taken away.

    >>> shelf = Shelf[int]()
    >>> for key, value in [("b", 1), ("a", 2), ("b", 3)]:
    ...     shelf.put(key, value)
    >>> list(shelf), list(shelf.values()), shelf.get("c"), len(shelf)
    (['b', 'a'], [3, 2], None, 2)
    """

    def __init__(self) -> None:
        """Begin with an empty one, all in memory."""
        self._weight = 0
        self._hot: dict[str, V] = {}
        self._file: SpillFile | None = None

    def put(self, key: str, value: V) -> None:
        """Keep a record under a key, in place of the one that was there."""
        self._hot[key] = value
        self._weight += _weight(value)
        if self._weight > HOT:
            self._spill()

    def __contains__(self, key: object) -> bool:
        """Say whether there is a record under this key."""
        return key in self._hot or (self._file is not None and self._file.has(key))

    def __getitem__(self, key: str) -> V:
        """Return the record under this key."""
        if self._file is None or key in self._hot:
            return self._hot[key]
        value: V = unpacked(self._file.get(key))
        return value

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        file = self._whole()
        return iter(self._hot) if file is None else (key for key, _ in file.all())

    def __len__(self) -> int:
        """Return how many records there are."""
        file = self._whole()
        return len(self._hot) if file is None else file.count()

    def values(self) -> ValuesView[V]:
        """Return the records, to go through as often as one likes."""
        return _Values(self)

    def records(self) -> Iterator[V]:
        """Yield the records."""
        file = self._whole()
        if file is None:
            return iter(self._hot.values())
        return (unpacked(packed) for _, packed in file.all())

    def some(self, flags: Iterable[bool]) -> Iterator[V]:
        """Yield the records whose flag is set; the others are not even unpacked."""
        file = self._whole()
        if file is None:
            return compress(self._hot.values(), flags)
        return (unpacked(packed) for _, packed in compress(file.all(), flags))

    def _whole(self) -> SpillFile | None:
        """Return the file with every record in it; None while all are in memory."""
        if self._file is not None and self._hot:
            self._spill()
        return self._file

    def _spill(self) -> None:
        self._file = self._file or SpillFile()
        self._file.put((key, packed(value)) for key, value in self._hot.items())
        self._hot, self._weight = {}, 0


@runtime_checkable
class Sieve(Protocol[W]):
    """A collection that knows how to leave out records before it makes them."""

    def some(self, flags: Iterable[bool]) -> Iterator[W]:
        """Yield the records whose flag is set."""


def some(records: Collection[V], flags: Iterable[bool]) -> Iterator[V]:
    """Yield the records whose flag is set, as cheaply as the collection can."""
    return records.some(flags) if isinstance(records, Sieve) else compress(records, flags)


class Pile(Collection[V]):
    """Records one after the other, without keys.

    >>> pile = Pile[str]()
    >>> pile.add("first")
    >>> pile.add("second")
    >>> list(pile), len(pile)
    (['first', 'second'], 2)
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._shelf, self._count = Shelf[V](), 0

    def add(self, value: V) -> None:
        """Put a record on top."""
        self._shelf.put(str(self._count), value)
        self._count += 1

    def __iter__(self) -> Iterator[V]:
        """Yield the records from the first on."""
        return self._shelf.records()

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._count

    def __contains__(self, value: object) -> bool:
        """Say whether this very record is there."""
        return any(value == one for one in self)


class Joined(Collection[V]):
    """Several collections as one, each after the other."""

    def __init__(self, parts: Iterable[Collection[V]]) -> None:
        """Join these; what they get later is seen too."""
        self._parts = tuple(parts)

    def __iter__(self) -> Iterator[V]:
        """Yield what is in the parts."""
        return (one for part in self._parts for one in part)

    def __len__(self) -> int:
        """Return how much there is in all."""
        return sum(map(len, self._parts))

    def __contains__(self, value: object) -> bool:
        """Say whether one of the parts has it."""
        return any(value in part for part in self._parts)


class _Values(ValuesView[V]):
    """The records of a shelf, read from the file in order and not key by key."""

    def __init__(self, shelf: Shelf[V]) -> None:
        super().__init__(shelf)
        self._shelf = shelf

    def __iter__(self) -> Iterator[V]:
        return self._shelf.records()

    def some(self, flags: Iterable[bool]) -> Iterator[V]:
        return self._shelf.some(flags)


def _weight(value: Any) -> int:
    weight = RECORD
    for one in values_of(value):
        if one.__class__ is str:
            weight += len(one)
    return weight
