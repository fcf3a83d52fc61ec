"""Polling: an old feed and an answer become a feed with its next poll, and its entries."""

import asyncio
import hashlib
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from broadsheet.config import Settings
from broadsheet.net.errors import FetchError, Unreachable
from broadsheet.net.http import FEEDS, Fetcher, Response
from broadsheet.news.feed import Entry, Feed
from broadsheet.news.outcome import Outcome
from broadsheet.stages.collect.crawl import crawl
from broadsheet.stages.collect.feeds import NotAFeed
from broadsheet.stages.collect.parse import parse

_LONGEST_BACK_OFF = timedelta(days=2)
_QUIET_GROWTH = 1.3  # an unchanged feed is asked this much later next time
_USUAL_INTERVAL = timedelta(hours=1)  # of a feed whose entries have no dates
_NEWEST = 20  # entries that tell how often a feed publishes


@dataclass(frozen=True, slots=True)
class PollResult:
    """The feed as it is known after the poll. `entries` holds all that it lists where it `changed`, else nothing."""

    feed: Feed
    entries: tuple[Entry, ...] = ()
    changed: bool = False


def decide(feed: Feed, answer: Response | FetchError, now: datetime, settings: Settings) -> PollResult:
    """What a poll's answer means: no input or output, so that every case can be told in a test.

    An answer of 304, or the same bytes as the last time, is not parsed.
    """
    if isinstance(answer, FetchError):
        after = answer.retry_after if isinstance(answer, Unreachable) else None
        return _failed(feed, str(answer), now, settings, after)
    if answer.status == 410:
        return _gone(feed)
    if answer.status == 304:
        return PollResult(_unchanged(_moved(feed, answer), now, settings))
    if answer.status != 200:
        return _failed(feed, f"{feed.url} answered {answer.status}.", now, settings)
    return _read(feed, answer, now, settings)


def _gone(feed: Feed) -> PollResult:
    why = f"{feed.url} is gone for good: its host answered 410. Remove the feed, or follow its new address."
    return PollResult(replace(feed, state="gone", next_poll=None, last_error=why))


def _moved(feed: Feed, answer: Response) -> Feed:
    return replace(feed, url=answer.moved_to or feed.url)


def _read(feed: Feed, answer: Response, now: datetime, settings: Settings) -> PollResult:
    digest = hashlib.sha256(answer.body).hexdigest()
    headers = answer.headers
    known = replace(_moved(feed, answer), etag=headers.get("etag"), last_modified=headers.get("last-modified"))
    if digest == feed.body_hash:
        return PollResult(_unchanged(known, now, settings))
    try:
        parsed = parse(answer.body, headers.get("content-type", ""), feed.id, answer.final_url)
    except NotAFeed as error:
        return _failed(feed, f"{feed.url} gave no feed. {error}", now, settings)
    polled = replace(
        _healthy(known, now, _interval(parsed.entries, now, settings)),
        body_hash=digest,
        title=feed.title or parsed.title,
        site_url=parsed.site_url or feed.site_url,
    )
    return PollResult(polled, parsed.entries, changed=True)


def _healthy(feed: Feed, now: datetime, interval: timedelta) -> Feed:
    return replace(feed, failures=0, last_error=None, last_success=now, interval=interval, next_poll=now + interval)


def _unchanged(feed: Feed, now: datetime, settings: Settings) -> Feed:
    return _healthy(feed, now, _bounded(feed.interval * _QUIET_GROWTH, settings))


def _interval(entries: Sequence[Entry], now: datetime, settings: Settings) -> timedelta:
    """Half the usual time between entries, so that about every second poll brings one.

    The usual time is the median gap of the newest entries, or a quarter of the silence since the last one where
    that is longer: a feed that published hourly until last spring is not asked every half hour.
    """
    times = sorted((min(e.published, now) for e in entries if e.published), reverse=True)[:_NEWEST]
    if not times:
        return _bounded(_USUAL_INTERVAL, settings)
    gaps = [(later - sooner).total_seconds() for later, sooner in pairwise(times)]
    usual = max(statistics.median(gaps or [0.0]), (now - times[0]).total_seconds() / 4)
    return _bounded(timedelta(seconds=usual / 2), settings)


def _bounded(interval: timedelta, settings: Settings) -> timedelta:
    shortest, longest = timedelta(minutes=settings.poll_minimum_minutes), timedelta(hours=settings.poll_maximum_hours)
    return min(max(interval, shortest), longest)


def _failed(feed: Feed, why: str, now: datetime, settings: Settings, after: timedelta | None = None) -> PollResult:
    """Wait twice as long after each failure, from the shortest interval up to two days, and as long as the host asks."""
    failures = feed.failures + 1
    shortest = timedelta(minutes=settings.poll_minimum_minutes)
    pause = min(shortest * 2 ** min(failures - 1, 12), max(_LONGEST_BACK_OFF, shortest))
    next_poll = now + max(pause, after or timedelta(0))
    return PollResult(replace(feed, failures=failures, last_error=why, next_poll=next_poll))


def poll_feeds(
    feeds: Sequence[Feed], settings: Settings, clock: Callable[[], datetime]
) -> Iterator[Outcome[PollResult]]:
    """Poll all `feeds` at once, within the limits; each result is given as it comes, failures as feeds that carry them."""

    async def one(feed: Feed, fetcher: Fetcher) -> PollResult:
        answer: Response | FetchError
        try:
            answer = await fetcher.get(feed.url, etag=feed.etag, last_modified=feed.last_modified, accept=FEEDS)
        except FetchError as error:
            answer = error
        return await asyncio.to_thread(decide, feed, answer, clock(), settings)

    return crawl([(feed.id, feed) for feed in feeds], one, settings, clock)
