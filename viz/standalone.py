"""A page in one file: it asks nobody for anything, and runs only the scripts it came with."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

_PAGES = Environment(
    loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip
_ENDS = ("</script", "</style", "<!--")


def standalone(template: str, scripts: Sequence[str], style: str, said: Mapping[str, Any]) -> str:
    """Return the page of a template; `data` of what is said goes in as JSON.

    Scripts and style are ours and stand in the page as they are; everything else is escaped.
    """
    for text in (*scripts, style):
        _fits(text)
    return _PAGES.get_template(template).render(
        {**said, "data": as_data(said["data"])},
        policy=_policy(scripts, style), scripts=scripts, style=style,
    )  # fmt: skip


def static(name: str) -> str:
    """Return one of our own scripts or styles, without indents and lines of comment."""
    text = (resources.files("viz") / "static" / name).read_text("utf-8")
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def as_data(data: Any) -> str:
    r"""Return JSON that no page can take for markup.

    >>> as_data({"name": "</script><b>"})
    '{"name":"\\u003c/script\\u003e\\u003cb\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _policy(scripts: Sequence[str], style: str) -> str:
    runs = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {runs}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _fits(text: str) -> None:
    """Refuse a script that would end the element it stands in."""
    lower = text.lower()
    if found := [end for end in _ENDS if end in lower]:
        raise ValueError(f"a script or style of a page holds {found[0]}")
