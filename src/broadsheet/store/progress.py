"""How far the work has come, counted from what is due."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from broadsheet.store.database import Connection
from broadsheet.store.schema import articles, feeds, pages, revisions, stories

Part = tuple[int, int]  # (done, of all)


@dataclass(frozen=True, slots=True)
class Progress:
    """(done, all) of each step; `stories` counts the pages that can be read."""

    feeds: Part
    pages: Part
    articles: Part
    written: Part
    stories: int

    @property
    def waiting(self) -> bool:
        """Whether anything is left to do now."""
        return any(done < of for done, of in (self.feeds, self.pages, self.articles, self.written))


def progress(db: Connection, now: datetime, oldest: datetime) -> Progress:
    """What is done of everything that is due by `now`; entries from before `oldest` are not read."""
    wanted = sa.or_(pages.c.published.is_(None), pages.c.published >= oldest)
    fetch = sa.and_(pages.c.state == "fetch", pages.c.due <= now, pages.c.tries == 0, wanted)
    asked = sa.or_(feeds.c.last_success.is_not(None), feeds.c.last_error.is_not(None))
    live = stories.c.merged_into.is_(None)
    return Progress(
        _part(db, feeds, feeds.c.state == "active", sa.and_(feeds.c.state == "active", asked)),
        _part(
            db,
            pages,
            sa.or_(fetch, pages.c.state.in_(("done", "skipped", "extract"))),
            pages.c.state.in_(("done", "skipped")),
        ),
        _part(db, articles, sa.true(), articles.c.state == "grouped"),
        _part(db, stories, live, sa.and_(live, stories.c.write_after.is_(None))),
        _count(db, revisions, revisions.c.newest),
    )


def _part(db: Connection, table: sa.Table, every: sa.ColumnElement[bool], done: sa.ColumnElement[bool]) -> Part:
    return _count(db, table, done), _count(db, table, every)


def _count(db: Connection, table: sa.Table, which: sa.ColumnElement[bool]) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(table).where(which)) or 0
