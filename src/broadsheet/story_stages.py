"""The two stages that decide which articles make a story: an article is placed as it comes, a story looked at again as it grows."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from broadsheet.config import Settings
from broadsheet.news.outcome import Done, Outcome
from broadsheet.news.story import CopyOf, Member
from broadsheet.open_stories import OpenStories
from broadsheet.runtime.contract import Round, Stage, Tools
from broadsheet.runtime.executors import each
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.origin import copies
from broadsheet.stages.group.upkeep import Merge, Split, upkeep
from broadsheet.stages.group.window import Placement, Window
from broadsheet.store import articles, decisions, founders, stories
from broadsheet.store.database import Connection

_NO_PAUSE = timedelta(0)
_MATCHED_BOTH = "A report matched both as surely."


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Nobody looks for cycles of garbage while articles are weighed, which makes none; it is 0.1 ms an article."""
    looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked_for:
            gc.enable()


PART = "{story}/{place}"  # the place of the split among what was found
_TOGETHER = 512  # articles, or stories: what is open around them is read once for all of them


def _features(db: Connection, of: Sequence[str]) -> tuple[Features, ...]:
    found = [Features.from_bytes(data) for data in articles.features_of(db, of).values()]
    return tuple(sorted(found, key=lambda f: (f.published, f.article)))


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """New articles in order of time, and what is open around them."""

    arrived: tuple[Features, ...]
    around: Window


@dataclass(frozen=True, slots=True)
class _Placed:
    placement: Placement
    features: Features


def group(settings: Settings, open_stories: OpenStories) -> Stage:
    """An article is placed in a story, or founds one."""

    def load(db: Connection, keys: Sequence[str]) -> Sequence[_Arrivals]:
        arrived = _features(db, keys)
        return [_Arrivals(arrived, open_stories.around(db, [f.published for f in arrived], arrived))]

    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                _save_placements(db, outcome.result, about, settings)

    return Stage(
        "group", lambda db, _, n: articles.to_group(db, n), load, _group_work, save, batch=_TOGETHER, parallel=False
    )


def _group_work(items: Sequence[_Arrivals], _: Tools) -> Iterable[Outcome[Any]]:
    for item in items:
        with _no_cycles():
            placed = _place(item)
        yield from (outcome for outcome in placed if not isinstance(outcome, Done))
        if done := tuple(outcome.result for outcome in placed if isinstance(outcome, Done)):
            yield Done(done[0].features.article, done)


def _place(item: _Arrivals) -> tuple[Outcome[Any], ...]:
    def one(arrived: Features) -> Outcome[_Placed]:
        return Done(arrived.article, _Placed(item.around.place(arrived), arrived))

    return tuple(each(lambda f: str(f.article), one, item.arrived))


def _save_placements(db: Connection, placed: Sequence[_Placed], about: Round, settings: Settings) -> None:
    """Keep where articles go; one that somebody else placed meanwhile stays where it is."""
    waiting = articles.still_to_group(db, [one.placement.article for one in placed])
    new = [one for one in placed if one.placement.article in waiting]
    touched: dict[str, None] = {}
    for together in _up_to_merges(new):
        _save_together(db, together, about)
        touched |= {one.placement.story: None for one in together}
    lead = stories.redirects(db, list(touched))
    mark_changed(db, sorted({lead.get(story, story) for story in touched}), about, settings)
    counted = Counter(stem for one in new for stem in one.features.stems)
    articles.count_terms(db, counted, len(new))


def _up_to_merges(placed: Sequence[_Placed]) -> Iterator[Sequence[_Placed]]:
    """The placements in runs that can be kept at once: a merge moves what stands in a story by then."""
    starts = [n for n, one in enumerate(placed) if n == 0 or one.placement.merged]
    yield from (placed[start:end] for start, end in pairwise([*starts, len(placed)]))


def _save_together(db: Connection, placed: Sequence[_Placed], about: Round) -> None:
    """Keep some placements of which only the first may merge stories; what a person merged meanwhile is left."""
    lead = stories.redirects(db, [one.placement.story for one in placed])
    first = placed[0].placement
    into = lead.get(first.story, first.story)
    for other in first.merged:
        if stories.articles_of(db, other) and stories.articles_of(db, into):
            decisions.merge(db, other, into, "program", _MATCHED_BOTH, about.now)
    founded = [(one.placement.story, one.features) for one in placed if one.placement.founded]
    stories.found(db, {story: f.published for story, f in founded}, about.now)
    founders.add(db, [(story, f.article, f.published, f.names) for story, f in founded])
    told = [(lead.get(one.placement.story, one.placement.story), one.placement) for one in placed]
    stories.add_members(db, [(story, Member(p.article, about.now, p.scores, p.copy_of)) for story, p in told])


