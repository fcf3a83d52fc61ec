"""The front page, stories with their revisions, and the articles behind them, as JSON."""

from typing import Annotated, Any

from fastapi import FastAPI, Query
from fastapi.responses import RedirectResponse, Response
from pydantic import TypeAdapter

from broadsheet.news.page import Page
from broadsheet.stages.publish.changes import Changes
from broadsheet.stages.publish.json import article_data, index_data, moment, page_data, page_json
from broadsheet.web.api.answers import Answers, Number, answers, json_answer
from broadsheet.web.api.types import ArticleDocument, Index, RevisionEntry
from broadsheet.web.reading.reading import Reading

_CHANGES: TypeAdapter[Changes] = TypeAdapter(Changes)


def add(app: FastAPI, reading: Reading) -> None:
    """Add them to the API."""
    _add_front(app, reading)
    _add_revisions(app, reading)

    @app.get("/api/articles/{article}", response_class=Response, responses=answers(ArticleDocument, errors=[404]))
    def article(article: str, version: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None) -> Response:
        """An article with its text, which the offsets of citations count in."""
        view = reading.stories.article(article, version)
        return json_answer(article_data(view.article, view.story.id if view.story else None))


def _add_front(app: FastAPI, reading: Reading) -> None:
    @app.get("/api/stories", response_class=Response, responses=answers(Index, errors=[404]))
    def stories(topic: str = "") -> Response:
        """The front page: the stories in order, each with its score and why."""
        ranked = reading.front.page(topic, all_shown=True).stories if topic else reading.front.ranked()
        return json_answer(index_data(ranked, reading.newest_change()))

    @app.get("/api/stories/{story}", response_class=Response, responses=_of_story(Page))
    def story(story: str) -> Response:
        """A story page in the format `broadsheet.page/1`."""
        if moved := reading.stories.moved_to(story):
            return RedirectResponse(f"./{moved.id}", 308)
        return Response(page_json(reading.stories.page(story)), media_type="application/json")


def _add_revisions(app: FastAPI, reading: Reading) -> None:
    @app.get(
        "/api/stories/{story}/revisions", response_class=Response, responses=answers(list[RevisionEntry], errors=[404])
    )
    def revisions(story: str) -> Response:
        """Every revision of a story, the newest first."""
        return json_answer([_revision(page) for page in reading.stories.revisions(story)])

    @app.get("/api/stories/{story}/revisions/{number}", response_class=Response, responses=answers(Page, errors=[404]))
    def revision(story: str, number: Number) -> Response:
        """A story page as it stood."""
        return json_answer(page_data(reading.stories.revision(story, number).page))

    @app.get(
        "/api/stories/{story}/changes/{older}/{newer}",
        response_class=Response,
        responses=answers(Changes, errors=[404]),
    )
    def changes(story: str, older: Number, newer: Number) -> Response:
        """What lies between two revisions of a story."""
        return json_answer(_CHANGES.dump_python(reading.stories.difference(story, older, newer).changes, mode="json"))


def _of_story(document: Any) -> Answers:
    told = answers(document, errors=[404])
    told[308] = {"description": "The story was merged into the one that `Location` names."}
    return told


def _revision(page: Page) -> dict[str, Any]:
    return {
        "revision": page.revision,
        "updated": moment(page.updated),
        "headline": page.headline.text,
        "articles": page.status.articles,
        "independent_reports": page.status.independent_reports,
        "changes": list(page.status.changes),
    }
