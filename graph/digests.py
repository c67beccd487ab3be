"""What a reading says, as digests: sixteen bytes and a few numbers a statement, however long it is.

A digest holds the key, so what is stated under the same key and says something else has another
digest: what changes is told from digests alone.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import compress

import numpy as np

from graph.errors import BadSource
from graph.reading import Reading
from graph.statement import digest

_WIDTH = 16  # bytes of a digest


class Digests:
    """The digests of a reading's statements, in their order, and which of them were met."""

    def __init__(self, reading: Reading) -> None:
        """Go through the reading once; refuse one in which two statements have the same key."""
        marks, keys, source = bytearray(), array("q"), reading.source.id
        for one in reading.statements:
            marks += bytes.fromhex(digest(source, one))
            keys.append(hash(one.key))
        _check_once(reading, np.frombuffer(keys, np.int64))
        self._marks = np.frombuffer(marks, f"S{_WIDTH}")
        self._order = np.argsort(self._marks)
        self._sorted = self._marks[self._order]
        self._met = np.zeros(len(self._marks), np.bool_)

    def __len__(self) -> int:
        """Return how many statements there are."""
        return len(self._marks)

    def meet(self, digests: Sequence[str]) -> list[bool]:
        """Say of each of these digests whether it is among them, and remember which were met."""
        if not len(self._marks):
            return [False] * len(digests)
        asked = np.frombuffer(bytes.fromhex("".join(digests)), self._marks.dtype)
        at = np.minimum(np.searchsorted(self._sorted, asked), len(self._marks) - 1)
        there = self._sorted[at] == asked
        self._met[self._order[at[there]]] = True
        return list(map(bool, there))

    def met(self) -> int:
        """Return how many were met."""
        return int(np.count_nonzero(self._met))

    def unmet(self) -> Iterator[bool]:
        """Say of each statement, in their order, whether it was not met."""
        return map(bool, ~self._met)

    def __iter__(self) -> Iterator[str]:
        """Yield the digests that were not met."""
        for mark in compress(self._marks, ~self._met):
            yield bytes(mark).ljust(_WIDTH, b"\0").hex()


def _check_once(reading: Reading, keys: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    """Raise when two statements have one key; the few whose hash another has are looked at."""
    inorder = np.sort(keys)
    alike = set(inorder[1:][inorder[1:] == inorder[:-1]].tolist())
    seen = set[str]()
    for one in reading.statements if alike else ():
        if hash(one.key) in alike:
            if one.key in seen:
                raise BadSource(
                    f"{reading.source.id}: two statements have the same key ({one.key}); nothing "
                    "was written"
                )
            seen.add(one.key)
