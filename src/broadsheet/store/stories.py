"""Stories, their members, and the revisions of their pages."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from broadsheet.news.page import Page
from broadsheet.news.story import CopyOf, Member, Story
from broadsheet.store import codec, search
from broadsheet.store.database import Connection
from broadsheet.store.schema import articles, members, revisions, stories

# To weigh a story whole takes as long as it has members, squared: done each time it grows by this share, an article of a
# large story costs what one of a small story does. Two sets came out in the same stories as at each growth (notes/growth.md).
_GROWN = 0.25

# Put together once: to make a statement anew takes four times as long as to ask it.
_NEWEST = (
    sa.select(revisions.c.page)
    .where(revisions.c.story == sa.bindparam("story"))
    .order_by(revisions.c.revision.desc())
    .limit(1)
)
_GROUPED = (
    sa.update(articles)
    .where(articles.c.id == sa.bindparam("member"))
    .values(state="grouped", story=sa.bindparam("its_story"))
)
_COPIED = (
    sa.update(members)
    .where(members.c.article == sa.bindparam("member"))
    .values(copy_of=sa.bindparam("origin"), copy_share=sa.bindparam("share"))
)
_CHANGED = (
    sa.update(stories)
    .where(stories.c.id == sa.bindparam("story"))
    .values(changed=sa.bindparam("at"), write_after=sa.bindparam("after"), write_by=sa.bindparam("by"))
)
_SCORES = sa.select(members.c.article, members.c.scores).where(members.c.story == sa.bindparam("story"))


def found(db: Connection, founding: Mapping[str, datetime], now: datetime) -> None:
    """New stories, each with the time at which the article that founds it was published; one that is there stays as it is."""
    there = set(db.scalars(sa.select(stories.c.id).where(stories.c.id.in_(founding))))
    new = [{"id": s, "founded": at, "changed": now, "tended": now} for s, at in founding.items() if s not in there]
    if new:
        db.execute(sa.insert(stories), new)


def add_members(db: Connection, joining: Sequence[tuple[str, Member]]) -> None:
    """Put articles into stories, in their order, each once; one that stands in a story already stays there."""
    there = set(db.scalars(sa.select(members.c.article).where(members.c.article.in_([m.article for _, m in joining]))))
    of = {story for story, _ in joining}
    last = sa.select(members.c.story, sa.func.max(members.c.position)).where(members.c.story.in_(of))
    ends = {story: position + 1 for story, position in db.execute(last.group_by(members.c.story))}
    rows = []
    for story, member in joining:
        if member.article not in there:
            there.add(member.article)
            rows.append(_row(story, ends.setdefault(story, 0), member))
            ends[story] += 1
    if rows:
        db.execute(sa.insert(members), rows)
        db.execute(_GROUPED, [{"member": row["article"], "its_story": row["story"]} for row in rows])
        _grew(db, *sorted({str(row["story"]) for row in rows if row["position"]}))


def _row(story: str, position: int, member: Member) -> dict[str, object]:
    where = {"article": member.article, "story": story, "position": position}
    told = {"added": member.added, "scores": json.dumps(member.scores)}
    return where | told | _copy_columns(member.copy_of)


def note_copies(db: Connection, found: Mapping[str, CopyOf | None]) -> None:
    """For each of these articles, whose copy it is; None for one that is a copy of none of them."""
    wanted = sa.select(members.c.article, members.c.copy_of, members.c.copy_share)
    rows = db.execute(wanted.where(members.c.article.in_(found)))
    known = {r.article: CopyOf(r.copy_of, r.copy_share) if r.copy_of else None for r in rows}
    changed = {
        article: copy
        for article, copy in found.items()
        if article in known and known[article] != copy and (copy or _article(known[article]) in found)
    }
    if changed:
        db.execute(_COPIED, [{"member": a, "origin": _article(c), "share": c and c.share} for a, c in changed.items()])


def _article(copy: CopyOf | None) -> str | None:
    return copy.article if copy else None


def _copy_columns(copy: CopyOf | None) -> dict[str, object]:
    return {"copy_of": copy.article if copy else None, "copy_share": copy.share if copy else None}


def articles_of(db: Connection, story: str) -> tuple[str, ...]:
    """The articles of a story, founder first."""
    wanted = sa.select(members.c.article).where(members.c.story == story)
    return tuple(db.scalars(wanted.order_by(members.c.position, members.c.article)))


def first_published(db: Connection, of: Sequence[str]) -> datetime:
    """When the first of these articles was published."""
    found: datetime = db.execute(
        sa.select(articles.c.published).where(articles.c.id.in_(of)).order_by(articles.c.published).limit(1)
    ).scalar_one()
    return found


def move(db: Connection, moved: Sequence[str], into: str) -> None:
    """Put articles that stand in a story into another, behind its own and in their order."""
    touched = {into, *db.scalars(sa.select(members.c.story).where(members.c.article.in_(moved)).distinct())}
    _grew(db, *sorted(touched))
    db.execute(sa.update(stories).where(stories.c.id.in_(touched)).values(weighed=0))
    base = db.scalar(sa.select(sa.func.max(members.c.position)).where(members.c.story == into))
    for place, article in enumerate(moved, start=0 if base is None else base + 1):
        db.execute(sa.update(members).where(members.c.article == article).values(story=into, position=place))
    db.execute(sa.update(articles).where(articles.c.id.in_(moved)).values(story=into))


def _grew(db: Connection, *of: str) -> None:
    """The members of these stories changed: they are to be looked at again."""
    db.execute(sa.update(stories).where(stories.c.id.in_(of)).values(tended=None))


def merge(db: Connection, story: str, into: str) -> None:
    """Move a story's members; its address redirects for ever."""
    move(db, articles_of(db, story), into)
    db.execute(sa.update(stories).where(stories.c.merged_into == story).values(merged_into=into))
    db.execute(
        sa.update(stories).where(stories.c.id == story).values(merged_into=into, write_after=None, write_by=None)
    )
    db.execute(sa.update(revisions).where(revisions.c.story == story).values(newest=False))
    search.remove(db, story)


