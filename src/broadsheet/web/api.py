"""The routes of the JSON: the same documents as the export's."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.responses import RedirectResponse, Response

from broadsheet.stages.publish.json import article_data, dumps, index_data, page_json
from broadsheet.web.reading import Reading


def add(app: FastAPI, reading: Reading) -> None:
    """Add the API to the app."""

    @app.get("/api/stories", response_class=Response)
    def stories() -> Response:
        """The front page: the stories in order, each with its score and why."""
        newest = max((p.updated for p in reading.newest(1)), default=None)
        return _json(index_data(reading.ranked(), newest))

    @app.get("/api/stories/{story}", response_class=Response)
    def story(story: str) -> Response:
        """A story page in the format `broadsheet.page/1`."""
        if moved := reading.moved_to(story):
            return RedirectResponse(f"./{moved.id}", 308)
        return Response(page_json(reading.page(story)), media_type="application/json")

    @app.get("/api/articles/{article}", response_class=Response)
    def article(article: str) -> Response:
        """An article with its text, which the offsets of citations count in."""
        view = reading.article(article)
        return _json(article_data(view.article, view.story.id if view.story else None))

    @app.get("/health", response_class=Response)
    def health() -> Response:
        """Whether the library can be read."""
        newest = max((p.updated for p in reading.newest(1)), default=None)
        return _json({"status": "ok", "newest_change": newest.isoformat() if newest else None})


def _json(value: Mapping[str, Any]) -> Response:
    return Response(dumps(value), media_type="application/json")
