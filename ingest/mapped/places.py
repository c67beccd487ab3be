"""Finding a region from what a cell calls it: never guessed."""

from collections import Counter
from dataclasses import dataclass, field

from ingest.mapped.values import line
from ingest.regions import RegionIndex
from ingest.tabular.sheet import Cell

MOST = 10_000  # different names that are counted when they are not found


@dataclass(slots=True)
class Places:
    """The regions of a mapping, by key, official code, name or short name.

    A key or code means one region. A name that several regions have means none of them.
    """

    keys: dict[str, str] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    bundled: list[RegionIndex] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)  #: what was not found, how often

    def add(self, region: str, key: str, names: list[str]) -> None:
        """Note what a region is called."""
        self.keys[key] = region
        for name in names:
            self.names.setdefault(name, set()).add(region)

    def find(self, cell: Cell) -> str:
        """Return the id of the region that a cell means, or say why none is meant."""
        text = line(cell)
        found = {self.keys[text]} if text in self.keys else self.names.get(text) or set()
        found = found or self._come_along(text)
        if len(found) == 1:
            return next(iter(found))
        if len(self.unknown) < MOST or text in self.unknown:
            self.unknown[text] += 1
        raise ValueError(
            "is the name of several regions: say the key of one"
            if found
            else "is no region of the mapping, by key or name"
        )

    def _come_along(self, text: str) -> set[str]:
        """Return the regions that this means among those that come with the project."""
        found = set()
        for index in self.bundled:
            try:
                found.add(index.find(text))
            except ValueError:
                continue
        return found
