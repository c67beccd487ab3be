"""The counted ties of a reading, found without Cypher: what a network is compared with."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.model import CooperatesWith, PartnersWith, Supplies, Tie
from graph.reading import Reading
from tests.small import AS_OF


def counted(reading: Reading) -> Iterator[Tie]:
    """Every tie that a measure would count: stated, done, begun, not over, between two bodies."""
    bodies = {n.id for n in reading.nodes if "Organisation" in n.labels}
    for said in reading.statements:
        if isinstance(said, Supplies | CooperatesWith | PartnersWith) and not said.intent:
            begun = said.on_from is None or said.on_from <= AS_OF
            over = said.valid_to is not None and said.valid_to < AS_OF
            if begun and not over and said.start != said.end and {said.start, said.end} <= bodies:
                yield said


def partners(reading: Reading) -> Mapping[str, set[str]]:
    """Who has a counted tie with whom."""
    of: dict[str, set[str]] = defaultdict(set)
    for tie in counted(reading):
        of[tie.start].add(tie.end)
        of[tie.end].add(tie.start)
    return of


def within(reading: Reading, centre: str, hops: int) -> dict[str, int]:
    """Everybody within so many hops of one, with the number of hops."""
    near, of = {centre: 0}, partners(reading)
    for hop in range(1, hops + 1):
        for partner in {p for at in near for p in of[at]} - near.keys():
            near[partner] = hop
    return near
