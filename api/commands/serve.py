"""`superregion serve`: the HTTP API, on this machine only."""

from typing import Annotated

import typer

from api.door import Door

LOOPBACK = "127.0.0.1"


def run(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", min=1, max=65535)] = 8000,
) -> None:
    """Serve the candidate list over HTTP, on 127.0.0.1 only, until Ctrl-C.

    Example: superregion serve --port 8000, then open http://127.0.0.1:8000/v1/candidates
    """
    import uvicorn  # here, because no other verb should wait for them

    from api.app import make_app

    door: Door = context.obj
    with door.graph() as store:
        door.out.print(f"http://{LOOPBACK}:{port}/v1/candidates   stop: Ctrl-C")
        uvicorn.run(make_app(store), host=LOOPBACK, port=port, log_level="warning")
