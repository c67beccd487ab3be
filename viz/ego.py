"""One company and its surroundings as a page to hand on: a picture, its table, its evidence."""

from collections.abc import Sequence

from graph.answers import SourceState
from graph.frame import Frame
from graph.network import Network
from viz.ego_data import data
from viz.ego_legend import legend
from viz.ego_picture import prepared
from viz.ego_words import Lang, words
from viz.standalone import standalone, static
from viz.vis import library

MOST_BYTES = 600_000
_SCRIPTS = ("ego_data.js", "ego_labels.js", "ego_picture.js", "ego_panel.js", "ego_page.js")
_STATEMENTS = (None, 12, 6, 3, 2, 1, 0)  # of a tie: all, else the most that the page can hold


def ego_page(
    network: Network, frame: Frame, sources: Sequence[SourceState], lang: Lang = Lang.EN
) -> str:
    """Return the page of a network around one organisation: the same text for the same input."""
    picture = prepared(network, frame, sources, words(lang))
    scripts, style = (library(), *map(static, _SCRIPTS)), static("ego.css")
    said = {
        "lang": lang.value,
        "heading": picture.heading,
        "legend": legend(picture),
        "words": picture.words,
    }
    for most in _STATEMENTS:
        page = standalone("ego.html", scripts, style, {**said, "data": data(picture, most)})
        if len(page.encode()) <= MOST_BYTES:
            break
    return page
