import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as property_settings
from hypothesis import strategies as st
from loopback import Answer, Site

from broadsheet.config import Settings
from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.http import Response
from broadsheet.news.feed import Feed
from broadsheet.news.outcome import Done
from broadsheet.stages.collect.poll import PollResult, decide, poll_feeds

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
URL = "https://news.example/feed"
FEED = Feed("F1", URL)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def settings(**changes: Any) -> Settings:
    return Settings(**{"allow_private_addresses": True, "host_delay": 0, "request_timeout": 2, **changes})


def rss(*ages: timedelta, title: str = "The Daily") -> bytes:
    """A feed with an entry of each age."""
    items = "".join(
        f"<item><title>Story {n}</title><link>https://news.example/{n}</link><pubDate>{NOW - age:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for n, age in enumerate(ages)
    )
    return f'<rss version="2.0"><channel><title>{title}</title><link>https://news.example/</link>{items}</channel></rss>'.encode()


def answer(body: bytes = rss(HOUR), status: int = 200, moved_to: str = "", **headers: str) -> Response:
    return Response(
        URL, URL, status, {name.replace("_", "-"): value for name, value in headers.items()}, body, moved_to
    )


def decided(feed: Feed = FEED, told: Response | Refused | Unreachable | None = None, now: datetime = NOW) -> PollResult:
    return decide(feed, told or answer(), now, settings())


def test_a_good_answer_gives_the_entries_and_what_the_next_poll_needs() -> None:
    body = rss(HOUR, 2 * HOUR)
    result = decided(
        replace(FEED, failures=3, last_error="Down."),
        answer(body, etag='"a1"', last_modified="Wed, 04 Mar 2026 11:00:00 GMT"),
    )
    assert result.changed
    assert [entry.title for entry in result.entries] == ["Story 0", "Story 1"]
    feed = result.feed
    assert (feed.etag, feed.last_modified, feed.body_hash) == (
        '"a1"',
        "Wed, 04 Mar 2026 11:00:00 GMT",
        hashlib.sha256(body).hexdigest(),
    )
    assert (feed.title, feed.site_url) == ("The Daily", "https://news.example/")
    assert (feed.failures, feed.last_error, feed.last_success) == (0, None, NOW)
    assert feed.next_poll == NOW + feed.interval


def test_the_name_that_the_reader_gave_stays() -> None:
    assert decided(replace(FEED, title="My paper")).feed.title == "My paper"


def test_an_answer_of_not_modified_changes_nothing_but_the_next_poll() -> None:
    known = replace(
        FEED, etag='"a1"', last_modified="Mon", body_hash="h", interval=HOUR, failures=2, last_error="Down."
    )
    result = decided(known, answer(b"", 304))
    assert (result.entries, result.changed) == ((), False)
    assert (result.feed.etag, result.feed.last_modified, result.feed.body_hash) == ('"a1"', "Mon", "h")
    assert (result.feed.failures, result.feed.last_error, result.feed.last_success) == (0, None, NOW)
    assert result.feed.next_poll == NOW + 1.3 * HOUR


def test_the_same_bytes_are_not_read_again_and_new_marks_are_kept() -> None:
    known = replace(FEED, etag='"old"', body_hash=hashlib.sha256(b"not even a feed").hexdigest())
    result = decided(known, answer(b"not even a feed", etag='"new"'))
    assert (result.changed, result.entries) == (False, ())
    assert (result.feed.etag, result.feed.failures) == ('"new"', 0)


def test_a_mark_that_is_no_longer_sent_is_forgotten() -> None:
    assert decided(replace(FEED, etag='"old"', last_modified="Mon")).feed.etag is None


@pytest.mark.parametrize(
    "told", [answer(moved_to="https://news.example/new"), answer(b"", 304, "https://news.example/new")]
)
def test_a_feed_that_has_moved_for_good_is_asked_at_its_new_address(told: Response) -> None:
    assert decided(told=told).feed.url == "https://news.example/new"


