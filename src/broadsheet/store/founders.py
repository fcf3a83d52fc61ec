"""The names in the articles that founded stories: how a later story finds the one that it follows."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from broadsheet.store.articles import AT_ONCE
from broadsheet.store.database import Connection
from broadsheet.store.schema import founders, members, stories


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
    """(name, story, founder, its time) of the stories of some time whose founder has one of these names; of each name the latest."""
    found: list[tuple[str, str, str, datetime]] = []
    for first in range(0, len(names), AT_ONCE):
        nth = sa.func.row_number().over(partition_by=founders.c.name, order_by=founders.c.published.desc()).label("nth")
        known = founders.c.name.in_(names[first : first + AT_ONCE])
        ranked = (
            sa.select(founders, nth).where(known, founders.c.published >= start, founders.c.published < end).subquery()
        )
        latest = (
            sa.select(ranked).where(ranked.c.nth <= most).order_by(ranked.c.name, ranked.c.published, ranked.c.story)
        )
        found += [(r.name, r.story, r.article, r.published) for r in db.execute(latest)]
    return found


def traced(db: Connection, story: str, follows: str | None) -> None:
    """A story links back to the one that it follows, or to none."""
    db.execute(sa.update(stories).where(stories.c.id == story).values(traced=True, follows=follows))
