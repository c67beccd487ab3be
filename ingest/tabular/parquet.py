"""Parquet, a batch of rows at a time."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.errors import BadSource
from ingest.tabular.header import tidy
from ingest.tabular.sheet import Cell, How, Moved, Numbered, Odd, Sheet

_BATCH = 5_000
_BUFFER = 2**20  # bytes of a column read at once


def look(path: Path, how: How) -> Sheet:
    """Look at the columns of a file; one that is asked for must hold single values."""
    with _opened(path) as file:
        schema = file.schema_arrow
        rows = file.metadata.num_rows
    columns = tuple(tidy(name) for name in schema.names)
    for name, kind in zip(columns, schema.types, strict=True):
        if name in how.wanted and pa.types.is_nested(kind):
            raise BadSource(
                f"{path.name}, column {name}: is nested ({kind}); a column must hold single values"
            )
    return Sheet(
        name=path.name,
        read_as="Parquet",
        guessed=None,
        columns=columns,
        typed=True,
        whole_header=True,
        size=path.stat().st_size,
        rows=lambda moved: _rows(path, columns, rows, moved),
    )


@contextmanager
def _opened(path: Path) -> Generator[pq.ParquetFile]:
    try:
        with pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER) as file:
            yield file
    except FileNotFoundError:
        raise BadSource(f"{path} is not there: check the path") from None
    except (pa.ArrowException, OSError, ValueError, OverflowError) as no:
        reason = (str(no) or type(no).__name__).splitlines()[0].rstrip(".")
        raise BadSource(
            f"{path.name} is no Parquet that can be read: {reason}; is it the whole file?"
        ) from no


def _rows(path: Path, columns: tuple[str, ...], total: int, moved: Moved) -> Iterator[Numbered]:
    number, size = 0, path.stat().st_size
    with _opened(path) as file:
        for batch in file.iter_batches(_BATCH):
            for cells in zip(*(_cells(column) for column in batch.columns), strict=True):
                number += 1
                yield number, dict(zip(columns, cells, strict=True))
            moved(size * number // max(total, 1))


def _cells(column: pa.Array) -> list[Cell]:
    if pa.types.is_nested(column.type):
        return [Odd("a nested value")] * len(column)
    if pa.types.is_timestamp(column.type):  # a day is all that is read of it
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return [_cell(value) for value in column.to_pylist()]


def _cell(value: Any) -> Cell:
    if isinstance(value, bytes):
        return Odd("bytes")
    return Odd("a time of day") if isinstance(value, time | timedelta) else value
