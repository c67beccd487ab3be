"""What an ego page says before one looks at it: who, when, how much of it, on what evidence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.answers import SourceState
from graph.frame import Frame
from graph.model import EVIDENCE
from graph.network import Member, Network
from graph.regions import ABROAD
from viz.legible import legible
from viz.marks import marks

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above a picture, and beneath one that is saved."""

    name: str
    about: str  #: region, size
    finding: str  #: how many partners are shown, and where they are
    frame: str  #: as of, version, region system
    cut: tuple[str, ...]  #: what else is shown, what is not, and why
    evidence: str
    sources: tuple[tuple[str, str, str], ...]  #: id, title, what it leaves out
    made_up: bool
    country: str  #: whose region system it is; its letters are drawn as that country draws them


def heading(
    network: Network, frame: Frame, sources: Sequence[SourceState], words: Words
) -> Heading:
    """Return the heading of a network around one organisation."""
    centre = network.by_id[network.centre[0]]
    said = [s for link in network.links for s in link.statements]
    used = {s.source for s in said}
    return Heading(
        name=name_of(centre),
        about=" · ".join(_about(centre, frame, words)),
        finding=_finding(network, centre, words),
        frame=_frame(frame, words),
        cut=(*_more(network, words), *_left_out(frame, words), *map(legible, network.cut)),
        evidence=_evidence(network, frame.scope.as_of, words),
        sources=tuple((s.id, s.title, s.missing) for s in sources if s.id in used),
        made_up=any(s.evidence == "synthetic" for s in said),
        country=next((r.country or "" for r in frame.regions if r.top_of(frame.scope.system)), ""),
    )


def name_of(member: Member) -> str:
    """Return a member's name as it may be shown, or its id where no name is stated."""
    return legible(member.name or "") or legible(member.id)


def region_of(member: Member, frame: Frame, words: Words) -> str:
    """Return the name of a member's region, or why there is none, with its marks."""
    if member.region is None:
        return words["region_unknown"]
    if member.region == ABROAD:
        return words["abroad"]
    return legible(frame.name(member.region) or member.region) + marks(member)


def kind_of(member: Member, words: Words) -> str:
    """Return what a member is: its size, and whether it is public or no company."""
    if not member.company:
        return words["is_public"] if member.public else words["is_no_company"]
    size = words[f"size_{member.size}"] if member.size else words["size_unknown"]
    return f"{words['is_public']}, {size}" if member.public else size


def _about(centre: Member, frame: Frame, words: Words) -> Iterator[str]:
    yield region_of(centre, frame, words)
    yield kind_of(centre, words)


def _frame(frame: Frame, words: Words) -> str:
    scope = frame.scope
    day = words["as_of"].format(day=scope.as_of, version=scope.known_at)
    system = f"{words['system']}: {words.get(scope.system, scope.system)}"
    return " · ".join((day, system, *_different(scope.different(), words)))


def _different(different: Mapping[str, object], words: Words) -> Iterator[str]:
    """Yield what was asked for beside day, version and system."""
    for name, said in different.items():
        listed = said if isinstance(said, list) else [said]
        yield words[f"of_{name}"].format(said=", ".join(words.get(str(s), str(s)) for s in listed))


def _finding(network: Network, centre: Member, words: Words) -> str:
    shown = f"{centre.partners - centre.hidden:,}"
    lead = words["shown"].format(shown=shown, all=f"{centre.partners:,}")
    return " · ".join((lead, *_where(network, centre, words)))


def _where(network: Network, centre: Member, words: Words) -> Iterator[str]:
    """Yield where the partners in the picture are: outside, abroad, unknown."""
    near = [m for m in network.members if m.hops == 1]
    known = [m.region for m in near if m.region not in (None, ABROAD)]
    outside = sum(r != centre.region for r in known)
    counts = {
        "in_regions": len(set(known)),
        "outside": outside if centre.region not in (None, ABROAD) else 0,
        "abroad_n": sum(m.region == ABROAD for m in near),
        "unknown_n": sum(m.region is None for m in near),
    }
    yield from (words[key].format(number=f"{n:,}") for key, n in counts.items() if n)


def _more(network: Network, words: Words) -> Iterator[str]:
    if further := sum(m.hops > 1 for m in network.members):
        yield words["also"].format(number=f"{further:,}")


def _left_out(frame: Frame, words: Words) -> Iterator[str]:
    out = frame.left_out
    if out.undated:
        yield words["left_out"].format(number=f"{out.undated:,}")
    if out.undated_in_window:
        yield words["in_window"].format(number=f"{out.undated_in_window:,}")
    for off in out.off_map:
        yield words["off_map"].format(number=f"{off.organisations:,}", name=legible(off.name))


def _evidence(network: Network, as_of: date, words: Words) -> str:
    """Return how many statements of each class there are, and from when to when."""
    said = [s for link in network.links for s in link.statements]
    count = Counter(s.evidence for s in said)
    classes = ", ".join(f"{words[e]} {count[e]:,}" for e in EVIDENCE if count[e])
    dates = sorted(min(d, as_of) for s in said for d in (s.on_from, s.on_to) if d)
    undated = sum(s.on_from is None and s.on_to is None for s in said)
    first, last = (dates[0].year, dates[-1].year) if dates else (None, None)
    span = words["span"].format(first=first, last=last) if first != last else str(first or "")
    rest = words["undated_n"].format(number=f"{undated:,}") if undated else ""
    doubted = sum(s.disputed for s in said)
    disputes = words["disputed_n"].format(number=f"{doubted:,}") if doubted else ""
    return ", ".join(part for part in (classes, span, rest, disputes) if part)
