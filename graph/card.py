"""One company's card: what is stated about it, its ties, and on what evidence."""

from dataclasses import dataclass

from graph import queries
from graph.answers import Answer, Company, Found, Stake, TieRow
from graph.errors import BadQuestion
from graph.names import plain
from graph.scope import Scope
from graph.store import Reader

_SHOWN = 8  # names in a message; the rest are counted


@dataclass(frozen=True, slots=True)
class Card:
    """A company, and every statement of a tie or a stake, counted or not."""

    company: Company
    suppliers: Answer[TieRow]
    customers: Answer[TieRow]
    partners: Answer[TieRow]
    stakes: tuple[Stake, ...]


def card(reader: Reader, scope: Scope, asked: str) -> Card:
    """Return the card of a company by its id or name; several namesakes are named, not guessed."""
    company = queries.company(reader, scope, asked) or queries.company(
        reader, scope, _only(asked, queries.companies_by_name(reader, scope, asked))
    )
    if company is None:
        raise BadQuestion(f"nothing is stated about {asked!r}")
    return Card(
        company,
        queries.suppliers_of(reader, scope, company.id),
        queries.customers_of(reader, scope, company.id),
        queries.partners_of(reader, scope, company.id),
        tuple(queries.ownership_of(reader, scope, company.id)),
    )


def _only(asked: str, found: Answer[Found]) -> str:
    if not found.rows:
        raise BadQuestion(f"no organisation is called {asked!r}; try a part of its name")
    same = [f for f in found.rows if plain(asked) in {plain(n) for n in (f.name or "", *f.names)}]
    named = same or list(found.rows)
    if len(named) > 1:
        first = ", ".join(f"{f.name} ({f.id})" for f in named[:_SHOWN])
        rest = len(named) - _SHOWN
        more = (f" and {rest} more" if rest > 0 else "") + (" or others" if found.truncated else "")
        raise BadQuestion(f"{asked!r} may be {first}{more}; ask with the id")
    return named[0].id
