"""How the routes of people's pages and forms are added: none of them is part of the API's description."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.responses import Response

Handler = Callable[..., Response]
Route = Callable[[str], Callable[[Handler], Any]]


def page_routes(app: FastAPI) -> Route:
    """Adds what is read: `@get("/path")`."""
    return lambda path: app.api_route(path, methods=["GET", "HEAD"], include_in_schema=False, response_model=None)


def form_routes(app: FastAPI) -> Route:
    """Adds what a form sends: `@post("/path")`."""
    return lambda path: app.post(path, include_in_schema=False, response_model=None)
