"""How long work tells what it is doing, without knowing who listens."""

from typing import Protocol


class Progress(Protocol):
    """Anything that can be told how far some work has come."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Take note that `done` of `total` is through: bytes when fetching, else steps."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""
