"""The routes of the feeds: all stories, a topic's, a search's, and one story's changes, each as Atom and as JSON Feed."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import Response

from broadsheet.news.page import Page
from broadsheet.news.reader import Filters
from broadsheet.stages.publish import words
from broadsheet.stages.publish.atom import atom
from broadsheet.stages.publish.channel import Channel, of_changes, of_stories
from broadsheet.stages.publish.jsonfeed import json_feed
from broadsheet.stages.publish.languages import translations
from broadsheet.web.forms import filters_of
from broadsheet.web.frames import links_of
from broadsheet.web.reading.reading import Reading
from broadsheet.web.routes import Route, page_routes


def add(app: FastAPI, reading: Reading) -> None:
    """Add every feed to the app."""
    get = page_routes(app)
    _add_searches(get, reading)

    @get("/atom.xml")
    @get("/feed.json")
    def of_all(request: Request) -> Response:
        found = reading.finding.newest_pages(Filters())
        return _answer(request, reading, lambda: of_stories(found, _story(request), *_place(request, "")))

    @get("/topics/{topic:path}/atom.xml")
    @get("/topics/{topic:path}/feed.json")
    def of_topic(request: Request, topic: str) -> Response:
        reading.front.check_topic(topic)
        home = links_of(request).topic(topic)
        return _of_filters(request, reading, Filters(topic=topic), home, topic, f"topic:{topic}")

    @get("/stories/{story}/changes.atom")
    @get("/stories/{story}/changes.json")
    def of_story(request: Request, story: str) -> Response:
        revisions = reading.stories.revisions(story)
        own, home = _place(request, links_of(request).story(story, revisions[0].slug))

        def address(page: Page) -> str:
            return site(request) + links_of(request).revision(page.id, page.revision)

        return _answer(request, reading, lambda: of_changes(revisions, address, own, home))


def _add_searches(get: Route, reading: Reading) -> None:
    @get("/searches/{search}/atom.xml")
    @get("/searches/{search}/feed.json")
    def of_saved_search(request: Request, search: str) -> Response:
        saved, home = reading.finding.saved(search), links_of(request).to(f"searches/{search}")
        return _of_filters(request, reading, saved.filters, home, saved.name, f"search:{search}")

    @get("/search/atom.xml")
    @get("/search/feed.json")
    def of_search(request: Request) -> Response:
        asked, query = filters_of(request.query_params), f"?{urlencode(request.query_params.multi_items())}"
        home = links_of(request).search() + query
        return _of_filters(request, reading, asked, home, asked.query, f"search:{query}", query)


def _of_filters(
    request: Request, reading: Reading, filters: Filters, home: str, name: str, id: str, query: str = ""
) -> Response:
    found, (own, page) = reading.finding.newest_pages(filters), _place(request, home)
    return _answer(
        request, reading, lambda: of_stories(found, _story(request), own + query, page, name=name, id=quote(id))
    )


def site(request: Request) -> str:
    """Scheme, host and port under which the app is asked."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _story(request: Request) -> Callable[[Page], str]:
    links = links_of(request)
    return lambda page: site(request) + links.story(page.id, page.slug)


def _place(request: Request, home: str) -> tuple[str, str]:
    """The feed's own address and that of the page that it follows."""
    return site(request) + quote(request.url.path), site(request) + (home or links_of(request).front())


def _answer(request: Request, reading: Reading, make: Callable[[], Channel]) -> Response:
    """The feed in its format; its labels are in the language that is set, as programs that read feeds ask for none."""
    with words.speaking(translations(reading.interface_language)):
        channel = make()
    if request.url.path.endswith(".json"):
        return Response(json_feed(channel), media_type="application/feed+json")
    return Response(atom(channel), media_type="application/atom+xml")
