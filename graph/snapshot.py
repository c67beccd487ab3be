"""What one run read, as Parquet: written row by row, read back equal, larger than memory or not.

One file each of nodes, statements and remarks; a statement's columns are the fields of all kinds,
those that a kind does not have are null. The value of a fact is JSON, because facts have values of
several types.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from graph.errors import BadSource
from graph.model import KINDS, IdentifierNode, Node, Statement
from graph.reading import Remark

T = TypeVar("T")
Columns = dict[str, list[Any]]

ROWS = 10_000  # kept together in the file, and in memory

_TYPES = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
}
_KINDS = {kind.TYPE: kind for kind in KINDS}


def _held(hint: Any) -> set[Any]:
    """Return the types of what a field may hold."""
    if parts := get_args(hint):
        return set.union(*map(_held, parts)) - {type(None)}
    return {hint} if isinstance(hint, type) else {type(hint)}


def _type(hint: Any) -> Any:
    """Return the type of a column for what a field may hold; several types are JSON."""
    held = _held(hint)
    return _TYPES[held.pop()] if len(held) == 1 else pa.string()


def _schema(kinds: Iterable[type[Any]], first: dict[str, Any]) -> Any:
    for kind in kinds:
        hints = get_type_hints(kind)
        first |= {f.name: _type(hints[f.name]) for f in fields(kind)}
    return pa.schema(list(first.items()))


_NODES = pa.schema(
    {
        "id": pa.string(),
        "labels": pa.list_(pa.string()),
        "scheme": pa.string(),
        "value": pa.string(),
    }
)
_STATEMENTS = _schema(KINDS, {"type": pa.string()})
_REMARKS = _schema([Remark], {})
_FIELDS = {kind.TYPE: tuple(f.name for f in fields(kind)) for kind in KINDS}
_REALS = [f.name for f in _STATEMENTS if f.type == pa.float64()]


class Kept(Collection[T]):
    """Records of a Parquet file, to be gone through again and again in their order."""

    def __init__(self, path: Path, made: Callable[[Columns], Iterator[T]]) -> None:
        """Keep to the file; it is opened anew each time."""
        self._path, self._made = path, made

    def __iter__(self) -> Iterator[T]:
        """Yield the records."""
        with pq.ParquetFile(self._path) as file:
            for batch in file.iter_batches(batch_size=ROWS):
                yield from self._made(batch.to_pydict())

    def some(self, flags: Iterable[bool]) -> Iterator[T]:
        """Yield the records whose flag is set; the others are not even made."""
        rest = iter(flags)
        with pq.ParquetFile(self._path) as file:
            for batch in file.iter_batches(batch_size=ROWS):
                mask = pa.array(islice(rest, len(batch)), pa.bool_())
                yield from self._made(batch.filter(mask).to_pydict())

    def __len__(self) -> int:
        """Return how many there are."""
        return int(pq.read_metadata(self._path).num_rows)

    def __contains__(self, one: object) -> bool:
        """Say whether this very record is there."""
        return any(one == other for other in self)


def write_nodes(path: Path, nodes: Iterable[Node]) -> None:
    """Write nodes to a file."""
    _write(path, _NODES, nodes, lambda some: {n: _column(some, n) for n in _NODES.names})


def write_statements(path: Path, statements: Iterable[Statement]) -> None:
    """Write statements to a file."""
    _write(path, _STATEMENTS, statements, _statement_columns)


def write_remarks(path: Path, remarks: Iterable[Remark]) -> None:
    """Write remarks to a file."""
    _write(path, _REMARKS, remarks, lambda some: {n: _column(some, n) for n in _REMARKS.names})


def nodes(path: Path) -> Kept[Node]:
    """Return the nodes of a file."""
    return Kept(path, _nodes)


def statements(path: Path) -> Kept[Statement]:
    """Return the statements of a file."""
    return Kept(path, _statements)


def remarks(path: Path) -> Kept[Remark]:
    """Return the remarks of a file."""
    return Kept(path, lambda rows: (Remark(*row) for row in zip(*rows.values(), strict=True)))


def _write(
    path: Path, schema: Any, rows: Iterable[T], columns: Callable[[Sequence[T]], Columns]
) -> None:
    rest = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        while some := list(islice(rest, ROWS)):
            try:
                file.write_batch(pa.RecordBatch.from_pydict(columns(some), schema=schema))
            except (pa.ArrowInvalid, OverflowError) as no:
                raise BadSource(f"a value cannot be kept: {no}") from no


def _column(some: Sequence[Any], name: str) -> list[Any]:
    return [getattr(one, name, None) for one in some]


def _statement_columns(some: Sequence[Statement]) -> Columns:
    columns: Columns = {name: [None] * len(some) for name in _STATEMENTS.names}
    columns["type"] = [one.TYPE for one in some]
    for kind in set(columns["type"]):  # each is asked for its own fields only: twice as fast
        of = [(at, one) for at, one in enumerate(some) if kind == one.TYPE]
        for name in _FIELDS[kind]:
            for at, one in of:
                columns[name][at] = getattr(one, name)
    columns["value"] = [None if v is None else _json(v) for v in columns["value"]]
    for name in _REALS:
        if not_real := [v for v in columns[name] if v is not None and type(v) is not float]:
            raise BadSource(f"{name} is {not_real[0]!r}; it is a number with a fraction")
    return columns


def _json(value: object) -> str:
    return json.dumps({"day": value.isoformat()} if isinstance(value, date) else value)


def _value(text: str) -> object:
    value = json.loads(text)
    return date.fromisoformat(value["day"]) if isinstance(value, dict) else value


def _statements(rows: Columns) -> Iterator[Statement]:
    rows["value"] = [None if v is None else _value(v) for v in rows["value"]]
    for at, kind in enumerate(rows["type"]):
        yield _KINDS[kind](**{name: rows[name][at] for name in _FIELDS[kind]})


def _nodes(rows: Columns) -> Iterator[Node]:
    for id, labels, scheme, value in zip(*rows.values(), strict=True):
        if scheme is None:
            yield Node(id, tuple(labels))
        else:
            yield IdentifierNode(id, tuple(labels), scheme, value)
