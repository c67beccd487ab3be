"""The hash of a graph: equal for two graphs that say the same, however they came to say it.

The sum, modulo 2^256, of the SHA-256 of every visible statement's digest, ends and, where a
register states it no more, days. A digest is itself the hash of kind, ends and all that is
said. A sum knows no order and no runs, and what a run adds and ends is added and taken away.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from graph import queries
from graph.errors import BadQuestion
from graph.model import Has
from graph.progress import Progress, silent
from graph.statement import digest_of
from graph.store import Row, Store

NOTHING = "0" * 64  # the hash of a graph that says nothing
SHOWN = 5  # statements that do not say what they were made to say, named in the answer
TELL = 10_000  # statements between two words about how far it has come

_OWN = {
    "id", "digest", "source", "source_ref", "seen_from", "seen_after", "since", "until",
    "past", "seen_to", "said_to", "again", "said_start", "said_end",
    "said_giver", "holder", "proposed",
}  # fmt: skip  # what a statement carries beside what it says
_FACT = frozenset(f.name for f in fields(Has))


@dataclass(frozen=True, slots=True)
class Verified:
    """What a version says, hashed anew."""

    version: int
    statements: int
    hash: str
    noted: str | None  #: the hash that its run noted when it was closed
    wrong: int  #: statements that do not say what they were made to say
    first: tuple[str, ...]  #: ids of the first of them

    @property
    def good(self) -> bool:
        """Return whether the graph is what its runs made it."""
        return self.hash == self.noted and not self.wrong


def weight(said: Mapping[str, Any], start: str, end: str | None) -> int:
    """Return what a statement adds to the hash of a graph; a fact has no end of its own.

    >>> weight({"digest": "d"}, "a", "b") == weight({"digest": "d", "since": 7}, "a", "b")
    True
    """
    over = [str(said["valid_to"]), str(said["seen_to"])] if said.get("past") else []
    text = json.dumps([said["digest"], start, end or "", *over], ensure_ascii=False)
    return number(text)


def number(text: str) -> int:
    """Return the SHA-256 of a text as a number, to be added to others."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def written(total: int) -> str:
    """Return a sum of such numbers, modulo 2^256, as a hash is written."""
    return f"{total % 2**256:064x}"


def moved(hashed: str | None, by: int) -> str | None:
    """Return a hash after a change; what was unknown stays so.

    >>> moved(moved(NOTHING, 5), -5) == NOTHING
    True
    """
    return None if hashed is None else written(int(hashed, 16) + by)


def verify(store: Store, version: int, progress: Progress = silent) -> Verified:
    """Hash every statement of a version anew from all that it carries."""
    noted = {run.run: run.hash for run in queries.runs(store) if run.status == "complete"}
    if version not in noted:
        raise BadQuestion(f"there is no version {version}; `superregion runs` lists them")
    total, count, wrong = 0, 0, list[str]()
    with store.stream("visible_statements", {"known_at": version}) as rows:
        for count, row in enumerate(rows, start=1):
            properties = row["properties"]
            total += weight(properties, row["start"], None if row["fact"] else row["end"])
            if _content(row) != properties["digest"]:
                wrong.append(properties["id"])
            if count % TELL == 0:
                progress("hashing", count, count)
    return Verified(
        version, count, written(total), noted[version], len(wrong), tuple(wrong[:SHOWN])
    )


def _content(row: Row) -> str:
    """Return the digest of what a statement of the graph says."""
    said: Row = {k: v for k, v in row["properties"].items() if k not in _OWN}
    about = row["properties"]
    if about.get("past"):
        said["valid_to"] = about.get("said_to")
    if "holder" in about:  # the problem is what the graph knew, not what the source says
        del said["problem"]
    said["giver"] = about.get("said_giver", about.get("giver"))
    said["start"] = about.get("said_start", row["start"])
    said["end"] = "" if row["fact"] else about.get("said_end", row["end"])
    said |= {k: v for k, v in (row["fact"] or {}).items() if k in _FACT}
    known = {k: v for k, v in said.items() if v is not None}
    return digest_of(about["source"], row["type"], known)
