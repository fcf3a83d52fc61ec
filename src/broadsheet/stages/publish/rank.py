"""The order of the front page, and why each story stands where it does. docs/guide/ranking.md explains the formula."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from broadsheet.stages.publish.site import Ranked, StorySummary

HALF_LIFE = timedelta(hours=12)  # a morning's story counts half in the evening, an eighth a day and a half later
PACE_WINDOW = timedelta(hours=6)  # reports within it count as arriving now
PACE_WEIGHT = 0.5  # each doubling of the reports that arrive now is worth half a doubling of all reports
PICTURE = 1.1  # settles near ties in favour of a story that can be shown; never worth a report
_DIGITS = 4  # significant digits of each part; the score is the product of the parts as they are told


def rank(stories: Sequence[StorySummary], now: datetime) -> tuple[Ranked, ...]:
    """The stories, best first; of equal scores the last changed, then by id: the order never depends on the input's."""
    ranked = [_ranked(story, now) for story in stories]
    return tuple(sorted(ranked, key=lambda r: (-r.score, -r.story.updated.timestamp(), r.story.id)))


def _ranked(story: StorySummary, now: datetime) -> Ranked:
    why = {name: _told(value, _DIGITS) for name, value in _parts(story, now).items()}
    return Ranked(story, _told(math.prod(why.values()), 2 * _DIGITS), why)


def _told(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _parts(story: StorySummary, now: datetime) -> dict[str, float]:
    age = max(timedelta(), now - story.updated)
    arriving = sum(now - PACE_WINDOW <= at <= now for at in story.reported)
    return {
        "reports": math.log2(1 + story.independent_reports),
        "freshness": 0.5 ** (age / HALF_LIFE),
        "pace": 1 + PACE_WEIGHT * math.log2(1 + arriving),
        "picture": PICTURE if story.image else 1.0,
    }


def explain(ranked: Ranked, now: datetime) -> tuple[str, ...]:
    """The parts of a score in words, in the order of the formula."""
    story, why = ranked.story, ranked.why
    hours = max(timedelta(), now - story.updated) / timedelta(hours=1)
    arriving = sum(now - PACE_WINDOW <= at <= now for at in story.reported)
    return (
        f"{_count(story.independent_reports, 'independent report')}: {why['reports']:.2f}",
        f"changed {_hours(hours)} before: times {why['freshness']:.2f}",
        f"{_count(arriving, 'report')} in {PACE_WINDOW // timedelta(hours=1)} hours: times {why['pace']:.2f}",
        f"{'a' if story.image else 'no'} picture: times {why['picture']:.2f}",
    )


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _hours(hours: float) -> str:
    return "less than an hour" if hours < 1 else _count(int(hours), "hour")
