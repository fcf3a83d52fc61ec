"""The feeds, one feed, how far the reading has come, and how the library stands."""

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from broadsheet.stages.collect import opml
from broadsheet.stages.publish import html
from broadsheet.web.pages.desk import Desk
from broadsheet.web.routes import Route


def add(get: Route, desk: Desk) -> None:
    """Add them to the app."""

    @get("/feeds")
    def feeds(request: Request) -> Response:
        return HTMLResponse(html.feeds_html(desk.reading.feeds.all(), desk.frame(request)))

    @get("/feeds.opml")
    def exported() -> Response:
        headers = {"Content-Disposition": 'attachment; filename="broadsheet.opml"'}
        return Response(opml.write(desk.reading.feeds.all()), media_type="text/x-opml", headers=headers)

    @get("/feeds/{feed}")
    def feed(request: Request, feed: str) -> Response:
        return HTMLResponse(html.feed_html(desk.reading.feeds.feed(feed), desk.frame(request)))

    @get("/progress")
    def progress(request: Request) -> Response:
        running = desk.rounds.running
        return HTMLResponse(html.progress_html(desk.reading.feeds.progress(), running, desk.frame(request)))

    @get("/status")
    def status(request: Request) -> Response:
        return HTMLResponse(html.status_html(*desk.reading.feeds.status(), desk.frame(request)))