@dataclass(frozen=True, slots=True)
class _Grown:
    """Stories that grew, those of them that grew much, and what is open around them."""

    stories: tuple[str, ...]
    to_weigh: frozenset[str]
    around: Window


@dataclass(frozen=True, slots=True)
class Tended:
    """What a second look found, in its order; a part that a split took off is named `PART` until it has an id."""

    stories: tuple[str, ...]
    weighed: frozenset[str]
    found: tuple[Merge | Split, ...]
    copies: Mapping[str, CopyOf | None]  # of every article of these stories, and of those that they were merged with


def tend(settings: Settings, open_stories: OpenStories) -> Stage:
    """A story that grew is looked at again: it may be one with another, or two in one."""

    def load(db: Connection, keys: Sequence[str]) -> Sequence[_Grown]:
        times = articles.open_times(db, keys, settings.story_window)
        return [_Grown(tuple(keys), stories.to_weigh(db, keys), open_stories.around(db, times))]

    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                _carry_out(db, outcome.result.found, about, settings)
                stories.note_copies(db, outcome.result.copies)
                stories.tended(db, outcome.result.stories, outcome.result.weighed, about.now)

    return Stage(
        "tend", lambda db, _, n: stories.to_tend(db, n), load, _tend_work, save, batch=_TOGETHER, parallel=False
    )


def _tend_work(items: Sequence[_Grown], _: Tools) -> Iterable[Outcome[Any]]:
    with _no_cycles():
        return [*each(lambda item: str(item.stories[0]), _look_again, items)]


def _look_again(item: _Grown) -> Outcome[Tended]:
    window = item.around
    found: list[Merge | Split] = []
    standing = dict.fromkeys(item.stories)
    for story in item.stories:
        what = upkeep(window, story, window.bonds) if story in item.to_weigh & standing.keys() else None
        if isinstance(what, Merge):
            window.absorb(what.story, what.into)
            standing.pop(what.story, None)
            standing[what.into] = None
        elif isinstance(what, Split):
            part = PART.format(story=story, place=len(found))
            window.part(story, what.articles, part)
            standing[part] = None
        found += [what] if what else []
    return Done(item.stories[0], Tended(item.stories, item.to_weigh, tuple(found), _copies(window, standing)))


def _copies(window: Window, told: Iterable[str]) -> dict[str, CopyOf | None]:
    noted: dict[str, CopyOf | None] = {}
    for members in map(window.members, told):
        found = copies(members)
        noted |= {m.article: found.get(m.article) for m in members}
    return noted


def _carry_out(db: Connection, found: Sequence[Merge | Split], about: Round, settings: Settings) -> None:
    """What was found is done as far as it still holds: a person may have merged or split the same stories meanwhile."""
    ids: dict[str, str] = {}
    for place, one in enumerate(found):
        if isinstance(one, Merge):
            story, into = (ids.get(name, name) for name in (one.story, one.into))
            if not stories.articles_of(db, story) or not stories.articles_of(db, into):
                continue
            touched = [decisions.merge(db, story, into, "program", one.reason, about.now).other]
        else:
            held = stories.articles_of(db, one.story)
            if not set(one.articles) < set(held):
                continue
            split = decisions.split(db, one.story, one.articles, "program", one.reason, about.now)
            ids[PART.format(story=one.story, place=place)] = split.other
            touched = [split.story, split.other]
        mark_changed(db, touched, about, settings)
        stories.tended(db, touched, touched, about.now)


def mark_changed(db: Connection, changed: Sequence[str], about: Round, settings: Settings) -> None:
    """Stories are due to be written: at once, or after a pause in which more may come."""
    pause = _NO_PAUSE if about.at_once else timedelta(seconds=settings.write_debounce_seconds)
    stories.changed(db, changed, about.now, pause, timedelta(seconds=settings.write_deadline_seconds))
