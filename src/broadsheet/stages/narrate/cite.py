"""From sentences to cited statements: every article that supports a sentence is named, with its very words."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from broadsheet.news.page import Citation, Statement
from broadsheet.stages.narrate.introductions import family_names
from broadsheet.stages.narrate.spans import Span, Weights
from broadsheet.stages.narrate.support import THRESHOLD, Facts, facts, is_cut_of, missing, support

_NEAR, _ECHO = 0.25, 0.5  # of the words' weight: sentences on one matter, and such as tell nearly the same
_BY_NUMBER = 0.85  # what a share of the words counts beside the same share of their weight
_CUT_ROOM = 0.6  # a cut's words can be supported where its whole sentence's are not


class Desk:
    """All spans of one story with what is needed to compare and cite them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self.weights = Weights(spans)
        self._index = {(s.source, s.position): i for i, s in enumerate(self.spans)}

    @cached_property
    def _held(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Which spans hold which of the stems that stand in several, shape (n, stems), and those stems' weights."""
        stems = [stem for stem, count in self.weights.counts.items() if count > 1]
        columns = {stem: column for column, stem in enumerate(stems)}
        held = np.zeros((len(self.spans), len(stems)), dtype=np.float32)
        for row, span in enumerate(self.spans):
            held[row, [columns[s] for s in span.stems if s in columns]] = 1.0
        return held, np.array([self.weights.of(s) for s in stems], dtype=np.float32)

    @cached_property
    def coverage(self) -> npt.NDArray[np.float32]:
        """`coverage[i, j]`: the share of the weight of span i's words that span j holds; shape (n, n)."""
        held, weights = self._held
        whole = np.array([sum(map(self.weights.of, set(s.stems))) for s in self.spans], dtype=np.float32)
        shared = (held * weights) @ held.T
        np.fill_diagonal(shared, whole)
        return (shared / np.maximum(whole, np.float32(1e-6))[:, None]).astype(np.float32)

    @cached_property
    def overlap(self) -> npt.NDArray[np.float32]:
        """`overlap[i, j]`: the share of the shorter one's stems that spans i and j have in common; shape (n, n)."""
        held, _ = self._held
        sizes = np.array([max(1, len(set(s.stems))) for s in self.spans], dtype=np.float32)
        return (held @ held.T / np.minimum(sizes[:, None], sizes[None, :])).astype(np.float32)

    @cached_property
    def families(self) -> frozenset[str]:
        """The family names of the persons whom the articles name in full."""
        return family_names(self.spans)

    @cached_property
    def strength(self) -> npt.NDArray[np.float32]:
        """For each span how central and how widely reported it is: the part of its score that its place does not tell."""
        others = self.coverage - np.eye(len(self.spans), dtype=np.float32)
        central = (others > _NEAR).mean(axis=1) if len(self.spans) else np.zeros(0)
        shared = [sum(map(self.weights.common, set(s.stems))) / max(1, len(set(s.stems))) for s in self.spans]
        reports = np.array([s.report for s in self.spans])
        echoes = [len(set(reports[row > _ECHO]) - {s.report}) for row, s in zip(others, self.spans, strict=True)]
        return np.asarray(0.35 * np.array(shared) + 0.6 * np.array(echoes) + central, dtype=np.float32)

    def index(self, span: Span) -> int:
        """The row of `span` in `coverage`."""
        return self._index[span.source, span.position]

    def after(self, span: Span) -> Span | None:
        """The sentence that follows `span` in its article."""
        return self.at(span.source, span.position + 1)

    def at(self, source: int, position: int) -> Span | None:
        """The sentence of a source at a position, from 0; None beyond its ends."""
        i = self._index.get((source, position))
        return self.spans[i] if i is not None else None

    def facts_of(self, span: Span) -> Facts:
        """The exact parts of a span."""
        return facts(span.text, span.article.language)

    def same(self, one: Span, other: Span) -> float:
        """How much of the shorter of two spans the other one says, by the weight of its words or by their number: 0 to 1."""
        i, j = self.index(one), self.index(other)
        return float(max(self.coverage[i, j], self.coverage[j, i], _BY_NUMBER * self.overlap[i, j]))

    def statement(self, text: str, primary: Span) -> Statement | None:
        """`text`, a cut of `primary`, with a citation for each source that says it; None where it does not hold."""
        if not is_cut_of(text, primary.text):
            return None
        citations = [citation(primary, 1.0)] + [
            citation(span, score) for span, score in self._supporters(text, primary) if span.source != primary.source
        ]
        return self.checked(text, citations, primary.article.language)

    def checked(self, text: str, citations: Iterable[Citation], language: str) -> Statement | None:
        """`text` with its citations by source, where no number and no name of it is missing from their quotes."""
        ordered = tuple(sorted(set(citations), key=lambda c: (c.source, c.start)))
        if not ordered or missing(text, [c.quote for c in ordered], language):
            return None
        return Statement(text, ordered)

    def _supporters(self, text: str, primary: Span) -> list[tuple[Span, float]]:
        """For each other source its best span, where that supports the claim."""
        row = self.coverage[self.index(primary)]
        near = [self.spans[int(i)] for i in np.flatnonzero(row >= THRESHOLD * _CUT_ROOM)]
        best: dict[int, tuple[Span, float]] = {}
        for span in (s for s in near if s.source != primary.source):
            score = support(facts(text, primary.article.language), self.facts_of(span), self.weights)
            if score >= THRESHOLD and score > best.get(span.source, (span, 0.0))[1]:
                best[span.source] = (span, score)
        return list(best.values())

    def retold(self, span: Span) -> frozenset[int]:
        """The other reports that, by the checker, say what `span` says."""
        return frozenset(s.report for s, _ in self._supporters(span.text, span) if s.report != span.report)

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
