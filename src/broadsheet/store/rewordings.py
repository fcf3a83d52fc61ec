"""Questions to a language model: asked once each, answered once each, within what a day may cost."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from broadsheet.stages.narrate.reword.question import Answer, Question
from broadsheet.store import codec
from broadsheet.store.database import Connection
from broadsheet.store.schema import rewordings, spending, stories

_MOST_TRIES = 3  # at a question over which the endpoint breaks or takes too long


def ask(db: Connection, story: str, asked: Sequence[Question], now: datetime) -> bool:
    """Let the questions of a story's page be asked, and no others of it. Whether an answer was there that the page has not seen.

    An answer that came under another story, before a merge or a split, is the story's from here on.
    """
    keys = [q.key for q in asked]
    stale = sa.and_(rewordings.c.story == story, rewordings.c.key.not_in(keys), rewordings.c.answer.is_(None))
    db.execute(sa.delete(rewordings).where(stale))
    rows = db.execute(
        sa.select(rewordings.c.key, rewordings.c.story, rewordings.c.answer).where(rewordings.c.key.in_(keys))
    )
    known = {r.key: r for r in rows}
    db.execute(sa.update(rewordings).where(rewordings.c.key.in_(keys)).values(story=story))
    for question in {q.key: q for q in asked if q.key not in known}.values():
        values = {"key": question.key, "story": story, "question": codec.text(codec.QUESTION, question), "due": now}
        db.execute(sa.insert(rewordings).values(**values))
    return any(r.answer and r.story != story for r in known.values())


def due(db: Connection, now: datetime, limit: int) -> list[str]:
    """The questions that wait, those of the last story first: the newest news is read most."""
    wanted = sa.select(rewordings.c.key).where(rewordings.c.due <= now, _of_a_page())
    return list(db.scalars(wanted.order_by(rewordings.c.story.desc(), rewordings.c.key).limit(limit)))


def _of_a_page() -> sa.ColumnElement[bool]:
    """Whether a question's story has not been merged away."""
    return rewordings.c.story.not_in(sa.select(stories.c.id).where(stories.c.merged_into.is_not(None)))


def next_due(db: Connection, after: datetime) -> datetime | None:
    """When the next question that waits may be asked; None where none waits."""
    first = sa.select(sa.func.min(rewordings.c.due, type_=rewordings.c.due.type)).where(_of_a_page())
    soonest: datetime | None = db.scalar(first)
    return max(soonest, after) if soonest else None


def get(db: Connection, keys: Sequence[str]) -> tuple[Question, ...]:
    """Questions by their keys."""
    rows = db.scalars(sa.select(rewordings.c.question).where(rewordings.c.key.in_(keys)))
    return tuple(codec.QUESTION.validate_json(data) for data in rows)


def answers(db: Connection, story: str) -> Mapping[str, Answer]:
    """Every answer that came for a story's sections, by the key of its question."""
    wanted = sa.select(rewordings.c.key, rewordings.c.answer).where(
        rewordings.c.story == story, rewordings.c.answer.is_not(None)
    )
    return {r.key: codec.ANSWER.validate_json(r.answer) for r in db.execute(wanted)}


def answer(db: Connection, key: str, given: Answer) -> str | None:
    """Keep an answer; the story whose last waiting question it was, None where more wait."""
    data = codec.text(codec.ANSWER, given)
    db.execute(sa.update(rewordings).where(rewordings.c.key == key).values(answer=data, due=None, reason=None))
    return _complete(db, key)


def give_up(db: Connection, key: str, reason: str) -> str | None:
    """Leave a question without an answer: the extractive words stay. Returns as `answer` does."""
    db.execute(sa.update(rewordings).where(rewordings.c.key == key).values(due=None, reason=reason))
    return _complete(db, key)


def _complete(db: Connection, key: str) -> str | None:
    story = db.scalar(sa.select(rewordings.c.story).where(rewordings.c.key == key))
    waiting = sa.select(rewordings.c.key).where(rewordings.c.story == story, rewordings.c.due.is_not(None))
    return None if db.scalar(waiting.limit(1)) else story


def put_off(db: Connection, key: str, reason: str, until: datetime, counts: bool) -> str | None:
    """The endpoint is in trouble: nothing is asked until then. A question that `counts` its tries is given up after some."""
    tries = (db.scalar(sa.select(rewordings.c.tries).where(rewordings.c.key == key)) or 0) + counts
    db.execute(sa.update(rewordings).where(rewordings.c.due.is_not(None)).values(due=until))
    db.execute(sa.update(rewordings).where(rewordings.c.key == key).values(tries=tries, reason=reason))
    return give_up(db, key, reason) if tries >= _MOST_TRIES else None


def failed(db: Connection) -> tuple[tuple[str, int], ...]:
    """(reason, how many questions) for what has no answer because the endpoint failed, the commonest reason first."""
    count = sa.func.count()
    wanted = sa.select(rewordings.c.reason, count).where(
        rewordings.c.reason.is_not(None), rewordings.c.answer.is_(None)
    )
    rows = db.execute(wanted.group_by(rewordings.c.reason).order_by(count.desc(), rewordings.c.reason))
    return tuple((reason, number) for reason, number in rows)


def spend(db: Connection, now: datetime, tokens: int, money: float) -> None:
    """Count what an answer cost to its day."""
    day = _day(now)
    spent_tokens, spent_money = spent(db, now)
    db.execute(sa.delete(spending).where(spending.c.day == day))
    db.execute(sa.insert(spending).values(day=day, tokens=spent_tokens + tokens, money=spent_money + money))


def spent(db: Connection, now: datetime) -> tuple[int, float]:
    """Tokens and money that the day of `now` (UTC) has cost so far."""
    row = db.execute(sa.select(spending.c.tokens, spending.c.money).where(spending.c.day == _day(now))).first()
    return (row.tokens, row.money) if row else (0, 0.0)


def _day(now: datetime) -> str:
    return now.strftime("%Y-%m-%d")
