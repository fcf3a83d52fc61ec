"""The front page and those of topics, what lies behind them, and what the reader set for them."""

from dataclasses import replace
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse, Response

from broadsheet.stages.publish import html
from broadsheet.web.pages.desk import Desk, after, kept
from broadsheet.web.routes import Route

_MOST_PAGES = 1_000_000  # of the list of all stories: more than any library has, and less than a database counts to


def add(get: Route, desk: Desk) -> None:
    """Add them to the app."""

    def shown(request: Request, topic: str, new: bool, hidden: bool) -> Response:
        here = desk.frame(request)

        def make() -> str:
            return html.front_html(desk.reading.front.page(topic, only_fresh=new, all_shown=hidden), here)

        desk.looks.settle()
        found = desk.shown.front((topic, new, hidden), here, make)
        return kept(found, after(request, desk.looks.front, here.now))

    @get("/")
    def front(request: Request, new: bool = False, hidden: bool = False) -> Response:
        return shown(request, "", new, hidden)

    @get("/topics")
    def topics(request: Request) -> Response:
        return HTMLResponse(
            html.topics_html(desk.reading.front.page(), desk.reading.front.wishes(), desk.frame(request))
        )

    @get("/topics/{topic:path}")
    def topic(request: Request, topic: str, new: bool = False, hidden: bool = False) -> Response:
        return shown(request, topic, new, hidden)

    @get("/earlier")
    def earlier(request: Request, page: Annotated[int, Query(ge=1, le=_MOST_PAGES)] = 1) -> Response:
        return HTMLResponse(html.list_html(desk.reading.finding.earlier(page), desk.frame(request)))

    @get("/starred")
    def starred(request: Request) -> Response:
        return HTMLResponse(html.list_html(desk.reading.finding.starred(), desk.frame(request)))

    @get("/settings")
    def settings(request: Request) -> Response:
        here = replace(desk.frame(request), locked=desk.door.locked)
        return HTMLResponse(html.settings_html(desk.reading.front.wishes(), desk.reading.settings_file, here))
