"""How alike two articles are, part by part, and how sure that makes us that they tell of one event."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np

from broadsheet.inference.catalogue import models
from broadsheet.stages.group import alike
from broadsheet.stages.group.alike import Scale
from broadsheet.stages.group.clash import doubt
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.terms import Bag, Floats, Mask, Numbers, Rarity
from broadsheet.stages.group.weights import Table, Weights

_DAY = 86_400.0  # seconds
_SMALL = 12.0  # counts up to a dozen are in every text
_MANY = 4  # shared quantities; each of the first four tells a little less than the one before
_SAME_TEXT = 1.8  # the dense evidence of two texts that are the same, by bge; e5 has 2.2
_DIGITS = 6  # of a part; the last bits of a sum depend on its order, and likeness must not


class Likeness(NamedTuple):
    """The parts, 0 to 1 but for `dense` and `days` apart; None where they cannot be told: no two vectors, no two dates."""

    words: float  # between two languages, those that both spell alike
    headline: float
    names: float
    numbers: float
    dense: float | None  # 0 for unrelated, 1 for one event, below and above for more than that
    days: float | None
    doubt: float  # log-odds that speak against one event, at most 0
    same_language: bool

    def row(self, table: Table) -> Weights:
        """The weights for two articles of which this much can be told."""
        return table.row(self.same_language, self.dense is not None)

    def odds(self, table: Table) -> float:
        """Log-odds of one event by this pair alone, whatever else is like them."""
        row = self.row(table)
        odds = row.constant + row.words * self.words + row.headline * self.headline + row.names * self.names
        odds += row.numbers * self.numbers + row.dense * (self.dense or 0.0) + self.doubt
        return odds + (row.undated if self.days is None else row.days * self.days)

    @property
    def similarity(self) -> float:
        """How alike two articles are as people judge it, 0 for unrelated to 1 for the same words.

        It is a scale, where `odds` is a decision: two matters that are less alike than unrelated ones are no further
        apart. Measured with the judged pairs of SemEval 2022: see `evaluation/grouping.py`.
        """
        return self.alike_by(alike.shipped())

    def alike_by(self, scale: Scale) -> float:
        """The same, with slopes across languages that may be others than those that ship."""
        if self.same_language:
            return min(1.0, self.meaning / _SAME_TEXT if self.dense is not None else math.sqrt(self.words))
        slopes = scale.without_vectors if self.dense is None else scale.with_vectors
        return min(1.0, slopes.dense * self.meaning + slopes.words * self.words)

    @property
    def meaning(self) -> float:
        """The dense evidence, never below that of unrelated reports; 0 without vectors."""
        return max(0.0, self.dense or 0.0)

    def named(self) -> tuple[tuple[str, float], ...]:
        """The parts by name, for a reader who asks why."""
        parts = {"words": self.words, "headline": self.headline, "names": self.names, "numbers": self.numbers}
        known = {"dense": None if self.dense is None else min(1.0, max(0.0, self.dense)), "days": self.days}
        parts |= {name: value for name, value in known.items() if value is not None} | {"doubt": self.doubt}
        parts["similarity"] = self.similarity
        return tuple((name, round(value, 3)) for name, value in parts.items())


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """An article's features with its bags of words as numbers; `bags` are those three, one behind the other."""

    features: Features
    stems: Bag
    title: Bag
    names: Bag
    bags: Bag
    places: Numbers  # of each word of `bags`: thrice its number, and which of the three bags it stands in
    sizes: tuple[int, int, int]
    day: float  # since 1970; NaN where the article has no date of its own


def prepare(article: Features, rarity: Rarity) -> Prepared:
    """The article with its words numbered by `rarity`."""
    three = (rarity.bag(article.stems), rarity.set(article.title), rarity.set(article.names))
    bags = Bag(np.concatenate([b.words for b in three]), np.concatenate([b.roots for b in three]))
    sizes = (len(three[0].words), len(three[1].words), len(three[2].words))
    day = article.published.timestamp() / _DAY if article.published_known else math.nan
    return Prepared(article, *three, bags, 3 * bags.words + np.repeat(np.arange(3), sizes), sizes, day)


class Glance(NamedTuple):
    """What the comparison with many articles at once tells of each; `Measure.likeness` tells the rest."""

    other: Prepared
    words: float
    headline: float
    names: float
    dense: float | None


