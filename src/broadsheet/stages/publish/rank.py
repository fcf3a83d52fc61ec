"""The order of the front page, and why each story stands where it does. docs/guide/ranking.md explains the formula."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.stages.publish import words
from broadsheet.stages.publish.site import Ranked, StorySummary


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of the formula is worth; each is a setting."""

    half_life: timedelta = timedelta(hours=12)  # a morning's story counts half in the evening, an eighth in 36 hours
    pace_window: timedelta = timedelta(hours=6)  # reports within it count as arriving now
    pace: float = 0.5  # each doubling of the reports that arrive now is worth half a doubling of all reports
    picture: float = 1.1  # settles near ties in favour of a story that can be shown; never worth a report
    topic: float = 1.5  # a story of a topic that the reader prefers; about what a second report is worth


USUAL = Weights()
_DIGITS = 4  # significant digits of each part; the score is the product of the parts as they are told


def rank(
    stories: Sequence[StorySummary], now: datetime, weights: Weights = USUAL, preferred: Collection[str] = ()
) -> tuple[Ranked, ...]:
    """The stories, best first; of equal scores the last changed, then by id: the order never depends on the input's.

    `preferred` are the topics of which the reader wants more.
    """
    ranked = [_ranked(story, now, weights, preferred) for story in stories]
    return tuple(sorted(ranked, key=lambda r: (-r.score, -r.story.updated.timestamp(), r.story.id)))


def _ranked(story: StorySummary, now: datetime, weights: Weights, preferred: Collection[str]) -> Ranked:
    why = {name: _told(value, _DIGITS) for name, value in _parts(story, now, weights).items()}
    if any(topic in preferred for topic in story.topics):
        why["topic"] = weights.topic
    return Ranked(story, _told(math.prod(why.values()), 2 * _DIGITS), why)


def _told(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _parts(story: StorySummary, now: datetime, weights: Weights) -> dict[str, float]:
    age = max(timedelta(), now - story.updated)
    return {
        "reports": math.log2(1 + story.independent_reports),
        "freshness": 0.5 ** (age / weights.half_life),
        "pace": 1 + weights.pace * math.log2(1 + _arriving(story, now, weights)),
        "picture": weights.picture if story.image else 1.0,
    }


def _arriving(story: StorySummary, now: datetime, weights: Weights) -> int:
    return sum(now - weights.pace_window <= at <= now for at in story.reported)


def explain(ranked: Ranked, now: datetime, weights: Weights = USUAL) -> tuple[str, ...]:
    """The parts of a score in words, in the order of the formula."""
    story = ranked.story
    counted = {
        "reports": story.independent_reports,
        "freshness": int(max(timedelta(), now - story.updated) / timedelta(hours=1)),
        "pace": _arriving(story, now, weights),
        "picture": int(bool(story.image)),
    }
    window = weights.pace_window / timedelta(hours=1)
    return tuple(words.why(name, counted.get(name, 0), value, window) for name, value in ranked.why.items())
