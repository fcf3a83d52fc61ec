"""How well the live stories hold together: compared with the same articles grouped anew, all at once."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.config import Settings
from broadsheet.stages.group.agreement import Agreement, agreement
from broadsheet.stages.group.batch import regrouped
from broadsheet.stages.group.bonds import bonds
from broadsheet.stages.group.features import Features
from broadsheet.store import articles, decisions, stories
from broadsheet.store.database import Database

_LARGEST = 5  # stories that are named


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of the articles published since a time; `largest` holds (articles, headline)."""

    since: datetime
    articles: int
    stories: int
    singletons: int
    largest: tuple[tuple[int, str], ...]
    agreement: Agreement
    merges: int
    splits: int
    undone: int


def quality(database: Database, settings: Settings, now: datetime, days: float) -> Quality:
    """Group the articles of the last days anew and compare. Takes about as long as grouping them did."""
    since = now - timedelta(days=days)
    with database.read() as db:
        rows = articles.grouped_between(db, since, now)
        counts, documents = articles.frequencies(db)
        all_decisions = decisions.all_decisions(db)
        live = {article: story for story, article, _ in rows}
        sizes = Counter(live.values())
        largest = tuple(
            (n, page.headline.text) for s, n in sizes.most_common(_LARGEST) if (page := stories.newest(db, s))
        )
    anew = regrouped(
        sorted((Features.from_bytes(data) for _, _, data in rows), key=lambda f: (f.published, f.article)),
        counts,
        documents,
        settings.story_window,
        bonds(d for d in all_decisions if d.binding),
    )
    recent = [d for d in all_decisions if d.at >= since]
    return Quality(
        since=since,
        articles=len(live),
        stories=len(sizes),
        singletons=sum(n == 1 for n in sizes.values()),
        largest=largest,
        agreement=agreement(live, anew),
        merges=sum(d.kind == "merge" for d in recent),
        splits=sum(d.kind == "split" for d in recent),
        undone=sum(d.undone is not None for d in recent),
    )
