"""Polling: an old feed and an answer become a feed with its next poll, and its entries."""

import hashlib
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from broadsheet.config import Settings
from broadsheet.net.errors import FetchError, Refused, Unreachable
from broadsheet.net.http import FEEDS, Fetcher, Response
from broadsheet.news.feed import Entry, Feed
from broadsheet.news.outcome import Outcome
from broadsheet.stages.collect.crawl import crawl
from broadsheet.stages.collect.parse import NotAFeed, parse

_LONGEST_BACK_OFF = timedelta(days=2)
_QUIET_GROWTH = 1.3  # an unchanged feed is asked this much later next time


@dataclass(frozen=True, slots=True)
class PollResult:
    """The feed as it is known after the poll; `entries` is empty where nothing had changed."""

    feed: Feed
    entries: tuple[Entry, ...] = ()


def decide(feed: Feed, answer: Response | FetchError, now: datetime, settings: Settings) -> PollResult:
    """What a poll's answer means: pure, so that every case can be told in a test."""
    if isinstance(answer, FetchError):
        after = answer.retry_after if isinstance(answer, Unreachable) else None
        return _failed(feed, str(answer), now, settings, after)
    if answer.status == 410:
        return PollResult(replace(feed, state="gone", next_poll=None, last_error="The feed is gone for good (410)."))
    if answer.status == 304:
        return PollResult(_unchanged(feed, now, settings))
    if answer.status != 200:
        return _failed(feed, f"{feed.url} answered {answer.status}", now, settings, None)
    return _read(feed, answer, now, settings)


def _read(feed: Feed, answer: Response, now: datetime, settings: Settings) -> PollResult:
    digest = hashlib.sha256(answer.body).hexdigest()
    moved = replace(
        feed,
        url=answer.moved_to or feed.url,
        etag=answer.headers.get("etag"),
        last_modified=answer.headers.get("last-modified"),
    )
    if digest == feed.body_hash:
        return PollResult(_unchanged(moved, now, settings))
    try:
        parsed = parse(answer.body, answer.headers.get("content-type", ""), feed.id)
    except NotAFeed as error:
        return _failed(feed, str(error), now, settings, None)
    interval = _interval(parsed.entries, settings)
    polled = replace(
        _healthy(moved, now, interval),
        body_hash=digest,
        title=feed.title or parsed.title,
        site_url=parsed.site_url or feed.site_url,
    )
    return PollResult(polled, parsed.entries)


def _healthy(feed: Feed, now: datetime, interval: timedelta) -> Feed:
    return replace(feed, failures=0, last_error=None, last_success=now, interval=interval, next_poll=now + interval)


def _unchanged(feed: Feed, now: datetime, settings: Settings) -> Feed:
    return _healthy(feed, now, _bounded(feed.interval * _QUIET_GROWTH, settings))


def _interval(entries: Sequence[Entry], settings: Settings) -> timedelta:
    """Half the median time between the newest entries, so that about every second poll brings one."""
    times = sorted((e.published for e in entries if e.published), reverse=True)[:20]
    gaps = [(a - b).total_seconds() for a, b in pairwise(times)]
    return _bounded(timedelta(seconds=statistics.median(gaps) / 2) if gaps else timedelta(hours=1), settings)


def _bounded(interval: timedelta, settings: Settings) -> timedelta:
    shortest, longest = timedelta(minutes=settings.poll_minimum_minutes), timedelta(hours=settings.poll_maximum_hours)
    return min(max(interval, shortest), longest)


def _failed(feed: Feed, why: str, now: datetime, settings: Settings, after: timedelta | None) -> PollResult:
    failures = feed.failures + 1
    pause = timedelta(minutes=settings.poll_minimum_minutes) * 2 ** min(failures - 1, 12)
    pause = max(min(pause, _LONGEST_BACK_OFF), after or timedelta(0))
    return PollResult(replace(feed, failures=failures, last_error=why, next_poll=now + pause))


def poll_feeds(
    feeds: Sequence[Feed], settings: Settings, clock: Callable[[], datetime]
) -> Iterator[Outcome[PollResult]]:
    """Poll all `feeds` at once, within the limits; each result is given as it comes, failures as feeds that carry them."""

    async def one(feed: Feed, fetcher: Fetcher) -> PollResult:
        try:
            answer: Response | FetchError = await fetcher.get(
                feed.url, etag=feed.etag, last_modified=feed.last_modified, accept=FEEDS
            )
        except (Refused, Unreachable) as error:
            answer = error
        return decide(feed, answer, clock(), settings)

    return crawl([(feed.id, feed) for feed in feeds], one, settings, clock)