def test_a_move_to_what_is_no_feed_is_not_followed() -> None:
    result = decided(told=answer(b"<html><body>Welcome</body></html>", moved_to="https://news.example/home"))
    assert result.feed.url == URL
    assert result.feed.last_error == f"{URL} gave no feed. This is a web page, not a feed."


def test_a_feed_that_is_gone_is_not_asked_again_and_says_so() -> None:
    feed = decided(told=answer(b"", 410)).feed
    assert (feed.state, feed.next_poll) == ("gone", None)
    assert (
        feed.last_error == f"{URL} is gone for good: its host answered 410. Remove the feed, or follow its new address."
    )


@pytest.mark.parametrize("status", [401, 403, 404, 451])
def test_another_refusal_is_a_failure_that_keeps_what_is_known(status: int) -> None:
    known = replace(FEED, etag='"a1"', body_hash="h", last_success=NOW - DAY)
    feed = decided(known, answer(b"", status)).feed
    assert (feed.state, feed.failures, feed.last_error) == ("active", 1, f"{URL} answered {status}.")
    assert (feed.etag, feed.body_hash, feed.last_success) == ('"a1"', "h", NOW - DAY)


def test_the_wait_doubles_with_each_failure_up_to_two_days() -> None:
    feed, waits = FEED, []
    for _ in range(12):
        feed = decided(feed, Unreachable(URL, "could not be reached")).feed
        assert feed.next_poll
        waits.append(feed.next_poll - NOW)
    assert waits[:4] == [10 * MINUTE, 20 * MINUTE, 40 * MINUTE, 80 * MINUTE]
    assert waits[-1] == 2 * DAY
    assert feed.failures == 12
    assert decided(feed).feed.failures == 0


def test_a_host_that_says_when_is_not_asked_before() -> None:
    feed = decided(told=Unreachable(URL, "answered 503", 5 * HOUR)).feed
    assert feed.next_poll == NOW + 5 * HOUR
    assert decided(told=Unreachable(URL, "answered 503", MINUTE)).feed.next_poll == NOW + 10 * MINUTE


def test_what_robots_txt_forbids_is_a_failure_with_its_reason() -> None:
    assert (
        decided(told=Refused(URL, "is closed to us by the outlet's robots.txt")).feed.last_error
        == f"{URL} is closed to us by the outlet's robots.txt."
    )


@pytest.mark.parametrize(
    ("ages", "interval"),
    [
        ([HOUR * n for n in range(6)], 30 * MINUTE), ([MINUTE * n for n in range(20)], 10 * MINUTE), ([DAY * n for n in range(9)], 12 * HOUR),
        ([30 * DAY * n for n in range(1, 5)], 24 * HOUR), ([4 * DAY, 4 * DAY + HOUR], 12 * HOUR), ([], HOUR), ([-DAY, -DAY], 10 * MINUTE),
    ],
    ids=["hourly", "every minute", "daily", "monthly", "hourly until four days ago", "no dates", "dates in the future"],
)  # fmt: skip
def test_a_feed_is_asked_as_often_as_it_publishes_within_the_bounds(ages: list[timedelta], interval: timedelta) -> None:
    assert decided(told=answer(rss(*ages))).feed.interval == interval


def test_a_feed_that_does_not_change_is_asked_ever_more_seldom() -> None:
    feed, waits = replace(FEED, interval=HOUR), []
    for _ in range(20):
        feed = decided(feed, answer(b"", 304)).feed
        waits.append(feed.interval)
    assert waits == sorted(waits)
    assert waits[-1] == DAY


