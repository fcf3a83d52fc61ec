"""Stories merged and split: carried out, recorded with their reason, and undone."""

import json
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from broadsheet.errors import BroadsheetError
from broadsheet.news.decision import By, Decision, Kind
from broadsheet.news.ids import ulid
from broadsheet.store import stories
from broadsheet.store.database import Connection
from broadsheet.store.schema import decisions


def merge(db: Connection, story: str, into: str, by: By, reason: str, now: datetime) -> Decision:
    """Move all articles of `story` into another; its address redirects. Raises BroadsheetError where there is nothing to merge."""
    if story == into:
        raise BroadsheetError(f"{story} is one story already.")
    moved, stayed = stories.articles_of(db, story), stories.articles_of(db, into)
    for name, held in ((story, moved), (into, stayed)):
        if not held:
            raise BroadsheetError(f"There is no story {name} with articles. See `broadsheet story list`.")
    decision = _record(db, "merge", by, story, into, moved, stayed, reason, now)
    stories.merge(db, story, into)
    return decision


def split(db: Connection, story: str, moved: Sequence[str], by: By, reason: str, now: datetime) -> Decision:
    """Give some articles of a story a story of their own. Raises BroadsheetError where they are not some of its articles."""
    held = stories.articles_of(db, story)
    foreign = sorted(set(moved) - set(held))
    if foreign:
        raise BroadsheetError(
            f"{', '.join(foreign)} is not in story {story}. See `broadsheet story show {story} --why`."
        )
    stayed = tuple(a for a in held if a not in moved)
    if not moved or not stayed:
        raise BroadsheetError("A split takes some of a story's articles, not none and not all.")
    ordered = tuple(a for a in held if a in moved)
    new = ulid(stories.first_published(db, ordered), f"split:{story}:{','.join(ordered)}:{now.isoformat()}")
    decision = _record(db, "split", by, story, new, ordered, stayed, reason, now)
    stories.found(db, {new: stories.first_published(db, ordered)}, now)
    stories.move(db, ordered, new)
    return decision


def undo(db: Connection, decision: Decision, now: datetime) -> None:
    """Take a decision back: a merged story gets its articles and its address again, a split story is one again."""
    if decision.undone:
        raise BroadsheetError(f"The {decision.kind} {decision.id} is undone already.")
    if decision.kind == "merge":
        stories.revive(db, decision.story)
        here = set(stories.articles_of(db, decision.other))
        stories.move(db, [a for a in decision.moved if a in here], decision.story)
    else:
        stories.merge(db, decision.other, decision.story)
    db.execute(sa.update(decisions).where(decisions.c.id == decision.id).values(undone=now))


def last_of(db: Connection, story: str) -> Decision | None:
    """The last decision about a story that has not been undone."""
    about = sa.or_(decisions.c.story == story, decisions.c.other == story)
    wanted = sa.select(decisions).where(about, decisions.c.undone.is_(None))
    row = db.execute(wanted.order_by(decisions.c.at.desc(), decisions.c.id.desc())).first()
    return _decision(row) if row else None


def get(db: Connection, decision: str) -> Decision | None:
    """A decision by its id."""
    row = db.execute(sa.select(decisions).where(decisions.c.id == decision)).first()
    return _decision(row) if row else None


def all_decisions(db: Connection) -> tuple[Decision, ...]:
    """Every decision, the first one first."""
    return tuple(_decision(r) for r in db.execute(sa.select(decisions).order_by(decisions.c.at, decisions.c.id)))


def binding(db: Connection) -> tuple[Decision, ...]:
    """The decisions by which a person binds the program."""
    return tuple(d for d in map(_decision, db.execute(_BINDING)) if d.binding)


# Two questions, each by an index: asked as one, SQLite reads every decision there is, at every look.
_BINDING = sa.union(
    sa.select(decisions).where(decisions.c.by == "person"),
    sa.select(decisions).where(decisions.c.undone.is_not(None)),
).order_by("at", "id")


def _record(
    db: Connection,
    kind: Kind,
    by: By,
    story: str,
    other: str,
    moved: tuple[str, ...],
    stayed: tuple[str, ...],
    reason: str,
    now: datetime,
) -> Decision:
    name = ulid(now, f"{kind}:{story}:{other}:{','.join(moved)}")
    decision = Decision(name, now, kind, by, story, other, moved, stayed, reason)
    row = {"id": name, "at": now, "kind": kind, "by": by, "story": story, "other": other, "reason": reason}
    db.execute(sa.insert(decisions).values(**row, moved=json.dumps(moved), stayed=json.dumps(stayed)))
    return decision


def _decision(row: sa.Row) -> Decision:  # type: ignore[type-arg]
    fields = {**row._mapping, "moved": tuple(json.loads(row.moved)), "stayed": tuple(json.loads(row.stayed))}
    return Decision(**fields)
