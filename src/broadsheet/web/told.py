"""What goes wrong, told in words: as a page to a reader, as JSON to a program."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError, NotFoundError
from broadsheet.stages.publish.html import error_html
from broadsheet.stages.publish.json import dumps
from broadsheet.store.database import DatabaseError
from broadsheet.web.finish import headers
from broadsheet.web.frames import frame_of
from broadsheet.web.reading.reading import Reading

_NO_PAGE = NotFoundError(
    "Nothing has this address. Perhaps a letter is missing from it; the front page and the search lead on."
)
_BROKEN = BroadsheetError(
    "A fault of Broadsheet's own has kept this page from being made. `broadsheet doctor` tells more."
)


def add(app: FastAPI, reading: Reading, settings: Settings) -> None:
    """Add the answers to everything that goes wrong."""
    _add_ours(app, reading)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return told(request, reading, 404, _NO_PAGE)
        answer = told(
            request, reading, error.status_code, BroadsheetError("The server answers: %(told)s.", told=error.detail)
        )
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        if isinstance(error, BroadsheetError):  # met before the routes, by who looks for the session
            response = told(request, reading, _status(request, error), error)
        else:
            response = told(request, reading, 500, _BROKEN)
        response.headers.update(headers(settings))
        return response


def _add_ours(app: FastAPI, reading: Reading) -> None:
    @app.exception_handler(BroadsheetError)
    async def refused(request: Request, error: BroadsheetError) -> Response:
        return told(request, reading, _status(request, error), error)

    @app.exception_handler(RequestValidationError)
    async def no_such_value(request: Request, error: RequestValidationError) -> Response:
        if not _is_program(request):  # an address that no page links to
            return told(request, reading, 404, _NO_PAGE)
        wrong = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        every = "; ".join(wrong)
        return told(request, reading, 422, BroadsheetError(every))


def _status(request: Request, error: BroadsheetError) -> int:
    if isinstance(error, DatabaseError):
        return 503
    return 404 if request.method in ("GET", "HEAD") or isinstance(error, NotFoundError) else 422


def _is_program(request: Request) -> bool:
    path: str = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    return path.startswith("/api/")


def told(request: Request, reading: Reading, status: int, error: BroadsheetError) -> Response:
    """An error in words."""
    if _is_program(request):
        return Response(dumps({"error": str(error)}), status, media_type="application/json")
    return Response(
        error_html(status, error.said, error.gaps, frame_of(request, reading)), status, media_type="text/html"
    )
