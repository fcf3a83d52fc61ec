"""A story's page, its history, the form that reports a mistake in it, and the stored texts that it quotes."""

from typing import Annotated

from fastapi import Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from broadsheet.stages.publish import html
from broadsheet.web.forms import seen_other
from broadsheet.web.frames import links_of
from broadsheet.web.pages.desk import Desk, after, kept
from broadsheet.web.routes import Route

Numbered = Annotated[int, Path(ge=1, le=2**31 - 1)]  # a revision or a version, as a database counts them


def add(get: Route, desk: Desk) -> None:
    """Add them to the app."""
    _add_history(get, desk)

    @get("/stories/{story}/report")
    def report(request: Request, story: str, told: bool = False) -> Response:
        return HTMLResponse(html.report_html(desk.reading.stories.page(story), told, desk.frame(request)))

    @get("/stories/{story}")
    @get("/stories/{story}/{slug}")
    def story(request: Request, story: str, slug: str = "") -> Response:
        here = desk.frame(request)
        desk.looks.settle_story(story)
        found = desk.shown.story(story, here)
        if found.moved:
            return RedirectResponse(found.moved, 308)
        note = after(request, desk.looks.story, found.story, found.revision, here.now) if found.unseen else None
        return kept(found.body, note)

    @get("/articles/{article}")
    def article(request: Request, article: str) -> Response:
        return HTMLResponse(html.article_html(desk.reading.stories.article(article), desk.frame(request)))

    @get("/articles/{article}/{version}")
    def version(request: Request, article: str, version: Numbered) -> Response:
        return HTMLResponse(html.article_html(desk.reading.stories.article(article, version), desk.frame(request)))


def _add_history(get: Route, desk: Desk) -> None:
    @get("/stories/{story}/history")
    def history(request: Request, story: str) -> Response:
        revisions = desk.reading.stories.revisions(story)
        return HTMLResponse(html.history_html(revisions[0], revisions, desk.frame(request)))

    @get("/stories/{story}/changes")
    def compare(request: Request, story: str, older: int = 1, newer: int = 1) -> Response:
        return seen_other(links_of(request).difference(story, older, newer))

    @get("/stories/{story}/changes/{older}/{newer}")
    def difference(request: Request, story: str, older: Numbered, newer: Numbered) -> Response:
        return HTMLResponse(
            html.difference_html(desk.reading.stories.difference(story, older, newer), desk.frame(request))
        )

    @get("/stories/{story}/revisions/{number}")
    def revision(request: Request, story: str, number: Numbered) -> Response:
        return HTMLResponse(html.story_html(desk.reading.stories.revision(story, number), desk.frame(request)))
