"""A new development of what is closed: which earlier story a new one follows."""

from collections.abc import Collection, Iterable, Mapping

from broadsheet.stages.group.similarity import Measure, Prepared
from broadsheet.stages.group.terms import Rarity
from broadsheet.stages.group.weights import Table, shipped

_LEAST_WORDS = 0.2  # cosine of the words: below, two reports share a subject rather than a story
_LEAST_NAMES = 0.3  # cosine of the names

_ALMOST = 1 - 1e-9  # the last bits of a sum depend on its order


def may_follow(names: Iterable[str], shared: Collection[str], weights: Mapping[str, float]) -> bool:
    """Whether a past story that has no more than `shared` of a new story's names may be alike enough in names to be followed.

    Their cosine is at most the root of the share of the weight: where the past story has no other name.
    """
    whole = {name: weights[name] ** 2 for name in names}
    part = sum(weight for name, weight in whole.items() if name in shared)
    return part >= _LEAST_NAMES**2 * sum(whole.values()) * _ALMOST


def followed(
    founder: Prepared, past: Iterable[tuple[str, Prepared]], rarity: Rarity, table: Table | None = None
) -> str | None:
    """The story of the article among `past` that is likest to the founder of a new story, whatever the time between them.

    `past` holds (story, article) of closed stories. None where none tells of the same matter.
    """
    measure = Measure(founder, rarity)
    akin = [(story, p) for story, p in past if p.features.language == founder.features.language]
    names = measure.names([p for _, p in akin])
    named = [pair for pair, alike in zip(akin, names, strict=True) if alike >= _LEAST_NAMES]
    scored = [
        (likeness._replace(days=0.0).odds(table or shipped()), story)
        for (story, _), likeness in zip(named, measure.against_all([p for _, p in named]), strict=True)
        if likeness.words >= _LEAST_WORDS and likeness.doubt == 0.0
    ]
    best = max(scored, default=None)
    return best[1] if best and best[0] >= 0.0 else None
