"""Which of many open articles are worth weighing against a new one: an inverted index, and all vectors at once."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from broadsheet.stages.group.features import Features
from broadsheet.stages.group.similarity import Rarity

BY_WORDS = 24  # articles
BY_NAMES = 6  # of other languages
BY_VECTOR = 12
_ASKED = 48  # the weightiest words of an article ask for others; with all of them the same stories come out, slower
_COMMON = 0.1  # a word that a tenth of all open articles hold finds none of them, if they are
_FEW = 50  # more than this

Postings = dict[str, list[int]]


class Candidates:
    """Articles by number, in the order in which they were added."""

    def __init__(self) -> None:
        self._articles: list[Features] = []
        self._words: Postings = defaultdict(list)
        self._names: Postings = defaultdict(list)
        self._vectors: dict[str, _Vectors] = defaultdict(_Vectors)

    def add(self, article: Features) -> None:
        """Let `article` be found."""
        number = len(self._articles)
        self._articles.append(article)
        for stem in article.stems:
            self._words[stem].append(number)
        for name in article.names:
            self._names[name].append(number)
        if article.vector is not None:
            self._vectors[article.model].add(number, article.vector)

    def near(self, new: Features, rarity: Rarity, fits: Callable[[Features], bool]) -> list[Features]:
        """The articles that `fits` allows with the weightiest words, names and nearest vectors, in the order of adding."""
        words = self._votes(self._words, new.stems.items(), rarity)
        names = self._votes(self._names, ((name, 1) for name in new.names), rarity)
        foreign = {n: vote for n, vote in names.items() if self._articles[n].language != new.language}
        found = {*self._first(words, BY_WORDS, fits), *self._first(foreign, BY_NAMES, fits)}
        if new.vector is not None:
            alike = self._vectors[new.model].cosines(new.vector)
            found.update(self._first(alike, BY_VECTOR, fits))
        return [self._articles[n] for n in sorted(found)]

    def _votes(self, postings: Postings, words: Iterable[tuple[str, int]], rarity: Rarity) -> dict[int, float]:
        weights = sorted(((math.sqrt(count) * rarity(word) ** 2, word) for word, count in words), reverse=True)
        votes: dict[int, float] = defaultdict(float)
        for weight, word in weights[:_ASKED]:
            holders = postings.get(word, ())
            if len(holders) <= max(_FEW, _COMMON * len(self._articles)):
                for number in holders:
                    votes[number] += weight
        return votes

    def _first(self, votes: dict[int, float], count: int, fits: Callable[[Features], bool]) -> list[int]:
        found: list[int] = []
        for number in sorted(votes, key=lambda n: (-votes[n], n)):
            if len(found) == count:
                break
            if fits(self._articles[number]):
                found.append(number)
        return found


class _Vectors:
    """The vectors of one model, in one matrix that doubles when it is full."""

    _LIKELY = 200  # nearest vectors that are handed back, for those in other times to be left out of

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._matrix: npt.NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)

    def add(self, number: int, vector: npt.NDArray[np.float16]) -> None:
        rows = len(self._numbers)
        if rows == len(self._matrix):
            larger = np.zeros((max(64, 2 * rows), len(vector)), dtype=np.float32)
            larger[:rows] = self._matrix if rows else 0.0
            self._matrix = larger
        self._matrix[rows] = vector
        self._numbers.append(number)

    def cosines(self, vector: npt.NDArray[np.float16]) -> dict[int, float]:
        """Number and cosine of the nearest; rounded, since a matrix product's last bits depend on its size."""
        rows = len(self._numbers)
        if not rows:
            return {}
        values = self._matrix[:rows] @ vector.astype(np.float32)
        nearest = np.argsort(-values, kind="stable")[: self._LIKELY]
        return {self._numbers[i]: round(float(values[i]), 5) for i in nearest}
