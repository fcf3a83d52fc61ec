"""Which of many open articles are worth weighing against a new one: an inverted index, and all vectors at once."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, KeysView, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.stages.group.features import Features, Vector
from broadsheet.stages.group.similarity import Prepared
from broadsheet.stages.group.terms import Bag, Floats, Mask, Numbers, Rarity

BY_WORDS = 24  # articles
BY_NAMES = 6  # of other languages
BY_VECTOR = 12
PER_STORY = 4  # of each of these, so that one large story leaves room for its rivals
_ASKED = 48  # the weightiest words of an article ask for others; with all of them the same stories come out, slower
# A word that more than this part of all open articles hold, and more than so many, finds only the latest of them: it
# tells little, but in a burst of reports on one event there are no other words.
_COMMON, _FEW = 0.1, 50
_LIKELY = 400  # of the articles with the most votes, the stories are looked up
_MOSTLY_ENOUGH = 64  # so many are brought in order first; sorting them all takes longer than looking them up

Postings = Mapping[int, "array[int]"]


class Candidates:
    """Articles by number, in the order in which they were added. All are open to be found, until `open_only` closes some."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds  # how far apart two dated articles may lie
        self._articles: list[Prepared] = []
        self._number: dict[str, int] = {}
        self._open, self._opened, self._first_open = array("b"), 0, 0
        self._times, self._dated = array("d"), array("b")
        self._latest_until = array("d")  # the latest time up to each article; endless from the first without a date on
        self._languages: dict[str, int] = {}
        self._language = array("h")
        self._words: dict[int, array[int]] = defaultdict(lambda: array("q"))
        self._names: dict[int, array[int]] = defaultdict(lambda: array("q"))
        self._vectors: dict[str, _Vectors] = defaultdict(_Vectors)

    def add(self, article: Prepared) -> None:
        """Let `article` be found."""
        number, its = len(self._articles), article.features
        self._articles.append(article)
        self._number[its.article] = number
        self._open.append(True)
        self._opened += 1
        self._times.append(its.published.timestamp())
        self._dated.append(its.published_known)
        latest = self._times[-1] if its.published_known else np.inf
        self._latest_until.append(max(latest, self._latest_until[-1]) if number else latest)
        self._language.append(self._languages.setdefault(its.language, len(self._languages)))
        for word in article.stems.words.tolist():
            self._words[word].append(number)
        for name in article.names.words.tolist():
            self._names[name].append(number)
        if its.vector is not None:
            self._vectors[its.model].add(number, its.vector)

    def open_only(self, articles: Collection[str]) -> None:
        """Let none but these be found."""
        numbers = np.fromiter(map(self._number.__getitem__, articles), dtype=np.int64, count=len(articles))
        is_open = np.zeros(len(self._articles), dtype=np.int8)
        is_open[numbers] = True
        self._open = array("b", is_open.tobytes())
        self._opened, self._first_open = len(numbers), int(numbers.min(initial=len(self._articles)))

    @property
    def names(self) -> KeysView[str]:
        """The names of all that were added."""
        return self._number.keys()

    def get(self, article: str) -> Prepared | None:
        """What was added by this name; None where nothing was."""
        number = self._number.get(article)
        return None if number is None else self._articles[number]

    def __len__(self) -> int:
        return len(self._articles)

    def near(self, new: Prepared, rarity: Rarity, story_of: Mapping[str, str], apart_from: str) -> list[Prepared]:
        """The articles around the time of `new` with its weightiest words and names and the nearest vectors.

        At most `PER_STORY` of one story by each, `new` itself and those of one story left out, in the order of adding.
        """
        its, first = new.features, self._first_near(new.features)
        fits = self._around(its, first)
        foreign = fits & (
            np.frombuffer(self._language, dtype=np.int16)[first:] != self._languages.get(its.language, -1)
        )
        stories = _Stories(its.article, story_of, apart_from)
        found = set(self._first(self._votes(self._words, new.stems, rarity, first), fits, first, BY_WORDS, stories))
        if foreign.any():
            found.update(
                self._first(self._votes(self._names, new.names, rarity, first), foreign, first, BY_NAMES, stories)
            )
        if its.vector is not None:
            alike = self._vectors[its.model].cosines(its.vector, len(self._articles), first)
            found.update(self._first(alike, fits, first, BY_VECTOR, stories))
        return [self._articles[n] for n in sorted(found)]

    def _first_near(self, new: Features) -> int:
        """The number before which no article is open and within the span of time: what was read long ago costs nothing."""
        if not new.published_known:
            return self._first_open
        return max(self._first_open, bisect_left(self._latest_until, new.published.timestamp() - self._seconds))

    def _around(self, new: Features, first: int) -> Mask:
        """Which articles, from the number `first` on, are open and within the span of time; one without a date of its own is
        near everything."""
        is_open: Mask = np.frombuffer(self._open, dtype=np.bool_)[first:]
        if not new.published_known:
            return is_open
        apart = np.abs(np.frombuffer(self._times)[first:] - new.published.timestamp())
        undated: Mask = np.frombuffer(self._dated, dtype=np.int8)[first:] == 0
        return is_open & np.logical_or(apart <= self._seconds, undated)

    def _votes(self, postings: Postings, bag: Bag, rarity: Rarity, first: int) -> Floats:
        """The votes for each article from the number `first` on: the weights of the words that it shares; the latest alone
        gain by a common word."""
        weights = bag.roots * rarity.of(bag.words) ** 2
        order = (-weights).argsort(kind="stable")[:_ASKED]
        asked = [
            (holders, at)
            for at, word in zip(order, bag.words[order].tolist(), strict=True)
            if (holders := postings.get(word))
        ]
        if not asked:
            return np.zeros(len(self._articles) - first)
        most = max(_FEW, _COMMON * self._opened)
        found = [self._found_by(holders, most, first) for holders, _ in asked]
        each = weights[[at for _, at in asked]].repeat([*map(len, found)])
        votes = np.bincount(np.concatenate(found) - first, each, len(self._articles) - first)
        return np.asarray(votes, dtype=np.float64)

    def _found_by(self, holders: "array[int]", most: float, first: int) -> Numbers:
        """Those of a word's holders that it finds, from the number `first` on."""
        numbers = np.frombuffer(holders, dtype=np.int64)
        if len(numbers) > most:
            opened = numbers[np.frombuffer(self._open, dtype=np.bool_)[numbers]]
            found = opened if len(opened) <= most else opened[-_FEW:]
            return found[np.searchsorted(found, first) :]
        return numbers[bisect_left(holders, first) :]

    def _first(self, votes: Floats, fits: Mask, first: int, count: int, stories: "_Stories") -> Iterator[int]:
        """The numbers of the `count` articles with the most votes, the earlier of equals first; both arrays begin with the
        number `first`."""
        voted = np.flatnonzero(fits & (votes > 0))
        its_story, of_story = stories.story_of, dict[str, int]()
        for number in map(first.__add__, _descending(voted, votes[voted])):
            article = self._articles[number].features.article
            story = its_story[article]
            held = of_story.get(story, 0)
            if held < PER_STORY and story != stories.apart_from and article != stories.article:
                of_story[story] = held + 1
                count -= 1
                yield number
            if not count:
                return


