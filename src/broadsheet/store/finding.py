"""Stories found by words, by what they are about, and by time."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from broadsheet.news.reader import Filters
from broadsheet.store import facts, search
from broadsheet.store.database import Connection
from broadsheet.store.facts import Key
from broadsheet.store.schema import revisions

_CLOSEST = 500  # stories that hold the words, among which the other filters choose: ten pages of results


def find(db: Connection, filters: Filters, now: datetime, limit: int) -> tuple[Key, ...]:
    """(story, newest revision) of what passes every filter: the closest to the words first, or the last changed."""
    wanted = facts.matching(filters, now)
    if not filters.query.strip():
        return _keys(db, wanted.limit(limit))
    closest = search.find(db, filters.query, _CLOSEST)
    place = {story: n for n, story in enumerate(closest)}
    found = _keys(db, wanted.where(revisions.c.story.in_(closest)))
    return tuple(sorted(found, key=lambda key: place[key[0]]))[:limit]


def newest(db: Connection, limit: int, offset: int = 0) -> tuple[Key, ...]:
    """(story, newest revision) of what changed last."""
    wanted = sa.select(revisions.c.story, revisions.c.revision).where(revisions.c.newest)
    return _keys(db, wanted.order_by(revisions.c.updated.desc(), revisions.c.story).limit(limit).offset(offset))


def standing(db: Connection, ids: Sequence[str]) -> tuple[Key, ...]:
    """(story, newest revision) of these stories, in their order; one that is no more is left out."""
    wanted = sa.select(revisions.c.story, revisions.c.revision).where(revisions.c.newest, revisions.c.story.in_(ids))
    found = dict(_keys(db, wanted))
    return tuple((story, found[story]) for story in ids if story in found)


def _keys(db: Connection, wanted: sa.Select[tuple[str, int]]) -> tuple[Key, ...]:
    return tuple((row.story, row.revision) for row in db.execute(wanted))
