"""Which days of a story matter most, and which sentences tell them best: by what all articles say, however many they are.

A day counts by the articles that date something to it, each by how much the sentence is on the story's matter, and by the
articles of that day (cf. date-wise timeline summarization: Gholipour Ghalandari and Ifrim, ACL 2020). Time grows with the number of sentences.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

_LEAD = 5  # first sentences of an article, which tell what it is about
_FEW = 2  # articles: a word of fewer says nothing of the story's matter
_SCALE = 10.0  # brings shares of words to the size of counts, so that the logarithm damps both alike
_OFF_CENTRE = 0.3  # of the weight of a word that only the reports of the day have, or only the looks back at it
_SAME = 0.5  # of the shorter sentence's words: it says the same again
_OWN_DATE = 2.0  # a sentence whose main clause the date belongs to against one that only names it
_FEWEST_STEMS = 5


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence: its article and day, its place, its stems, and the days that it names; `tells` are those of its main clause."""

    article: str
    published: date
    position: int
    stems: frozenset[str]
    days: frozenset[date]
    tells: frozenset[date] = frozenset()


class Chronicle:
    """The days of a collection of articles. `sentences` are in the order of their articles."""

    def __init__(self, sentences: Sequence[Dated]) -> None:
        self._sentences = sentences
        self._shares = _shares(sentences)
        self._spread = Counter(stem for s in sentences for stem in s.stems)
        self._naming: dict[date, list[Dated]] = defaultdict(list)
        self._opening: dict[date, list[Dated]] = defaultdict(list)
        for sentence in sentences:
            for day in sentence.days:
                self._naming[day].append(sentence)
            if sentence.position < _LEAD and not sentence.days:
                self._opening[sentence.published].append(sentence)

    def days(self) -> list[date]:
        """The days that a sentence names, those that matter most first."""
        return sorted(self._naming, key=lambda day: (-self.weight(day), day))

    def weight(self, day: date) -> float:
        """How much a day matters: 0 where nothing is dated to it and no article is of it."""
        named: dict[str, float] = {}
        for s in self._naming.get(day, ()):
            named[s.article] = max(named.get(s.article, 0.0), self.matter(s))
        return math.log1p(_SCALE * math.fsum(named.values())) + math.log1p(_SCALE * self._reported(day))

    def _reported(self, day: date) -> float:
        articles: dict[str, list[float]] = defaultdict(list)
        for s in self._opening.get(day, ()):
            articles[s.article].append(self.matter(s))
        return math.fsum(math.fsum(found) / len(found) for found in articles.values())

    def matter(self, sentence: Dated) -> float:
        """How much a sentence is on the collection's matter: the mean share of articles that have its words, 0 to 1."""
        return math.fsum(self._shares.get(s, 0.0) for s in sentence.stems) / max(1, len(sentence.stems))

    def tell(self, day: date, most: int) -> list[Dated]:
        """The sentences that tell best what came to pass on `day`: they name it, and say what its reports and the looks back agree on."""
        centre = self._centre(day)
        usable = [s for s in self._naming.get(day, ()) if len(s.stems) >= _FEWEST_STEMS]
        best = sorted(usable, key=lambda s: (-self._worth(s, day, centre), s.published, s.article, s.position))
        chosen: list[Dated] = []
        for sentence in best:
            if len(chosen) == most:
                break
            if all(_overlap(sentence.stems, c.stems) < _SAME for c in chosen):
                chosen.append(sentence)
        return chosen

    def _centre(self, day: date) -> dict[str, float]:
        naming, opening = _mean(self._naming.get(day, ())), _mean(self._opening.get(day, ()))
        both = bool(naming and opening)
        return {
            stem: (naming.get(stem, 0.0) + opening.get(stem, 0.0))
            * self._rarity(stem)
            * (1.0 if not both or (stem in naming and stem in opening) else _OFF_CENTRE)
            for stem in dict.fromkeys((*naming, *opening))
        }

    def _worth(self, sentence: Dated, day: date, centre: dict[str, float]) -> float:
        length = math.sqrt(math.fsum(self._rarity(s) ** 2 for s in sentence.stems))
        likeness = math.fsum(centre.get(s, 0.0) * self._rarity(s) for s in sentence.stems) / max(length, 1e-9)
        return likeness * self.matter(sentence) ** 2 * (_OWN_DATE if day in sentence.tells else 1.0)

    def _rarity(self, stem: str) -> float:
        return math.log(len(self._sentences) / self._spread[stem])


def _shares(sentences: Iterable[Dated]) -> dict[str, float]:
    """The share of the articles that have each stem, of those that more than a few have."""
    articles: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        articles[sentence.article].update(sentence.stems)
    counts = Counter(stem for stems in articles.values() for stem in stems)
    return {stem: n / len(articles) for stem, n in counts.items() if n > min(_FEW, len(articles) - 1)}


def _mean(sentences: Sequence[Dated]) -> dict[str, float]:
    counts = Counter(stem for s in sentences for stem in sorted(s.stems))
    return {stem: n / len(sentences) for stem, n in counts.items()}


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
