"""The names in the articles that founded stories: how a later story finds the one that it follows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from broadsheet.store.database import Connection
from broadsheet.store.schema import founders, members, stories

_ASKED = 400  # names in one question; SQLite takes 500 rows of values


def add(db: Connection, founded: Iterable[tuple[str, str, datetime, Iterable[str]]]) -> None:
    """Let new stories be found by the names in their first article: (story, article, its time, names) of each."""
    rows = [
        {"name": name, "story": story, "article": article, "published": published}
        for story, article, published, names in founded
        for name in sorted(set(names))
    ]
    if rows:
        db.execute(sa.delete(founders).where(founders.c.story.in_({row["story"] for row in rows})))
        db.execute(sa.insert(founders), rows)


def to_trace(db: Connection, limit: int) -> list[str]:
    """The stories for which nobody has looked which they follow."""
    wanted = sa.select(stories.c.id).where(~stories.c.traced, stories.c.merged_into.is_(None))
    return list(db.scalars(wanted.order_by(stories.c.founded, stories.c.id).limit(limit)))


def founders_of(db: Connection, of: Sequence[str]) -> dict[str, str]:
    """The first article of each of these stories."""
    rows = db.execute(
        sa.select(members.c.story, members.c.article)
        .where(members.c.story.in_(of))
        .order_by(members.c.story, members.c.position.desc())
    )
    return {r.story: r.article for r in rows}


def sharing(
    db: Connection, names: Sequence[str], start: datetime, end: datetime, most: int
) -> list[tuple[str, str, str, datetime]]:
    """(name, story, founder, its time) of the stories of some time whose founder has one of these names; of each name the latest.

    Several of one time are all told, though they be more than `most`.
    """
    found: list[tuple[str, str, str, datetime]] = []
    for first in range(0, len(names), _ASKED):
        asked = {f"name{n}": name for n, name in enumerate(names[first : first + _ASKED])}
        told = _NO_NAMES | asked | {"start": start, "end": end, "before_it": most - 1}
        found += [tuple(row) for row in db.execute(_LATEST, told)]
    return found


def _latest() -> sa.Select[Any]:
    """The question by the index alone: of a name in a thousand stories, `most` rows are looked at."""
    asked = _asked().cte("asked")
    start, end = (sa.bindparam(name, type_=founders.c.published.type) for name in ("start", "end"))
    its, other = founders.alias("its"), founders.alias("other")
    nth = sa.select(other.c.published).where(other.c.name == asked.c.name, other.c.published.between(start, end))
    nth = nth.order_by(other.c.published.desc()).limit(1).offset(sa.bindparam("before_it", type_=sa.Integer))
    since = sa.select(asked.c.name, sa.func.coalesce(nth.scalar_subquery(), start).label("at")).cte("since")
    its_time = sa.and_(its.c.published >= since.c.at, its.c.published <= end)
    joined = sa.select(its.c.name, its.c.story, its.c.article, its.c.published)
    joined = joined.join(since, sa.and_(its.c.name == since.c.name, its_time))
    return joined.order_by(its.c.name, its.c.published, its.c.story)


def _asked() -> sa.TextualSelect:
    """The names that are asked for, as rows. Always as many, so that the statement is put together once: it took half of
    the time of the question."""
    rows = ", ".join(f"(:{name})" for name in _NO_NAMES)
    return sa.text(f"SELECT column1 AS name FROM (VALUES {rows}) AS given").columns(sa.column("name", sa.Text))


_NO_NAMES: dict[str, Any] = {f"name{n}": None for n in range(_ASKED)}
_LATEST = _latest()


def traced(db: Connection, follows: Mapping[str, str | None]) -> None:
    """Stories link back to those that they follow, or to none."""
    if follows:
        db.execute(_TRACED, [{"its_story": story, "followed": followed} for story, followed in follows.items()])


_TRACED = (
    sa.update(stories)
    .where(stories.c.id == sa.bindparam("its_story"))
    .values(traced=True, follows=sa.bindparam("followed"))
)
