"""Addresses that feeds list: what is to be fetched, and the raw pages that wait for extraction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from broadsheet.news.feed import Entry
from broadsheet.store import codec
from broadsheet.store.database import Connection
from broadsheet.store.schema import entries, feeds, pages

MAX_TRIES = 5
_NO_ADDRESS = "entry:"  # begins the key of an entry without a page of its own
RECHECKS = (timedelta(hours=6), timedelta(hours=24))  # after the first look: most corrections come within a day


@dataclass(frozen=True, slots=True)
class Fetched:
    """A raw page with the entry that led to it."""

    url: str
    final_url: str
    body: bytes
    content_type: str
    entry: Entry | None
    reason: str | None  # why there is no body, where there is none
    seen: datetime
    feed: str = ""  # the title of the feed that lists it
    feed_url: str = ""


def add_entries(db: Connection, found: Sequence[Entry], now: datetime) -> None:
    """Keep a feed's entries; a new one, or one that says something new, makes its page due."""
    for entry in found:
        data = codec.text(codec.ENTRY, entry)
        digest = hashlib.sha256(data.encode()).hexdigest()
        page = entry.url or f"{_NO_ADDRESS}{entry.feed_id}:{entry.guid}"
        where = sa.and_(entries.c.feed == entry.feed_id, entries.c.guid == entry.guid)
        known = db.execute(sa.select(entries.c.digest).where(where)).scalar()
        if known == digest:
            continue
        if known is None:
            db.execute(
                sa.insert(entries).values(feed=entry.feed_id, guid=entry.guid, page=page, digest=digest, data=data)
            )
        else:
            db.execute(sa.update(entries).where(where).values(page=page, digest=digest, data=data))
        _make_due(db, page, entry, known is not None, now)


def _make_due(db: Connection, page: str, entry: Entry, changed: bool, now: datetime) -> None:
    row = db.execute(sa.select(pages.c.state).where(pages.c.url == page)).first()
    state = "fetch" if entry.url else "extract"
    if row is None:
        db.execute(
            sa.insert(pages).values(url=page, state=state, due=now, published=entry.published, seen=now, tries=0)
        )
    elif changed:
        db.execute(
            sa.update(pages).where(pages.c.url == page).values(state=state, due=now, published=entry.published, tries=0)
        )


def due(db: Connection, now: datetime, oldest: datetime | None, limit: int) -> list[str]:
    """The pages to fetch: due, not older than `oldest`, and not from after now."""
    wanted = sa.select(pages.c.url).where(pages.c.state == "fetch", pages.c.due <= now, _of_age(now, oldest))
    return list(db.scalars(wanted.order_by(pages.c.due, pages.c.url).limit(limit)))


def _of_age(now: datetime, oldest: datetime | None) -> sa.ColumnElement[bool]:
    """What was published between `oldest` and now, or at a time that is not known."""
    known = pages.c.published <= now if oldest is None else pages.c.published.between(oldest, now)
    return sa.or_(pages.c.published.is_(None), known)


def save_fetched(db: Connection, url: str, final_url: str, content_type: str, body: bytes) -> None:
    """Keep a page's bytes until they are extracted."""
    values = {
        "state": "extract",
        "final_url": final_url,
        "content_type": content_type,
        "body": codec.pack(body),
        "reason": None,
    }
    db.execute(sa.update(pages).where(pages.c.url == url).values(values))


def save_nothing(db: Connection, url: str, reason: str) -> None:
    """There is no page; the feed's own text is tried in its place."""
    db.execute(sa.update(pages).where(pages.c.url == url).values(state="extract", reason=reason, body=None))


def save_later(db: Connection, url: str, reason: str, at: datetime) -> None:
    """Try again `at`; after the last try the feed's own text serves."""
    tries = (db.scalar(sa.select(pages.c.tries).where(pages.c.url == url)) or 0) + 1
    if tries >= MAX_TRIES:
        save_nothing(db, url, reason)
    else:
        db.execute(sa.update(pages).where(pages.c.url == url).values(tries=tries, due=at, reason=reason))


