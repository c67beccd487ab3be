"""A text file line by line, decoded strictly, no more of it in memory than one line."""

import codecs
import gzip
import zlib
from collections.abc import Generator, Iterator
from typing import BinaryIO, Self

from ingest.tabular.encoding import Encoding

MOST = 16 * 2**20  # characters of a line or record; no table of records has more
_BLOCK = 2**18


class Unreadable(ValueError):
    """The text cannot be read any further, and why."""


class Lines:
    """The lines of a file, each with its end; `taken` is for whoever bounds a record."""

    def __init__(self, file: BinaryIO, encoding: Encoding) -> None:
        """Read from the start of a file in this encoding."""
        self._lines = _lines(file, encoding)
        self.taken = 0

    def __iter__(self) -> Self:
        """Return itself."""
        return self

    def __next__(self) -> str:
        """Return the next line, unless too much was taken since `taken` was 0."""
        line = next(self._lines)
        self.taken += len(line)
        if self.taken > MOST:
            raise _too_long()
        return line


def _lines(file: BinaryIO, encoding: Encoding) -> Iterator[str]:
    blocks = _text(file, encoding)
    rest = next(blocks, "")
    end = "\r" if "\r" in rest and "\n" not in rest else "\n"
    while True:
        *whole, rest = rest.split(end)
        for line in whole:
            yield line + end
        if len(rest) > MOST:
            raise _too_long()
        block = next(blocks, None)
        if block is None:
            break
        rest += block
    if rest:
        yield rest


def _text(file: BinaryIO, encoding: Encoding) -> Generator[str]:
    """Yield the text in blocks; where bytes are wrong, what is before them comes first."""
    file.read(len(encoding.mark))
    decoder = codecs.getincrementaldecoder(encoding.codec)("strict")
    while block := _block(file):
        try:
            text = decoder.decode(block)
        except UnicodeDecodeError as no:
            yield no.object[: no.start].decode(encoding.codec)
            raise _wrong_byte(no, encoding) from no
        yield text
    try:
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as no:
        raise Unreadable(
            f"the file breaks off within a letter ({encoding.codec}, the encoding {encoding.how}): "
            "is it whole?"
        ) from no


def _block(file: BinaryIO) -> bytes:
    try:
        return file.read(_BLOCK)
    except (EOFError, zlib.error, gzip.BadGzipFile) as no:
        raise Unreadable(f"the packed file is broken off or damaged here: {no}") from no


def _wrong_byte(no: UnicodeDecodeError, encoding: Encoding) -> Unreadable:
    return Unreadable(
        f"byte 0x{no.object[no.start]:02x} is not {encoding.codec}, the encoding {encoding.how}; "
        "say the right one in the mapping, as in encoding: cp949 (or shift-jis, cp1252, utf-8)"
    )


def _too_long() -> Unreadable:
    return Unreadable(
        f"has more than {MOST:,} characters without an end: is a quote left open, "
        "or is it another kind of file?"
    )
