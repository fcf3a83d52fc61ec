"""The front page's order, and why. The formula stands in docs/guide/ranking.md."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.news.page import Page

_HALF_LIFE = timedelta(hours=18)  # after this long without news a story counts half
_FAST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A page with its score; `why` holds the parts, whose product is the score."""

    page: Page
    score: float
    why: tuple[tuple[str, float], ...]


def newest_report(page: Page) -> datetime:
    """When the last report of a story was published."""
    return max(s.published for s in page.sources)


def rank(pages: Sequence[Page], now: datetime) -> tuple[Ranked, ...]:
    """The pages, best first; equal ones by id. `now` is when they are read."""
    ranked = [_ranked(page, now) for page in pages]
    return tuple(sorted(ranked, key=lambda r: (-r.score, r.page.id)))


def _ranked(page: Page, now: datetime) -> Ranked:
    reports = page.status.independent_reports
    last = newest_report(page)
    age = max(timedelta(0), now - last)
    recent = len({s.outlet for s in page.sources if last - s.published <= _FAST})
    why = (
        ("coverage", round(math.log2(1 + reports), 4)),
        ("freshness", round(0.5 ** (age / _HALF_LIFE), 4) if age < 60 * _HALF_LIFE else 0.0),
        ("speed", round(1 + 0.1 * (recent - 1), 4)),
        ("picture", 1.05 if page.images else 1.0),
    )
    return Ranked(page, round(math.prod(value for _, value in why), 4), why)