def _descending(numbers: Numbers, values: Floats) -> Iterator[int]:
    """The numbers with the largest values, the earlier of equals first, down to the `_LIKELY`-th; mostly few are asked for."""
    above = np.inf
    for most in (_MOSTLY_ENOUGH, _LIKELY):
        least = np.partition(values, -most)[-most] if len(values) > most else 0.0
        found = np.flatnonzero((values >= least) & (values < above))
        yield from numbers[found[(-values[found]).argsort(kind="stable")]].tolist()
        above = least


class _Stories(NamedTuple):
    """Where each article stands; the one that is asked for, and the story that it stands in, are left out."""

    article: str
    story_of: Mapping[str, str]
    apart_from: str


class _Vectors:
    """The vectors of one model, in one matrix that doubles when it is full."""

    def __init__(self) -> None:
        self._numbers = array("q")
        self._matrix: npt.NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)

    def add(self, number: int, vector: Vector) -> None:
        rows = len(self._numbers)
        if rows == len(self._matrix):
            larger = np.zeros((max(64, 2 * rows), len(vector)), dtype=np.float32)
            larger[:rows] = self._matrix if rows else 0.0
            self._matrix = larger
        self._matrix[rows] = vector
        self._numbers.append(number)

    def cosines(self, vector: Vector, articles: int, first: int) -> Floats:
        """The cosine with each of so many articles from the number `first` on; rounded, since a product's last bits depend
        on the matrix's size."""
        values = np.zeros(articles - first)
        numbers = np.frombuffer(self._numbers, dtype=np.int64)
        start = bisect_left(self._numbers, first)
        if start < len(numbers):
            values[numbers[start:] - first] = self._matrix[start : len(numbers)] @ vector.astype(np.float32)
        return np.round(values, 5)
