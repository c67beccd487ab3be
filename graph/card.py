"""One company's card: what is stated about it, its ties, and on what evidence."""

from dataclasses import dataclass

from graph import queries, who
from graph.answers import Answer, Company, Stake, TieRow
from graph.asked import asked_id
from graph.errors import BadQuestion
from graph.scope import Scope
from graph.store import Reader
from graph.who import Step, Succession


@dataclass(frozen=True, slots=True)
class Card:
    """A company, and every statement of a tie or a stake, counted or not."""

    company: Company
    suppliers: Answer[TieRow]
    customers: Answer[TieRow]
    partners: Answer[TieRow]
    stakes: tuple[Stake, ...]
    succession: tuple[Succession, ...]  #: bodies before and after it, which answer as well
    alias: tuple[Step, ...]  #: why this one answers, where another id was asked


def card(reader: Reader, scope: Scope, asked: str) -> Card:
    """Return the card of a company by its id or name; several namesakes are named, not guessed."""
    company = queries.company(reader, scope, asked_id(reader, scope, asked))
    if company is None:
        raise BadQuestion(f"nothing is stated about {asked!r}")
    return Card(
        company,
        queries.suppliers_of(reader, scope, company.id),
        queries.customers_of(reader, scope, company.id),
        queries.partners_of(reader, scope, company.id),
        tuple(queries.ownership_of(reader, scope, company.id)),
        tuple(who.succession_of(reader, scope, company.id)),
        tuple(who.way(reader, scope.known_at, asked)),
    )
