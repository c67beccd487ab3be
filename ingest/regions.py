"""Finding a region from what a file calls it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RegionName:
    """One region, and everything it may be called."""

    id: str
    full: str
    short: str
    codes: tuple[tuple[str, str], ...] = ()  #: scheme and code
    since: date | None = None  #: first day of its life


class RegionIndex:
    """Regions by full name, short name, id, or a code with its scheme.

    A short name or a code means its latest holder, alive or not: what became of a region
    that has ended is said by SUCCEEDED_BY, and going there is the reader's work.
    """

    def __init__(self, regions: Iterable[RegionName]) -> None:
        """Index the regions, the oldest first, so that the latest holder stays."""
        self._ids: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        known = sorted(regions, key=lambda region: region.since or date.min)
        for region in known:
            self._ids[region.short] = region.id
            for scheme, code in region.codes:
                self._ids[f"{scheme}:{code}"] = region.id
                self._prefixes.setdefault(scheme, code[: code.rfind("-") + 1])
        for region in known:  # what names one region only wins over what was shared
            self._ids[region.full] = self._ids[region.id] = region.id

    def find(self, text: str) -> str:
        """Return the id of the region that the text means, or say why none is meant."""
        found = self._ids.get(text)
        if found is not None:
            return found
        if not text:
            raise ValueError("no region is named")
        if text.isdecimal():
            raise ValueError(f"'{text}' is a bare code: name its scheme, {self._schemes(text)}")
        raise ValueError(f"no region is called {text}")

    def _schemes(self, code: str) -> str:
        named = [f"{scheme}:{prefix}{code}" for scheme, prefix in self._prefixes.items()]
        return " or ".join([", ".join(named[:-1]), *named[-1:]] if len(named) > 1 else named)
