"""One company and its surroundings as a page to hand on: a picture, its table, its evidence."""

from collections.abc import Sequence
from typing import Any

from graph.answers import SourceState
from graph.frame import Frame
from graph.network import Network
from viz.ego_data import data
from viz.ego_legend import legend
from viz.ego_picture import prepared
from viz.ego_statements import fitting, rows
from viz.ego_words import Lang, words
from viz.standalone import standalone, static
from viz.vis import library

MOST_BYTES = 600_000
_SCRIPTS = ("ego_data.js", "ego_labels.js", "ego_picture.js", "ego_panel.js", "ego_page.js")


def ego_page(
    network: Network, frame: Frame, sources: Sequence[SourceState], lang: Lang = Lang.EN
) -> str:
    """Return the page of a network around one organisation: the same text for the same input.

    It holds as many statements as fit in it, the newest of each tie first, and counts the rest.
    """
    picture = prepared(network, frame, sources, words(lang))
    scripts, style = (library(), *map(static, _SCRIPTS)), static("ego.css")
    said = {
        "lang": lang.value,
        "heading": picture.heading,
        "legend": legend(picture),
        "words": picture.words,
    }

    def page(stated: Sequence[dict[str, Any]]) -> str:
        return standalone("ego.html", scripts, style, {**said, "data": data(picture, stated)})

    stated = rows(picture.network.links, picture.keys, picture.words)
    room = MOST_BYTES - len(page([]).encode())
    return page(fitting(stated, room))