def add_recorded(db: Connection, url: str, body: bytes, content_type: str, seen: datetime) -> None:
    """Keep a page out of an archive, where its address is new."""
    if db.scalar(sa.select(pages.c.url).where(pages.c.url == url)):
        return
    db.execute(
        sa.insert(pages).values(
            url=url,
            state="extract",
            seen=seen,
            tries=0,
            final_url=url,
            content_type=content_type,
            body=codec.pack(body),
        )
    )


def to_extract(db: Connection, now: datetime, oldest: datetime | None, limit: int) -> list[str]:
    """The pages that wait for extraction; of entries without an address, which are not fetched, those of the right age."""
    wanted = sa.select(pages.c.url).where(
        pages.c.state == "extract", sa.or_(~pages.c.url.startswith(_NO_ADDRESS), _of_age(now, oldest))
    )
    return list(db.scalars(wanted.order_by(pages.c.url).limit(limit)))


def load(db: Connection, urls: Sequence[str]) -> list[Fetched]:
    """Raw pages with their entries."""
    rows = db.execute(sa.select(pages).where(pages.c.url.in_(urls)).order_by(pages.c.url)).all()
    listed = sa.select(entries.c.page, entries.c.data, feeds.c.title, feeds.c.url).join(
        feeds, feeds.c.id == entries.c.feed
    )
    wanted = listed.where(entries.c.page.in_(urls)).order_by(entries.c.feed.desc())
    told = {r.page: r for r in db.execute(wanted)}
    return [_fetched(r, told.get(r.url)) for r in rows]


def _fetched(row: sa.Row, told: sa.Row | None) -> Fetched:  # type: ignore[type-arg]
    return Fetched(
        url=row.url,
        final_url=row.final_url or row.url,
        body=codec.unpack(row.body) if row.body else b"",
        content_type=row.content_type or "",
        entry=codec.ENTRY.validate_json(told.data) if told else None,
        reason=row.reason,
        seen=row.seen,
        feed=told.title if told else "",
        feed_url=told.url if told else "",
    )


def feed_of(db: Connection, url: str) -> str | None:
    """The feed that lists an address."""
    return db.scalar(sa.select(entries.c.feed).where(entries.c.page == url).order_by(entries.c.feed))


def settle(db: Connection, url: str, article: str | None, reason: str | None, now: datetime) -> None:
    """Extraction is done: the bytes go, and a fresh article's page is looked at again later."""
    row = db.execute(sa.select(pages.c.seen, pages.c.published).where(pages.c.url == url)).one()
    again = next((row.seen + pause for pause in RECHECKS if row.seen + pause > now), None)
    fresh = (
        again is not None
        and article is not None
        and url.startswith("http")
        and row.published
        and row.seen - row.published < timedelta(days=2)
    )
    state = "fetch" if fresh else ("done" if article else "skipped")
    values = {"state": state, "due": again if fresh else None, "body": None, "article": article, "reason": reason}
    db.execute(sa.update(pages).where(pages.c.url == url).values(values))


def skipped(db: Connection) -> tuple[tuple[str, str], ...]:
    """(address, reason) of every page that gave no article."""
    rows = db.execute(sa.select(pages.c.url, pages.c.reason).where(pages.c.state == "skipped").order_by(pages.c.url))
    return tuple((r.url, r.reason or "") for r in rows)


def extracted(db: Connection) -> tuple[tuple[str, str], ...]:
    """(address, article) of every page that gave one; one article may have several addresses."""
    rows = db.execute(sa.select(pages.c.url, pages.c.article).where(pages.c.article.is_not(None)).order_by(pages.c.url))
    return tuple((r.url, r.article) for r in rows)


def next_due(db: Connection, after: datetime) -> datetime | None:
    """When the next page is due after a round at `after`, which left those alone that are too old or met a bug."""
    soonest = sa.select(sa.func.min(pages.c.due, type_=pages.c.due.type))
    found: datetime | None = db.scalar(soonest.where(pages.c.state == "fetch", pages.c.due > after))
    return found
