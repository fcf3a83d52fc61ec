"""How well an article's other stories fit it: what stands out among them is one event, what does not is only one topic.

How alike two reports of one event are differs with the subject: two reports on one law share more words with a third
on its vote a week before than two reports of one accident share with each other. So a story is not judged by its
likeness alone, but against the likeness of the stories that compete for the same article. Measured on the development
sets, nothing else that an article's neighbours tell does as much for telling wide events from narrow ones.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.stages.group.similarity import Likeness, mean
from broadsheet.stages.group.weights import Weights

_FIELD = slice(2, 8)  # the rivals by rank, of whose likeness the mean is taken
# How close the rivals of an article's own story come on a quiet day (the lower quartiles of a quiet set). Fewer or farther
# rivals than that say nothing: in an almost empty window everything would stand out, look-alikes too.
_QUIET = (("rival_words", 0.08), ("field_words", 0.03), ("rival_dense", 0.36), ("field_dense", -0.2))
_NO_RIVAL_WORDS, _NO_RIVAL_DENSE = 0.0, -2.2  # the likeness of a rival that is not there; the vectors' is a cosine of 0


class Closeness(NamedTuple):
    """How close a story's likest article comes, in words and by vector; None where there are no two vectors."""

    words: float
    dense: float | None

    def or_closer(self, other: Likeness) -> "Closeness":
        """The larger of each."""
        denser = [value for value in (self.dense, other.dense) if value is not None]
        return Closeness(max(self.words, other.words), max(denser, default=None))


@dataclass(frozen=True, slots=True)
class Rivals:
    """The likeness of the other stories: the likest, and the mean of those that come after."""

    rival_words: float
    field_words: float
    rival_dense: float
    field_dense: float

    def odds(self, row: Weights) -> float:
        """The log-odds that they take away."""
        words = row.rival_words * self.rival_words + row.field_words * self.field_words
        return words + row.rival_dense * self.rival_dense + row.field_dense * self.field_dense


def rivals(closeness: Mapping[str, Closeness], of: Set[str]) -> Rivals:
    """The rivals of some stories for an article to which every story near it has a closeness."""
    others = [its for story, its in closeness.items() if story not in of]
    words = _ranked([its.words for its in others], _NO_RIVAL_WORDS)
    dense = _ranked([its.dense for its in others if its.dense is not None], _NO_RIVAL_DENSE)
    found = {
        "rival_words": words[0],
        "field_words": mean(words[_FIELD]),
        "rival_dense": dense[0],
        "field_dense": mean(dense[_FIELD]),
    }
    return Rivals(**{name: max(found[name], least) for name, least in _QUIET})


def _ranked(values: list[float], none: float) -> list[float]:
    return sorted(values, reverse=True) + [none] * _FIELD.stop
