from dataclasses import replace

import feedparser
import pytest
from lxml import etree
from newsstand import PAGE, SINGLE

from broadsheet.news.page import Page
from broadsheet.stages.publish.atom import atom
from broadsheet.stages.publish.channel import MAX_ENTRIES, of_stories

NS = {"a": "http://www.w3.org/2005/Atom"}


def _address(page: Page) -> str:
    return f"https://paper.example/stories/{page.id}"


def _feed(*pages: Page) -> bytes:
    return atom(of_stories(pages, _address, "https://paper.example/atom.xml", "https://paper.example/"))


def test_a_feed_reader_finds_the_stories_last_changed_first() -> None:
    feed = feedparser.parse(_feed(SINGLE, PAGE))
    assert not feed.bozo
    assert [e.id for e in feed.entries] == [f"urn:ulid:{PAGE.id}", f"urn:ulid:{SINGLE.id}"]
    assert feed.entries[0].title == PAGE.headline.text
    assert feed.entries[0].link == _address(PAGE)
    assert feed.entries[0].updated == feed.feed.updated == "2026-03-14T12:00:00Z"
    assert "By 19 votes to 12" in feed.entries[0].content[0].value


@pytest.mark.parametrize("pages", [(), (PAGE, SINGLE)])
def test_everything_that_the_standard_requires_is_there(pages: tuple[Page, ...]) -> None:
    root = etree.fromstring(_feed(*pages))
    assert root.xpath(
        "count(a:id) = 1 and count(a:title) = 1 and count(a:updated) = 1 and a:author/a:name", namespaces=NS
    )
    assert root.xpath("boolean(a:link[@rel='self'])", namespaces=NS)
    complete = "a:entry[a:id and a:title and a:updated and a:link[@rel='alternate'] and a:content]"
    assert root.xpath(f"count(a:entry) = count({complete})", namespaces=NS)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    page = replace(PAGE, headline=replace(PAGE.headline, text="Bar\x00rier\x0b & <gate>"))
    assert etree.fromstring(_feed(page)).xpath("string(a:entry/a:title)", namespaces=NS) == "Barrier & <gate>"


def test_a_long_list_is_cut() -> None:
    pages = [replace(PAGE, id=f"P{n:03}") for n in range(MAX_ENTRIES + 5)]
    assert len(feedparser.parse(_feed(*pages)).entries) == MAX_ENTRIES
