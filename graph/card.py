"""One company's card: what is stated about it, its ties, and on what evidence."""

from dataclasses import dataclass

from graph import provenance, queries, who
from graph.answers import Answer, Company
from graph.asked import asked_id
from graph.errors import BadQuestion
from graph.partner_answers import Stake, TieRow
from graph.provenance import Dispute
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
    disputes: tuple[
        Dispute, ...
    ]  #: statements of it and of what it is tied to that somebody doubts


def card(reader: Reader, scope: Scope, asked: str) -> Card:
    """Return the card of a company by its id or name; several namesakes are named, not guessed."""
    company = queries.company(reader, scope, asked_id(reader, scope, asked))
    if company is None:
        raise BadQuestion(f"nothing is stated about {asked!r}")
    ties = (queries.suppliers_of, queries.customers_of, queries.partners_of)
    suppliers, customers, partners = (of(reader, scope, company.id) for of in ties)
    stakes = tuple(queries.ownership_of(reader, scope, company.id))
    succession = tuple(who.succession_of(reader, scope, company.id))
    rows = (*suppliers.rows, *customers.rows, *partners.rows)
    about = {company.id, *(row.partner for row in rows), *(one.partner for one in stakes)}
    about |= {paid["programme"] for paid in company.payments}
    about |= {chosen["selection"] for chosen in company.selections}
    about |= {other.id for other in succession}
    return Card(
        company,
        suppliers,
        customers,
        partners,
        stakes,
        succession,
        tuple(who.way(reader, scope.known_at, asked)),
        tuple(provenance.disputes(reader, scope.known_at, sorted(about))),
    )
