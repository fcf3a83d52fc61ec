"""The labels of every kind of page in each language: no English is left on a German or Spanish one."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from lxml import etree, html
from newsstand import BARRIER, LIBRARY, MERGED, NOW, PAGE, TIDE

from broadsheet.app import Broadsheet
from broadsheet.news.reader import Filters, Wish
from broadsheet.stages.narrate.revision import changes
from broadsheet.stages.publish import words
from broadsheet.stages.publish.changed import change
from broadsheet.stages.publish.languages import translations
from broadsheet.store import feeds, reader, stories
from broadsheet.web.server import create_app

ENGLISH = re.compile(
    r"\b(the|of|and|is|are|in|to|not|any|with|from|only|report|reports|stories|no|none|by|was|all|this|that|what|"
    r"ago|new|read|hour|hours|day|days|picture|times)\b",
    re.IGNORECASE,
)
ATTRIBUTES = ("aria-label", "placeholder", "alt", "data-updated", "data-changed", "data-close", "title")
NAMES = ("Aldmoor Tide Authority", "Skarvik Gazette")


@pytest.fixture
def client(paper: Broadsheet) -> Iterator[TestClient]:
    with paper.database.begin() as db:
        feed = feeds.all_feeds(db)[0]
        feeds.save(db, replace(feed, last_error="https://tide.example/feed answered 500.", failures=3))
        reader.wish(db, Wish("word", "football", "mute"))
        reader.wish(db, Wish("topic", "Coast", "prefer"))
        reader.save_search(db, "Gezeiten", Filters(query="barrier"), NOW)
        reader.star(db, LIBRARY, True, NOW)
        stories.save_page(db, replace(PAGE, revision=3, sections=PAGE.sections[:2], updated=NOW))
        stories.save_page(db, replace(PAGE, revision=4, updated=NOW))
    with TestClient(create_app(paper), "http://127.0.0.1") as client:
        yield client


def _paths(client: TestClient) -> list[str]:
    feed = client.get("/api/feeds").json()[0]["id"]
    search = client.get("/api/searches").json()[0]["id"]
    return [
        "/", "/?hidden=1", "/topics", "/topics/Coast", "/feeds", f"/feeds/{feed}", "/search", "/search?q=barrier&days=7&language=en", f"/searches/{search}",
        "/starred", "/settings", "/progress", "/status", "/earlier", "/people", "/outlets", "/outlets/crown%20wire", "/tickers", "/places", "/organisations",
        f"/stories/{BARRIER}", f"/stories/{LIBRARY}", f"/stories/{MERGED}", f"/stories/{BARRIER}/history", f"/stories/{BARRIER}/revisions/1",
        f"/stories/{BARRIER}/changes/1/2", f"/stories/{BARRIER}/report?told=1", f"/articles/{TIDE.id}", "/sign-in", "/nowhere", "/stories/none", "/topics/None", "/feeds/none",
    ]  # fmt: skip


def _labels(page: bytes) -> set[str]:
    """What a page says in the language of its labels: text and attributes that no part marks as of another language."""
    root = html.document_fromstring(page)
    found = set()
    for element in root.iter(etree.Element):
        if element.tag in ("script", "style", "code"):
            continue
        if element.tag == "title":  # "Geschichte: a headline", of which no part can be marked
            found.add((element.text or "").partition(":")[0] if _tongue(element) == root.get("lang") else "")
            continue
        if _tongue(element) == root.get("lang"):
            found |= {element.text or "", *(element.get(name, "") for name in ATTRIBUTES)}
        parent = element.getparent()
        if parent is not None and _tongue(parent) == root.get("lang"):
            found.add(element.tail or "")
    return {" ".join(text.split()) for text in found if text.strip()}


def _tongue(element: etree._Element) -> str:
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


@pytest.mark.parametrize("tongue", ["de", "es"])
def test_no_english_is_left_on_a_page_of_another_language(client: TestClient, tongue: str) -> None:
    left: dict[str, list[str]] = {}
    for path in _paths(client):
        english, other = (_labels(client.get(path, headers={"Accept-Language": t}).content) for t in ("en", tongue))
        same = {text for text in english & other if ENGLISH.search(text) and text not in NAMES}
        if same:
            left[path] = sorted(same)
    assert left == {}


def test_every_change_that_a_page_tells_is_put_into_the_language() -> None:
    dropped = replace(PAGE, revision=3, sections=PAGE.sections[:1], sources=PAGE.sources[:1], discrepancies=())
    corrected = replace(PAGE, sources=(replace(PAGE.sources[0], version=2), *PAGE.sources[1:]))
    headline = replace(PAGE, headline=replace(PAGE.headline, text="Another headline"))
    section = PAGE.sections[2]
    moved = tuple(replace(s, text=s.text.replace("2027", "2028")) for s in section.sentences)
    figures = replace(PAGE, sections=(*PAGE.sections[:2], replace(section, sentences=moved)))
    told = {
        change for a, b in [(dropped, PAGE), (PAGE, dropped), (corrected, PAGE), (headline, PAGE), (figures, PAGE)]
        for change in changes(a, b)
    }  # fmt: skip
    assert len(told) > 5
    with words.speaking(translations("de")):
        assert {text for text in told if change(text) == text} == set()


def test_a_german_begins_with_topics_under_german_names(paper: Broadsheet) -> None:
    with paper.database.begin() as db:
        for feed in feeds.all_feeds(db):
            feeds.remove(db, feed.id)
        for story in (BARRIER, LIBRARY):
            db.exec_driver_sql(f"DELETE FROM revisions WHERE story = '{story}'")
    with TestClient(create_app(paper), "http://127.0.0.1", headers={"Accept-Language": "de"}) as client:
        client.app.state.rounds.start = lambda: None  # type: ignore[attr-defined]
        assert "Wissenschaft" in client.get("/").text
        client.post("/feeds/starter", data={"topic:Science": "1"}, headers={"Origin": "http://127.0.0.1"})
    assert {f.topic for f in paper.feeds()} == {"Wissenschaft"}
