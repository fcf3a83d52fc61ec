import json
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html
from newsstand import BARRIER, LIBRARY, MERGED, PAGE, TIDE, VIEW

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.news.quality import Agreement, Quality
from broadsheet.stages.publish.json import page_from_json
from broadsheet.store import qualities
from broadsheet.web.server import check_address, create_app


@pytest.fixture
def client(paper: Broadsheet) -> Iterator[TestClient]:
    with TestClient(
        create_app(paper), "http://127.0.0.1", follow_redirects=False, raise_server_exceptions=False
    ) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/topics/Coast",
        f"/stories/{BARRIER}",
        f"/stories/{BARRIER}/{PAGE.slug}",
        f"/stories/{BARRIER}/history",
        f"/stories/{BARRIER}/revisions/1",
        f"/articles/{TIDE.id}",
        f"/articles/{TIDE.id}/1",
        "/feeds",
        "/status",
        "/search",
        "/search?q=barrier",
    ],
)
def test_every_page_answers_with_strict_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self';")
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.head(path).status_code == 200


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    from lxml import html

    seen, todo = set(), ["/"]
    while todo:
        path = todo.pop()
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if answer.headers["content-type"].startswith("text/html"):
            links = {h.partition("#")[0] for h in html.fromstring(answer.text).xpath("//@href")}
            todo += [h for h in links if h.startswith("/") and h not in seen and h not in todo]
    assert f"/stories/{BARRIER}/{PAGE.slug}" in seen
    assert f"/articles/{TIDE.id}/1" in seen


def test_a_merged_story_leads_on_for_ever_and_its_revisions_stay(client: TestClient) -> None:
    answer = client.get(f"/stories/{MERGED}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/stories/{BARRIER}/{PAGE.slug}")
    assert client.get(f"/stories/{MERGED}/revisions/1").status_code == 200
    answer = client.get(f"/api/stories/{MERGED}", follow_redirects=True)
    assert answer.json()["id"] == BARRIER


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/stories/01NONE",
        f"/stories/{BARRIER}/revisions/9",
        "/articles/01NONE",
        "/feeds/01NONE",
        "/topics/No",
        "/static/x",
    ],
)
def test_what_is_not_there_is_told_on_a_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>Not here</h1>" in answer.text
    assert "front page" in answer.text
    assert "content-security-policy" in answer.headers


def test_the_api_tells_errors_as_json(client: TestClient) -> None:
    answer = client.get("/api/stories/01NONE")
    assert answer.status_code == 404
    assert "01NONE" in answer.json()["error"]


def test_a_story_as_json_is_the_page(client: TestClient) -> None:
    assert page_from_json(client.get(f"/api/stories/{BARRIER}").text) == PAGE


def test_the_index_has_the_front_pages_order_and_an_article_its_text(client: TestClient) -> None:
    index = client.get("/api/stories").json()
    assert [s["id"] for s in index["stories"]] == [BARRIER, LIBRARY]
    assert client.get(f"/api/articles/{TIDE.id}").json()["text"] == TIDE.text


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_style_sheets_are_kept_under_their_stamp(client: TestClient) -> None:
    import re

    found = re.search(r'href="(/static/broadsheet\.css\?\w+)"', client.get("/").text)
    assert found is not None
    answer = client.get(found[1])
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")


def test_search_finds_words_and_shows_the_query_unharmed(client: TestClient) -> None:
    assert PAGE.headline.text in client.get("/search", params={"q": "tidal barrier"}).text
    answer = client.get("/search", params={"q": '"><script>'}).text
    assert "<script>" not in answer
    assert "No story" in answer


def test_a_topic_shows_the_stories_of_its_feeds(client: TestClient) -> None:
    coast = client.get("/topics/Coast").text
    assert PAGE.headline.text in coast
    assert "Ostby abolishes" not in coast


def test_the_atom_feed_has_full_addresses(client: TestClient) -> None:
    assert f'href="http://127.0.0.1/stories/{BARRIER}/{PAGE.slug}"' in client.get("/atom.xml").text


