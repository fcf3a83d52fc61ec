"""What the reader has read, starred, muted and saved."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import sqlalchemy as sa
from pydantic import TypeAdapter

from broadsheet.news.ids import ulid
from broadsheet.news.reader import Filters, SavedSearch, Visit, Wish
from broadsheet.store import codec
from broadsheet.store.database import Connection
from broadsheet.store.reader_schema import moments, searches, stars, visits, wishes

SAME_VISIT = timedelta(minutes=30)  # a longer pause ends a visit; web statistics count a session in the same way
_FILTERS = TypeAdapter(Filters)


def visit(db: Connection, story: str) -> Visit | None:
    """What has been read of a story."""
    row = db.execute(sa.select(visits).where(visits.c.story == story)).first()
    return Visit(**row._mapping) if row else None


def read_revisions(db: Connection, stories: Iterable[str]) -> dict[str, int]:
    """The revision last read of each of these stories that was read at all."""
    wanted = sa.select(visits.c.story, visits.c.revision).where(visits.c.story.in_(list(stories)))
    return {row.story: row.revision for row in db.execute(wanted)}


def read(db: Connection, story: str, revision: int, now: datetime) -> None:
    """The reader sees a revision. What an earlier visit saw is kept until this visit ends."""
    known = visit(db, story)
    if known is None:
        db.execute(sa.insert(visits).values(story=story, revision=revision, at=now))
        return
    seen = {"revision": max(revision, known.revision), "at": now}
    if now - known.at > SAME_VISIT:
        seen |= {"before": known.revision, "before_at": known.at}
    db.execute(sa.update(visits).where(visits.c.story == story).values(seen))


def arrive(db: Connection, now: datetime) -> None:
    """The reader looks at the front page; a pause before makes it a new visit."""
    last = _moment(db, "visit")
    if last is not None and now - last > SAME_VISIT:
        _set_moment(db, "before", last)
    _set_moment(db, "visit", now)


def last_look(db: Connection) -> datetime | None:
    """When the reader last looked at the front page."""
    return _moment(db, "visit")


def see_all(db: Connection, now: datetime) -> None:
    """Everything up to now counts as seen in a visit before."""
    _set_moment(db, "before", now)
    _set_moment(db, "visit", now)


def last_visit(db: Connection, now: datetime) -> datetime | None:
    """When the visit before this one ended; None on the first."""
    last = _moment(db, "visit")
    return last if last is not None and now - last > SAME_VISIT else _moment(db, "before")


def _moment(db: Connection, name: str) -> datetime | None:
    found: datetime | None = db.scalar(sa.select(moments.c.at).where(moments.c.name == name))
    return found


def _set_moment(db: Connection, name: str, at: datetime) -> None:
    if db.execute(sa.update(moments).where(moments.c.name == name).values(at=at)).rowcount == 0:
        db.execute(sa.insert(moments).values(name=name, at=at))


def star(db: Connection, story: str, on: bool, now: datetime) -> None:
    """Star a story, or take its star away."""
    db.execute(sa.delete(stars).where(stars.c.story == story))
    if on:
        db.execute(sa.insert(stars).values(story=story, at=now))


def starred(db: Connection) -> tuple[str, ...]:
    """The starred stories, the last starred first."""
    return tuple(db.scalars(sa.select(stars.c.story).order_by(stars.c.at.desc(), stars.c.story)))


def wish(db: Connection, wanted: Wish) -> None:
    """Keep a wish; it takes the place of an earlier one about the same thing."""
    forget(db, wanted)
    db.execute(sa.insert(wishes).values(kind=wanted.kind, value=wanted.value, wish=wanted.wish))


def forget(db: Connection, wanted: Wish) -> None:
    """Forget a wish."""
    db.execute(sa.delete(wishes).where(wishes.c.kind == wanted.kind, wishes.c.value == wanted.value))


def all_wishes(db: Connection) -> tuple[Wish, ...]:
    """Every wish, by kind and value."""
    rows = db.execute(sa.select(wishes).order_by(wishes.c.kind, wishes.c.value))
    return tuple(Wish(r.kind, r.value, r.wish) for r in rows)


def save_search(db: Connection, name: str, filters: Filters, now: datetime) -> SavedSearch:
    """Keep a search under a name; the same search is kept once."""
    data = codec.text(_FILTERS, filters)
    saved = SavedSearch(ulid(now, f"search:{data}"), name, filters, now)
    known = db.execute(sa.select(searches).where(searches.c.filters == data)).first()
    if known:
        db.execute(sa.update(searches).where(searches.c.id == known.id).values(name=name))
        return SavedSearch(known.id, name, filters, known.made)
    db.execute(sa.insert(searches).values(id=saved.id, name=name, filters=data, made=now))
    return saved


def forget_search(db: Connection, search: str) -> None:
    """Forget a saved search."""
    db.execute(sa.delete(searches).where(searches.c.id == search))


def saved_searches(db: Connection) -> tuple[SavedSearch, ...]:
    """Every saved search, by name."""
    rows = db.execute(sa.select(searches).order_by(searches.c.name, searches.c.id))
    return tuple(SavedSearch(r.id, r.name, _FILTERS.validate_json(r.filters), r.made) for r in rows)