class Measure:
    """Weighs one article against others, as long as no word becomes more common; what only the one decides is worked out once."""

    def __init__(self, one: Prepared, rarity: Rarity) -> None:
        self.one, self._one, self._rarity = one, one.features, rarity
        self._weighed = one.bags.roots * rarity.of(one.bags.words)
        stems, title, _ = one.sizes
        parts = self._weighed[:stems], self._weighed[stems : stems + title], self._weighed[stems + title :]
        self._seen: dict[Prepared, Glance] = {}
        self._known: dict[Prepared, Likeness] = {}
        self._lengths = np.sqrt([part.dot(part) for part in parts])

    def against(self, other: Prepared) -> Likeness:
        """The likeness to `other`; it does not matter which of two articles is the one and which the other."""
        return self.against_all([other])[0]

    def against_all(self, others: Sequence[Prepared]) -> list[Likeness]:
        """The likeness to each of several articles."""
        return [self.likeness(glance) for glance in self.glances(others)]

    def glances(self, others: Sequence[Prepared]) -> list[Glance]:
        """How close each of several articles comes: all at once, which takes a fifth of the time of one by one, and each once."""
        if new := [other for other in dict.fromkeys(others) if other not in self._seen]:
            self._seen |= zip(new, self._looked_at(new), strict=True)
        return [*map(self._seen.__getitem__, others)]

    def _looked_at(self, others: Sequence[Prepared]) -> Iterable[Glance]:
        cosines, shared = self._cosines(others)
        if (foreign := ~self._of_its_language(others)).any():
            cosines[foreign, 0] = self._spelled_alike(shared, others)[foreign]
            cosines[foreign, 1] = 0.0
        vectors = repeat(None) if self._one.vector is None else [dense(self._one, o.features) for o in others]
        return map(Glance._make, zip(others, *cosines.T.tolist(), vectors, strict=False))

    def _of_its_language(self, others: Sequence[Prepared]) -> Mask:
        language = self._one.language
        return np.fromiter((o.features.language == language for o in others), np.bool_, len(others))

    def _spelled_alike(self, shared: Floats, others: Sequence[Prepared]) -> Floats:
        """The share of the shorter text's words that the other language's text spells alike: names, figures, loans."""
        theirs = np.fromiter((o.sizes[0] for o in others), np.float64, len(others))
        return (shared / np.maximum(np.minimum(theirs, self.one.sizes[0]), 1.0)).round(_DIGITS)

    def likeness(self, glance: Glance) -> Likeness:
        """The likeness to an article that was looked at."""
        if found := self._known.get(glance.other):
            return found
        one, two = self._one, glance.other.features
        self._known[glance.other] = found = Likeness(
            words=glance.words,
            headline=glance.headline,
            names=glance.names if one.language == two.language else self._across(glance),
            numbers=_numbers(one, two),
            dense=glance.dense,
            days=days_apart(one, two),
            doubt=doubt(one, two),
            same_language=one.language == two.language,
        )
        return found

    def most(self, glances: Iterable[Glance], table: Table) -> list[float]:
        """Log-odds of one event that no `likeness` will exceed: as if nothing spoke against it, and all figures for it."""
        language, day, figures, rows, found = self._one.language, self.one.day, self._one.numbers, table.rows, []
        for glance in glances:
            other, words, headline, names, dense = glance
            its, own = other.features, other.features.language == language
            row = rows[own][dense is not None]
            odds = row.constant + row.words * words + row.headline * headline
            odds += row.names * (names if own else self._across(glance))
            odds += (row.numbers if figures and its.numbers else 0.0) + (row.dense * dense if dense else 0.0)
            apart = abs(day - other.day)
            found.append(odds + (row.undated if math.isnan(apart) else row.days * apart))
        return found

    def names(self, others: Sequence[Prepared]) -> list[float]:
        """The names alone, as names, whatever the language."""
        return [names for _, _, names in self._cosines(others)[0].tolist()] if others else []

    def _cosines(self, others: Sequence[Prepared]) -> tuple[Floats, Floats]:
        """The cosine of words, headline and names with each, each word weighted by the root of its count and its rarity,
        as an array of shape (n, 3); and how many different words are shared."""
        places = np.concatenate([o.places for o in others])
        weighed = np.concatenate([o.bags.roots for o in others])
        weighed *= self._rarity.of(places // 3)
        bags = 3 * len(others)
        bag_of = np.repeat(np.arange(bags), np.fromiter(chain.from_iterable(o.sizes for o in others), np.int64, bags))
        lengths = self._lengths * np.sqrt(np.bincount(bag_of, weighed * weighed, bags)).reshape(-1, 3)
        lengths[lengths == 0.0] = 1.0  # of what is empty, which shares nothing
        with self._rarity.laid_out(self.one.places, self._weighed) as ours:
            known = ours[places]
        dots = np.bincount(bag_of, weighed * known, bags).reshape(-1, 3)
        return (dots / lengths).round(_DIGITS), np.bincount(bag_of, known > 0.0, bags)[::3].astype(np.float64)

    def _across(self, glance: Glance) -> float:
        """The part of the names that the other language's text holds, too: as names, or as capitalised words."""
        one, two = self._one, glance.other.features
        if one.spelled.isdisjoint(two.spelled):
            return 0.0
        ours, theirs = one.its_names, two.its_names
        shared = (ours & two.its_capitals) | (theirs & one.its_capitals) | (ours & theirs)
        weight = self._rarity.squares(self._rarity.numbers(sorted(shared)))
        lengths = float(self._lengths[2]) * math.sqrt(self._rarity.squares(glance.other.names.words.tolist()))
        return round(min(1.0, weight / max(1e-9, lengths)), _DIGITS)


def days_apart(one: Features, other: Features) -> float | None:
    """The days between two articles; None where one has no date of its own."""
    if not (one.published_known and other.published_known):
        return None
    return abs((one.published - other.published).total_seconds()) / _DAY


def dense(one: Features, other: Features) -> float | None:
    """The evidence of two vectors of one known model, on the scale that all models share; else None."""
    if one.vector is None or other.vector is None or one.model != other.model:
        return None
    model = models().get(one.model)
    if model is None:
        return None
    cosine = round(float(one.vector.astype("f4") @ other.vector.astype("f4")), _DIGITS)
    return round(model.thresholds.evidence(cosine), _DIGITS)


def _numbers(one: Features, other: Features) -> float:
    """Shared quantities, 0 to 1; across languages, whose units differ, shared figures that no two texts share by chance."""
    if one.language == other.language:
        shared = len(one.its_numbers & other.its_numbers)
    else:
        shared = len({v for _, v in one.numbers if v > _SMALL} & {v for _, v in other.numbers if v > _SMALL})
    return math.sqrt(min(shared, _MANY) / _MANY)


def mean(values: Sequence[float]) -> float:
    """The mean of some values, whatever their order; 0 of none."""
    return math.fsum(values) / len(values) if values else 0.0
