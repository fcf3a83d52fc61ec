"""The routes of the pages that people read."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.background import BackgroundTask

from broadsheet.news.reader import FactKind
from broadsheet.stages.collect import opml
from broadsheet.stages.publish import html
from broadsheet.stages.publish.assets import assets
from broadsheet.stages.publish.links import PLURALS
from broadsheet.web.forms import filters_of
from broadsheet.web.frames import frame_of, links_of
from broadsheet.web.looks import Looks
from broadsheet.web.password import Door
from broadsheet.web.reading import NotFoundError, Reading
from broadsheet.web.rounds import Rounds
from broadsheet.web.shown import ShownPages

Handler = Callable[..., Response]


def add(app: FastAPI, reading: Reading, shown: ShownPages, looks: Looks, rounds: Rounds, door: Door) -> None:
    """Add every page to the app."""

    def get(path: str) -> Callable[[Handler], Any]:
        return app.api_route(path, methods=["GET", "HEAD"], include_in_schema=False, response_model=None)

    def frame(request: Request) -> html.Frame:
        return frame_of(request, reading)

    def front_page(request: Request, topic: str, new: bool, hidden: bool) -> Response:
        here = frame(request)

        def make() -> str:
            return html.front_html(reading.front(topic, only_fresh=new, all_shown=hidden), here)

        looks.settle()
        found = shown.front((topic, new, hidden), here, make)
        return HTMLResponse(found.data, headers=found.headers, background=_after(request, looks.front, here.now))

    @get("/")
    def front(request: Request, new: bool = False, hidden: bool = False) -> Response:
        return front_page(request, "", new, hidden)

    @get("/topics")
    def topics(request: Request) -> Response:
        return HTMLResponse(html.topics_html(reading.front(), reading.wishes(), frame(request)))

    @get("/topics/{topic:path}")
    def topic(request: Request, topic: str, new: bool = False, hidden: bool = False) -> Response:
        return front_page(request, topic, new, hidden)

    @get("/earlier")
    def earlier(request: Request, page: int = 1) -> Response:
        return HTMLResponse(html.list_html(reading.earlier(max(1, page)), frame(request)))

    @get("/starred")
    def starred(request: Request) -> Response:
        return HTMLResponse(html.list_html(reading.starred(), frame(request)))

    @get("/settings")
    def settings(request: Request) -> Response:
        return HTMLResponse(html.settings_html(reading.wishes(), replace(frame(request), locked=door.locked)))

    @get("/stories/{story}/history")
    def history(request: Request, story: str) -> Response:
        revisions = reading.revisions(story)
        return HTMLResponse(html.history_html(revisions[0], revisions, frame(request)))

    @get("/stories/{story}/changes")
    def compare(request: Request, story: str, older: int = 1, newer: int = 1) -> Response:
        return _see_other(links_of(request).difference(story, older, newer))

    @get("/stories/{story}/changes/{older}/{newer}")
    def difference(request: Request, story: str, older: int, newer: int) -> Response:
        return HTMLResponse(html.difference_html(reading.difference(story, older, newer), frame(request)))

    @get("/stories/{story}/report")
    def report(request: Request, story: str, told: bool = False) -> Response:
        return HTMLResponse(html.report_html(reading.page(story), told, frame(request)))

    @get("/stories/{story}/revisions/{number}")
    def revision(request: Request, story: str, number: int) -> Response:
        return HTMLResponse(html.story_html(reading.revision(story, number), frame(request)))

    @get("/stories/{story}")
    @get("/stories/{story}/{slug}")
    def story(request: Request, story: str, slug: str = "") -> Response:
        here = frame(request)
        looks.settle_story(story)
        found = shown.story(story, here)
        if found.moved:
            return RedirectResponse(found.moved, 308)
        note = _after(request, looks.story, found.story, found.revision, here.now) if found.unseen else None
        return HTMLResponse(found.body.data, headers=found.body.headers, background=note)

    @get("/articles/{article}")
    @get("/articles/{article}/{version}")
    def article(request: Request, article: str, version: int | None = None) -> Response:
        return HTMLResponse(html.article_html(reading.article(article, version), frame(request)))

    @get("/feeds")
    def feeds(request: Request) -> Response:
        return HTMLResponse(html.feeds_html(reading.feeds(), frame(request)))

    @get("/feeds.opml")
    def exported(request: Request) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="broadsheet.opml"'}
        return Response(opml.write(reading.feeds()), media_type="text/x-opml", headers=headers)

    @get("/progress")
    def progress(request: Request) -> Response:
        running = rounds.running
        return HTMLResponse(html.progress_html(reading.progress(), running, frame(request)))

    @get("/status")
    def status(request: Request) -> Response:
        return HTMLResponse(html.status_html(*reading.status(), frame(request)))

    @get("/feeds/{feed}")
    def feed(request: Request, feed: str) -> Response:
        return HTMLResponse(html.feed_html(reading.feed(feed), frame(request)))

    @get("/search")
    def search(request: Request) -> Response:
        return HTMLResponse(html.search_html(reading.search(filters_of(request.query_params)), frame(request)))

    @get("/searches/{search}")
    def saved_search(request: Request, search: str) -> Response:
        return HTMLResponse(html.search_html(reading.saved_search(search), frame(request)))

    def about(kind: FactKind) -> Handler:
        def page(request: Request, key: str) -> Response:
            return HTMLResponse(html.list_html(reading.about(kind, key), frame(request)))

        return page

    def names(kind: FactKind) -> Handler:
        def page(request: Request) -> Response:
            return HTMLResponse(html.names_html(reading.named(kind), frame(request)))

        return page

    for kind, plural in PLURALS.items():
        get(f"/{plural}")(names(cast(FactKind, kind)))
        get(f"/{plural}/{{key:path}}")(about(cast(FactKind, kind)))

    @get("/static/{name}")
    def static(request: Request, name: str) -> Response:
        found = assets().get(name)
        if found is None:
            raise NotFoundError(f"There is no file {name}.")
        # The address carries a stamp of the content, so that a year is safe.
        kept = "public, max-age=31536000, immutable" if request.url.query else "no-cache"
        return Response(found.data, media_type=found.media_type, headers={"Cache-Control": kept})


def _after(request: Request, act: Callable[..., Awaitable[None]], *what: object) -> BackgroundTask | None:
    """What a look at a page changes, once the page is sent; a look ahead by the browser is none."""
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "") or "X-Look-Ahead" in request.headers
    return None if ahead or request.method == "HEAD" else BackgroundTask(act, *what)


def _see_other(address: str) -> Response:
    return RedirectResponse(address, 303)
