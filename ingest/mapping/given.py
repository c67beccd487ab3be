"""A value of a mapping file and where it stands, so that what is wrong can be found."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from graph.errors import BadSource
from ingest.cells import day

_MOST = 2**20  # bytes of a mapping file
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Given:
    """One value as it was written: a text, a list, or keys with values."""

    node: Node
    file: str
    path: str  #: the keys that lead to it, with dots

    def wrong(self, reason: str) -> BadSource:
        """Return what is wrong with it, with file and line."""
        line = self.node.start_mark.line + 1
        return BadSource(f"{self.file}, line {line}, {self.path or 'mapping'}: {reason}")

    @property
    def blank(self) -> bool:
        """Return whether nothing was written."""
        return bool(self.node.tag == _NULL)

    @property
    def is_text(self) -> bool:
        """Return whether it is one value, no list and no keys."""
        return isinstance(self.node, ScalarNode) and not self.blank

    def text(self) -> str:
        """Return the one value, as written."""
        if not self.is_text or not str(self.node.value).strip():
            raise self.wrong("must be a single value")
        return str(self.node.value)

    def word(self, known: Collection[str]) -> str:
        """Return the one value, which is one of these."""
        text = self.text()
        if text not in known:
            raise self.wrong(f"{text!r} is none of {', '.join(known)}{nearest(text, known)}")
        return text

    def whole(self) -> int:
        """Return a number from 1 on."""
        text = self.text()
        if not re.fullmatch("[1-9][0-9]{0,3}", text):
            raise self.wrong(f"{text!r} is no number from 1 on")
        return int(text)

    def day(self) -> date:
        """Return a day."""
        try:
            return day(self.text())
        except ValueError as no:
            raise self.wrong(f"{self.text()!r} {no}") from no

    def items(self) -> list["Given"]:
        """Return the parts of a list; a single value is a list of one."""
        if self.is_text:
            return [self]
        if not isinstance(self.node, SequenceNode):
            raise self.wrong("must be a list")
        return [
            Given(node, self.file, f"{self.path}[{n}]") for n, node in enumerate(self.node.value, 1)
        ]

    def one_or_more(self) -> list["Given"]:
        """Return the parts of a list, or itself."""
        return self.items() if isinstance(self.node, SequenceNode) else [self]

    def pairs(self) -> dict[str, "Given"]:
        """Return the keys with their values, whatever they are called."""
        if not isinstance(self.node, MappingNode):
            raise self.wrong("must be keys with values, as in key: value")
        return dict(self._pairs(self.node))

    def _pairs(self, node: MappingNode) -> Iterator[tuple[str, "Given"]]:
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            given = Given(value, self.file, f"{self.path}.{name}" if self.path else name)
            if not isinstance(key, ScalarNode) or name in seen:
                raise Given(key, self.file, self.path).wrong(f"key {name} stands there twice")
            seen.add(name)
            yield name, given

    def keys(self, known: Collection[str], needed: Collection[str] = ()) -> dict[str, "Given"]:
        """Return the values of known keys; another key is refused, a blank one left out."""
        found = self.pairs()
        for name, given in found.items():
            if name not in known:
                place = Given(given.node, self.file, self.path)
                raise place.wrong(f"unknown key {name}{nearest(name, known)}")
        filled = {name: given for name, given in found.items() if not given.blank}
        for name in needed:
            if name not in filled:
                raise self.wrong(f"{name} is missing")
        return filled


def closest(name: str, known: Collection[str]) -> str | None:
    """Return which known name was probably meant."""
    folded = {one.casefold(): one for one in known}
    found = get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def nearest(name: str, known: Collection[str]) -> str:
    """Say which known name was probably meant, or which there are.

    >>> nearest("publsher", ["title", "publisher"])
    '; did you mean publisher?'
    """
    if meant := closest(name, known):
        return f"; did you mean {meant}?"
    return f"; known are {', '.join(known)}" if known else ""


def given(path: Path) -> Given:
    """Return what a mapping file says, in YAML 1.2."""
    try:
        if path.stat().st_size > _MOST:
            raise BadSource(f"{path.name} is larger than a mapping file can be: is it the table?")
        node = YAML(typ="safe", pure=True).compose(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise BadSource(f"{path} is not there: check the path") from None
    except (OSError, UnicodeDecodeError, RecursionError, ValueError) as no:
        raise BadSource(f"{path.name} cannot be read as a mapping in UTF-8: {no}") from no
    except MarkedYAMLError as no:
        mark = no.problem_mark or no.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise BadSource(f"{path.name}{line}: is no YAML: {no.problem or no.context}") from no
    except YAMLError as no:
        raise BadSource(f"{path.name} is no YAML: {str(no).splitlines()[0]}") from no
    if node is None:
        raise BadSource(f"{path.name} is empty")
    return Given(node, path.name, "")
