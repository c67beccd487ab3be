"""Where things stand around one company: a ring for each step away, a sector for each group.

Computed, not simulated: the same input gives the same picture. Points lie in the unit circle,
x to the right and y down; whoever draws them stretches the circle to the room there is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, radians, sin, sqrt, tau

Point = tuple[float, float]
Band = tuple[float, float]  # inner and outer radius
Bearings = Mapping[str, float]

HUB, RIM = 0.28, 0.95  # the centre's own room, and the outermost marks
GAP = radians(4)  # between sectors
LEAST = radians(15)  # a sector's width: room for its name
_CALM = radians(27)  # the same while the picture is not crowded
_MANY = 80  # members from which it is
WIDEST = radians(120)  # of a sector with one; with forty it is twice that
MOST_ROWS = 9  # of marks in one ring
_LEAST_RING = 0.36  # of the area
_PUSHES = 300
_HALF_WIDTH, _HALF_HEIGHT = 470, 380  # pixels of the picture that crowding is judged in
_LABEL_HEIGHT, _MARK = 48, 22  # pixels
_TOP = -pi / 2


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to be placed."""

    id: str
    sector: str
    hops: int
    width: float  #: pixels of its label
    near: tuple[str, ...] = ()  #: to whom it is tied


@dataclass(frozen=True, slots=True)
class Wedge:
    """The room of a sector: angles clockwise from the right, in radians."""

    sector: str
    start: float
    end: float

    @property
    def middle(self) -> float:
        """Return the angle halfway."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Plan:
    """Where each thing stands, the sectors, and the radii between rings."""

    points: Mapping[str, Point]
    wedges: tuple[Wedge, ...]
    rings: tuple[float, ...]


def plan(spots: Sequence[Spot], order: Sequence[str], bearings: Bearings) -> Plan:
    """Return where the spots stand: sectors clockwise in this order, near their bearings.

    Those with a bearing come first in the order, by it.

    >>> made = plan([Spot("me", "a", 0, 50), Spot("it", "a", 1, 50)], ["a"], {"a": 0.0})
    >>> [tuple(round(v, 2) + 0.0 for v in made.points[id]) for id in ("me", "it")]
    [(0.0, 0.0), (0.61, 0.0)]
    """
    outside = [s for s in spots if s.hops]
    bands = _bands(Counter(s.hops for s in outside))
    present = [o for o in order if any(s.sector == o for s in spots)]
    wedges = _wedges(outside, present, bands, bearings)
    points: dict[str, Point] = {s.id: (0.0, 0.0) for s in spots if not s.hops}
    for hops, band in bands.items():
        for wedge in wedges:
            here = [s for s in outside if (s.hops, s.sector) == (hops, wedge.sector)]
            points |= _placed(_sorted(here, wedge, points), wedge, band)
    return Plan(points, tuple(wedges), tuple(inner for inner, _ in list(bands.values())[1:]))


def _bands(counts: Mapping[int, int]) -> dict[int, Band]:
    """Return the ring of each number of steps; its area grows with what stands in it."""
    total = sum(counts.values())
    shares = [max(_LEAST_RING, counts[h] / total) for h in sorted(counts)]
    found: dict[int, Band] = {}
    inner, whole = HUB, RIM**2 - HUB**2
    for hops, share in zip(sorted(counts), shares, strict=True):
        outer = sqrt(inner**2 + whole * share / sum(shares))
        found[hops] = (inner, outer)
        inner = outer
    return found


def _wedges(
    spots: Sequence[Spot], order: Sequence[str], bands: Mapping[int, Band], bearings: Bearings
) -> list[Wedge]:
    need: dict[str, float] = defaultdict(float)
    for spot in spots:
        need[spot.sector] += 1 / sum(bands[spot.hops]) ** 2  # further out there is more room
    count = Counter(s.sector for s in spots)
    least = max(LEAST, _CALM * min(1.0, sqrt(_MANY / max(len(spots), 1))))
    spans = _spans([need[o] for o in order], tau - GAP * len(order), least)
    spans = [min(s, WIDEST * (1 + count[o] / 40)) for s, o in zip(spans, order, strict=True)]
    middles = _apart(_wanted(order, spans, bearings), spans)
    return [
        Wedge(sector, middle - span / 2, middle + span / 2)
        for sector, middle, span in zip(order, middles, spans, strict=True)
    ]


def _wanted(order: Sequence[str], spans: Sequence[float], bearings: Bearings) -> list[float]:
    """Return the angle of each sector's middle before others push it: its bearing, if known.

    Sectors without one come after the others, in the room between the last and the first.
    """
    known = [bearings[o] for o in order if o in bearings]
    if not known:
        gap = (tau - sum(spans)) / max(len(order), 1)
        return [_TOP + sum(spans[:i]) + span / 2 + gap * i for i, span in enumerate(spans)]
    rest = len(order) - len(known)
    step = (known[0] + tau - known[-1]) / (rest + 1)
    return known + [known[-1] + step * (i + 1) for i in range(rest)]


def _apart(middles: list[float], spans: Sequence[float]) -> list[float]:
    """Return the angles after neighbours that overlap have pushed each other away."""
    number = len(middles)
    for _ in range(_PUSHES if number > 1 else 0):
        for i in range(number):
            j, turn = (i + 1) % number, tau * (i + 1 == number)
            lack = (spans[i] + spans[j]) / 2 + GAP - (middles[j] + turn - middles[i])
            if lack > 0:
                middles[i], middles[j] = middles[i] - lack / 2, middles[j] + lack / 2
    return middles


def _spans(needs: Sequence[float], total: float, least: float) -> list[float]:
    """Return a share of the total for each need, none below the least, if that much is there."""
    least = min(least, 0.7 * total / max(len(needs), 1))
    small: set[int] = set()
    while True:
        rest = total - least * len(small)
        whole = sum(n for i, n in enumerate(needs) if i not in small) or 1.0
        spans = [least if i in small else rest * n / whole for i, n in enumerate(needs)]
        more = {i for i, span in enumerate(spans) if span < least - 1e-9}
        if not more:
            return spans
        small |= more


def _sorted(spots: Sequence[Spot], wedge: Wedge, points: Mapping[str, Point]) -> list[Spot]:
    """Return the spots in the order in which their nearer partners lie, as seen in the wedge."""

    def side(spot: Spot) -> float:
        known = [points[n] for n in spot.near if hypot(*points.get(n, (0, 0)))]
        away = [atan2(y, x) - wedge.middle for x, y in known]
        return atan2(sum(map(sin, away)), sum(map(cos, away))) if away else 0.0

    return sorted(spots, key=lambda s: round(side(s), 6))


def _placed(spots: Sequence[Spot], wedge: Wedge, band: Band) -> dict[str, Point]:
    """Return the points, in as few rows as leave the labels the most room."""
    if not spots:
        return {}
    tries = [_rows(len(spots), wedge, band, k) for k in range(1, min(MOST_ROWS, len(spots)) + 1)]
    widths = [s.width for s in spots]
    best = min(tries, key=lambda points: _crowding(points, widths))
    return {spot.id: point for spot, point in zip(spots, best, strict=True)}


def _rows(number: int, wedge: Wedge, band: Band, rows: int) -> list[Point]:
    inner, outer = band
    radii = [inner + (outer - inner) * (j + 0.5) / rows for j in range(rows)]
    turns = _turns(radii, number)
    step = (wedge.end - wedge.start) / number
    angles = (wedge.start + step * (i + 0.5) for i in range(number))
    return [(r * cos(a), r * sin(a)) for r, a in zip(turns, angles, strict=True)]


def _turns(radii: Sequence[float], number: int) -> Iterator[float]:
    """Yield radii in turn, each as often as its row is long."""
    waiting = [0.0] * len(radii)
    for _ in range(number):
        waiting = [w + r for w, r in zip(waiting, radii, strict=True)]
        next = max(range(len(radii)), key=lambda i: waiting[i])
        waiting[next] -= sum(radii)
        yield radii[next]


def _crowding(points: Sequence[Point], widths: Sequence[float]) -> int:
    """Return how many labels, and eight times how many marks, lie over each other."""
    seen = [(x * _HALF_WIDTH, y * _HALF_HEIGHT) for x, y in points]
    return sum(_collisions(i, seen, widths) for i in range(len(seen)))


def _collisions(i: int, seen: Sequence[Point], widths: Sequence[float]) -> int:
    x, y = seen[i]
    near: Iterable[int] = range(i + 1, min(len(seen), i + 4 * MOST_ROWS))
    away = ((abs(seen[j][0] - x), abs(seen[j][1] - y), j) for j in near)
    return sum(
        (dx < (widths[i] + widths[j]) / 2 and dy < _LABEL_HEIGHT) + 8 * (hypot(dx, dy) < _MARK)
        for dx, dy, j in away
    )
