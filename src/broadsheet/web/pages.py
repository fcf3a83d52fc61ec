"""The routes of the pages that people read."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from broadsheet.news.page import Page
from broadsheet.stages.publish import html
from broadsheet.stages.publish.assets import assets
from broadsheet.stages.publish.atom import MAX_ENTRIES, atom
from broadsheet.web.frames import frame_of
from broadsheet.web.reading import NotFoundError, Reading

Handler = Callable[..., Response]


def add(app: FastAPI, reading: Reading) -> None:
    """Add every page to the app."""

    def get(path: str) -> Callable[[Handler], Any]:
        return app.api_route(path, methods=["GET", "HEAD"], include_in_schema=False, response_model=None)

    def frame(request: Request) -> html.Frame:
        return frame_of(request, reading.now)

    @get("/")
    def front(request: Request) -> Response:
        return HTMLResponse(html.front_html(reading.front(), frame(request)))

    @get("/topics/{topic:path}")
    def topic(request: Request, topic: str) -> Response:
        return HTMLResponse(html.front_html(reading.front(topic), frame(request)))

    @get("/stories/{story}/history")
    def history(request: Request, story: str) -> Response:
        revisions = reading.revisions(story)
        return HTMLResponse(html.history_html(revisions[0], revisions, frame(request)))

    @get("/stories/{story}/revisions/{number}")
    def revision(request: Request, story: str, number: int) -> Response:
        return HTMLResponse(html.story_html(reading.revision(story, number), frame(request)))

    @get("/stories/{story}")
    @get("/stories/{story}/{slug}")
    def story(request: Request, story: str, slug: str = "") -> Response:
        here = frame(request)
        if moved := reading.moved_to(story):
            return RedirectResponse(here.links.story(moved.id, moved.slug), 308)
        return HTMLResponse(html.story_html(reading.story(story), here))

    @get("/articles/{article}")
    @get("/articles/{article}/{version}")
    def article(request: Request, article: str, version: int | None = None) -> Response:
        return HTMLResponse(html.article_html(reading.article(article, version), frame(request)))

    @get("/feeds")
    def feeds(request: Request) -> Response:
        return HTMLResponse(html.feeds_html(reading.feeds(), frame(request)))

    @get("/feeds/{feed}")
    def feed(request: Request, feed: str) -> Response:
        return HTMLResponse(html.feed_html(reading.feed(feed), frame(request)))

    @get("/search")
    def search(request: Request, q: str = "") -> Response:
        return HTMLResponse(html.search_html(q, reading.search(q), frame(request)))

    @get("/atom.xml")
    def feed_of_stories(request: Request) -> Response:
        links, site = frame(request).links, f"{request.url.scheme}://{request.url.netloc}"

        def address(page: Page) -> str:
            return site + links.story(page.id, page.slug)

        data = atom(reading.newest(MAX_ENTRIES), address, site + links.atom())
        return Response(data, media_type="application/atom+xml")

    @get("/static/{name}")
    def static(request: Request, name: str) -> Response:
        found = assets().get(name)
        if found is None:
            raise NotFoundError(f"There is no file {name}.")
        # The address carries a stamp of the content, so that a year is safe.
        kept = "public, max-age=31536000, immutable" if request.url.query else "no-cache"
        return Response(found.data, media_type=found.media_type, headers={"Cache-Control": kept})
