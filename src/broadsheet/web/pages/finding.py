"""Stories found by a search, and by the outlets, people, organisations, places and tickers that they name."""

from typing import cast

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from broadsheet.news.reader import FactKind
from broadsheet.stages.publish import html
from broadsheet.stages.publish.links import PLURALS
from broadsheet.web.forms import filters_of
from broadsheet.web.pages.desk import Desk
from broadsheet.web.routes import Handler, Route


def add(get: Route, desk: Desk) -> None:
    """Add them to the app."""

    @get("/search")
    def search(request: Request) -> Response:
        found = desk.reading.finding.search(filters_of(request.query_params))
        return HTMLResponse(html.search_html(found, desk.frame(request)))

    @get("/searches/{search}")
    def saved_search(request: Request, search: str) -> Response:
        return HTMLResponse(html.search_html(desk.reading.finding.saved_search(search), desk.frame(request)))

    for kind, plural in PLURALS.items():
        get(f"/{plural}")(_all_of(desk, cast(FactKind, kind)))
        get(f"/{plural}/{{key:path}}")(_one_of(desk, cast(FactKind, kind)))


def _all_of(desk: Desk, kind: FactKind) -> Handler:
    def page(request: Request) -> Response:
        return HTMLResponse(html.names_html(desk.reading.finding.named(kind), desk.frame(request)))

    return page


def _one_of(desk: Desk, kind: FactKind) -> Handler:
    def page(request: Request, key: str) -> Response:
        return HTMLResponse(html.list_html(desk.reading.finding.about(kind, key), desk.frame(request)))

    return page
