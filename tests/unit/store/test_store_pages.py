from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.news.feed import Entry
from broadsheet.store import feeds, pages
from broadsheet.store.database import Connection

NOW = datetime(2026, 3, 12, 7, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "https://post.example/bridge"


@pytest.fixture
def entry(db: Connection) -> Entry:
    feed = feeds.add(db, "https://post.example/feed", "Post", "", NOW)
    return Entry(feed.id, "guid", URL, "The bridge closes", summary="It is old.", published=NOW - HOUR)


def fetched(db: Connection) -> pages.Fetched:
    (page,) = pages.load(db, [URL])
    return page


def test_a_new_entry_makes_its_page_due_once(db: Connection, entry: Entry) -> None:
    pages.add_entries(db, [entry], NOW)
    assert pages.due(db, NOW, None, 10) == [URL]
    pages.save_fetched(db, URL, URL + "?full", "text/html", b"<p>bytes</p>")
    pages.add_entries(db, [entry], NOW + HOUR)
    assert pages.due(db, NOW + HOUR, None, 10) == []


def test_an_entry_that_says_something_new_makes_its_page_due_again(db: Connection, entry: Entry) -> None:
    pages.add_entries(db, [entry], NOW)
    pages.save_fetched(db, URL, URL, "text/html", b"x")
    pages.settle(db, URL, "article", None, NOW + 3 * DAY)
    pages.add_entries(db, [replace(entry, title="The bridge opens")], NOW + 3 * DAY)
    assert pages.due(db, NOW + 3 * DAY, None, 10) == [URL]
    assert fetched(db).entry == replace(entry, title="The bridge opens")


def test_a_page_is_loaded_with_its_bytes_and_the_entry_that_led_to_it(db: Connection, entry: Entry) -> None:
    pages.add_entries(db, [entry], NOW)
    pages.save_fetched(db, URL, URL + "?full", "text/html", b"<p>bytes</p>")
    assert pages.to_extract(db, NOW, None, 10) == [URL]
    whole = pages.Fetched(
        URL, URL + "?full", b"<p>bytes</p>", "text/html", entry, None, NOW, "Post", "https://post.example/feed"
    )
    assert fetched(db) == whole
    assert pages.feed_of(db, URL) == entry.feed_id


def test_too_old_and_future_entries_are_not_due_and_undated_ones_are(db: Connection, entry: Entry) -> None:
    dates = {"old": NOW - 9 * DAY, "new": NOW - DAY, "future": NOW + DAY, "undated": None}
    for name, at in dates.items():
        pages.add_entries(db, [replace(entry, guid=name, url=f"https://a.example/{name}", published=at)], NOW)
        pages.add_entries(db, [replace(entry, guid=name + " note", url="", published=at)], NOW)

    def names(urls: list[str]) -> set[str]:
        return {u.removeprefix(f"entry:{entry.feed_id}:").removeprefix("https://a.example/").split()[0] for u in urls}

    assert (
        names(pages.due(db, NOW, NOW - 7 * DAY, 10))
        == names(pages.to_extract(db, NOW, NOW - 7 * DAY, 10))
        == {"new", "undated"}
    )
    assert (
        names(pages.due(db, NOW, None, 10)) == names(pages.to_extract(db, NOW, None, 10)) == {"old", "new", "undated"}
    )


def test_a_page_that_was_left_out_does_not_keep_the_program_awake(db: Connection, entry: Entry) -> None:
    pages.add_entries(db, [replace(entry, published=NOW - 9 * DAY)], NOW)
    assert pages.next_due(db, NOW) is None


def test_a_host_in_trouble_is_asked_five_times_and_then_the_feeds_own_text_serves(db: Connection, entry: Entry) -> None:
    pages.add_entries(db, [entry], NOW)
    for n in range(1, pages.MAX_TRIES):
        pages.save_later(db, URL, "It answered 503.", NOW + n * HOUR)
        assert pages.due(db, NOW + n * HOUR - timedelta(seconds=1), None, 10) == []
        assert pages.due(db, NOW + n * HOUR, None, 10) == [URL]
        assert pages.next_due(db, NOW) == NOW + n * HOUR
    pages.save_later(db, URL, "It answered 503.", NOW + 9 * HOUR)
    assert pages.due(db, NOW + 99 * HOUR, None, 10) == []
    assert pages.to_extract(db, NOW, None, 10) == [URL]
    assert (fetched(db).body, fetched(db).reason) == (b"", "It answered 503.")


def test_a_fresh_page_is_looked_at_again_within_a_day_and_then_left_in_peace(db: Connection, entry: Entry) -> None:
    pages.add_entries(db, [entry], NOW)
    for at, again in ((NOW, NOW + 6 * HOUR), (NOW + 6 * HOUR, NOW + 24 * HOUR), (NOW + 24 * HOUR, None)):
        assert pages.due(db, at, None, 10) == [URL]
        pages.save_fetched(db, URL, URL, "text/html", b"x")
        pages.settle(db, URL, "article", None, at)
        assert pages.next_due(db, at) == again


def test_a_page_that_gave_no_article_is_listed_with_its_reason(db: Connection, entry: Entry) -> None:
    pages.add_entries(db, [entry], NOW)
    pages.save_nothing(db, URL, "It answered 404.")
    pages.settle(db, URL, None, "It answered 404.", NOW)
    assert pages.skipped(db) == ((URL, "It answered 404."),)
    assert pages.due(db, NOW + DAY, None, 10) == pages.to_extract(db, NOW + DAY, None, 10) == []


def test_a_recorded_page_waits_for_extraction_and_is_taken_once(db: Connection) -> None:
    for body in (b"first", b"second"):
        pages.add_recorded(db, URL, body, "text/html", NOW)
    assert pages.to_extract(db, NOW, NOW - DAY, 10) == [URL]
    assert fetched(db).body == b"first"