def to_tend(db: Connection, limit: int) -> list[str]:
    """The stories of several articles whose members changed since they were last looked at."""
    several = sa.select(sa.func.count()).where(members.c.story == stories.c.id).scalar_subquery()
    wanted = sa.select(stories.c.id).where(stories.c.tended.is_(None), stories.c.merged_into.is_(None), several > 1)
    return list(db.scalars(wanted.order_by(stories.c.founded, stories.c.id).limit(limit)))


def to_weigh(db: Connection, of: Sequence[str]) -> frozenset[str]:
    """Those of some stories that grew by `_GROWN` since they were last weighed whole."""
    held = sa.func.count()
    grown = sa.and_(held > stories.c.weighed, held >= (1 + _GROWN) * stories.c.weighed)
    joined = sa.select(stories.c.id).join(members, members.c.story == stories.c.id).where(stories.c.id.in_(of))
    return frozenset(db.scalars(joined.group_by(stories.c.id, stories.c.weighed).having(grown)))


def tended(db: Connection, looked_at: Sequence[str], weighed: Collection[str], now: datetime) -> None:
    """These stories have been looked at, and some of them weighed whole."""
    db.execute(sa.update(stories).where(stories.c.id.in_(looked_at)).values(tended=now))
    held = sa.select(sa.func.count()).where(members.c.story == stories.c.id).scalar_subquery()
    db.execute(sa.update(stories).where(stories.c.id.in_(weighed)).values(weighed=held))


def revive(db: Connection, story: str) -> None:
    """A merged story has its own address again; its last page can be read and found until it is written anew."""
    db.execute(sa.update(stories).where(stories.c.id == story).values(merged_into=None))
    page = newest(db, story)
    if page is not None:
        where = sa.and_(revisions.c.story == story, revisions.c.revision == page.revision)
        db.execute(sa.update(revisions).where(where).values(newest=True))
        search.index(db, page)


def changed(db: Connection, of: Sequence[str], now: datetime, debounce: timedelta, deadline: timedelta) -> None:
    """Stories are due to be written: after a pause without change, at the latest at the deadline."""
    by = {
        story: write_by or now + deadline
        for story, write_by in db.execute(sa.select(stories.c.id, stories.c.write_by).where(stories.c.id.in_(of)))
    }
    if by:
        db.execute(_CHANGED, [{"story": s, "at": now, "after": min(now + debounce, by[s]), "by": by[s]} for s in by])


def reword(db: Connection, story: str, now: datetime) -> None:
    """A story is due to be written though it has not changed: its sections are there in other words."""
    unwritten = sa.and_(stories.c.id == story, stories.c.write_after.is_(None), stories.c.merged_into.is_(None))
    db.execute(sa.update(stories).where(unwritten).values(write_after=now, write_by=now))


def to_write(db: Connection, now: datetime, limit: int) -> list[str]:
    """The stories whose time to be written has come and whose articles all have evidence."""
    waiting = (
        sa.select(members.c.article)
        .join(articles, articles.c.id == members.c.article)
        .where(members.c.story == stories.c.id, articles.c.interpreted < articles.c.version)
    )
    wanted = sa.select(stories.c.id).where(
        stories.c.write_after <= now, stories.c.merged_into.is_(None), ~waiting.exists()
    )
    return list(db.scalars(wanted.order_by(stories.c.write_after, stories.c.id).limit(limit)))


