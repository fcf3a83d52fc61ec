"""The routes of the JSON: the same documents as the export's, and what the forms do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import TypeAdapter

from broadsheet.app import Broadsheet
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page
from broadsheet.news.reader import Label, SavedSearch
from broadsheet.stages.publish.changes import Changes
from broadsheet.stages.publish.json import article_data, dumps, index_data, moment, page_data, page_json
from broadsheet.store.labels import LABEL
from broadsheet.web.acting import Acting
from broadsheet.web.api_types import (
    ArticleDocument,
    ErrorDocument,
    FoundDocument,
    Health,
    Index,
    NewFeed,
    NewLabel,
    RevisionEntry,
)
from broadsheet.web.forms import filters_of, words_at
from broadsheet.web.reading import Reading
from broadsheet.web.rounds import Rounds

_FEED: TypeAdapter[Feed] = TypeAdapter(Feed)
_CHANGES: TypeAdapter[Changes] = TypeAdapter(Changes)
_SEARCHES: TypeAdapter[tuple[SavedSearch, ...]] = TypeAdapter(tuple[SavedSearch, ...])
_NONE: dict[int | str, dict[str, Any]] = {404: {"model": ErrorDocument, "description": "There is no such thing."}}

Handler = Callable[..., Response]


def add(app: FastAPI, reading: Reading, acting: Acting, paper: Broadsheet, rounds: Rounds) -> None:
    """Add the API to the app."""
    _add_stories(app, reading)
    _add_feeds(app, reading, paper, rounds)
    _add_labels(app, reading, acting, paper)

    @app.get("/health", response_class=Response, responses={200: {"model": Health}})
    def health() -> Response:
        """Whether the library can be read."""
        newest = reading.newest_change()
        return _json({"status": "ok", "newest_change": newest.isoformat() if newest else None})


def _add_stories(app: FastAPI, reading: Reading) -> None:
    def get(path: str, document: Any) -> Callable[[Handler], Any]:
        return app.get(path, response_class=Response, responses={200: {"model": document}, **_NONE})

    @get("/api/stories", Index)
    def stories(topic: str = "") -> Response:
        """The front page: the stories in order, each with its score and why."""
        ranked = reading.front(topic, all_shown=True).stories if topic else reading.ranked()
        return _json(index_data(ranked, reading.newest_change()))

    @get("/api/stories/{story}", Page)
    def story(story: str) -> Response:
        """A story page in the format `broadsheet.page/1`."""
        if moved := reading.moved_to(story):
            return RedirectResponse(f"./{moved.id}", 308)
        return Response(page_json(reading.page(story)), media_type="application/json")

    @get("/api/stories/{story}/revisions", list[RevisionEntry])
    def revisions(story: str) -> Response:
        """Every revision of a story, the newest first."""
        return _json([_revision(page) for page in reading.revisions(story)])

    @get("/api/stories/{story}/revisions/{number}", Page)
    def revision(story: str, number: int) -> Response:
        """A story page as it stood."""
        return _json(page_data(reading.revision(story, number).page))

    @get("/api/stories/{story}/changes/{older}/{newer}", Changes)
    def changes(story: str, older: int, newer: int) -> Response:
        """What lies between two revisions of a story."""
        return _json(_CHANGES.dump_python(reading.difference(story, older, newer).changes, mode="json"))

    @get("/api/articles/{article}", ArticleDocument)
    def article(article: str, version: int | None = None) -> Response:
        """An article with its text, which the offsets of citations count in."""
        view = reading.article(article, version)
        return _json(article_data(view.article, view.story.id if view.story else None))

    @get("/api/search", FoundDocument)
    def search(
        request: Request,
        q: Annotated[str, Query(description="Words that the story holds.")] = "",
        days: Annotated[int, Query(ge=0, description="Changed within so many days; 0: at any time.")] = 0,
        outlet: str = "",
        topic: str = "",
        language: str = "",
        ticker: str = "",
        person: str = "",
        organisation: str = "",
        place: str = "",
    ) -> Response:
        """The stories that pass every filter: the closest to the words first, or the last changed."""
        view = reading.search(filters_of(request.query_params))
        found = [
            {
                "id": s.id,
                "headline": s.headline,
                "summary": s.summary,
                "articles": s.articles,
                "updated": moment(s.updated),
            }
            for s in view.found
        ]
        return _json({"filters": asdict(view.filters), "stories": found})

    @get("/api/searches", list[SavedSearch])
    def searches() -> Response:
        """Every saved search."""
        return _json(_SEARCHES.dump_python(reading.saved_searches(), mode="json"))


def _add_feeds(app: FastAPI, reading: Reading, paper: Broadsheet, rounds: Rounds) -> None:
    @app.get("/api/feeds", response_class=Response, responses={200: {"model": list[Feed]}})
    def feeds() -> Response:
        """Every feed and its health."""
        return _json([_FEED.dump_python(feed, mode="json") for feed in reading.feeds()])

    @app.post("/api/feeds", status_code=201, response_class=Response, responses={201: {"model": list[Feed]}})
    def follow(new: NewFeed) -> Response:
        """Follow a feed, or the feed of a site, and read it."""
        found = paper.add_feed(new.url, new.topic)
        rounds.start()
        return _json([_FEED.dump_python(feed, mode="json") for feed in found], 201)

    @app.put("/api/feeds/{feed}/state", status_code=204, response_class=Response, responses=_NONE)
    def state(feed: str, state: Literal["active", "paused"]) -> Response:
        """Pause or resume a feed."""
        paper.set_feed_state(feed, state)
        return Response(status_code=204)

    @app.put("/api/feeds/{feed}/topic", status_code=204, response_class=Response, responses=_NONE)
    def topic(feed: str, topic: str) -> Response:
        """Move a feed to a topic."""
        paper.move_feed(feed, topic)
        return Response(status_code=204)

    @app.delete("/api/feeds/{feed}", status_code=204, response_class=Response, responses=_NONE)
    def remove(feed: str) -> Response:
        """Stop following a feed; what it brought stays."""
        paper.remove_feed(feed)
        return Response(status_code=204)


def _add_labels(app: FastAPI, reading: Reading, acting: Acting, paper: Broadsheet) -> None:
    @app.get("/api/labels", response_class=Response, responses={200: {"model": list[Label]}})
    def labels() -> Response:
        """Every reported mistake, the first first."""
        return _json([LABEL.dump_python(label, mode="json") for label in paper.labels()])

    @app.post("/api/labels", status_code=201, response_class=Response, responses={201: {"model": Label}, **_NONE})
    def label(new: NewLabel) -> Response:
        """Report a mistake."""
        page = reading.page(new.story)
        made = acting.label(page, new.kind, new.where, words_at(page, new.where), new.article, new.note)
        return _json(LABEL.dump_python(made, mode="json"), 201)


def _revision(page: Page) -> dict[str, Any]:
    return {
        "revision": page.revision,
        "updated": moment(page.updated),
        "headline": page.headline.text,
        "articles": page.status.articles,
        "independent_reports": page.status.independent_reports,
        "changes": list(page.status.changes),
    }


def _json(value: Mapping[str, Any] | Sequence[Any], status: int = 200) -> Response:
    return Response(dumps(value), status, media_type="application/json")
