import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.article import Picture
from broadsheet.news.feed import Entry
from broadsheet.stages.collect.feeds import NotAFeed
from broadsheet.stages.collect.json_feed import parse_json

BASE = "https://news.example/feed.json"


def entries(*items: object, **about: object) -> tuple[Entry, ...]:
    return parse_json(json.dumps({"items": list(items), **about}), "F", BASE).entries


def test_an_item_gives_everything_that_it_says() -> None:
    (entry,) = entries(
        {
            "id": 7, "url": "/pier", "title": "Pier <b>burns</b>", "summary": "5 < 6", "content_html": "<p>All.</p>", "authors": [{"name": "Ann"}, {"name": "Ann"}, {"url": "x"}, "Bo"],
            "date_published": "2026-03-04T13:00:00+01:00", "date_modified": "2026-03-04T14:00:00Z", "language": "de-AT", "image": "/a.jpg", "banner_image": "/b.jpg",
        }
    )  # fmt: skip
    assert entry == Entry(
        "F", "7", "https://news.example/pier", "Pier burns", "5 &lt; 6", "<p>All.</p>", ("Ann",), datetime(2026, 3, 4, 12, tzinfo=UTC), datetime(2026, 3, 4, 14, tzinfo=UTC), "de",
        (Picture("https://news.example/a.jpg"), Picture("https://news.example/b.jpg")),
    )  # fmt: skip


def test_plain_text_becomes_paragraphs_that_hold_no_markup() -> None:
    (entry,) = entries({"id": "1", "content_text": "One <script>.\n\nTwo & three."})
    assert entry.content == "<p>One &lt;script&gt;.</p><p>Two &amp; three.</p>"


def test_the_one_author_of_version_1_is_read_and_the_feeds_language_serves() -> None:
    (entry,) = entries({"id": "1", "title": "a", "author": {"name": "Ann"}}, language="en-US")
    assert (entry.authors, entry.language) == (("Ann",), "en")


def test_an_item_is_known_by_its_id_then_its_address_then_its_words() -> None:
    found = entries(
        {"id": "x", "title": "a"},
        {"external_url": "https://far.example/b", "title": "b"},
        {"title": "c"},
        {"id": ["odd"], "title": "c"},
    )
    assert [entry.guid for entry in found[:2]] == ["x", "https://far.example/b"]
    assert found[2].guid == found[3].guid
    assert len(found[2].guid) == 32


@pytest.mark.parametrize(
    "item", [{}, {"id": "1", "url": "https://x.example/"}, {"title": " "}, {"title": 3}, "words", None, ["x"]]
)
def test_an_item_that_says_nothing_is_no_entry(item: object) -> None:
    assert entries(item) == ()


@pytest.mark.parametrize(
    "document", ["", "{", "[]", "3", '{"items": {}}', '{"version": "1.1"}', '{"items": [', "[" * 100_000]
)
def test_what_is_no_feed_is_told_as_such(document: str) -> None:
    with pytest.raises(NotAFeed):
        parse_json(document, "F", BASE)


@given(st.text(st.characters(codec=None), max_size=12), st.text(st.characters(codec=None), max_size=12))
def test_every_entry_can_be_kept_whatever_characters_it_is_made_of(one: str, other: str) -> None:
    for entry in entries(
        {"id": one, "title": other, "content_text": one, "url": f"/{other}", "authors": [{"name": one}]}
    ):
        said = "".join((entry.guid, entry.url, entry.title, entry.content, *entry.authors))
        assert said.encode().decode() == said
