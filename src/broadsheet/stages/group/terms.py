"""Words as numbers, with what the sharing of each tells: the vocabulary of a window, as arrays."""

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# Documents that count as seen before the first: a young installation must not take a word for rare or common because
# of a few articles.
BACKGROUND = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """A bag of words: the number of each different word, and the root of its count."""

    words: Numbers
    roots: Floats


class Rarity:
    """How much the sharing of a word tells: its smoothed inverse document frequency, learned article by article.

    `frequencies` (word: documents that hold it) and `documents` are what was learned before; they are not changed.
    A word is looked up there when it is first met.
    """

    def __init__(self, frequencies: Mapping[str, int], documents: int) -> None:
        self._before, self.documents = frequencies, documents
        self._number: dict[str, int] = {}
        self._laid_out: Floats = np.zeros(0)
        self._holders = array("q")  # documents that hold a word, by its number
        self._told = array("d")  # the logarithm of one more than those: taken once, and not for every comparison

    def bag(self, counts: Mapping[str, int]) -> Bag:
        """The words of `counts` as numbers, in its order."""
        words = np.array(self.numbers(counts), dtype=np.int64)
        return Bag(words, np.sqrt(np.array([*counts.values()], dtype=np.float64)))

    def set(self, words: Iterable[str]) -> Bag:
        """A bag that holds each of `words` once."""
        numbers = self.numbers(dict.fromkeys(words))
        return Bag(np.array(numbers, dtype=np.int64), np.ones(len(numbers)))

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The numbers of some words."""
        return [*map(self._numbered, words)]

    def learn(self, document: Bag) -> None:
        """Count one more document with these words, however often it holds each."""
        self.documents += 1
        for number in document.words.tolist():
            self._holders[number] = holders = self._holders[number] + 1
            self._told[number] = math.log(holders + 1)

    def of(self, words: Numbers) -> Floats:
        """The weight of each word, whether or not a document was ever seen to hold it; above 0."""
        weights = math.log(self.documents + BACKGROUND) - np.frombuffer(self._told)[words]
        return np.maximum(weights, self._least, out=weights)

    def squares(self, words: Iterable[int]) -> float:
        """The sum of the squares of the weights of a few words, for which arrays take longer."""
        least, most, told = self._least, math.log(self.documents + BACKGROUND), self._told
        return math.fsum(max(most - told[word], least) ** 2 for word in words)

    @property
    def _least(self) -> float:
        """The weight of a word that every document holds."""
        return math.log((self.documents + BACKGROUND) / (self.documents + 1))

    def lacks(self, words: Iterable[str]) -> list[str]:
        """Those of some words that were never met."""
        return [word for word in dict.fromkeys(words) if word not in self._number]

    def look_up_in(self, frequencies: Mapping[str, int]) -> None:
        """Let the frequencies of words that are yet to be met be these."""
        self._before = frequencies

    @contextmanager
    def laid_out(self, places: Numbers, values: Floats) -> Iterator[Floats]:
        """An array that holds `values` at `places`, which lie below thrice the number of words, and elsewhere 0.

        One array serves all, so that no comparison takes longer for the words of others.
        """
        if len(self._laid_out) < 3 * len(self._number):
            self._laid_out = np.zeros(6 * len(self._number))
        self._laid_out[places] = values
        yield self._laid_out
        self._laid_out[places] = 0.0

    def _numbered(self, word: str) -> int:
        number = self._number.setdefault(word, len(self._number))
        if number == len(self._holders):
            holders = self._before.get(word, 0)
            self._holders.append(holders)
            self._told.append(math.log(holders + 1))
        return number
