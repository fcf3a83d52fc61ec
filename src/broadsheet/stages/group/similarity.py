"""How alike two articles are, part by part, and how sure that makes us that they tell of one event."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from broadsheet.stages.group.clash import doubt
from broadsheet.stages.group.features import Features

# Documents that count as seen before the first: a young installation must not take a word for rare or common because
# of a few articles.
BACKGROUND = 1000
_DAY = 86_400.0  # seconds
_SMALL = 12.0  # counts up to a dozen are in every text
_UNDATED = 1.0  # days apart that are assumed where a date is unknown: neither for nor against


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part adds to the log-odds of "one event"; `day` is for each day between the two."""

    words: float
    headline: float
    names: float
    numbers: float
    dense: float
    day: float
    constant: float


# Logistic regressions over look-alike pairs (each article's nearest by words and by vector) of the development halves
# of NeuS, Galaxy and newsweb, the sets weighted alike. AUC .94, .89, .99, with vectors as well as without.
WITH_VECTORS = Weights(words=9.8, headline=1.75, names=0.1, numbers=1.1, dense=7.5, day=-0.4, constant=-8.2)
WITHOUT_VECTORS = Weights(words=13.5, headline=2.4, names=0.7, numbers=1.4, dense=0.0, day=-0.4, constant=-3.5)
# Two languages share names and figures, and no words. By hand, between the pairs of one event and of two of the demo
ACROSS_LANGUAGES = Weights(words=0.0, headline=0.0, names=8.0, numbers=1.0, dense=0.0, day=-0.5, constant=-3.3)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The parts, each 0 to 1 but for `days` apart; `dense` is None where no two vectors can be compared."""

    words: float
    headline: float
    names: float
    numbers: float
    dense: float | None
    days: float
    doubt: float  # log-odds that speak against one event, at most 0
    odds: float  # log-odds of one event; above 0: rather one than two

    def named(self) -> tuple[tuple[str, float], ...]:
        """The parts by name, for a reader who asks why; "score" is the probability of one event."""
        parts = {"words": self.words, "headline": self.headline, "names": self.names, "numbers": self.numbers}
        if self.dense is not None:
            parts["dense"] = self.dense
        parts |= {"days": self.days, "doubt": self.doubt, "score": 1.0 / (1.0 + math.exp(-self.odds))}
        return tuple((name, round(value, 3)) for name, value in parts.items())


class Rarity:
    """How much the sharing of a word tells: its smoothed inverse document frequency, learned article by article."""

    def __init__(self, frequencies: Counter[str], documents: int) -> None:
        self.frequencies, self.documents = frequencies, documents

    def learn(self, words: Iterable[str]) -> None:
        """Count one more document with these words, each given once."""
        self.documents += 1
        self.frequencies.update(words)

    def __call__(self, word: str) -> float:
        """The weight of a word, whether or not it was ever seen; above 0."""
        return math.log((self.documents + BACKGROUND) / (self.frequencies.get(word, 0) + 1.0))


class Measure:
    """Weighs one article against others; what only the one decides is worked out once."""

    def __init__(self, one: Features, rarity: Rarity) -> None:
        self._one, self._rarity = one, rarity
        self._words = _length(one.stems, rarity)
        self._headline = _length(dict.fromkeys(one.title, 1), rarity)
        self._names = _length(dict.fromkeys(one.names, 1), rarity)

    def against(self, other: Features) -> Likeness:
        """The likeness to `other`; it does not matter which of two articles is the one and which the other."""
        one, dense, same_language = self._one, cosine(self._one, other), self._one.language == other.language
        words = self._cosine(one.stems, self._words, other.stems) if same_language else 0.0
        headline = self._cosine(_once(one.title), self._headline, _once(other.title)) if same_language else 0.0
        names = (
            self._cosine(_once(one.names), self._names, _once(other.names)) if same_language else self._across(other)
        )
        numbers, days, against = _numbers(one, other), days_apart(one, other), doubt(one, other)
        weights = _weights(same_language, dense)
        odds = weights.constant + weights.words * words + weights.headline * headline + weights.names * names
        odds += weights.numbers * numbers + weights.dense * (dense or 0.0) + weights.day * days + against
        return Likeness(words, headline, names, numbers, dense, days, against, odds)

    def _across(self, other: Features) -> float:
        """The part of the names that the other language's text holds, too: as names, or as capitalised words."""
        ours, theirs = set(self._one.names), set(other.names)
        shared = (ours & set(other.capitals)) | (theirs & set(self._one.capitals)) | (ours & theirs)
        weight = math.fsum(self._rarity(word) ** 2 for word in sorted(shared))
        return min(1.0, weight / max(1e-9, self._names * _length(_once(other.names), self._rarity)))

    def _cosine(self, one: Mapping[str, int], length: float, other: Mapping[str, int]) -> float:
        """The cosine of two bags of words, each word weighted by the root of its count and its rarity."""
        shared = [w for w in one if w in other]
        if not shared:
            return 0.0
        dot = math.fsum(math.sqrt(one[w] * other[w]) * self._rarity(w) ** 2 for w in shared)
        return dot / (length * _length(other, self._rarity))


def days_apart(one: Features, other: Features) -> float:
    """The days between two articles; a neutral value where one has no date of its own."""
    if not (one.published_known and other.published_known):
        return _UNDATED
    return abs((one.published - other.published).total_seconds()) / _DAY


def cosine(one: Features, other: Features) -> float | None:
    """The cosine of two vectors of one model, else None."""
    if one.vector is None or other.vector is None or one.model != other.model:
        return None
    return float(one.vector.astype("f4") @ other.vector.astype("f4"))


def _numbers(one: Features, other: Features) -> float:
    """Shared quantities, 0 to 1; across languages, whose units differ, shared figures that no two texts share by chance."""
    if one.language == other.language:
        shared = len(set(one.numbers) & set(other.numbers))
    else:
        shared = len({v for _, v in one.numbers if v > _SMALL} & {v for _, v in other.numbers if v > _SMALL})
    return shared / (1.0 + shared)


def _weights(same_language: bool, dense: float | None) -> Weights:
    if not same_language:
        return ACROSS_LANGUAGES
    return WITHOUT_VECTORS if dense is None else WITH_VECTORS


def _once(words: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys(words, 1)


def _length(bag: Mapping[str, int], rarity: Rarity) -> float:
    return math.sqrt(math.fsum(count * rarity(word) ** 2 for word, count in bag.items()))
