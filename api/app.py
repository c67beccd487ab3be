"""The graph over HTTP. So far the candidate list, and whether the process lives."""

from datetime import date
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query, Request
from fastapi.responses import JSONResponse

from api.answer import plain
from graph.candidates import candidates
from graph.errors import BadQuestion, GraphError, Unreachable
from graph.frame import frame
from graph.store import Store

STATUS: dict[type[GraphError], int] = {BadQuestion: 400, Unreachable: 503}
_WORDS = {400: "the question cannot be answered", 503: "the database does not answer"}


def make_app(store: Store) -> FastAPI:
    """Return the app, over this graph."""
    app = FastAPI(title="superregion", version="1", docs_url=None, redoc_url=None)

    def known(request: Request) -> None:
        """Refuse parameters that the path does not take, so that none is quietly ignored."""
        if odd := sorted(set(request.query_params) - {"system"}):
            raise BadQuestion(f"unknown parameter {', '.join(odd)}; this path takes system")

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        """Say that the process lives."""
        return {"status": "ok"}

    @app.get("/v1/candidates", dependencies=[Depends(known)])
    def list_candidates(
        system: Annotated[str | None, Query(examples=["kr-province"])] = None,
    ) -> JSONResponse:
        """Return the candidate list of a region system, as `superregion candidates --json` does."""
        made = frame(store, system, date.today())
        return JSONResponse(plain(candidates(store, made.scope, made.regions)))

    app.add_exception_handler(GraphError, _problem)
    return app


def _problem(_: Request, error: Exception) -> JSONResponse:
    """Return an error as RFC 9457 says."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": _WORDS.get(status, "a mistake of ours"),
        "status": status,
        "detail": str(error),
    }
    return JSONResponse(body, status, media_type="application/problem+json")
