"""One jar out of a Maven registry.

The library knows where the usual registry is and how a jar is named there, so that no address
stands in this project. Fetching is done here: the library opens two new connections for each
jar, and for all of them that took 43 s where one pool of connections takes 1 s.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.errors import NoServer
from graph.local.jars import THREADS, Jar
from graph.local.wayout import no_server

if TYPE_CHECKING:
    from requests import Session

Download = Callable[[Jar, Path], None]

TIMEOUT = (4, 30)  # seconds to connect, and between bytes: a dead network is known soon
TRIES = 3
PIECE = 1 << 16  # bytes
BUSY = (429, 500, 502, 503, 504)  # answers after which the registry is asked again


@contextmanager
def registry(mirror: str) -> Iterator[Download]:
    """Give what brings one jar into a file, out of the mirror when one is named."""
    if "@" in urlsplit(mirror).netloc:
        raise no_server("SUPERREGION_MAVEN holds a password: put that into .netrc instead")
    address = _addresses(mirror)
    with _session() as session:
        yield lambda jar, file: _download(session, address(jar), jar, file)


def _download(session: "Session", address: str, jar: Jar, file: Path) -> None:
    from requests import RequestException
    from requests.exceptions import ChunkedEncodingError

    for _ in range(TRIES):
        try:
            return _copy(session, address, file)
        except ChunkedEncodingError:
            continue  # the line broke in the middle
        except RequestException:
            break
    raise _no_network(jar)  # in our words: theirs may hold what is secret in an address


def _copy(session: "Session", address: str, file: Path) -> None:
    with session.get(address, stream=True, timeout=TIMEOUT) as answer, file.open("wb") as opened:
        answer.raise_for_status()
        for piece in answer.iter_content(PIECE):
            opened.write(piece)


def _no_network(jar: Jar) -> NoServer:
    return no_server(
        f"The network, or the mirror in SUPERREGION_MAVEN, does not give {jar.name}, "
        "which the local Neo4j needs: look at the connection and try again"
    )


def _addresses(mirror: str) -> Callable[[Jar], str]:
    from jgo.maven import MavenContext  # a quarter of a second, and rarely needed

    context = MavenContext(remote_repos={"mirror": mirror} if mirror else None)
    registry = next(iter(context.remote_repos.values())).rstrip("/")

    def address(jar: Jar) -> str:
        version = context.project(jar.group, jar.artifact).at_version(jar.version)
        name = version.artifact(jar.classifier).filename
        return f"{registry}/{version.path_prefix.as_posix()}/{name}"

    return address


def _session() -> "Session":
    from requests import Session
    from requests.adapters import HTTPAdapter
    from urllib3 import Retry

    again = Retry(3, connect=0, backoff_factor=0.5, status_forcelist=BUSY)
    adapter = HTTPAdapter(pool_maxsize=THREADS, max_retries=again)
    session = Session()
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session
