"""The one sentence a user reads when there is no local server to be had."""

from graph.errors import NoServer


def no_server(why: str) -> NoServer:
    """Say what is missing and the way out of it."""
    return NoServer(f"{why}; or set NEO4J_URI to use a Neo4j server of your own.")
