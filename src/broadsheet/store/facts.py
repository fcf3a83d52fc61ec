"""What stories are about and who tells them, kept so that each has a page of its stories."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from broadsheet.news.page import Page
from broadsheet.news.reader import Fact, FactKind, Filters
from broadsheet.stages.publish.about import facts as facts_of
from broadsheet.store import articles, stories
from broadsheet.store.database import Connection
from broadsheet.store.reader_schema import facts
from broadsheet.store.schema import articles as article_rows
from broadsheet.store.schema import feeds, revisions

Key = tuple[str, int]  # a story and its newest revision
_FILTERS: tuple[FactKind, ...] = ("outlet", "language", "ticker", "person", "organisation", "place")
_named = facts.alias()
_OF_STORY = (  # put together once, which is most of what asking it costs
    sa.select(facts.c.kind, facts.c.key, facts.c.name, facts.c.count)
    .where(facts.c.story == sa.bindparam("story"))
    .order_by(facts.c.count.desc(), facts.c.name)
)


def index(db: Connection, page: Page) -> None:
    """Keep what a page is about, in place of what its revision before was."""
    located = [articles.evidence_of(db, s.article, s.version) for s in page.sources]
    db.execute(sa.delete(facts).where(facts.c.story == page.id))
    rows = [
        {"kind": f.kind, "key": f.key, "story": page.id, "name": f.name, "count": f.count}
        for f in facts_of(page, [e for e in located if e])
    ]
    if rows:
        db.execute(sa.insert(facts), rows)


def catch_up(db: Connection, limit: int) -> int:
    """Index pages that were published before there was this index; returns how many there were."""
    known = sa.select(facts.c.story).where(facts.c.story == revisions.c.story)
    wanted = sa.select(revisions.c.story).where(revisions.c.newest, ~known.exists()).limit(limit)
    found = list(db.scalars(wanted))
    for story in found:
        if page := stories.newest(db, story):
            index(db, page)
    return len(found)


def of_story(db: Connection, story: str) -> tuple[Fact, ...]:
    """Everything that a story is about, what most articles name first."""
    return tuple(Fact(*row) for row in db.execute(_OF_STORY, {"story": story}))


def named(db: Connection, kind: FactKind, key: str) -> str | None:
    """How something is spelt; None where no story knows it."""
    wanted = sa.select(facts.c.name).where(facts.c.kind == kind, facts.c.key == key)
    return db.scalar(wanted.order_by(sa.func.length(facts.c.name).desc(), facts.c.name).limit(1))


def most(db: Connection, kind: FactKind, limit: int) -> tuple[tuple[str, str, int], ...]:
    """(key, name, stories) of what most stories have."""
    number = sa.func.count().label("number")
    counted = sa.select(facts.c.key, number).where(facts.c.kind == kind).group_by(facts.c.key)
    first = counted.order_by(number.desc(), facts.c.key).limit(limit).subquery()
    # Named after they are counted, by one row each: the count then reads the index alone, 30 ms of 100,000 rows, not 200.
    one = sa.select(_named.c.name).where(_named.c.kind == kind, _named.c.key == first.c.key).order_by(_named.c.story)
    wanted = sa.select(first.c.key, one.limit(1).scalar_subquery(), first.c.number)
    return tuple((key, name, n) for key, name, n in db.execute(wanted.order_by(first.c.number.desc(), first.c.key)))


def topics_of(db: Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The topics of the feeds that report each of these stories."""
    joined = sa.select(article_rows.c.story, feeds.c.topic).distinct().join(feeds, feeds.c.id == article_rows.c.feed)
    found: dict[str, list[str]] = {}
    for row in db.execute(
        joined.where(article_rows.c.story.in_(list(ids)), feeds.c.topic != "").order_by(feeds.c.topic)
    ):
        found.setdefault(row.story, []).append(row.topic)
    return {story: tuple(topics) for story, topics in found.items()}


def matching(filters: Filters, now: datetime) -> sa.Select[tuple[str, int]]:
    """(story, revision) of the newest pages that pass every filter but the words, the last changed first."""
    wanted = sa.select(revisions.c.story, revisions.c.revision).where(revisions.c.newest)
    for kind in _FILTERS:
        if value := getattr(filters, kind):
            held = sa.select(facts.c.story).where(facts.c.kind == kind, facts.c.key == value.casefold())
            wanted = wanted.where(revisions.c.story.in_(held))
    if filters.topic:
        # Asked of each story, newest first: a topic has so many articles that to list them all takes 30 ms of 100,000.
        told = sa.select(article_rows.c.id).join(feeds, feeds.c.id == article_rows.c.feed)
        of_story = article_rows.c.story == revisions.c.story
        wanted = wanted.where(told.where(of_story, feeds.c.topic == filters.topic).exists())
    if filters.days:
        wanted = wanted.where(revisions.c.updated >= now - timedelta(days=filters.days))
    return wanted.order_by(revisions.c.updated.desc(), revisions.c.story)
