"""Records kept by key: in memory while they are few, in a temporary file when they are many.

A load may read more than memory holds. What it sets aside goes on a shelf: the records put
last stay in memory, the others lie in a private SQLite database that vanishes with its owner.
"""

import pickle
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, ValuesView
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, TypeVar

from graph.errors import NoRoom

V = TypeVar("V")

HOT = 12 << 20  # bytes of records that stay in memory, as estimated
RECORD = 500  # bytes of a record beside its text, about
PAGES = 6 << 10  # KiB of the file that stay in memory
TURN = 500  # records taken from the file at once


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
        self._file: _File | None = None

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
        value: V = _unpacked(self._file.get(key))
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
        return (_unpacked(packed) for _, packed in file.all())

    def _whole(self) -> "_File | None":
        """Return the file with every record in it; None while all are in memory."""
        if self._file is not None and self._hot:
            self._spill()
        return self._file

    def _spill(self) -> None:
        self._file = self._file or _File()
        self._file.put((key, _packed(value)) for key, value in self._hot.items())
        self._hot, self._weight = {}, 0


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


class _File:
    """A table of packed records in a temporary database that nobody else can open."""

    def __init__(self) -> None:
        self._sql = sqlite3.connect("", isolation_level=None)
        self._rows(f"PRAGMA cache_size=-{PAGES}")
        self._rows("PRAGMA journal_mode=OFF")  # a table that could not be written is thrown away
        self._rows("CREATE TABLE records (n INTEGER PRIMARY KEY, key TEXT UNIQUE, record BLOB)")
        self._rows("BEGIN")  # and never committed: nobody else reads it

    def put(self, records: Iterable[tuple[str, bytes]]) -> None:
        try:
            self._sql.executemany(
                "INSERT INTO records (key, record) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET record = excluded.record",
                records,
            )
        except sqlite3.OperationalError as no:
            raise _no_room(no) from no

    def has(self, key: object) -> bool:
        return bool(self._rows("SELECT 1 FROM records WHERE key = ?", key))

    def get(self, key: str) -> bytes:
        for (record,) in self._rows("SELECT record FROM records WHERE key = ?", key):
            return bytes(record)
        raise KeyError(key)

    def count(self) -> int:
        """Return the last number: none is left out."""
        return int(self._rows("SELECT max(n) FROM records")[0][0])

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Yield keys and records in order, some at a time, so that more may be put meanwhile."""
        last, text = 0, "SELECT n, key, record FROM records WHERE n > ? ORDER BY n LIMIT ?"
        while rows := self._rows(text, last, TURN):
            yield from ((key, record) for _, key, record in rows)
            last = rows[-1][0]

    def _rows(self, text: str, *params: object) -> list[tuple[Any, ...]]:
        try:
            return self._sql.execute(text, params).fetchall()
        except sqlite3.OperationalError as no:
            raise _no_room(no) from no


def _no_room(no: sqlite3.OperationalError) -> NoRoom:
    return NoRoom(
        f"the temporary files of a load cannot be kept ({no}): make room on that disk, "
        "or name a folder with more in SQLITE_TMPDIR (on Windows, TMP)"
    )


_FIELDS: dict[type, tuple[str, ...]] = {}  # of the kinds of records met so far
_VALUES: dict[type, Callable[[Any], tuple[Any, ...]]] = {}  # how the values of each are read


def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, of anything else none."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return _FIELDS[kind]


def _values(value: Any) -> tuple[Any, ...]:
    """Return the values of a dataclass's fields, read all at once; of anything else none."""
    kind = type(value)
    if kind not in _VALUES:
        names = _fields(kind)
        several = attrgetter(*names) if len(names) > 1 else None
        _VALUES[kind] = several or (lambda one: tuple(getattr(one, name) for name in names))
    return _VALUES[kind](value)


def _packed(value: Any) -> bytes:
    """Return a record as bytes: of dataclasses only the values, which takes half the time."""
    if _fields(type(value)):
        return pickle.dumps((type(value), _values(value)))
    return pickle.dumps((None, value))


def _unpacked(packed: bytes) -> Any:
    kind, value = pickle.loads(packed)  # our own: nobody else can have put it there
    return value if kind is None else kind(**dict(zip(_fields(kind), value, strict=True)))


def _weight(value: Any) -> int:
    weight = RECORD
    for one in _values(value):
        if one.__class__ is str:
            weight += len(one)
    return weight
