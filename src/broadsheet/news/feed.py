"""Feeds, what is known of their health, and the entries that they list."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from broadsheet.news.article import Picture

FeedState = Literal["active", "paused", "gone"]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that the reader follows, with everything that the next poll needs to know."""

    id: str
    url: str
    title: str = ""
    site_url: str = ""
    topic: str = ""
    state: FeedState = "active"
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    interval: timedelta = timedelta(hours=1)  # time to the next poll when all goes well
    failures: int = 0  # in a row
    next_poll: datetime | None = None  # None: never polled, due at once
    last_success: datetime | None = None
    last_error: str | None = None  # a sentence for a person


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed, as the feed tells it. Its page has not been looked at."""

    feed_id: str
    guid: str  # unique within the feed
    url: str  # "" where the entry has no link
    title: str  # plain text
    summary: str = ""  # HTML as the feed has it, never shown unsanitised
    content: str = ""  # HTML as the feed has it: the whole text where the feed carries one
    authors: tuple[str, ...] = ()
    published: datetime | None = None  # aware, UTC, as the feed claims
    updated: datetime | None = None
    language: str = ""
    pictures: tuple[Picture, ...] = field(default=())
