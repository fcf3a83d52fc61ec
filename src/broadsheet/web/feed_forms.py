"""The routes of the forms about feeds: add, import, pause, move, remove, and read now."""

from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response

from broadsheet.app import Broadsheet
from broadsheet.stages.collect import opml
from broadsheet.stages.collect.starter import starter
from broadsheet.stages.publish import words
from broadsheet.stages.publish.languages import translations
from broadsheet.stages.publish.terms import topic_name
from broadsheet.web.acting import RefusedError
from broadsheet.web.forms import Fields, back, seen_other
from broadsheet.web.frames import links_of, tongue_of
from broadsheet.web.multipart import fields
from broadsheet.web.rounds import Rounds
from broadsheet.web.routes import Route, form_routes

_LARGEST = 10_000_000  # bytes of an OPML file; one of 10,000 feeds has about 2 MB


async def uploaded(request: Request) -> bytes:
    """The file of a form. Raises RefusedError for one that is too large, or none."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            raise RefusedError("The file is larger than 10 MB. Export fewer feeds at once.")
    found = fields(request.headers.get("content-type", ""), body).get("file", b"")
    if not found.strip():
        raise RefusedError("No file was chosen. Choose the OPML file that your other reader exported.")
    return found


def add(app: FastAPI, paper: Broadsheet, rounds: Rounds) -> None:
    """Add every form about feeds to the app."""
    post = form_routes(app)
    _add_beginnings(post, paper, rounds)
    _add_changes(post, paper)

    @post("/feeds/read")
    def read_now(request: Request) -> Response:
        return _read(request, rounds)


def _add_beginnings(post: Route, paper: Broadsheet, rounds: Rounds) -> None:
    @post("/feeds")
    def follow(request: Request, form: Fields) -> Response:
        url = form.get("url", "").strip()
        if not url:
            raise RefusedError("Write the address of a feed, or of a site that has one.")
        paper.add_feed(url, form.get("topic", ""))
        return _read(request, rounds)

    @post("/feeds/starter")
    def begin(request: Request, form: Fields) -> Response:
        with words.speaking(translations(tongue_of(request, paper.settings.interface_language))):
            chosen = [(url, title, topic_name(t)) for url, title, t in starter() if form.get(f"topic:{t}")]
        if not chosen:
            raise RefusedError("Choose at least one topic.")
        paper.follow(chosen)
        return _read(request, rounds)

    @post("/feeds/opml")
    def take_over(request: Request, file: Annotated[bytes, Depends(uploaded)]) -> Response:
        paper.follow(opml.read(file))
        return _read(request, rounds)


def _add_changes(post: Route, paper: Broadsheet) -> None:
    @post("/feeds/{feed}/state")
    def state(request: Request, feed: str, form: Fields) -> Response:
        paper.set_feed_state(feed, "paused" if form.get("state") == "paused" else "active")
        return back(request, form, links_of(request).feed(feed))

    @post("/feeds/{feed}/topic")
    def move(request: Request, feed: str, form: Fields) -> Response:
        paper.move_feed(feed, form.get("topic", ""))
        return back(request, form, links_of(request).feed(feed))

    @post("/feeds/{feed}/remove")
    def remove(request: Request, feed: str) -> Response:
        paper.remove_feed(feed)
        return seen_other(links_of(request).feeds())


def _read(request: Request, rounds: Rounds) -> Response:
    rounds.start()
    return seen_other(links_of(request).to("progress"))
