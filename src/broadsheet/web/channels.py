"""The routes of the feeds: all stories, a topic's, a search's, and one story's changes, each as Atom and as JSON Feed."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response

from broadsheet.news.page import Page
from broadsheet.news.reader import Filters
from broadsheet.stages.publish.atom import atom
from broadsheet.stages.publish.channel import Channel, of_changes, of_stories
from broadsheet.stages.publish.jsonfeed import json_feed
from broadsheet.web.forms import filters_of
from broadsheet.web.frames import links_of
from broadsheet.web.reading import Reading

Handler = Callable[..., Response]


def add(app: FastAPI, reading: Reading) -> None:
    """Add every feed to the app."""

    def get(path: str) -> Callable[[Handler], Any]:
        return app.api_route(path, methods=["GET", "HEAD"], include_in_schema=False, response_model=None)

    @get("/atom.xml")
    @get("/feed.json")
    def of_all(request: Request) -> Response:
        return _answer(request, of_stories(reading.newest_pages(Filters()), _story(request), *_place(request, "")))

    @get("/topics/{topic:path}/atom.xml")
    @get("/topics/{topic:path}/feed.json")
    def of_topic(request: Request, topic: str) -> Response:
        reading.check_topic(topic)
        found, (own, home) = reading.newest_pages(Filters(topic=topic)), _place(request, links_of(request).topic(topic))
        return _answer(request, of_stories(found, _story(request), own, home, name=topic, id=f"topic:{topic}"))

    @get("/searches/{search}/atom.xml")
    @get("/searches/{search}/feed.json")
    def of_saved_search(request: Request, search: str) -> Response:
        saved = reading.saved(search)
        found, (own, home) = (
            reading.newest_pages(saved.filters),
            _place(request, links_of(request).to(f"searches/{search}")),
        )
        return _answer(request, of_stories(found, _story(request), own, home, name=saved.name, id=f"search:{search}"))

    @get("/search/atom.xml")
    @get("/search/feed.json")
    def of_search(request: Request) -> Response:
        asked, query = filters_of(request.query_params), f"?{request.url.query}"
        own, home = _place(request, links_of(request).search() + query)
        found = of_stories(
            reading.newest_pages(asked), _story(request), own + query, home, name=asked.query, id=f"search:{query}"
        )
        return _answer(request, found)

    @get("/stories/{story}/changes.atom")
    @get("/stories/{story}/changes.json")
    def of_story(request: Request, story: str) -> Response:
        revisions = reading.revisions(story)
        own, home = _place(request, links_of(request).story(story, revisions[0].slug))

        def address(page: Page) -> str:
            return site(request) + links_of(request).revision(page.id, page.revision)

        return _answer(request, of_changes(revisions, address, own, home))


def site(request: Request) -> str:
    """Scheme, host and port under which the app is asked."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _story(request: Request) -> Callable[[Page], str]:
    links = links_of(request)
    return lambda page: site(request) + links.story(page.id, page.slug)


def _place(request: Request, home: str) -> tuple[str, str]:
    """The feed's own address and that of the page that it follows."""
    return site(request) + request.url.path, site(request) + (home or links_of(request).front())


def _answer(request: Request, channel: Channel) -> Response:
    if request.url.path.endswith(".json"):
        return Response(json_feed(channel), media_type="application/feed+json")
    return Response(atom(channel), media_type="application/atom+xml")
