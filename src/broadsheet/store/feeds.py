"""Feeds in the database."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

import sqlalchemy as sa

from broadsheet.news.feed import Feed
from broadsheet.news.ids import ulid
from broadsheet.store.database import Connection
from broadsheet.store.schema import feeds


def add(db: Connection, url: str, title: str, topic: str, now: datetime) -> Feed:
    """Follow a feed; one that is followed already is left as it is."""
    known = db.execute(sa.select(feeds).where(feeds.c.url == url)).first()
    if known:
        return _feed(known)
    feed = Feed(id=ulid(now, f"feed:{url}"), url=url, title=title, topic=topic)
    db.execute(sa.insert(feeds).values(_row(feed)))
    return feed


def all_feeds(db: Connection) -> tuple[Feed, ...]:
    """Every feed, by topic and title."""
    return tuple(_feed(r) for r in db.execute(sa.select(feeds).order_by(feeds.c.topic, feeds.c.title, feeds.c.url)))


def get(db: Connection, ids: Sequence[str]) -> tuple[Feed, ...]:
    """The feeds of these ids."""
    return tuple(_feed(r) for r in db.execute(sa.select(feeds).where(feeds.c.id.in_(ids)).order_by(feeds.c.id)))


def due(db: Connection, now: datetime, limit: int) -> list[str]:
    """The feeds whose next poll has come."""
    wanted = sa.and_(feeds.c.state == "active", sa.or_(feeds.c.next_poll.is_(None), feeds.c.next_poll <= now))
    return list(db.scalars(sa.select(feeds.c.id).where(wanted).order_by(feeds.c.id).limit(limit)))


def next_poll(db: Connection, after: datetime) -> datetime | None:
    """When the next feed is due after a round at `after`."""
    soonest = sa.select(sa.func.min(feeds.c.next_poll, type_=feeds.c.next_poll.type))
    found: datetime | None = db.scalar(soonest.where(feeds.c.state == "active", feeds.c.next_poll > after))
    return found


def save(db: Connection, feed: Feed) -> None:
    """Keep what a poll found; an address that another feed has already is not taken over."""
    taken = db.scalar(sa.select(feeds.c.id).where(feeds.c.url == feed.url, feeds.c.id != feed.id))
    row = _row(feed)
    if taken:
        row.pop("url")
    db.execute(sa.update(feeds).where(feeds.c.id == feed.id).values(row))


def set_state(db: Connection, feed: str, state: str) -> bool:
    """Pause or resume a feed; False where there is none."""
    return db.execute(sa.update(feeds).where(_named(feed)).values(state=state, next_poll=None)).rowcount > 0


def set_topic(db: Connection, feed: str, topic: str) -> bool:
    """Move a feed to a topic; False where there is none."""
    return db.execute(sa.update(feeds).where(_named(feed)).values(topic=topic)).rowcount > 0


def remove(db: Connection, feed: str) -> bool:
    """Stop following a feed; its articles stay. False where there is none."""
    return db.execute(sa.delete(feeds).where(_named(feed))).rowcount > 0


def _named(feed: str) -> sa.ColumnElement[bool]:
    """The feed of an id or an address."""
    return sa.or_(feeds.c.id == feed, feeds.c.url == feed)


def _row(feed: Feed) -> dict[str, object]:
    row = asdict(feed)
    row["interval_seconds"] = row.pop("interval").total_seconds()
    return row


def _feed(row: sa.Row) -> Feed:  # type: ignore[type-arg]
    values = dict(row._mapping)
    values["interval"] = timedelta(seconds=values.pop("interval_seconds"))
    return Feed(**values)
