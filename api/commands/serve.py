"""`superregion serve`: the HTTP API, on this machine only."""

import socket
from typing import Annotated

import typer

from api.door import Door
from graph.errors import BadQuestion

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
    with _bound(port) as listening, door.graph() as store:
        door.out.print(f"http://{LOOPBACK}:{port}/v1/candidates   stop: Ctrl-C")
        server = uvicorn.Server(uvicorn.Config(make_app(store), log_level="warning"))
        server.run(sockets=[listening])


def _bound(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as no:
        listening.close()
        raise BadQuestion(f"port {port}: {no.strerror}; name another with --port") from no
    return listening
