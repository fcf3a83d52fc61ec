"""The feeds as JSON: listed, followed, paused, moved and removed."""

from typing import Literal

from fastapi import FastAPI
from fastapi.responses import Response
from pydantic import TypeAdapter

from broadsheet.app import Broadsheet
from broadsheet.news.feed import Feed
from broadsheet.web.api.answers import answers, json_answer
from broadsheet.web.api.types import NewFeed, Topic
from broadsheet.web.reading.reading import Reading
from broadsheet.web.rounds import Rounds

_FEED: TypeAdapter[Feed] = TypeAdapter(Feed)
_CHANGED = answers(None, 204, errors=[403, 404])


def add(app: FastAPI, reading: Reading, paper: Broadsheet, rounds: Rounds) -> None:
    """Add them to the API."""
    _add_changes(app, paper)

    @app.get("/api/feeds", response_class=Response, responses=answers(list[Feed]))
    def feeds() -> Response:
        """Every feed and its health."""
        return json_answer([_FEED.dump_python(feed, mode="json") for feed in reading.feeds.all()])

    @app.post("/api/feeds", status_code=201, response_class=Response, responses=answers(list[Feed], 201, [400, 403]))
    def follow(new: NewFeed) -> Response:
        """Follow a feed, or the feed of a site, and read it."""
        found = paper.add_feed(new.url, new.topic)
        rounds.start()
        return json_answer([_FEED.dump_python(feed, mode="json") for feed in found], 201)


def _add_changes(app: FastAPI, paper: Broadsheet) -> None:
    @app.put("/api/feeds/{feed}/state", status_code=204, response_class=Response, responses=_CHANGED)
    def state(feed: str, state: Literal["active", "paused"]) -> Response:
        """Pause or resume a feed."""
        paper.set_feed_state(feed, state)
        return Response(status_code=204)

    @app.put("/api/feeds/{feed}/topic", status_code=204, response_class=Response, responses=_CHANGED)
    def topic(feed: str, topic: Topic) -> Response:
        """Move a feed to a topic."""
        paper.move_feed(feed, topic)
        return Response(status_code=204)

    @app.delete("/api/feeds/{feed}", status_code=204, response_class=Response, responses=_CHANGED)
    def remove(feed: str) -> Response:
        """Stop following a feed; what it brought stays."""
        paper.remove_feed(feed)
        return Response(status_code=204)
