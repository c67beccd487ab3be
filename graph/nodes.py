"""What statements are about: nodes, with their labels."""

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

Label = Literal[
    "Organisation", "Company", "Ministry", "PublicBody", "FinancialInstitution",
    "Region", "Country", "Programme", "Round", "Selection", "Identifier", "Alias",
]  # fmt: skip
LABELS: tuple[Label, ...] = get_args(Label)

COMPANY: tuple[Label, ...] = ("Organisation", "Company")


@dataclass(frozen=True, slots=True)
class Node:
    """Something that statements are about; everything else about it is a statement."""

    id: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class IdentifierNode(Node):
    """An official number, one node for each scheme and value."""

    scheme: str
    value: str

    @classmethod
    def of(cls, scheme: str, value: str) -> "IdentifierNode":
        """Return the node of this number.

        >>> IdentifierNode.of("dart", "00202060").id
        'dart:00202060'
        """
        return cls(f"{scheme}:{value}", ("Identifier",), scheme, value)


def temporary_id(source: str, name: str, digits: int = 12) -> str:
    """Return the id of a thing without a number: the same name in a source has the same id.

    Twelve digits tell thousands apart; where millions come, ask for twenty.

    >>> temporary_id("bundled", "조인트리") == temporary_id("bundled", "조인트리")
    True
    """
    return "tmp-" + hashlib.sha256(f"{source}/{name}".encode()).hexdigest()[:digits]
