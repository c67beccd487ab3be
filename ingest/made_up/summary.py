"""What was made, in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Mask, Whole
from ingest.made_up.days import UNKNOWN
from ingest.made_up.kinds import KINDS, SUPPLY
from ingest.made_up.observed import Observed
from ingest.made_up.plan import Plan
from ingest.made_up.roles import ROLES
from ingest.made_up.world import World


@dataclass(frozen=True, slots=True)
class Summary:
    """Companies by role, ties by kind in the world and as written, shares left out."""

    roles: Mapping[str, int]
    true: Mapping[str, int]
    written: Mapping[str, int]
    false: int  #: of those written
    missing: Mapping[str, float]  #: of companies; of supply ties, the amount; of ties, the days


def summary(plan: Plan, world: World, seen: Observed) -> Summary:
    """Count what is in a world and in its files."""
    supply = seen.ties.kind == SUPPLY
    return Summary(
        dict(
            zip(
                ROLES, np.bincount(world.companies.role, minlength=len(ROLES)).tolist(), strict=True
            )
        ),
        _by_kind(world.ties.kind),
        _by_kind(seen.ties.kind),
        plan.false_links,
        {
            "region": _share(seen.region == UNKNOWN),
            "size": _share(seen.size == UNKNOWN),
            "revenue": _share(seen.revenue == UNKNOWN),
            "employees": _share(seen.employees == UNKNOWN),
            "amounts": _share(seen.amounts[supply] == UNKNOWN),
            "days": _share(seen.days.first == UNKNOWN),
        },
    )


def _by_kind(kind: Whole) -> Mapping[str, int]:
    counts = np.bincount(kind, minlength=len(KINDS)).tolist()
    return {
        f"{one.tie} {one.cooperation}{one.partnership}".strip(): number
        for one, number in zip(KINDS, counts, strict=True)
    }


def _share(left_out: Mask) -> float:
    return float(left_out.mean()) if len(left_out) else 0.0
