"""From sentences to cited statements: every article that supports a sentence is named, with its very words."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from broadsheet.news.page import Citation, Statement
from broadsheet.stages.narrate.spans import Span, Weights
from broadsheet.stages.narrate.support import THRESHOLD, Facts, facts, is_cut_of, missing, support


class Desk:
    """All spans of one story with what is needed to compare and cite them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self.weights = Weights(spans)
        self._facts: dict[int, Facts] = {}
        self._index = {(s.source, s.position): i for i, s in enumerate(self.spans)}

    @cached_property
    def coverage(self) -> npt.NDArray[np.float32]:
        """`coverage[i, j]`: the share of the weight of span i's words that span j holds; shape (n, n)."""
        vocabulary: dict[str, int] = {}
        for span in self.spans:
            for stem in span.stems:
                vocabulary.setdefault(stem, len(vocabulary))
        weights = np.array([self.weights.of(s) for s in vocabulary], dtype=np.float32)
        held = np.zeros((len(self.spans), len(vocabulary)), dtype=np.float32)
        for row, span in enumerate(self.spans):
            held[row, [vocabulary[s] for s in span.stems]] = 1.0
        shared = (held * weights) @ held.T
        return (shared / np.maximum(np.diag(shared), np.float32(1e-6))[:, None]).astype(np.float32)

    def index(self, span: Span) -> int:
        """The row of `span` in `coverage`."""
        return self._index[span.source, span.position]

    def after(self, span: Span) -> Span | None:
        """The sentence that follows `span` in its paragraph or the next one of its article."""
        i = self._index.get((span.source, span.position + 1))
        return self.spans[i] if i is not None else None

    def facts_of(self, span: Span) -> Facts:
        """The exact parts of a span, worked out once."""
        i = self.index(span)
        if i not in self._facts:
            self._facts[i] = facts(span.text, span.article.language)
        return self._facts[i]

    def same(self, one: Span, other: Span) -> float:
        """How much of the shorter of two spans the other one says: 0 to 1."""
        i, j = self.index(one), self.index(other)
        return float(max(self.coverage[i, j], self.coverage[j, i]))

    def statement(self, text: str, primary: Span) -> Statement | None:
        """`text`, a cut of `primary`, with a citation for each source that says it; None where it does not hold."""
        if not is_cut_of(text, primary.text):
            return None
        claim = facts(text, primary.article.language)
        citations = [citation(primary, 1.0)] + [
            citation(span, score) for span, score in self._supporters(claim, primary) if span.source != primary.source
        ]
        return self.checked(text, citations, primary.article.language)

    def checked(self, text: str, citations: Iterable[Citation], language: str) -> Statement | None:
        """`text` with its citations by source, where no number and no name of it is missing from their quotes."""
        ordered = tuple(sorted(set(citations), key=lambda c: (c.source, c.start)))
        if not ordered or missing(text, [c.quote for c in ordered], language):
            return None
        return Statement(text, ordered)

    def _supporters(self, claim: Facts, primary: Span) -> list[tuple[Span, float]]:
        """For each other source its best span, where that supports the claim."""
        row = self.coverage[self.index(primary)]
        best: dict[int, tuple[Span, float]] = {}
        for i in np.flatnonzero(row >= THRESHOLD * 0.8):
            span = self.spans[int(i)]
            score = support(claim, self.facts_of(span), self.weights)
            if score >= THRESHOLD and score > best.get(span.source, (span, 0.0))[1]:
                best[span.source] = (span, score)
        return list(best.values())

    def gathered(self, text: str, language: str, threshold: float) -> tuple[Citation, ...]:
        """Citations for a line that no single sentence holds: for each source up to three early spans that say it together.

        Only sources whose spans hold every number and name of the line, with its negation, and `threshold` of its words count.
        """
        claim = facts(text, language)
        found: list[Citation] = []
        for source in sorted({s.source for s in self.spans}):
            own = [s for s in self.spans if s.source == source and s.position < 14 and s.article.language == language]
            found += self._together(claim, own, threshold)
        return tuple(found)

    def _together(self, claim: Facts, spans: Sequence[Span], threshold: float) -> list[Citation]:
        chosen: list[Span] = []
        held: set[str] = set()
        for _ in range(3):
            gains = [
                (self.weights.coverage(claim.stems, held | set(s.stems)), -s.position, s)
                for s in spans
                if s not in chosen
            ]
            if not gains:
                break
            best = max(gains, key=lambda g: g[:2])
            if chosen and best[0] <= self.weights.coverage(claim.stems, held) + 0.05:
                break
            chosen.append(best[2])
            held |= set(best[2].stems)
        score = self.weights.coverage(claim.stems, held)
        united = [self.facts_of(s) for s in chosen]
        numbers = frozenset().union(*(f.numbers for f in united))
        names = frozenset().union(*(f.names | f.stems for f in united))
        agrees = any(f.negated == claim.negated for f in united)
        if score < threshold or not claim.numbers <= numbers or not claim.names <= names or not agrees:
            return []
        return [citation(s, score) for s in sorted(chosen, key=lambda s: s.position)]


def citation(span: Span, score: float) -> Citation:
    """A citation of the whole sentence."""
    return Citation(span.source, span.sentence.start, span.sentence.end, span.text, round(min(1.0, score), 2))
