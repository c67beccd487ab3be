"""How badly a made-up world is observed: named levels, from everything to little."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares, all from 0 to 1, of what is seen, wrong or missing in the files."""

    name: str
    seen: float  #: of the true ties, how many are written
    false: float  #: of the ties written, how many are not true
    region_wrong: float  #: of the companies: another region is written
    region_missing: float
    size_missing: float
    revenue_missing: float
    employees_missing: float
    amount_missing: float  #: of the supply ties written
    days_missing: float  #: of the ties written


LEVELS: Mapping[str, Noise] = MappingProxyType({
    level.name: level
    for level in (
        Noise("none", 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        Noise("low", 0.8, 0.01, 0.01, 0.05, 0.10, 0.30, 0.15, 0.30, 0.05),
        Noise("medium", 0.6, 0.03, 0.03, 0.15, 0.25, 0.50, 0.30, 0.60, 0.10),
        Noise("high", 0.4, 0.08, 0.08, 0.30, 0.45, 0.70, 0.50, 0.80, 0.20),
    )
})  # fmt: skip
DEFAULT = "medium"
