"""Batches: each written while the next is made, none after one that failed."""

from collections.abc import Iterator
from threading import Event

import pytest

from graph.batches import send
from graph.errors import LostRows


def test_the_next_batch_is_made_while_one_is_written() -> None:
    made, waited = Event(), list[bool]()

    def rows() -> Iterator[int]:
        yield 1
        made.set()
        yield 2

    send(rows(), lambda batch: waited.append(made.wait(10)), 1)
    assert waited == [True, True]


@pytest.mark.parametrize("last", [1, 2, 3])
def test_nothing_is_written_after_a_batch_that_failed(last: int) -> None:
    written: list[int] = []

    def write(batch: list[int]) -> None:
        written.extend(batch)
        if batch == [last]:
            raise LostRows("lost")

    with pytest.raises(LostRows, match="lost"):
        send([1, 2, 3], write, 1)
    assert written == [1, 2, 3][:last]
