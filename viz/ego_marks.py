"""How members and links of an ego picture look: shape, size, colour, arrow, dash."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from graph.network import Link, Member
from viz import palette
from viz.sectors import Sectors

CENTRE = 20.0  # pixels, half the height of the centre's mark
_SMALLEST, _LARGEST = 5.0, 16.0
_MANY = 60  # members from which marks shrink
_DASHES = [6, 5]
_PALE = 0.55  # how much white is in a line that does not touch the centre
_SHAPES = {"public": "triangle", "no_company": "diamond", "large": "square"}
_SAME_AREA = {"triangle": 1.12, "diamond": 1.15, "square": 0.9}  # as a circle of that size
_POINT = {"enabled": True, "type": "arrow", "scaleFactor": 0.55}
_OPEN = {"enabled": True, "type": "vee", "scaleFactor": 0.6}
_BALL = {"enabled": True, "type": "circle", "scaleFactor": 0.3}


def mark_of(member: Member) -> str:
    """Return which mark of the legend a member gets.

    A public body is one whatever its size; an organisation without a stated size is no SME.
    """
    if member.public:
        return "public"
    if not member.company:
        return "no_company"
    if member.size is None:
        return "size_unknown"
    return "large" if member.size == "large" else "smaller"


def shape(mark: str) -> str:
    """Return the shape of a mark."""
    return _SHAPES.get(mark, "dot")


def radius(member: Member, members: int) -> float:
    """Return half a mark's height in pixels: its area grows with the number of partners."""
    if not member.hops:
        return CENTRE
    crowd = min(1.0, sqrt(_MANY / members))
    wanted = min(_LARGEST, _SMALLEST + 1.9 * sqrt(max(member.partners - 1, 0)))
    return round(max(3.5, wanted * crowd) * _SAME_AREA.get(shape(mark_of(member)), 1), 1)


def groups(sectors: Sectors) -> dict[str, Any]:
    """Return the colours of each sector's marks; `-open` is for unknown size."""
    made: dict[str, Any] = {}
    for place, sector in enumerate(sectors.all):
        edge = palette.outline(sector.colour)
        made[f"s{place}"] = _colours(sector.colour, palette.mixed(edge, "#000000", 0.35), 1)
        made[f"s{place}-open"] = _colours(palette.PAPER, edge, 2.5)
        made[f"s{place}-centre"] = _colours(sector.colour, palette.INK, 4)
        made[f"s{place}-open-centre"] = _colours(palette.PAPER, edge, 7)
    return made


def _colours(inside: str, edge: str, width: float) -> dict[str, Any]:
    return {"color": {"background": inside, "border": edge}, "borderWidth": width}


@dataclass(frozen=True, slots=True)
class Line:
    """How a link is drawn."""

    color: str
    arrows: Any
    dashes: Any
    smooth: Any


def lines(links: Sequence[Link], centre: str) -> list[Line]:
    """Return how the links are drawn; those of the same two members bend apart."""
    before: Counter[tuple[str, str]] = Counter()
    made = []
    for link in links:
        made.append(_line(link, centre, before[link.start, link.end]))
        before[link.start, link.end] += 1
    return made


def _line(link: Link, centre: str, before: int) -> Line:
    colour = palette.TIES[link.kind]
    if centre not in (link.start, link.end):
        colour = palette.mixed(colour, palette.PAPER, _PALE)
    bend = {"enabled": True, "type": "curvedCW", "roundness": round(0.08 + 0.13 * before, 2)}
    return Line(colour, arrows(link), _DASHES if link.doubtful else False, bend)


def arrows(link: Link) -> Any:
    """Return the ends of a line: an arrow, an open arrow, or balls where neither side gives."""
    if link.kind == "COOPERATES_WITH":
        return {"from": _BALL, "to": _BALL}
    if link.mutual:
        return {"to": {"enabled": False}}
    return {"to": _POINT if link.kind == "SUPPLIES" else _OPEN}
