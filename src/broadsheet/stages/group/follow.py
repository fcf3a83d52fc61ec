"""A new development of what is closed: which earlier story a new one follows."""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.stages.group.features import Features
from broadsheet.stages.group.similarity import Likeness, Measure, prepare
from broadsheet.stages.group.terms import Rarity
from broadsheet.stages.group.weights import Table, shipped

_LEAST_WORDS = 0.2  # cosine of the words: below, two reports share a subject rather than a story
_LEAST_NAMES = 0.3  # cosine of the names


def followed(
    founder: Features, past: Sequence[tuple[str, Features]], rarity: Rarity, table: Table | None = None
) -> str | None:
    """The story of the article among `past` that is likest to the founder of a new story, whatever the time between them.

    `past` holds (story, article) of closed stories. None where none tells of the same matter.
    """
    measure = Measure(prepare(founder, rarity), rarity)
    scored = [
        (likeness.odds(table or shipped()), story)
        for story, article in past
        if _same_matter(likeness := replace(measure.against(prepare(article, rarity)), days=0.0))
    ]
    best = max(scored, default=None)
    return best[1] if best and best[0] >= 0.0 else None


def _same_matter(likeness: Likeness) -> bool:
    return likeness.words >= _LEAST_WORDS and likeness.names >= _LEAST_NAMES and likeness.doubt == 0.0
