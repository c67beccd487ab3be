"""Options that several verbs share."""

from pathlib import Path
from typing import Annotated

import typer

from api.export import Shape

System = Annotated[
    str | None,
    typer.Option(
        "--system",
        help="Region system: kr-province, kr-bloc, jp-prefecture or one of your own data.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")]
Format = Annotated[
    Shape | None,
    typer.Option("--format", help="Give it as a graph for other programs.", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", help="Write the graph to this file.", dir_okay=False, show_default=False),
]
