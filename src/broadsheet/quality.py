"""How well the live stories hold together: compared with the same articles grouped anew, all at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from broadsheet.config import Settings
from broadsheet.news.decision import Decision
from broadsheet.news.outcome import Done, Outcome
from broadsheet.news.quality import Quality
from broadsheet.runtime.contract import Round, Stage, Tools
from broadsheet.runtime.executors import each
from broadsheet.stages.group.agreement import agreement
from broadsheet.stages.group.batch import regrouped
from broadsheet.stages.group.bonds import bonds
from broadsheet.stages.group.features import Features
from broadsheet.store import articles, decisions, qualities, stories
from broadsheet.store.database import Connection

_LARGEST = 5  # stories that are named
_EVERY = timedelta(days=1)
_DAYS = 3.0  # that the daily measurement looks at
_MOST = 3000  # articles that it looks at, the newest: 40 seconds of one core


@dataclass(frozen=True, slots=True)
class Live:
    """The live stories of some days, and what grouping their articles anew needs."""

    at: datetime
    since: datetime
    rows: tuple[tuple[str, str, bytes], ...]  # story, article, features
    frequencies: Counter[str]
    documents: int
    decisions: tuple[Decision, ...]
    headlines: Mapping[str, str]  # of the largest stories
    span: timedelta


def read(db: Connection, settings: Settings, now: datetime, days: float, most: int | None = None) -> Live:
    """What was published in the last days; of more than `most` articles the newest."""
    since = now - timedelta(days=days)
    if most and (earliest := articles.published_nth(db, now, most)):
        since = max(since, earliest)
    rows = articles.grouped_between(db, since, now)
    sizes = Counter(story for story, _, _ in rows)
    words = {word for _, _, data in rows for word in Features.from_bytes(data).words()}
    counts, documents = articles.frequencies(db, words)
    pages = [page for story, _ in sizes.most_common(_LARGEST) if (page := stories.newest(db, story))]
    return Live(
        at=now,
        since=since,
        rows=tuple(rows),
        frequencies=counts,
        documents=documents,
        decisions=decisions.all_decisions(db),
        headlines={page.id: page.headline.text for page in pages},
        span=settings.story_window,
    )


def measured(live: Live) -> Quality:
    """Group the articles anew and compare. Takes about as long as grouping them did."""
    story_of = {article: story for story, article, _ in live.rows}
    sizes = Counter(story_of.values())
    arrived = sorted((Features.from_bytes(d) for _, _, d in live.rows), key=lambda f: (f.published, f.article))
    binding = bonds(d for d in live.decisions if d.binding)
    anew = regrouped(arrived, live.frequencies, live.documents, live.span, binding)
    recent = [d for d in live.decisions if d.at >= live.since]
    return Quality(
        at=live.at,
        since=live.since,
        articles=len(story_of),
        stories=len(sizes),
        singletons=sum(n == 1 for n in sizes.values()),
        largest=tuple((sizes[story], story, headline) for story, headline in live.headlines.items()),
        agreement=agreement(story_of, anew),
        merges=sum(d.kind == "merge" for d in recent),
        splits=sum(d.kind == "split" for d in recent),
        undone=sum(d.undone is not None for d in recent),
    )


def assess(settings: Settings) -> Stage:
    """The stories of the last days are measured once a day, when all else is done."""

    def due(db: Connection, about: Round, _: int) -> Sequence[str]:
        last = qualities.newest(db)
        waits = last is None or about.now - last.at >= _EVERY
        return [about.now.isoformat()] if waits and articles.count(db) else []

    def load(db: Connection, keys: Sequence[str]) -> Sequence[Live]:
        return [read(db, settings, datetime.fromisoformat(key), _DAYS, _MOST) for key in keys]

    def save(db: Connection, outcomes: Sequence[Outcome[Any]], _: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                qualities.save(db, outcome.result)

    return Stage("assess", due, load, _work, save, _key, batch=1)


def _work(items: Sequence[Live], _: Tools) -> Iterable[Outcome[Any]]:
    return each(_key, lambda live: Done(_key(live), measured(live)), items)


def _key(live: Live) -> str:
    return live.at.isoformat()
