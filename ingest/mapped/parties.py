"""The organisations of a mapping, as other tables name them: by key or by official number."""

from dataclasses import dataclass, field

from graph.nodes import temporary_id
from graph.shelf import Shelf

#: numbers that an id may be made of, the strongest first, and how the id begins
STRONGEST = {"jp-cn": "jp", "crn": "kr-crn", "dart": "kr-dart", "krx": "kr-krx", "lei": "lei"}


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation, the place of its row, and a mark that equal rows share."""

    id: str
    ref: str
    mark: str


@dataclass(slots=True)
class Parties:
    """Who is called what. A number that two rows have is nobody's until somebody looks."""

    of_key: Shelf[Party] = field(default_factory=Shelf)
    of_number: Shelf[Party] = field(default_factory=Shelf)
    shared: set[str] = field(default_factory=set)
    named: Shelf[None] = field(default_factory=Shelf)  #: keys of all rows, taken or not
    persons: int = 0  #: rows that were dropped

    def holder(self, number: str) -> Party | None:
        """Return whose row had this number first."""
        return self.of_number.get(number)

    def by_number(self, number: str) -> str | None:
        """Return the id of the one organisation with this number."""
        if number in self.shared:
            raise ValueError("is the number of several organisations: which one is not known")
        party = self.of_number.get(number)
        return party.id if party else None

    def refused(self, key: str) -> bool:
        """Return whether rows had this key, and none of them was taken."""
        return key in self.named and key not in self.of_key

    def add(self, key: str, numbers: list[str], party: Party) -> None:
        """Note an organisation that was taken, with the numbers that are its own."""
        self.of_key.put(key, party)
        for number in numbers:
            self.of_number.put(number, party)


def made_id(source: str, name: str) -> str:
    """Return the id of an organisation without a number; millions of them stay apart."""
    return temporary_id(source, name, digits=20)


def numbered_id(scheme: str, value: str) -> str:
    """Return the id that an official number makes.

    >>> numbered_id("dart", "00164742")
    'kr-dart-00164742'
    """
    return f"{STRONGEST[scheme]}-{value}"
