"""How a story stands, for its page: everything that decides what a reader sees, in one query by its key."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from broadsheet.store.database import Connection
from broadsheet.store.reader import SAME_VISIT
from broadsheet.store.reader_schema import stars, visits
from broadsheet.store.schema import revisions, stories

# Not by `newest`: SQLite then walks the index of all newest revisions, 5 ms of 10,000 stories.
_other = revisions.alias()
_NEWEST = sa.select(sa.func.max(_other.c.revision)).where(_other.c.story == sa.bindparam("story")).scalar_subquery()
_CHOSEN = (
    sa.select(
        stories.c.merged_into,
        revisions.c.revision,
        revisions.c.updated,
        visits.c.revision.label("seen"),
        visits.c.at,
        visits.c.before,
        visits.c.before_at,
        stars.c.story.is_not(None).label("starred"),
    )
    .select_from(stories)
    .outerjoin(revisions, (revisions.c.story == stories.c.id) & (revisions.c.revision == _NEWEST))
    .outerjoin(visits, visits.c.story == stories.c.id)
    .outerjoin(stars, stars.c.story == stories.c.id)
    .where(stories.c.id == sa.bindparam("story"))
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A story's newest revision and what its reader has seen of it; `revision` is None before the first is written."""

    merged_into: str | None
    revision: int | None
    updated: datetime | None
    seen: int | None
    at: datetime | None
    before: int | None
    before_at: datetime | None
    starred: bool

    def visit_ended(self, now: datetime) -> bool:
        """Whether the visit in which the reader saw it last is over."""
        return self.at is not None and now - self.at > SAME_VISIT

    def seen_before(self, now: datetime) -> tuple[int | None, datetime | None]:
        """The revision that the reader had seen when this visit began, and when that was."""
        return (self.seen, self.at) if self.visit_ended(now) else (self.before, self.before_at)


def standing(db: Connection, story: str) -> Standing | None:
    """How a story stands; None where there is no such story."""
    row = db.execute(_CHOSEN, {"story": story}).first()
    return Standing(*row) if row else None