def test_health_tells_the_newest_change(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok", "newest_change": PAGE.updated.isoformat()}


def test_below_a_proxys_path_links_start_with_it(paper: Broadsheet) -> None:
    client = TestClient(create_app(paper), "http://127.0.0.1", root_path="/news")
    text = client.get("/").text
    assert f'href="/news/stories/{BARRIER}/' in text
    assert 'href="/stories' not in text


def test_a_fault_of_ours_shows_no_trace(paper: Broadsheet) -> None:
    app = create_app(paper)

    @app.get("/broken")
    def broken() -> Any:
        raise RuntimeError("secret detail")

    answer = TestClient(app, "http://127.0.0.1", raise_server_exceptions=False).get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "broadsheet doctor" in answer.text


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost", "127.8.9.1"])
def test_loopback_is_served(address: str) -> None:
    check_address(Settings(listen=address), False)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.4", "example.org", ""])
def test_an_address_that_others_reach_is_refused_in_words(address: str) -> None:
    with pytest.raises(BroadsheetError, match="Without a password"):
        check_address(Settings(listen=address), False)


def test_with_a_password_others_may_reach_it() -> None:
    check_address(Settings(listen="0.0.0.0"), True)


def test_the_view_of_a_story_holds_what_its_quotes_need(client: TestClient) -> None:
    text = client.get(f"/stories/{BARRIER}").text
    assert "is the report that the story began with" in text
    assert all(a.outlet in text for a in VIEW.articles.values())
    assert json.loads(client.get("/openapi.json").text)["paths"].keys() >= {"/api/stories", "/api/articles/{article}"}


def test_the_status_page_says_how_well_the_stories_hold_together_and_when_that_was_measured(
    client: TestClient, paper: Broadsheet
) -> None:
    assert "Nobody has measured this yet" in client.get("/status").text
    with paper.database.begin() as db:
        told = Quality(
            at=paper.clock() - timedelta(hours=2), since=paper.clock() - timedelta(days=3), articles=412, stories=301,
            singletons=250, largest=((31, BARRIER, "The barrier is built"),), agreement=Agreement(0.873, 0.912, 0.958),
            merges=7, splits=2, undone=1,
        )  # fmt: skip
        qualities.save(db, told)
    text = client.get("/status").text
    for part in ("412, 301", "87%", "91%", "96%", "7, 2, 1", "2 h ago", f"/stories/{BARRIER}", "31 reports"):
        assert part in text


def test_the_status_page_lists_what_is_wrong_with_what_to_do(client: TestClient, paper: Broadsheet) -> None:
    (problem, *_) = paper.problems()
    text = html.fromstring(client.get("/status").content).text_content()
    assert all(part.replace("`", "") in text for part in (problem.what, problem.advice))


@pytest.mark.parametrize(
    ("path", "first"), [("outlets", "Crown Wire"), ("people", None), ("places", None), ("organisations", None), ("tickers", None)]
)  # fmt: skip
def test_what_stories_are_about_is_listed_with_the_number_of_stories(
    client: TestClient, path: str, first: str | None
) -> None:
    from lxml import html

    page = html.fromstring(client.get(f"/{path}").text)
    names = page.xpath("//ol[@class='index']/li/a")
    if first is None:
        assert names or "None yet: they come with the stories." in page.text_content()
    else:
        assert first in [n.text for n in names]
        assert "1 story" in page.xpath("//ol[@class='index']")[0].text_content()
    assert client.get("/topics").text.count(f'href="/{path}"') == 1
    for name in names:
        assert client.get(name.get("href")).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        f"/stories/{BARRIER}/revisions/{10**30}",
        f"/stories/{BARRIER}/revisions/first",
        f"/stories/{BARRIER}/changes/0/{10**20}",
        f"/articles/{TIDE.id}/{10**20}",
        f"/earlier?page={10**30}",
        "/earlier?page=none",
        "/?new=perhaps",
    ],
)
def test_an_address_that_no_page_links_to_is_told_as_a_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Nothing has this address" in answer.text


@pytest.mark.parametrize(("table", "path"), [("feeds", "/feeds"), ("feeds", "/api/feeds"), ("passwords", "/settings")])
def test_a_database_that_cannot_be_used_is_no_page_that_is_missing(
    client: TestClient, paper: Broadsheet, table: str, path: str
) -> None:
    with paper.database.begin() as db:
        db.exec_driver_sql(f"DROP TABLE {table}")
    answer = client.get(path)
    assert answer.status_code == 503
    assert "cannot be used" in unescape(answer.text)
