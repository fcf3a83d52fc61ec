"""The stage that lets a new story link back to the closed one that it is a new development of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from broadsheet.config import Settings
from broadsheet.news.outcome import Done, Outcome
from broadsheet.runtime.contract import Round, Stage, Tools
from broadsheet.runtime.executors import each
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.follow import followed, may_follow
from broadsheet.stages.group.similarity import Prepared, prepare
from broadsheet.stages.group.terms import Rarity
from broadsheet.store import articles, founders
from broadsheet.store.database import Connection

_OF_A_NAME = 50  # closed stories that are looked at, the latest; who is in more of them tells little
_WEIGHED = 20  # of those, the ones that share most names with a new story: however many have closed, so many are read


@dataclass(frozen=True, slots=True)
class _New:
    """New stories with their founders, the founders of closed stories that share a name with each, and how common words are."""

    stories: tuple[str, ...]
    founders: Mapping[str, Features]
    past: Mapping[str, tuple[str, ...]]  # of a new story: closed stories
    closed: Mapping[str, Features]  # the founder of each of those
    frequencies: Mapping[str, int]
    documents: int


def follow(settings: Settings) -> Stage:
    """A story that is founded after an older one on the same matter has closed links back to it."""

    def load(db: Connection, keys: Sequence[str]) -> Sequence[_New]:
        first = _features(db, founders.founders_of(db, keys))
        dated = {story: f for story, f in first.items() if f.published_known and f.names}
        past, founder_of = _past(db, dated, settings)
        closed = _features(db, founder_of)
        words = {word for story, f in dated.items() if past.get(story) for word in f.words()}
        words |= {word for f in closed.values() for word in f.words()}
        return [_New(tuple(keys), first, past, closed, *articles.frequencies(db, words))]

    return Stage("follow", lambda db, _, n: founders.to_trace(db, n), load, _work, _save, batch=512, parallel=False)


def _features(db: Connection, article_of: Mapping[str, str]) -> dict[str, Features]:
    data = articles.features_of(db, list(dict.fromkeys(article_of.values())))
    return {story: Features.from_bytes(data[article]) for story, article in article_of.items() if article in data}


def _past(
    db: Connection, new: Mapping[str, Features], settings: Settings
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """For each new story those that it came too late for and that share a name with it, and the founder of each of these."""
    if not new:
        return {}, {}
    names = sorted({name for f in new.values() for name in f.names})
    times = [f.published for f in new.values()]
    rows = founders.sharing(db, names, min(times) - settings.follow_up, max(times) - settings.story_window, _OF_A_NAME)
    holders: dict[str, list[tuple[str, datetime]]] = {}
    for name, story, _, at in rows:
        holders.setdefault(name, []).append((story, at))
    common = {name for name, held in holders.items() if len(held) >= _OF_A_NAME}  # may stand in others, too
    weights = _weights(db, names)
    past = {}
    for story, f in new.items():
        most = _most_shared(story, f, holders, settings)
        past[story] = tuple(sorted(s for s, names in most.items() if may_follow(f.names, names | common, weights)))
    wanted = {s for near in past.values() for s in near}
    return past, {story: article for _, story, article, _ in rows if story in wanted}


def _most_shared(
    story: str, founder: Features, holders: Mapping[str, Sequence[tuple[str, datetime]]], settings: Settings
) -> dict[str, set[str]]:
    """The closed stories that share most names with a new one, the later ones of equals, and which names each shares."""
    start, end = founder.published - settings.follow_up, founder.published - settings.story_window
    near: dict[tuple[str, datetime], set[str]] = {}
    for name in founder.names:
        for closed in holders.get(name, ()):
            if start <= closed[1] < end and closed[0] != story:
                near.setdefault(closed, set()).add(name)
    most = sorted(near, key=lambda closed: (len(near[closed]), *closed[::-1]), reverse=True)[:_WEIGHED]
    return {closed[0]: near[closed] for closed in most}


def _weights(db: Connection, words: Sequence[str]) -> Mapping[str, float]:
    rarity = Rarity(*articles.frequencies(db, words))
    return dict(zip(words, rarity.of(rarity.set(words).words).tolist(), strict=True))


def _work(items: Sequence[_New], _: Tools) -> Iterable[Outcome[Any]]:
    for item in items:
        rarity = Rarity(item.frequencies, item.documents)
        closed = {story: prepare(f, rarity) for story, f in item.closed.items()}
        yield from each(str, partial(_traced, item, closed, rarity), item.stories)


def _traced(item: _New, closed: Mapping[str, Prepared], rarity: Rarity, story: str) -> Outcome[str | None]:
    past = [(s, closed[s]) for s in item.past.get(story, ()) if s in closed]
    return Done(story, followed(prepare(item.founders[story], rarity), past, rarity) if past else None)


def _save(db: Connection, outcomes: Sequence[Outcome[Any]], _: Round) -> None:
    founders.traced(db, {outcome.key: outcome.result for outcome in outcomes if isinstance(outcome, Done)})
