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
Mask = npt.NDArray[np.bool_]

# Documents that count as seen before the first: a young installation must not take a word for rare or common because
# of a few articles.
BACKGROUND = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """A bag of words: the number of each different word, and the root of its count."""

    words: Numbers
    roots: Floats


class _Vocabulary(dict[str, int]):
    """The number of each word; one that is met for the first time is looked up in `frequencies`."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        super().__init__()
        self.frequencies = frequencies
        self.holders = array("q")  # documents that hold a word, by its number
        self.told = array("d")  # the logarithm of one more than those: taken once, and not for every comparison

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        holders = self.frequencies.get(word, 0)
        self.holders.append(holders)
        self.told.append(math.log(holders + 1))
        return number


class Rarity:
    """How much the sharing of a word tells: its smoothed inverse document frequency, learned article by article.

    `frequencies` (word: documents that hold it) and `documents` are what was learned before; they are not changed.
    A word is looked up there when it is first met.
    """

    def __init__(self, frequencies: Mapping[str, int], documents: int) -> None:
        self._vocabulary, self.documents = _Vocabulary(frequencies), documents
        self._laid_out: Floats = np.zeros(0)

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
        return [*map(self._vocabulary.__getitem__, words)]

    def learn(self, document: Bag) -> None:
        """Count one more document with these words, however often it holds each."""
        self.documents += 1
        holders, told = self._vocabulary.holders, self._vocabulary.told
        for number in document.words.tolist():
            holders[number] += 1
            told[number] = math.log(holders[number] + 1)

    def of(self, words: Numbers) -> Floats:
        """The weight of each word, whether or not a document was ever seen to hold it; above 0."""
        weights = math.log(self.documents + BACKGROUND) - np.frombuffer(self._vocabulary.told)[words]
        return np.maximum(weights, self._least, out=weights)

    def squares(self, words: Iterable[int]) -> float:
        """The sum of the squares of the weights of a few words, for which arrays take longer."""
        least, most, told = self._least, math.log(self.documents + BACKGROUND), self._vocabulary.told
        return math.fsum(max(most - told[word], least) ** 2 for word in words)

    @property
    def _least(self) -> float:
        """The weight of a word that every document holds."""
        return math.log((self.documents + BACKGROUND) / (self.documents + 1))

    def lacks(self, words: Iterable[str]) -> list[str]:
        """Those of some words that were never met."""
        return [word for word in dict.fromkeys(words) if word not in self._vocabulary]

    def look_up_in(self, frequencies: Mapping[str, int]) -> None:
        """Let the frequencies of words that are yet to be met be these."""
        self._vocabulary.frequencies = frequencies

    @contextmanager
    def laid_out(self, places: Numbers, values: Floats) -> Iterator[Floats]:
        """An array that holds `values` at `places`, which lie below thrice the number of words, and elsewhere 0.

        One array serves all, so that no comparison takes longer for the words of others.
        """
        if len(self._laid_out) < 3 * len(self._vocabulary):
            self._laid_out = np.zeros(6 * len(self._vocabulary))
        self._laid_out[places] = values
        yield self._laid_out
        self._laid_out[places] = 0.0
