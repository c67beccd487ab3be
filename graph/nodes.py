"""What statements are about: nodes, with their labels."""

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
