"""Records in a temporary file, as bytes under a key, in a database that nobody else can open."""

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter
from typing import Any

from graph.errors import NoRoom

PAGES = 6 << 10  # KiB of the file that stay in memory
TURN = 500  # records taken from the file at once
FILTER = 24  # bits of a place in the filter of keys: 2 MiB

_MASK = (1 << FILTER) - 1


class SpillFile:
    """A table of packed records, numbered from 1 in the order of first putting."""

    def __init__(self) -> None:
        """Begin with none."""
        self._keys = _Keys()
        self._sql = sqlite3.connect("", isolation_level=None)
        self._rows(f"PRAGMA cache_size=-{PAGES}")
        self._rows("PRAGMA journal_mode=OFF")  # a table that could not be written is thrown away
        self._rows("CREATE TABLE records (n INTEGER PRIMARY KEY, key TEXT UNIQUE, record BLOB)")
        self._rows("BEGIN")  # and never committed: nobody else reads it

    def put(self, records: Iterable[tuple[str, bytes]]) -> None:
        """Keep records under their keys, in place of those that were there."""
        try:
            self._sql.executemany(
                "INSERT INTO records (key, record) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET record = excluded.record",
                map(self._keys.noted, records),
            )
        except sqlite3.OperationalError as no:
            raise _no_room(no) from no

    def has(self, key: object) -> bool:
        """Say whether there is a record under this key."""
        found = key in self._keys and self._rows("SELECT 1 FROM records WHERE key = ?", key)
        return bool(found)

    def get(self, key: str) -> bytes:
        """Return the record under this key."""
        if key in self._keys:
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


class _Keys:
    """A filter of keys: says of a key that is not there that it may be, seldom, never otherwise.

    A Bloom filter of two places a key. To ask the file for a key that is not there takes ten times
    as long, and most keys of a source are new when they come.
    """

    def __init__(self) -> None:
        self._marks = bytearray(1 << (FILTER - 3))

    def noted(self, record: tuple[str, bytes]) -> tuple[str, bytes]:
        """Note the key of a record, and return the record."""
        marked = hash(record[0])
        for place in (marked & _MASK, marked >> FILTER & _MASK):
            self._marks[place >> 3] |= 1 << (place & 7)
        return record

    def __contains__(self, key: object) -> bool:
        marked, marks = hash(key), self._marks
        one, other = marked & _MASK, marked >> FILTER & _MASK
        return bool(marks[one >> 3] & (1 << (one & 7)) and marks[other >> 3] & (1 << (other & 7)))


def _no_room(no: sqlite3.OperationalError) -> NoRoom:
    return NoRoom(
        f"the temporary files of a load cannot be kept ({no}): make room on that disk, "
        "or name a folder with more in SQLITE_TMPDIR (on Windows, TMP)"
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """How records of one kind are taken apart and put together: by their fields, all at once."""

    kind: type
    values: Callable[[Any], tuple[Any, ...]]
    setters: tuple[Callable[[Any, Any], None], ...]

    @classmethod
    def of(cls, kind: type) -> "_Shape | None":
        """Return the shape of a dataclass with slots; None for anything else."""
        if not (is_dataclass(kind) and "__slots__" in vars(kind)):
            return None
        names = [f.name for f in fields(kind)]
        several = attrgetter(*names)
        values = several if len(names) > 1 else lambda one: (several(one),)
        return cls(kind, values, tuple(getattr(kind, name).__set__ for name in names))

    def made(self, values: tuple[Any, ...]) -> Any:
        """Return a record of these values; it was checked when it was first made."""
        one: Any = object.__new__(self.kind)
        for put, value in zip(self.setters, values, strict=True):
            put(one, value)
        return one


_SHAPES: list[_Shape] = []  # of the kinds met so far: a packed record names its own by number
_NUMBERS: dict[type, int | None] = {}


def _number(kind: type) -> int | None:
    if kind not in _NUMBERS:
        shape = _Shape.of(kind)
        _NUMBERS[kind] = None if shape is None else len(_SHAPES)
        _SHAPES.extend([shape] if shape else [])
    return _NUMBERS[kind]


def values_of(record: Any) -> tuple[Any, ...]:
    """Return the values of a dataclass's fields; of anything else none."""
    number = _number(type(record))
    return () if number is None else _SHAPES[number].values(record)


def packed(record: Any) -> bytes:
    """Return a record as bytes: of dataclasses only the values, which takes half the time."""
    number = _number(type(record))
    return pickle.dumps((number, record if number is None else values_of(record)))


def unpacked(packed: bytes) -> Any:
    """Return the record that was packed."""
    number, value = pickle.loads(packed)  # our own: nobody else can have put it there
    return value if number is None else _SHAPES[number].made(value)
