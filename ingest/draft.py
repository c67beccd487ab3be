"""A reading in the making: rows go in whole or not at all.

A source whose tables fit into memory takes them as `Table`s, one after the other: `take` keeps
the rows that were taken, so that `link` can go through them again. A source of any size gives
its rows once, as they come, and `stream` keeps none of them:

    file = File("ties.csv", sha256)
    draft.stream(file, rows_of(file), make)     rows_of counts in `file.count`, and rejects there
    reading = draft.reading(source)             what it cannot split into cells

What has been said lies on shelves, which hold more than memory does.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from graph.model import Has, IdentifiedBy, IdentifierNode, Node, Owns, Statement, Tie
from graph.reading import Reading, Source
from graph.shelf import Joined, Shelf
from graph.statement import said as content
from ingest.cells import Rejected
from ingest.file import File
from ingest.table import Row, Table

Said = Node | Statement
Make = Callable[[int, Row], Iterable[Said]]
Numbered = tuple[int, Row]


@dataclass(slots=True)
class _New:
    """What one row says for the first time, and the ids of all the nodes that it names."""

    nodes: dict[str, Node] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Draft:
    """What has been taken so far; no statement in it points to a node that is not in it."""

    nodes: Shelf[Node] = field(default_factory=Shelf)
    statements: Shelf[Statement] = field(default_factory=Shelf)
    files: list[File] = field(default_factory=list)

    def take(self, table: Table, make: Make) -> None:
        """Add what `make` says about each row; a row that cannot be said is rejected."""
        table.rows = list(self._taken(table, table, make))

    def stream(self, file: File, rows: Iterable[Numbered], make: Make) -> None:
        """Add what `make` says about each row, as the rows come: once, and none is kept."""
        for _ in self._taken(file, rows, make):
            pass

    def link(self, table: Table, make: Make) -> None:
        """Add statements between rows already taken; one that cannot be made is a doubt."""
        for number, row in table:
            try:
                self.add(make(number, row))
            except Rejected as no:
                table.doubt(number, no.column, no.value, str(no))

    def _taken(self, file: File, rows: Iterable[Numbered], make: Make) -> Iterator[Numbered]:
        """Yield the rows that were taken."""
        self.files.append(file)
        for number, row in rows:
            try:
                before = self.add(make(number, row))
            except Rejected as no:
                file.reject(number, no.column, no.value, str(no))
            else:
                if before:
                    file.doubt(number, "", "", f"says what {before} says: taken once")
                yield number, row

    def add(self, said: Iterable[Said]) -> str | None:
        """Add nodes and statements, all or none; return who had said all of it, if so."""
        new = _New()
        again: str | None = None
        for one in said:
            if not isinstance(one, Statement):
                self._check_node(one, new)
            elif known := self._known(one, new):
                again = again or known.source_ref
            else:
                new.statements[one.key] = one
        for node in new.nodes.values():
            self.nodes.put(node.id, node)
        for statement in new.statements.values():
            self.statements.put(statement.key, statement)
        return None if new.nodes or new.statements else again

    def _check_node(self, node: Node, new: _New) -> None:
        """Refuse an id that something else has; labels may only be added."""
        known = new.nodes.get(node.id) or self.nodes.get(node.id)
        if known is None or set(known.labels) < set(node.labels):
            new.nodes[node.id] = node
        elif not set(node.labels) <= set(known.labels):
            raise Rejected("", node.id, f"is the id of a {' and '.join(known.labels)} already")
        new.met.add(node.id)

    def _known(self, one: Statement, new: _New) -> Statement | None:
        """Return the same statement as it was made before; refuse one that cannot stand."""
        if isinstance(one, IdentifiedBy):
            self._check_node(IdentifierNode.of(*one.end.split(":", 1)), new)
        for end in (one.start,) if isinstance(one, Has) else (one.start, one.end):
            if end not in new.met and end not in self.nodes:
                raise Rejected("", end, f"{one.key} is a link to an absent node")
        if isinstance(one, Tie | Owns) and one.start == one.end:
            raise Rejected("", one.start, "is tied to itself")
        known = new.statements.get(one.key) or self.statements.get(one.key)
        if known is not None and (type(known), content(known)) != (type(one), content(one)):
            raise Rejected("", one.key, f"{known.source_ref} said something else under this key")
        return known

    def reading(self, source: Source) -> Reading:
        """Return what was taken, with the count of every file."""
        return Reading(
            source,
            tuple(file.read() for file in self.files),
            self.nodes.values(),
            self.statements.values(),
            Joined(file.remarks for file in self.files),
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
