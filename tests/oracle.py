"""The measures once more, slowly: exact fractions, no numpy, nothing from `graph.measures`.

Two implementations that share no line agree by being right, or by luck.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import nan, sqrt

Undefined = nan


def plain_measures(
    edges: Iterable[Collection[str]],
    region_of: Mapping[str, str | None],
    members: Collection[str],
) -> dict[str, dict[str, float]]:
    """Give k, X, B, P and z of every member; what is undefined is NaN.

    An edge is two ids in any order (tuple, list or frozenset), may come twice, and counts only
    when both ends are members; an edge from an id to itself counts nowhere. A region that is
    None or not given is unknown.
    """
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in (tuple(edge) for edge in edges if len(set(edge)) == 2):
        if a in members and b in members:
            partners[a].add(b)
            partners[b].add(a)
    counts = {
        member: Counter(home for x in partners[member] if (home := region_of.get(x)) is not None)
        for member in members
    }
    z = _z_scores(counts, region_of)
    return {
        member: _reach(counts[member], region_of.get(member)) | {"z": z.get(member, Undefined)}
        for member in members
    }


def _reach(count: Counter[str], home: str | None) -> dict[str, float]:
    k = sum(count.values())
    known = k > 0 and home is not None
    outside = {region: n for region, n in count.items() if region != home}
    external = sum(outside.values())
    breadth = 1 / sum(Fraction(n, external) ** 2 for n in outside.values()) if outside else nan
    return {
        "k": k,
        "X": float(Fraction(external, k)) if known else Undefined,
        "B": float(breadth) if known else Undefined,
        "P": float(1 - sum(Fraction(n, k) ** 2 for n in count.values())) if k else Undefined,
    }


def _z_scores(
    counts: Mapping[str, Counter[str]], region_of: Mapping[str, str | None]
) -> dict[str, float]:
    inside: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for member, count in counts.items():
        home = region_of.get(member)
        if count and home is not None:
            inside[home][member] = count[home]
    z = {}
    for own in inside.values():
        mean = Fraction(sum(own.values()), len(own))
        variance = sum((n - mean) ** 2 for n in own.values()) / len(own)
        for member, n in own.items():
            z[member] = float(n - mean) / sqrt(variance) if variance else 0.0
    return z
