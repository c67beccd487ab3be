"""The graph over HTTP. So far the candidate list, and whether the process lives."""

from collections.abc import Awaitable, Callable
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.answer import plain
from graph.candidates import candidates
from graph.errors import BadQuestion, GraphError, Unreachable
from graph.frame import Asked, frame_of
from graph.store import Store

TAKEN = ("system", "as_of", "known_at")
HOSTS = ["127.0.0.1", "localhost"]  # a page elsewhere cannot ask through a name it points here
STATUS: dict[type[GraphError], HTTPStatus] = {
    BadQuestion: HTTPStatus.BAD_REQUEST,
    Unreachable: HTTPStatus.SERVICE_UNAVAILABLE,
}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


def make_app(store: Store) -> FastAPI:
    """Return the app, over this graph."""
    app = FastAPI(title="superregion", version="1", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)
    app.middleware("http")(_closed)
    app.add_exception_handler(GraphError, _graph_problem)
    app.add_exception_handler(HTTPException, _http_problem)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        """Say that the process lives."""
        return {"status": "ok"}

    @app.get("/v1/candidates", dependencies=[Depends(_takes)])
    def list_candidates(
        system: Annotated[str | None, Query(examples=["kr-province"])] = None,
        as_of: Annotated[str | None, Query(examples=["2026-11-22"])] = None,
        known_at: Annotated[str | None, Query(examples=["1"])] = None,
    ) -> JSONResponse:
        """Return the candidate list of a region system, as `superregion candidates --json` does."""
        made = frame_of(store, Asked(system, _day(as_of), _version(known_at)))
        return JSONResponse(plain(candidates(store, made.scope, made.regions)))

    return app


def _takes(request: Request) -> None:
    """Refuse parameters that the path does not take, so that none is quietly ignored."""
    given = [name for name, _ in request.query_params.multi_items()]
    if odd := sorted(set(given) - set(TAKEN)):
        raise BadQuestion(f"unknown parameter {', '.join(odd)}; this path takes {', '.join(TAKEN)}")
    if twice := [name for name in TAKEN if given.count(name) > 1]:
        raise BadQuestion(f"parameter {twice[0]} is given more than once")


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise BadQuestion(
            f"as_of {text!r} is no day; write it as YYYY-MM-DD, as in 2026-11-22"
        ) from None


def _version(text: str | None) -> int | None:
    if text is not None and not (text.isascii() and text.isdecimal()):
        raise BadQuestion(f"known_at {text!r} is no version; write it as a number, 1 or more")
    return None if text is None else int(text)


async def _closed(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Answer with headers that keep a browser from storing, guessing or running anything."""
    response = await answer(request)
    response.headers.update(HEADERS)
    return response


def _graph_problem(_: Request, error: Exception) -> JSONResponse:
    kinds = (status for kind, status in STATUS.items() if isinstance(error, kind))
    return _problem(next(kinds, HTTPStatus.INTERNAL_SERVER_ERROR), str(error))


def _http_problem(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return _problem(HTTPStatus(error.status_code), str(error.detail))


def _problem(status: HTTPStatus, detail: str) -> JSONResponse:
    """Return an error as RFC 9457 says."""
    body = {"type": "about:blank", "title": status.phrase, "status": status, "detail": detail}
    return JSONResponse(body, status, media_type="application/problem+json")
