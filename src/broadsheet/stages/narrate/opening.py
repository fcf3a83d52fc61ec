"""Which two sentences open a page: those that together tell most of what people's roundups of an event tell."""

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from broadsheet.language.words import content_stems
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.spans import Span

_OFTEN = 12  # a word that every so many sentences hold is one of the story's own
_OFTEN_AT_LEAST = 3  # sentences, of a short story


class Parts(NamedTuple):
    """What speaks for two sentences: shares from 0 to 1, the first four added up over both."""

    place: float  # 1 for the first usable sentence of its article, 1/2 for the second, 1/3 for the third
    told: float  # of the words of a headline that the sentence holds, in the mean of all headlines
    central: float  # how near its words come, in the mean, to those that the story uses most
    leads: float  # of its words that another report's first sentences hold, in the mean of these reports
    near: float  # of the words of one that the other holds, in the mean of both


@cache
def weights() -> Parts:
    """What each part adds: opening.toml, which `python -m evaluation.fit_opening` writes."""
    return Parts(
        **tomllib.loads(files("broadsheet.stages.narrate").joinpath("opening.toml").read_text(encoding="utf8"))
    )


class Opening:
    """Weighs two sentences together for a page's first section. `usable` are those that may stand on the page."""

    def __init__(self, desk: Desk, titles: Sequence[str], language: str, usable: Sequence[Span]) -> None:
        self._desk = desk
        self._titles = [frozenset(content_stems(title, language)) for title in titles]
        self._places = _places(usable)
        self._often = max(_OFTEN_AT_LEAST, len(desk.spans) / _OFTEN)
        self._known: dict[tuple[int, int], tuple[float, ...]] = {}

    def place(self, span: Span) -> int:
        """How many of the usable sentences of its article stand before it; of all, where it is none of these itself."""
        return self._places.get(_key(span), span.position)

    def pairs(self, spans: Sequence[Span]) -> list[tuple[float, Span, Span]]:
        """Every two of `spans`, in their order, with what they are worth together; the best first."""
        found = [(_weighed(self.parts(one, other)), one, other) for one, other in combinations(spans, 2)]
        return sorted(found, key=lambda pair: -pair[0])

    def parts(self, one: Span, other: Span) -> Parts:
        """What speaks for two sentences."""
        i, j = self._desk.index(one), self._desk.index(other)
        near = float(self._desk.coverage[i, j] + self._desk.coverage[j, i]) / 2
        return Parts._make((*(a + b for a, b in zip(self._own(one), self._own(other), strict=True)), near))

    def worth_of_line(self, span: Span, stems: Iterable[str]) -> float:
        """What speaks for a line cut from `span`, of which it holds these stems: the first four parts, weighted."""
        return _weighed(self._line(span, dict.fromkeys(stems)))

    def _own(self, span: Span) -> tuple[float, ...]:
        """The first four parts of one sentence."""
        if (found := self._known.get(_key(span))) is None:
            found = self._known[_key(span)] = self._line(span, dict.fromkeys(span.stems))
        return found

    def _line(self, span: Span, stems: Mapping[str, None]) -> tuple[float, ...]:
        told = [self._desk.weights.coverage(title, stems) for title in self._titles]
        often = [min(1.0, self._desk.weights.counts[stem] / self._often) for stem in stems]
        return 1 / (1 + self.place(span)), _mean(told), _mean(often), self._in_leads(span.report, stems)

    def _in_leads(self, report: int, stems: Iterable[str]) -> float:
        others = [held for other, held in self._desk.leads.items() if other != report]
        return _mean([self._desk.weights.coverage(stems, held) for held in others])


def _weighed(parts: Iterable[float]) -> float:
    """The parts, or the first of them, by their weights."""
    return math.fsum(weight * part for weight, part in zip(weights(), parts, strict=False))


def _key(span: Span) -> tuple[int, int]:
    return span.source, span.position


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0


def _places(usable: Sequence[Span]) -> Mapping[tuple[int, int], int]:
    before: Counter[int] = Counter()
    places: dict[tuple[int, int], int] = {}
    for key in sorted(map(_key, usable)):
        places[key] = before[key[0]]
        before[key[0]] += 1
    return places
