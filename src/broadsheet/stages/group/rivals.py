"""How well an article's other stories fit it: what stands out among them is one event, what does not is only one topic.

How alike two reports of one event are differs with the subject: two reports on one law share more words with a third
on its vote a week before than two reports of one accident share with each other. So a story is not judged by its
likeness alone, but against the likeness of the stories that compete for the same article. Measured on the development
sets, nothing else that an article's neighbours tell does as much for telling wide events from narrow ones.

In a burst the reports of one event come within hours, and until they are together each stands in the other's way. So
an article that came within two days and could itself join is no rival: it may tell of the same.
"""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from broadsheet.stages.group.similarity import Glance, Prepared, mean
from broadsheet.stages.group.weights import Weights

_FIELD = slice(2, 8)  # the rivals by rank, of whose likeness the mean is taken
_NO_RIVAL_WORDS, _NO_RIVAL_DENSE = 0.0, -2.2  # the likeness of a rival that is not there; the vectors' is a cosine of 0
_ONE_BURST = 2.0  # days


def in_one_burst(one: Prepared, other: Prepared) -> bool:
    """Whether two articles are known to have come within two days of each other."""
    return abs(one.day - other.day) < _ONE_BURST


class Closeness(NamedTuple):
    """How close a story's likest article comes, in words and by vector; None where there are no two vectors."""

    words: float
    dense: float | None

    def or_closer(self, other: Glance) -> "Closeness":
        """The larger of each."""
        dense = self.dense
        if other.dense is not None:
            dense = other.dense if dense is None else max(dense, other.dense)
        return Closeness(max(self.words, other.words), dense)


class Rivals(NamedTuple):
    """The likeness of the other stories: the likest, and the mean of those that come after."""

    rival_words: float
    field_words: float
    rival_dense: float
    field_dense: float

    def odds(self, row: Weights) -> float:
        """The log-odds that they take away."""
        words = row.rival_words * self.rival_words + row.field_words * self.field_words
        return words + row.rival_dense * self.rival_dense + row.field_dense * self.field_dense


# How close the rivals of an article's own story come on a quiet day (the lower quartiles of a quiet set). Fewer or farther
# rivals than that say nothing: in an almost empty window everything would stand out, look-alikes too.
QUIET = Rivals(rival_words=0.08, field_words=0.03, rival_dense=0.36, field_dense=-0.2)


class Field:
    """The stories near an article, each with its closeness, ranked once for all of them."""

    def __init__(self, closeness: Mapping[str, Closeness]) -> None:
        self._closeness = closeness
        self._words = sorted((its.words for its in closeness.values()), reverse=True)
        self._dense = sorted((its.dense for its in closeness.values() if its.dense is not None), reverse=True)

    def rivals(self, of: Set[str]) -> Rivals:
        """The rivals of some of these stories."""
        own = [self._closeness[story] for story in of if story in self._closeness]
        words = _without(self._words, [its.words for its in own], _NO_RIVAL_WORDS)
        dense = _without(self._dense, [its.dense for its in own if its.dense is not None], _NO_RIVAL_DENSE)
        return Rivals(
            rival_words=max(words[0], QUIET.rival_words),
            field_words=max(mean(words[_FIELD]), QUIET.field_words),
            rival_dense=max(dense[0], QUIET.rival_dense),
            field_dense=max(mean(dense[_FIELD]), QUIET.field_dense),
        )


def _without(ranked: Sequence[float], own: Sequence[float], none: float) -> list[float]:
    """The first of some values in descending order, but for one's own."""
    first = [*ranked[: _FIELD.stop + len(own)]]
    for value in own:
        if value in first:
            first.remove(value)
    return first + [none] * _FIELD.stop
