"""What cannot be so by both of two sentences, and what else their articles say of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.language.words import fold
from broadsheet.news.page import DiscrepancyKind
from broadsheet.stages.narrate.differences.pair import Pair
from broadsheet.stages.narrate.spans import Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sentences that cannot both be right; `parts` are the words in question, "" where the sentences as a whole are."""

    kind: DiscrepancyKind
    question: str
    pair: Pair
    parts: tuple[str, str] = ("", "")

    @property
    def spans(self) -> tuple[Span, Span]:
        """The two sentences."""
        return self.pair.one, self.pair.other


class Texts:
    """What each source says anywhere: its figures and its words."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._values: dict[int, set[float]] = {}
        self._texts = {s.source: s.article.text for s in spans}
        self._folded: dict[int, str] = {}
        for span in spans:
            self._values.setdefault(span.source, set()).update(q.value for q in span.quantities)

    def has_value(self, span: Span, value: float) -> bool:
        """Whether the sentence's article gives the figure for anything."""
        return value in self._values[span.source]

    def has_words(self, span: Span, words: str) -> bool:
        """Whether the sentence's article has the words."""
        if span.source not in self._folded:
            self._folded[span.source] = fold(self._texts[span.source])
        return bool(re.search(rf"\b{re.escape(fold(words))}\b", self._folded[span.source]))
