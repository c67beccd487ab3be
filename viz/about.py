"""What an answer is about, in words: day, version, and whatever else is not as usual."""

from collections.abc import Iterator, Mapping
from datetime import date

from rich.text import Text

from graph.left_out import LeftOut
from graph.scope import Scope
from viz.words import counted


def about(scope: Scope) -> str:
    """Say day and version, and the map, places, evidence and window where they were asked for.

    >>> about(Scope(date(2026, 6, 30), 2, "kr-bloc", {}, map_of=date(2026, 7, 1), undated=True))
    'As of 2026-06-30, version 2, regions of 2026-07-01, with what is undated'
    """
    return about_words(scope.as_of, scope.known_at, scope.different())


def about_words(as_of: date, known_at: int, different: Mapping[str, object]) -> str:
    """Say day and version, and what is different from the usual."""
    day = f"As of {as_of}" + (f" ({different['future']})" if "future" in different else "")
    return ", ".join((day, f"version {known_at}", *_different(different)))


def _different(said: Mapping[str, object]) -> Iterator[str]:
    if "map_of" in said:
        yield f"regions of {said['map_of']}"
    if "place_roles" in said:
        yield f"places: {_listed(said['place_roles'])} only"
    if "evidence" in said:
        yield f"evidence: {_listed(said['evidence'])} only"
    if "window" in said:
        yield f"ties of {said['window']} or later"
    if "undated" in said:
        yield "with what is undated"


def left(out: LeftOut) -> Iterator[str]:
    """Yield a sentence for what the day and the map leave out, and the window does not.

    >>> list(left(LeftOut(places=2, ties=1)))[0][-46:]
    'day: 2 places, 1 tie; --undated takes them in.'
    """
    counts = {"place": out.places, "size": out.sizes, "tie": out.ties}
    said = [counted(number, thing) for thing, number in counts.items() if number]
    if said:
        yield (
            f"Left out, without a date and of a source later than the day: {', '.join(said)}; "
            "--undated takes them in."
        )
    if out.undated_in_window:
        ties = counted(out.undated_in_window, "tie")
        yield f"Counted in spite of the window, without a date: {ties}."
    for off in out.off_map:
        yield (
            f"Region unknown on this map: {counted(off.organisations, 'organisation')} placed in "
            f"{off.name}; {off.why}."
        )


def left_lines(out: LeftOut) -> Iterator[Text]:
    """Yield these sentences as lines of the terminal, in bold."""
    return (Text(sentence, "bold") for sentence in left(out))


def _listed(words: object) -> str:
    assert isinstance(words, list)
    return " and ".join(str(word).replace("_", " ") for word in words)
