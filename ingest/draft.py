"""A reading in the making: rows go in whole or not at all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.model import Has, IdentifiedBy, IdentifierNode, Node, Owns, Statement, Tie
from graph.reading import Reading, Source
from ingest.cells import Rejected
from ingest.table import Row, Table

Said = Node | Statement
Make = Callable[[int, Row], Iterable[Said]]


@dataclass(slots=True)
class Draft:
    """What has been taken so far; no statement in it points to a node that is not in it."""

    nodes: dict[str, Node] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)

    def take(self, table: Table, make: Make) -> None:
        """Add what `make` says about each row; a row that cannot be said is rejected."""
        self.tables.append(table)
        taken = []
        for number, row in table:
            try:
                self.add(make(number, row))
            except Rejected as no:
                table.reject(number, no.column, no.value, str(no))
            else:
                taken.append((number, row))
        table.rows = taken

    def link(self, table: Table, make: Make) -> None:
        """Add statements between rows already taken; one that cannot be made is a doubt."""
        for number, row in table:
            try:
                self.add(make(number, row))
            except Rejected as no:
                table.doubt(number, no.column, no.value, str(no))

    def add(self, said: Iterable[Said]) -> None:
        """Add nodes and statements, all of them or none."""
        nodes: dict[str, Node] = {}
        statements: dict[str, Statement] = {}
        for one in said:
            if isinstance(one, Statement):
                self._check(one, nodes, statements)
                statements[one.key] = one
            else:
                self._check_node(one)
                nodes[one.id] = one
        self.nodes.update(nodes)
        self.statements.update(statements)

    def _check_node(self, node: Node) -> None:
        """Refuse an id that something else has; labels may only be added."""
        known = self.nodes.get(node.id)
        if known is not None and not set(known.labels) <= set(node.labels):
            raise Rejected("", node.id, f"is the id of a {' and '.join(known.labels)} already")

    def _check(self, one: Statement, nodes: dict[str, Node], said: dict[str, Statement]) -> None:
        if isinstance(one, IdentifiedBy):
            nodes[one.end] = IdentifierNode.of(*one.end.split(":", 1))
        ends = (one.start,) if isinstance(one, Has) else (one.start, one.end)
        for end in ends:
            if end not in nodes and end not in self.nodes:
                raise Rejected("", end, f"{one.key} is a link to an absent node")
        if isinstance(one, Tie | Owns) and one.start == one.end:
            raise Rejected("", one.start, "is tied to itself")
        known = said.get(one.key) or self.statements.get(one.key)
        if known is not None and known != one:
            raise Rejected("", one.key, f"{known.source_ref} said something else under this key")

    def reading(self, source: Source) -> Reading:
        """Return what was taken, with the count of every file."""
        return Reading(
            source,
            tuple(table.read() for table in self.tables),
            tuple(self.nodes.values()),
            tuple(self.statements.values()),
            tuple(remark for table in self.tables for remark in table.remarks),
        )


def once(table: Table, *columns: str) -> Table:
    """Keep the first row of each key; say what became of the others."""
    first: dict[tuple[str, ...], tuple[int, Row]] = {}
    for number, row in table:
        known = first.setdefault(tuple(row[c] for c in columns), (number, row))
        if known[0] != number:
            _again(table, columns[0], (number, row), known)
    table.rows = list(first.values())
    return table


def _again(table: Table, key: str, late: tuple[int, Row], known: tuple[int, Row]) -> None:
    """Remark on a row whose key was there before."""
    (number, row), (before, other) = late, known
    column = next((c for c in row if row[c] != other[c]), None)
    if column is None:
        table.doubt(number, key, row[key], f"the same as row {before}: taken once")
    else:
        reason = f"duplicate key: row {before} has {other[column]!r} in this column"
        table.reject(number, column, row[column], reason)
