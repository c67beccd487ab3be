"""Finding the organisation that a row names, or making one where the mapping says so."""

from collections.abc import Iterator

from graph.model import Node
from ingest.cells import Rejected
from ingest.draft import Said
from ingest.mapped.making import Making
from ingest.mapped.parties import STRONGEST, made_id, numbered_id
from ingest.mapping import kinds
from ingest.mapping.ends import End
from ingest.numbers import CHECKS, problem
from ingest.subject import Subject
from ingest.tabular.sheet import Row


class EndFinder:
    """Finds one end of a tie, or what a fact is about."""

    def __init__(self, making: Making, end: End) -> None:
        """Find this end."""
        self._making, self._end = making, end
        self._parties, self._draft = making.whole.parties, making.whole.draft
        self._name = making.others({"end": end.field}).line("end")
        self.column = self._name.column or ""

    def __call__(self, row: Row) -> str:
        """Return the id of the organisation that a row names, there or to be made."""
        name = self._name.needed(row)
        found = self._numbered(name) if self._end.scheme else self._named(name)
        if found is None:
            raise Rejected(self.column, name, self._absent())
        return found

    def made(self, row: Row, id: str, ref: str) -> Iterator[Said]:
        """Yield the organisation with this id, if it has to be made."""
        if self._end.create is None or id in self._draft.nodes:
            return
        name, evidence = self._name.needed(row), self._making.whole.mapping.evidence
        labels = kinds.KINDS.get(self._end.create, kinds.ORGANISATION)
        about = Subject(id, f"created/{id}", ref, evidence)
        yield Node(id, labels)
        if self._end.scheme:
            yield about.numbered(self._end.scheme, _bare(self._end.scheme, name))
        else:
            yield about.has("name", name)
        if self._end.create in kinds.KINDS:
            yield about.has("body_kind", self._end.create)

    def _named(self, name: str) -> str | None:
        party = self._parties.of_key.get(name)
        if party is not None:
            return party.id
        if self._end.create is None:
            return None
        if self._parties.refused(name):
            raise Rejected(self.column, name, "the row with this key was rejected or dropped")
        return made_id(self._making.whole.mapping.source.id, f"name/{name}")

    def _numbered(self, text: str) -> str | None:
        scheme = str(self._end.scheme)
        value = _bare(scheme, text)
        try:
            found = self._parties.by_number(f"{scheme}:{value}")
        except ValueError as no:
            raise Rejected(self.column, text, str(no)) from no
        if found is not None or self._end.create is None:
            return found
        if scheme not in STRONGEST:
            raise Rejected(self.column, text, f"a number of {scheme} makes no identity")
        if wrong := problem(scheme, value):
            raise Rejected(self.column, text, wrong)
        return numbered_id(scheme, value)

    def _absent(self) -> str:
        named = f"the {self._end.scheme} number" if self._end.scheme else "the key"
        dropped = " (natural persons are dropped)" if self._parties.persons else ""
        return f"link to an absent organisation: no row that was taken has it as {named}{dropped}"


def _bare(scheme: str, text: str) -> str:
    """Return a number without the spaces and hyphens that are printed in it."""
    return text.replace(" ", "").replace("-", "") if scheme in CHECKS else text
