"""The web app: the same pages as the export, with search and history, and the JSON behind them."""

from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from broadsheet.app import Broadsheet
from broadsheet.errors import BroadsheetError
from broadsheet.news.page import Page
from broadsheet.stages.publish.atom import atom
from broadsheet.stages.publish.json import article_data, index_data, page_data
from broadsheet.stages.publish.rank import rank
from broadsheet.stages.publish.site import (
    Site,
    article_html,
    feed_html,
    feeds_html,
    front_html,
    render,
    story_html,
    stylesheet,
)

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' http: https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(paper: Broadsheet) -> FastAPI:
    """The app over an open store."""
    app = FastAPI(title="Broadsheet", version="1", docs_url=None, redoc_url=None)
    _add_guards(app)
    _add_pages(app, paper)
    _add_json(app, paper)
    return app


def _add_guards(app: FastAPI) -> None:
    @app.middleware("http")
    async def headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response

    @app.exception_handler(BroadsheetError)
    async def not_found(request: Request, error: BroadsheetError) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": str(error)}, status_code=404)
        site = Site(request.app.state.now(), "/", live=True)
        return HTMLResponse(render("message.html", site, title="Not found", text=str(error)), status_code=404)


def _add_pages(app: FastAPI, paper: Broadsheet) -> None:
    app.state.now = paper.clock

    def site(root: str = "") -> Site:
        return Site(paper.clock(), root, live=True)

    @app.get("/", response_class=HTMLResponse)
    def front() -> str:
        return front_html(site(), rank(paper.stories(), paper.clock()), paper.feeds())

    @app.get("/broadsheet.css")
    def css() -> Response:
        return Response(stylesheet(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    @app.get("/atom.xml")
    def atom_feed(request: Request) -> Response:
        return Response(atom(paper.stories(50), str(request.base_url)), media_type="application/atom+xml")

    @app.get("/stories/{story}.html")
    def story(story: str) -> Response:
        if moved := paper.redirect(story):
            return RedirectResponse(f"/stories/{moved}.html", status_code=308)
        return HTMLResponse(_story(paper, paper.page(story), site("../")))

    @app.get("/stories/{story}/history", response_class=HTMLResponse)
    def history(story: str) -> str:
        return render("history.html", site("../../"), revisions=paper.revisions(story))

    @app.get("/stories/{story}/revisions/{number}", response_class=HTMLResponse)
    def revision(story: str, number: int) -> str:
        found = next((p for p in paper.revisions(story) if p.revision == number), None)
        if found is None:
            raise BroadsheetError(f"Story {story} has no revision {number}.")
        return _story(paper, found, site("../../../"))

    @app.get("/articles/{article}.html", response_class=HTMLResponse)
    def article(article: str) -> str:
        found, story = paper.article(article)
        return article_html(site("../"), found, paper.page(story) if story else None)

    @app.get("/feeds.html", response_class=HTMLResponse)
    def feeds() -> str:
        return feeds_html(site(), paper.feeds())

    @app.get("/feeds/{feed}.html", response_class=HTMLResponse)
    def feed(feed: str) -> str:
        found = next((f for f in paper.feeds() if f.id == feed), None)
        if found is None:
            raise BroadsheetError(f"There is no feed {feed}.")
        return feed_html(site("../"), found, paper.feed_articles(feed))

    @app.get("/search", response_class=HTMLResponse)
    def search(q: str = "") -> str:
        return render("search.html", site(), query=q, pages=paper.search(q))


def _story(paper: Broadsheet, page: Page, site: Site) -> str:
    texts = {s.article: paper.article(s.article, s.version)[0].text for s in page.sources}
    return story_html(site, page, texts, paper.why([page]))


def _add_json(app: FastAPI, paper: Broadsheet) -> None:
    @app.get("/api/stories")
    def stories() -> dict[str, Any]:
        pages = paper.stories()
        return index_data(rank(pages, paper.clock()), max((p.updated for p in pages), default=None))

    @app.get("/api/stories/{story}")
    def story(story: str) -> dict[str, Any]:
        return page_data(paper.page(story))

    @app.get("/api/articles/{article}")
    def article(article: str) -> dict[str, Any]:
        return article_data(*paper.article(article))


def serve(paper: Broadsheet) -> None:
    """Serve until interrupted. Raises BroadsheetError for an address that others can reach: there is no password yet."""
    settings = paper.settings
    if settings.listen not in _LOOPBACK:
        raise BroadsheetError(
            f"Broadsheet has no password yet and listens on this machine alone, not on {settings.listen}. Put a proxy with a password before it."
        )
    uvicorn.run(create_app(paper), host=settings.listen, port=settings.port, log_level="warning")
