"""The legend of an ego page: only what is in the picture, each mark with its word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from viz import palette
from viz.company_forms import signs
from viz.ego_heading import name_of
from viz.ego_marks import mark_of
from viz.ego_picture import Picture
from viz.marks import DISPUTED, INFERRED, LAST_SEEN, marks

_KINDS = {
    "SUPPLIES": "supplies_legend",
    "COOPERATES_WITH": "cooperates_legend",
    "PARTNERS_WITH": "partners_legend",
}
_MARKS = {"large": "■", "smaller": "●", "size_unknown": "○", "public": "▲", "no_company": "◆"}
_LINES = {"SUPPLIES": "─▶", "COOPERATES_WITH": "●─●", "PARTNERS_WITH": "─>", "doubtful": "╌╌"}
_PLACES = {INFERRED: "inferred_place", LAST_SEEN: "last_seen_place", DISPUTED: "disputed_place"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend that can be switched off."""

    key: str
    text: str
    colour: str
    edge: str
    count: int


@dataclass(frozen=True, slots=True)
class Legend:
    """What is explained beside the picture."""

    groups: tuple[Entry, ...]
    kinds: tuple[Entry, ...]
    evidence: tuple[Entry, ...]
    marks: tuple[tuple[str, str], ...]  #: which, and its words
    notes: tuple[str, ...]


def legend(picture: Picture) -> Legend:
    """Return the legend of a picture."""
    found = {mark_of(m) for m in picture.network.members}
    return Legend(
        tuple(_groups(picture)),
        tuple(_kinds(picture)),
        tuple(_evidence(picture)),
        tuple((mark, picture.words[mark]) for mark in _MARKS if mark in found),
        tuple(_notes(picture)),
    )


def caption(made: Legend) -> list[str]:
    """Return the legend in words, for a picture that is saved without its page."""
    marks = [f"{_MARKS[mark]} {text}" for mark, text in made.marks]
    lines = [f"{_LINES[e.key]} {e.text}" for e in (*made.kinds, *made.evidence) if e.key in _LINES]
    return [" · ".join(part) for part in (marks, lines, made.notes) if part]


def _groups(picture: Picture) -> Iterator[Entry]:
    count = Counter(picture.sectors.of[m.id] for m in picture.network.members if m.hops)
    for place, sector in enumerate(picture.sectors.all):
        edge = palette.outline(sector.colour)
        yield Entry(str(place), sector.name, sector.colour, edge, count[sector.id])


def _kinds(picture: Picture) -> Iterator[Entry]:
    count = Counter(link.kind for link in picture.network.links)
    for kind, word in _KINDS.items():
        if count[kind]:
            colour = palette.TIES[kind]
            yield Entry(kind, picture.words[word], colour, colour, count[kind])


def _evidence(picture: Picture) -> Iterator[Entry]:
    doubtful = sum(link.doubtful for link in picture.network.links)
    counts = {"stated": len(picture.network.links) - doubtful, "doubtful": doubtful}
    for key, count in counts.items():
        if not count:
            continue
        yield Entry(key, picture.words[key], palette.INK, palette.INK, count)


def _notes(picture: Picture) -> Iterator[str]:
    words = picture.words
    yield words["size_is"]
    yield _width(picture)
    if rings := picture.plan.rings:
        yield words["ring" if len(rings) == 1 else "ring_many"]
    found = "".join(marks(m) for m in picture.network.members)
    yield from (words[word] for mark, word in _PLACES.items() if mark in found)
    if short := signs(name_of(m) for m in picture.network.members):
        yield words["signs"].format(signs=", ".join(short))


def _width(picture: Picture) -> str:
    scale, words = picture.scale, picture.words
    if scale.measure is None:
        return words["width_none"]
    kind, currency, year = scale.measure
    what = f"{words[kind]} {year}, {scale.least:,}–{scale.most:,} {currency}"
    return words["width_is"].format(what=what, rest=words["width_rest"])
