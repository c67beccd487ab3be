"""What differs between machines: read from the environment once, at the door, and passed on."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.local import Folders
from graph.store import Access


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's own server, if one is named, and the folders of the managed one."""

    server: Access | None
    folders: Folders

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Read NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE and the folders' names."""
        return cls(_server(env), Folders.from_env(env))


def _server(env: Mapping[str, str]) -> Access | None:
    uri = env.get("NEO4J_URI")
    if not uri:
        return None
    if "NEO4J_PASSWORD" not in env:
        raise BadQuestion("NEO4J_URI is set and NEO4J_PASSWORD is not; set both")
    user = env.get("NEO4J_USER", "neo4j")
    return Access(uri, user, env["NEO4J_PASSWORD"], env.get("NEO4J_DATABASE") or None)
