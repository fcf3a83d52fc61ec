import json
from collections.abc import Iterator

import feedparser
import pytest
from fastapi.testclient import TestClient
from feed_rules import check_atom, check_json_feed
from lxml import etree
from newsstand import BARRIER, GAZETTE, LIBRARY, MERGED, PAGE, SICK_FEED, TIDE_FEED
from pydantic import TypeAdapter

from broadsheet.app import Broadsheet
from broadsheet.news.page import Page
from broadsheet.news.reader import Filters
from broadsheet.stages.publish.changes import Changes
from broadsheet.store import reader
from broadsheet.web.api.types import ArticleDocument, FoundDocument, Health, Index, RevisionEntry
from broadsheet.web.server import create_app

SITE = "http://127.0.0.1"
NS = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def client(paper: Broadsheet) -> Iterator[TestClient]:
    with TestClient(create_app(paper), SITE, headers={"Content-Type": "application/json"}) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "document"),
    [
        ("/api/stories", Index),
        ("/api/stories?topic=Coast", Index),
        (f"/api/stories/{BARRIER}", Page),
        (f"/api/stories/{BARRIER}/revisions", list[RevisionEntry]),
        (f"/api/stories/{BARRIER}/revisions/1", Page),
        (f"/api/stories/{BARRIER}/changes/1/2", Changes),
        (f"/api/articles/{GAZETTE.id}", ArticleDocument),
        ("/api/search?q=barrier", FoundDocument),
        ("/health", Health),
    ],
)
def test_every_document_is_what_the_description_says(client: TestClient, path: str, document: type) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    TypeAdapter(document).validate_json(answer.content)
    schema = client.get("/openapi.json").json()
    template = path.partition("?")[0].replace(BARRIER, "{story}").replace(GAZETTE.id, "{article}")
    template = template.replace("/revisions/1", "/revisions/{number}").replace(
        "/changes/1/2", "/changes/{older}/{newer}"
    )
    assert "schema" in schema["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]


def test_the_description_names_everything_that_the_pages_show(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    parts = {path.split("/")[2] for path in paths if path.startswith("/api/")}
    assert parts >= {"stories", "articles", "feeds", "search", "searches", "labels", "events"}


def test_a_search_gives_what_the_page_of_it_shows(client: TestClient) -> None:
    assert [s["id"] for s in client.get("/api/search?q=fines").json()["stories"]] == [LIBRARY]
    assert client.get("/api/search?q=fines&topic=Coast").json()["stories"] == []


def test_feeds_are_listed_paused_moved_and_removed(client: TestClient, paper: Broadsheet) -> None:
    (feed,) = [f for f in client.get("/api/feeds").json() if f["url"] == TIDE_FEED.url]
    assert client.put(f"/api/feeds/{feed['id']}/state?state=paused").status_code == 204
    assert client.put(f"/api/feeds/{feed['id']}/topic?topic=Sea").status_code == 204
    assert next((f.state, f.topic) for f in paper.feeds() if f.url == TIDE_FEED.url) == ("paused", "Sea")
    assert client.delete(f"/api/feeds/{feed['id']}").status_code == 204
    assert TIDE_FEED.url not in {f.url for f in paper.feeds()}
    answer = client.delete(f"/api/feeds/{feed['id']}")
    assert (answer.status_code, "There is no feed" in answer.json()["error"]) == (404, True)


def test_a_mistake_is_reported_and_listed(client: TestClient) -> None:
    made = client.post("/api/labels", content=json.dumps({"story": BARRIER, "kind": "wrong date", "where": "event-1"}))
    assert made.status_code == 201
    assert made.json()["words"] == PAGE.timeline[0].text
    assert client.get("/api/labels").json() == [made.json()]
    assert client.post("/api/labels", content=json.dumps({"story": BARRIER, "kind": "dull"})).status_code == 422


@pytest.mark.parametrize("method", ["put", "delete"])
def test_another_site_changes_nothing_by_the_api(client: TestClient, paper: Broadsheet, method: str) -> None:
    feed = paper.feeds()[0].id
    answer = client.request(method, f"/api/feeds/{feed}", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


FEEDS = [
    "",
    "/topics/Coast",
    "/topics/Sea%20%26%20Küste",
    "/search",
    "/searches/{saved}",
    f"/stories/{BARRIER}",
    f"/stories/{MERGED}",
]


@pytest.fixture
def saved(paper: Broadsheet) -> str:
    """A saved search; its feed's topic has a name that no address holds as it is."""
    paper.move_feed(SICK_FEED.url, "Sea & Küste")
    with paper.database.begin() as db:
        return reader.save_search(db, "Tides & “barriers”", Filters(query="barrier harbour"), paper.clock()).id


def _address(of: str, kind: str, saved: str) -> str:
    if of.startswith("/stories"):
        return f"{of}/changes.{kind}"
    query = '?q=barrier+"harbour"&days=0' if of == "/search" else ""
    return f"{of.replace('{saved}', saved)}/{'atom.xml' if kind == 'atom' else 'feed.json'}{query}"


@pytest.mark.parametrize("of", FEEDS)
def test_every_feed_is_valid_atom(client: TestClient, of: str, saved: str) -> None:
    answer = client.get(_address(of, "atom", saved))
    assert answer.headers["content-type"] == "application/atom+xml"
    check_atom(answer.content)
    root = etree.fromstring(answer.content)
    (own,) = root.xpath("a:link[@rel='self']/@href", namespaces=NS)
    assert client.get(own).content == answer.content
    assert not feedparser.parse(answer.content).bozo
    assert root.xpath("count(a:entry) > 0", namespaces=NS)
    for link in root.xpath("//a:link/@href", namespaces=NS):
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("of", FEEDS)
def test_every_feed_is_a_valid_json_feed(client: TestClient, of: str, saved: str) -> None:
    answer = client.get(_address(of, "json", saved))
    assert answer.headers["content-type"] == "application/feed+json"
    check_json_feed(answer.content)
    feed = answer.json()
    assert feed["items"]
    assert client.get(feed["feed_url"]).json() == feed
    assert client.get(feed["home_page_url"]).status_code == 200


@pytest.mark.parametrize("kind", ["atom.xml", "feed.json"])
def test_a_feed_without_stories_is_valid_too(client: TestClient, kind: str) -> None:
    check = check_atom if kind == "atom.xml" else check_json_feed
    check(client.get(f"/search/{kind}?q=nothingholdsthis").content)


def test_a_feed_speaks_the_language_that_is_set(paper: Broadsheet) -> None:
    paper.settings = paper.settings.model_copy(update={"interface_language": "de"})
    with TestClient(create_app(paper), SITE) as client:
        feed = client.get(f"/stories/{BARRIER}/changes.json").json()
    assert feed["title"].startswith("Änderungen: ")
    assert "<h2>Neue Berichte</h2>" in feed["items"][0]["content_html"]


def test_a_storys_changes_are_entries_that_tell_what_changed(client: TestClient) -> None:
    newest, first = client.get(f"/stories/{BARRIER}/changes.json").json()["items"]
    assert "Crown Wire" in newest["content_html"]
    assert newest["id"] != first["id"]
    assert newest["url"].endswith(f"/stories/{BARRIER}/revisions/2")


def test_a_saved_searchs_feed_has_its_name(client: TestClient, paper: Broadsheet) -> None:
    with paper.database.begin() as db:
        saved = reader.save_search(db, "Tides", Filters(query="barrier"), paper.clock())
    feed = client.get(f"/searches/{saved.id}/feed.json").json()
    assert feed["title"] == "Broadsheet: Tides"
    assert [i["id"] for i in feed["items"]] == [f"urn:ulid:{BARRIER}"]
