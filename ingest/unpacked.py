"""A file as bytes, unpacked where its name ends in .gz, and how far it has been read."""

import gzip
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO, cast

from graph.errors import BadSource


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An open file: its bytes, and how many of those on the disk were read."""

    file: BinaryIO
    position: Callable[[], int]


@contextmanager
def unpacked(path: Path | Traversable) -> Generator[Unpacked]:
    """Open a file; a broken one is said in a sentence."""
    try:
        with (
            path.open("rb") as raw,
            gzip.open(raw) if path.name.lower().endswith(".gz") else nullcontext(raw) as file,
        ):
            yield Unpacked(cast(BinaryIO, file), raw.tell)
    except FileNotFoundError:
        raise BadSource(f"{path} is not there: check the path") from None
    except (OSError, EOFError, zlib.error) as no:
        raise BadSource(f"{path.name} cannot be read: {no}; is it the whole file?") from no