@property_settings(deadline=None, max_examples=40)
@given(
    st.sampled_from([200, 204, 301, 304, 400, 404, 410, 418]), st.binary(max_size=60), st.integers(0, 10_000), st.timedeltas(timedelta(0), 900 * DAY)
)  # fmt: skip
def test_no_answer_fails_and_every_feed_is_asked_again_unless_it_is_gone(
    status: int, body: bytes, failures: int, interval: timedelta
) -> None:
    feed = decided(replace(FEED, failures=failures, interval=interval), answer(body, status)).feed
    if feed.state == "gone":
        assert status == 410
    else:
        assert feed.next_poll
        assert 10 * MINUTE <= feed.next_poll - NOW <= 2 * DAY
    assert bool(feed.last_error) == (feed.failures > 0 or feed.state == "gone")


def polled(*feeds: Feed, **changes: Any) -> dict[str, PollResult]:
    outcomes = list(poll_feeds(feeds, settings(**changes), lambda: NOW))
    assert all(isinstance(outcome, Done) for outcome in outcomes), outcomes
    return {outcome.key: outcome.result for outcome in outcomes if isinstance(outcome, Done)}


def test_a_feed_is_asked_with_what_is_known_of_it(site: Site) -> None:
    def route(handler: BaseHTTPRequestHandler) -> Answer:
        if (
            handler.headers["If-None-Match"] == '"a1"'
            and handler.headers["If-Modified-Since"] == "Wed, 04 Mar 2026 11:00:00 GMT"
        ):
            return Answer(b"", 304)
        return Answer(rss(HOUR), headers={"ETag": '"a1"', "Last-Modified": "Wed, 04 Mar 2026 11:00:00 GMT"})

    site.routes["/feed"] = route
    first = polled(Feed("F1", site.url("/feed")))["F1"]
    again = polled(first.feed)["F1"]
    assert (first.changed, again.changed) == (True, False)
    assert again.feed.failures == 0
    assert "application/rss+xml" in site.asked[-1].headers["accept"]


def test_a_feed_that_moves_is_known_by_its_new_address(site: Site) -> None:
    site.routes |= {"/old": Answer(b"", 301, {"Location": "/new"}), "/new": Answer(rss(HOUR))}
    result = polled(Feed("F1", site.url("/old")))["F1"]
    assert (result.feed.url, len(result.entries)) == (site.url("/new"), 1)


def test_a_feed_that_moves_for_a_while_keeps_its_address(site: Site) -> None:
    site.routes |= {"/old": Answer(b"", 302, {"Location": "/new"}), "/new": Answer(rss(HOUR))}
    assert polled(Feed("F1", site.url("/old")))["F1"].feed.url == site.url("/old")


def test_a_host_in_trouble_is_a_feed_that_waits(site: Site) -> None:
    site.routes["/feed"] = Answer(b"", 429, {"Retry-After": "7200"})
    feed = polled(Feed("F1", site.url("/feed")))["F1"].feed
    assert (feed.failures, feed.next_poll) == (1, NOW + 2 * HOUR)


def test_one_bad_feed_does_not_stop_the_others(site: Site) -> None:
    site.routes |= {
        "/good": Answer(rss(HOUR)),
        "/page": Answer(b"<html>no feed</html>"),
        "/gone": Answer(b"", 410),
        "/empty": Answer(b""),
    }
    names = ("good", "page", "gone", "empty", "missing")
    results = polled(
        *(Feed(name, site.url(f"/{name}")) for name in names),
        Feed("odd", "gopher://x.example/"),
        Feed("rubbish", "http://[bad"),
    )
    assert {name for name, result in results.items() if result.changed} == {"good"}
    assert results["gone"].feed.state == "gone"
    assert all(results[name].feed.last_error for name in results if name != "good")


def test_a_feed_inside_is_not_asked_unless_that_is_allowed(site: Site) -> None:
    site.routes["/feed"] = Answer(rss(HOUR))
    feed = polled(Feed("F1", site.url("/feed")), allow_private_addresses=False)["F1"].feed
    assert feed.last_error
    assert "allow_private_addresses" in feed.last_error
    assert site.asked == []
