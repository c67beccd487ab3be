"""What the scripts of an ego page read: the picture that pyvis builds, and the facts behind it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from graph.network import Link, Member
from viz import ego_marks, palette, vis
from viz.columns import columns
from viz.company_forms import shortened
from viz.ego_heading import kind_of, name_of, region_of
from viz.ego_legend import caption, legend
from viz.ego_picture import Picture

_LABEL = 40  # letters; the picture writes fewer
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True, "dragNodes": False, "selectConnectedEdges": False,
        "hoverConnectedEdges": False, "keyboard": {"enabled": False}, "zoomSpeed": 0.6,
    },
    "nodes": {"labelHighlightBold": False, "shapeProperties": {"interpolation": False}},
    "edges": {"hoverWidth": 1.5, "selectionWidth": 1.5},
}  # fmt: skip


def data(picture: Picture, stated: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return it all as columns, with those statements that the page has room for."""
    options = {**_OPTIONS, "groups": ego_marks.groups(picture.sectors)}
    made = vis.built(_nodes(picture), _edges(picture), options)
    links = picture.network.links
    return {
        "nodes": columns(made.nodes),
        "edges": columns(made.edges),
        "options": made.options,
        "members": columns([_member(m, picture) for m in picture.network.members]),
        "links": columns([_link(i, link, picture) for i, link in enumerate(links)]),
        "statements": columns(stated),
        "left": sum(len(link.statements) for link in links) - len(stated),
        "sectors": _sectors(picture),
        "rings": [round(r, 4) for r in picture.plan.rings],
        "caption": caption(legend(picture)),
        "heading": asdict(picture.heading),
        "words": dict(picture.words),
    }


def _nodes(picture: Picture) -> list[dict[str, Any]]:
    places = {s.id: i for i, s in enumerate(picture.sectors.all)}
    return [
        {
            "n_id": picture.keys[member.id],
            "label": shortened(name_of(member))[:_LABEL],
            **_mark(member, places[picture.sectors.of[member.id]], picture),
        }
        for member in picture.network.members
    ]


def _mark(member: Member, sector: int, picture: Picture) -> dict[str, Any]:
    mark = ego_marks.mark_of(member)
    drawn = ("-open" if mark == "size_unknown" else "") + ("" if member.hops else "-centre")
    x, y = picture.plan.points[member.id]
    return {
        "x": round(x, 4),
        "y": round(y, 4),
        "shape": ego_marks.shape(mark),
        "size": ego_marks.radius(member, len(picture.network.members)),
        "group": f"s{sector}{drawn}",
    }


def _edges(picture: Picture) -> list[dict[str, Any]]:
    links, keys = picture.network.links, picture.keys
    lines = ego_marks.lines(links, picture.network.centre[0])
    return [
        {
            "source": keys[link.start],
            "to": keys[link.end],
            "width": picture.scale.width(picture.money.get(place)),
            **asdict(line),
        }
        for place, (link, line) in enumerate(zip(links, lines, strict=True))
    ]


def _member(member: Member, picture: Picture) -> dict[str, Any]:
    name = name_of(member)
    return {
        "id": member.id,
        "name": name if name != shortened(name)[:_LABEL] else None,
        "region": region_of(member, picture.frame, picture.words),
        "kind": kind_of(member, picture.words),
        "hops": member.hops,
        "partners": member.partners,
        "hidden": member.hidden,
    }


def _link(place: int, link: Link, picture: Picture) -> dict[str, Any]:
    money = picture.money.get(place)
    count = Counter(s.evidence for s in link.statements)
    return {
        "kind": link.kind,
        "mutual": link.mutual,
        "doubtful": link.doubtful,
        "amount": money.value if money else None,
        "currency": money.currency if money else None,
        "year": money.year if money else None,
        "others": money.others if money else None,
        "disputed": link.disputed,
        "evidence": sorted(count.items(), key=lambda item: (-item[1], item[0])),
        "sources": len({(s.source, s.cites) for s in link.statements}),
        "statements": len(link.statements),
    }


def _sectors(picture: Picture) -> list[dict[str, Any]]:
    wedges = {w.sector: w for w in picture.plan.wedges}
    return [
        {
            "name": sector.name,
            "colour": sector.colour,
            "edge": palette.outline(sector.colour),
            "start": round(wedges[sector.id].start, 4) if sector.id in wedges else None,
            "end": round(wedges[sector.id].end, 4) if sector.id in wedges else None,
        }
        for sector in picture.sectors.all
    ]
