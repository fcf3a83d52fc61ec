"""The web app: every page of the site, search, and the same things as JSON. It changes nothing and asks nothing of a browser but HTML and CSS."""

import hashlib
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.stages.publish.html import Frame, error_html
from broadsheet.stages.publish.json import dumps
from broadsheet.web import api, pages
from broadsheet.web.frames import frame_of
from broadsheet.web.reading import Reading

_HEADERS = {
    # Pictures come from the outlets' own servers; nothing else comes from anywhere but here, and nothing runs.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' http: https: data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_NO_PAGE = "Nothing has this address. Perhaps a letter is missing from it; the front page and the search lead on."


def create_app(paper: Broadsheet) -> FastAPI:
    """The app over an open library, which it only reads."""
    app = FastAPI(title="Broadsheet", version="1", docs_url=None, redoc_url=None)
    reading = Reading(paper)
    app.middleware("http")(_finish)
    pages.add(app, reading)
    api.add(app, reading)
    _add_errors(app, reading)
    return app


async def _finish(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Add the security headers, and answer 304 where the browser has the same bytes already."""
    response = await call_next(request)
    response.headers.update({name: value for name, value in _HEADERS.items() if name not in response.headers})
    if response.status_code != 200:
        return response
    body = b"".join([part async for part in response.body_iterator])  # type: ignore[attr-defined]
    response.headers["ETag"] = tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    response.headers.setdefault("Cache-Control", "no-cache")
    headers = dict(response.headers)
    if tag in (known.strip().removeprefix("W/") for known in request.headers.get("If-None-Match", "").split(",")):
        return Response(status_code=304, headers={k: v for k, v in headers.items() if k != "content-length"})
    return Response(body, headers=headers)


def _add_errors(app: FastAPI, reading: Reading) -> None:
    @app.exception_handler(BroadsheetError)
    async def unknown(request: Request, error: BroadsheetError) -> Response:
        return _told(request, reading, 404, "Not here", str(error))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return _told(request, reading, 404, "Not here", _NO_PAGE)
        return _told(request, reading, error.status_code, "Not possible", f"The server answers: {error.detail}.")

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        text = "A fault of Broadsheet's own has kept this page from being made. `broadsheet doctor` tells more."
        response = _told(request, reading, 500, "Something broke", text)
        response.headers.update(_HEADERS)
        return response


def _told(request: Request, reading: Reading, status: int, title: str, text: str) -> Response:
    """An error in words, as a page or as JSON."""
    if request.url.path.startswith("/api/"):
        return Response(dumps({"error": text}), status, media_type="application/json")
    frame: Frame = frame_of(request, reading.now)
    return Response(error_html(title, text, frame), status, media_type="text/html")


def serve(paper: Broadsheet) -> None:
    """Serve until interrupted, on this machine alone. Raises BroadsheetError where others could reach the address."""
    settings = paper.settings
    check_address(settings)
    uvicorn.run(
        create_app(paper), host=settings.listen, port=settings.port, log_level=settings.log_level, server_header=False
    )


def check_address(settings: Settings) -> None:
    """Raise BroadsheetError for an address that other machines can reach: nobody is asked for a password."""
    if not _is_loopback(settings.listen):
        raise BroadsheetError(
            f"Broadsheet asks nobody for a password, so it does not listen on {settings.listen}, which other machines "
            "can reach. Set `listen` to 127.0.0.1, and put a web server that asks for one in front of it."
        )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
