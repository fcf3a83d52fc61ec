"""Searches as JSON."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response
from pydantic import TypeAdapter

from broadsheet.news.reader import SavedSearch
from broadsheet.stages.publish.json import moment
from broadsheet.stages.publish.site import StorySummary
from broadsheet.web.api.answers import answers, json_answer
from broadsheet.web.api.types import FoundDocument
from broadsheet.web.forms import LONGEST_TIME, filters_of
from broadsheet.web.reading.reading import Reading

_SEARCHES: TypeAdapter[tuple[SavedSearch, ...]] = TypeAdapter(tuple[SavedSearch, ...])
_DAYS = Query(ge=0, le=LONGEST_TIME, description="Changed within so many days; 0: at any time.")


def add(app: FastAPI, reading: Reading) -> None:
    """Add them to the API."""

    @app.get("/api/search", response_class=Response, responses=answers(FoundDocument))
    def search(
        request: Request,
        q: Annotated[str, Query(description="Words that the story holds.")] = "",
        days: Annotated[int, _DAYS] = 0,
        outlet: str = "",
        topic: str = "",
        language: str = "",
        ticker: str = "",
        person: str = "",
        organisation: str = "",
        place: str = "",
    ) -> Response:
        """The stories that pass every filter: the closest to the words first, or the last changed."""
        view = reading.finding.search(filters_of(request.query_params))
        return json_answer({"filters": asdict(view.filters), "stories": [_found(story) for story in view.found]})

    @app.get("/api/searches", response_class=Response, responses=answers(list[SavedSearch]))
    def searches() -> Response:
        """Every saved search."""
        return json_answer(_SEARCHES.dump_python(reading.finding.saved_searches(), mode="json"))


def _found(story: StorySummary) -> dict[str, Any]:
    return {
        "id": story.id,
        "headline": story.headline,
        "summary": story.summary,
        "articles": story.articles,
        "updated": moment(story.updated),
    }