def get(db: Connection, story: str) -> Story | None:
    """A story with its members in order; None where there is none."""
    row = db.execute(sa.select(stories).where(stories.c.id == story)).first()
    if row is None:
        return None
    rows = db.execute(
        sa.select(members).where(members.c.story == story).order_by(members.c.position, members.c.article)
    )
    return Story(row.id, row.founded, row.changed, tuple(_member(r) for r in rows), row.merged_into, row.follows)


def scores(db: Connection, story: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """What joined each article to a story."""
    return {article: _scores(told) for article, told in db.execute(_SCORES, {"story": story})}


def _scores(told: str) -> tuple[tuple[str, float], ...]:
    return tuple((k, v) for k, v in json.loads(told))


def _member(row: sa.Row) -> Member:  # type: ignore[type-arg]
    copy = CopyOf(row.copy_of, row.copy_share) if row.copy_of else None
    return Member(row.article, row.added, _scores(row.scores), copy)


def written(db: Connection, story: str, reason: str | None) -> None:
    """A story is written as it stands; `reason` says why it has no page."""
    db.execute(sa.update(stories).where(stories.c.id == story).values(write_after=None, write_by=None, reason=reason))


def newest(db: Connection, story: str) -> Page | None:
    """The newest revision of a story's page."""
    data = db.scalar(_NEWEST, {"story": story})
    return codec.PAGE.validate_json(data) if data else None


def revision(db: Connection, story: str, number: int) -> Page | None:
    """One revision of a story's page."""
    data = db.scalar(sa.select(revisions.c.page).where(revisions.c.story == story, revisions.c.revision == number))
    return codec.PAGE.validate_json(data) if data else None


def all_revisions(db: Connection, story: str) -> tuple[Page, ...]:
    """Every revision of a story's page, the newest first."""
    rows = db.scalars(
        sa.select(revisions.c.page).where(revisions.c.story == story).order_by(revisions.c.revision.desc())
    )
    return tuple(codec.PAGE.validate_json(data) for data in rows)


def save_page(db: Connection, page: Page) -> None:
    """Publish a revision and let it be found."""
    db.execute(sa.update(revisions).where(revisions.c.story == page.id).values(newest=False))
    data = codec.text(codec.PAGE, page)
    db.execute(
        sa.insert(revisions).values(story=page.id, revision=page.revision, updated=page.updated, page=data, newest=True)
    )
    search.index(db, page)


def pages(db: Connection, limit: int | None = None) -> tuple[Page, ...]:
    """The newest pages of all stories, the last changed first."""
    wanted = (
        sa.select(revisions.c.page)
        .where(revisions.c.newest)
        .order_by(revisions.c.updated.desc(), revisions.c.story)
        .limit(limit)
    )
    return tuple(codec.PAGE.validate_json(data) for data in db.scalars(wanted))


def redirect(db: Connection, story: str) -> str | None:
    """The story that a merged story's address leads to."""
    return db.scalar(sa.select(stories.c.merged_into).where(stories.c.id == story))


def redirects(db: Connection, of: Sequence[str] | None = None) -> dict[str, str]:
    """Every merged story, or those of some, with where its address leads."""
    merged = stories.c.merged_into.is_not(None)
    wanted = sa.select(stories.c.id, stories.c.merged_into).where(
        merged if of is None else merged & stories.c.id.in_(of)
    )
    return {r.id: r.merged_into for r in db.execute(wanted.order_by(stories.c.id))}


def unwritten(db: Connection) -> tuple[tuple[str, str], ...]:
    """(story, reason) of every story without a page."""
    rows = db.execute(
        sa.select(stories.c.id, stories.c.reason)
        .where(stories.c.reason.is_not(None), stories.c.merged_into.is_(None))
        .order_by(stories.c.id)
    )
    return tuple((r.id, r.reason) for r in rows)


def next_write(db: Connection, after: datetime) -> datetime | None:
    """When the next story is due to be written after a round at `after`."""
    soonest = sa.select(sa.func.min(stories.c.write_after, type_=stories.c.write_after.type))
    found: datetime | None = db.scalar(soonest.where(stories.c.write_after > after))
    return found


def ids_of(db: Connection, prefix: str) -> Sequence[str]:
    """The stories whose id starts with `prefix`, so that a person may type the first letters."""
    return list(
        db.scalars(
            sa.select(stories.c.id)
            .where(stories.c.id.startswith(prefix.upper(), autoescape=True))
            .order_by(stories.c.id)
            .limit(3)
        )
    )
