"""Options that several verbs share, and the frame of an answer, which all of them share."""

import inspect
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from api.export import Shape
from graph.errors import BadQuestion
from graph.frame import Asked
from graph.model import EVIDENCE
from graph.winners import PLACE_ROLES

Json = Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")]
Format = Annotated[
    Shape | None,
    typer.Option("--format", help="Give it as a graph for other programs.", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", help="Write the graph to this file.", dir_okay=False, show_default=False),
]

_PANEL = "What the answer is about (docs/time.md)"


def day(text: str) -> date:
    """Return a day that somebody typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadQuestion(f"{text!r} is no day; write it as YYYY-MM-DD, as in 2026-11-22") from None


def _option(type: Any, words: str, *names: str, **more: Any) -> Any:
    """Return the annotation of one option of the frame."""
    said = typer.Option(*names, help=words, show_default=False, rich_help_panel=_PANEL, **more)
    return Annotated[type, said]


def _day(words: str) -> Any:
    return _option(date | None, words, parser=day, metavar="DAY")


def _one_of(type: Any, words: Sequence[str], about: str) -> Any:
    """Return an option that takes one of some words, and says so when it is given another."""
    listed = ", ".join(words)

    def known(text: str) -> str:
        if text not in words:
            raise BadQuestion(f"{text!r} is none of {listed}")
        return text

    return _option(type, f"{about}{listed}.", parser=known, metavar="WORD")


_FRAME = {
    "system": _option(str | None, "Regions: kr-province, kr-bloc, jp-prefecture, your own."),
    "as_of": _day("What was so on this day; today if not said."),
    "known_at": _option(int | None, "What the graph knew then.", metavar="VERSION"),
    "map_of": _day("Regions of this day; of --as-of if not said."),
    "place": _one_of(str | None, PLACE_ROLES, "Only this kind of place stands for a company: "),
    "evidence": _one_of(list[str] | None, EVIDENCE, "Only this class; may be repeated: "),
    "undated": _option(bool, "Take in undated facts of later sources.", "--undated"),
    "window": _day("Only ties with evidence of this day or later."),
}
_DEFAULTS = {"undated": False}


def framed(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a frame; it takes them as one record, `asked`."""

    @wraps(command)
    def run(*args: Any, **given: Any) -> None:
        said = {name: given.pop(name) for name in _FRAME}
        evidence = tuple(said.pop("evidence") or ())
        command(*args, asked=Asked(**said, evidence=evidence), **given)

    own = inspect.signature(command, eval_str=True).parameters
    del run.__wrapped__  # else its own signature would be read
    return signed(run, [*(p for name, p in own.items() if name != "asked"), *_parameters()])


def signed(
    run: Callable[..., None], parameters: Sequence[inspect.Parameter]
) -> Callable[..., None]:
    """Give a command these parameters to be seen, in place of those that it names itself."""
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _parameters() -> list[inspect.Parameter]:
    keyword = inspect.Parameter.KEYWORD_ONLY
    return [
        inspect.Parameter(name, keyword, default=_DEFAULTS.get(name), annotation=of)
        for name, of in _FRAME.items()
    ]
