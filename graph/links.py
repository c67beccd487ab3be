"""How the parts of a network are made of rows: its members, and its links with their statements."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph import queries
from graph.network import Link, Member, TieStatement
from graph.partner_answers import OrganisationPlace
from graph.scope import Scope
from graph.store import Reader

EACH = 100  # statements of a link that are shown: the newest


def said_among(reader: Reader, scope: Scope, ids: Sequence[str]) -> list[TieStatement]:
    """Return the statements of ties among organisations, one more of a link than is shown."""
    return queries.ties_among(reader, scope, ids, EACH + 1)


def bounded(links: Iterable[Link]) -> tuple[tuple[Link, ...], Sequence[str]]:
    """Return links with their newest statements, and a sentence where there are more."""
    stated = list(links)
    kept = tuple(replace(link, statements=link.statements[:EACH]) for link in stated)
    long = sum(len(link.statements) > EACH for link in stated)
    said = f"Of links with more than {EACH} statements, {long:,}, the newest {EACH} are shown."
    return kept, [said] if long else []


def member_of(place: OrganisationPlace, hops: int) -> Member:
    """Return an organisation as a member, so many hops from the centre."""
    return Member(
        id=place.id,
        name=place.name,
        company=place.company,
        public=place.public,
        size=place.size,
        region=place.region,
        place_evidence=place.place_evidence,
        hops=hops,
        partners=place.partners,
        hidden=place.partners - place.shown,
        place_seen_to=place.place_seen_to,
        place_disputed=place.place_disputed,
    )
