from dataclasses import replace
from datetime import UTC, datetime, timedelta

from broadsheet.store import feeds
from broadsheet.store.database import Connection

NOW = datetime(2026, 3, 12, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_feed_is_followed_once_and_keeps_its_id(db: Connection) -> None:
    first = feeds.add(db, "https://post.example/feed", "Post", "Town", NOW)
    assert feeds.add(db, "https://post.example/feed", "Other", "Other", NOW + HOUR) == first
    assert feeds.all_feeds(db) == (first,)


def test_everything_that_the_next_poll_needs_comes_back_as_it_was_saved(db: Connection) -> None:
    feed = feeds.add(db, "https://post.example/feed", "", "", NOW)
    polled = replace(
        feed, title="Post", site_url="https://post.example/", etag='"a"', last_modified="Thu", body_hash="ff", failures=2,
        interval=timedelta(minutes=17, milliseconds=3), next_poll=NOW + HOUR, last_success=NOW, last_error="It answered 500.",
    )  # fmt: skip
    feeds.save(db, polled)
    assert feeds.get(db, [feed.id]) == (polled,)


def test_what_is_due_was_never_polled_or_its_time_has_come(db: Connection) -> None:
    new, past, now, later, paused, gone = (feeds.add(db, f"https://{n}.example/", "", "", NOW) for n in "abcdef")
    for feed, at in ((past, NOW - HOUR), (now, NOW), (later, NOW + HOUR)):
        feeds.save(db, replace(feed, next_poll=at))
    feeds.set_state(db, paused.id, "paused")
    feeds.save(db, replace(gone, state="gone"))
    assert feeds.due(db, NOW, 10) == sorted([new.id, past.id, now.id])
    assert feeds.due(db, NOW, 2) == sorted([new.id, past.id, now.id])[:2]
    assert feeds.next_poll(db, NOW) == NOW + HOUR


def test_a_resumed_feed_is_due_at_once_also_by_its_address(db: Connection) -> None:
    feed = feeds.add(db, "https://post.example/feed", "", "", NOW)
    feeds.save(db, replace(feed, next_poll=NOW + HOUR))
    assert feeds.set_state(db, feed.url, "paused")
    assert feeds.due(db, NOW + 2 * HOUR, 10) == []
    assert feeds.set_state(db, feed.id, "active")
    assert feeds.due(db, NOW, 10) == [feed.id]


def test_a_feed_that_moved_to_anothers_address_keeps_its_own(db: Connection) -> None:
    one, other = (feeds.add(db, f"https://{n}.example/", "", "", NOW) for n in "ab")
    feeds.save(db, replace(other, url=one.url, title="B"))
    assert [(f.url, f.title) for f in feeds.all_feeds(db)] == [(one.url, ""), (other.url, "B")]


def test_what_is_not_followed_cannot_be_removed_or_paused(db: Connection) -> None:
    assert not feeds.remove(db, "https://nowhere.example/")
    assert not feeds.set_state(db, "nowhere", "paused")
