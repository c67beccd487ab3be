"""`superregion draw`: one company and its surroundings as a page to hand on."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import framed
from api.door import Door
from api.outputs import check_file, replaced
from graph import queries
from graph.answers import SourceState
from graph.frame import Asked, Frame
from graph.neighbourhood import neighbourhood
from graph.network import Network
from viz.ego import ego_page
from viz.ego_words import Lang
from viz.legible import filename

MOST = 300  # organisations that one picture can show
USUAL = 80

Out = Annotated[
    Path | None, typer.Option("--out", help="The page to write, in place of an older one.")
]


@framed
def run(  # each is an option of the verb
    context: typer.Context,
    company: Annotated[str, typer.Argument(help="Its id, or its name or a part of it.")],
    out: Out = None,
    hops: Annotated[int, typer.Option(min=1, max=2, help="Steps away from it.")] = 1,
    limit: Annotated[int, typer.Option(min=2, max=MOST, help="Most organisations.")] = USUAL,
    lang: Annotated[Lang, typer.Option(help="Language of the page.")] = Lang.EN,
    *,
    asked: Asked,
) -> None:
    """Draw one company, its partners and their regions as a page that needs no network.

    Example: superregion draw 구영테크 --out guyoung.html
    """
    door: Door = context.obj
    if out is not None:
        check_file(out, "page.html")
    with door.graph() as store:
        frame, id = door.about(store, asked, company)
        network = neighbourhood(store, frame.scope, id, hops, limit)
        frame = frame.without(store, [m.id for m in network.members])
        sources = queries.sources(store, frame.scope.known_at)
    path = out or Path(f"{filename(network.by_id[id].name or id)}.html")
    older = replaced(path)
    tell(door, written(path, network, frame, sources, lang), network, older)


def written(
    path: Path, network: Network, frame: Frame, sources: Sequence[SourceState], lang: Lang = Lang.EN
) -> Path:
    """Write the page of a network and return where it is."""
    check_file(path, "page.html")
    path.write_text(ego_page(network, frame, sources, lang), "utf-8", newline="\n")
    return path


def tell(door: Door, path: Path, network: Network, older: str = "") -> None:
    """Print where the page is and how much of the company's surroundings it shows."""
    centre = network.by_id[network.centre[0]]
    further = sum(m.hops > 1 for m in network.members)
    more = f", and {further:,} organisations two steps away" if further else ""
    door.out.print(f"{path}{older}", soft_wrap=True, markup=False)
    door.out.print(
        f"Shown {centre.partners - centre.hidden:,} of {centre.partners:,} partners{more}."
    )
    for sentence in network.cut:
        door.out.print(sentence, markup=False)
