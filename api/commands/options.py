"""Options that several verbs share."""

from typing import Annotated

import typer

System = Annotated[
    str | None,
    typer.Option(
        "--system",
        help="Region system: kr-province, kr-bloc or jp-prefecture; the graph's own first.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")]
