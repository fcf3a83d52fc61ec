"""From sentences to cited statements: every article that supports a sentence is named, with its very words."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from broadsheet.news.page import Citation, Statement
from broadsheet.stages.narrate.introductions import family_names
from broadsheet.stages.narrate.roles import turned
from broadsheet.stages.narrate.spans import Span, Weights
from broadsheet.stages.narrate.support import THRESHOLD, Facts, facts, is_cut_of, missing, support, words_in

Floats = npt.NDArray[np.float64]

NEAR, _ECHO = 0.25, 0.5  # of the words' weight: sentences on one matter, and such as tell nearly the same
_LEAD = 3  # first sentences of a report: what several reports tell there is the news
_EARLY = 14  # sentences of an article in which what its headline says stands
_SPANS_TOGETHER, _LEAST_GAIN = 3, 0.05  # sentences that say a line together, and what each further one must add
_BY_NUMBER = 0.85  # what a share of the words counts beside the same share of their weight
_CUT_ROOM = 0.6  # a cut's words can be supported where its whole sentence's are not


class Desk:
    """All spans of one story with what is needed to compare and cite them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self.weights = Weights(spans)
        self.several_reports = len({s.report for s in self.spans}) > 1
        self._index = {(s.source, s.position): i for i, s in enumerate(self.spans)}

    @cached_property
    def coverage(self) -> Floats:
        """`coverage[i, j]`: the share of the weight of span i's words that span j holds; shape (n, n)."""
        whole = np.array([math.fsum(map(self.weights.of, set(s.stems))) for s in self.spans])
        shared = self._shared(self.weights.of)
        np.fill_diagonal(shared, whole)
        return _floats(shared / np.maximum(whole, 1e-6)[:, None])

    @cached_property
    def sameness(self) -> Floats:
        """How much of the shorter of two spans the other says, by the weight of its words or by their number; shape (n, n)."""
        sizes = np.array([max(1, len(set(s.stems))) for s in self.spans])
        overlap = self._shared(lambda _: _BY_NUMBER) / np.minimum(sizes[:, None], sizes[None, :])
        return _floats(np.maximum(np.maximum(self.coverage, self.coverage.T), overlap))

    def nearness(self, passage: Sequence[Span]) -> Floats:
        """How much each span is on the matter of a passage, in the mean: of what each holds of the other; shape (n,)."""
        rows = [self.index(s) for s in passage]
        return _floats(((self.coverage[rows] + self.coverage[:, rows].T) / 2).mean(axis=0))

    def _shared(self, weight: Callable[[str], float]) -> Floats:
        """The summed weights of the stems that two spans share; shape (n, n). Added in one order, so always the same bits."""
        n = len(self.spans)
        rows: dict[str, list[int]] = {}
        for row, span in enumerate(self.spans):
            for stem in dict.fromkeys(span.stems):
                rows.setdefault(stem, []).append(row)
        several = [(np.array(found), weight(stem)) for stem, found in rows.items() if len(found) > 1]
        cells = [(found[:, None] * n + found).ravel() for found, _ in several]
        if not cells:
            return np.zeros((n, n))
        added = np.repeat([w for _, w in several], [len(c) for c in cells])
        return _floats(np.bincount(np.concatenate(cells), weights=added, minlength=n * n).reshape(n, n))

    @cached_property
    def leads(self) -> Mapping[int, frozenset[str]]:
        """The words of the first sentences of each report."""
        found: dict[int, set[str]] = {}
        for span in self.spans:
            if span.position < _LEAD:
                found.setdefault(span.report, set()).update(span.stems)
        return {report: frozenset(stems) for report, stems in found.items()}

    @cached_property
    def families(self) -> frozenset[str]:
        """The family names of the persons whom the articles of most sentences' language name in full."""
        languages = Counter(s.article.language for s in self.spans)
        most = max(languages, key=lambda language: (languages[language], language), default="")
        return family_names([s for s in self.spans if s.article.language == most])

    @cached_property
    def strength(self) -> Floats:
        """For each span how central and how widely reported it is: the part of its score that its place does not tell."""
        near = self.coverage > NEAR
        central = (near.sum(axis=1) - near.diagonal()) / max(1, len(self.spans))
        shared = [sum(map(self.weights.common, set(s.stems))) / max(1, len(set(s.stems))) for s in self.spans]
        reports = np.array([s.report for s in self.spans])
        echoes = [len(set(reports[row > _ECHO]) - {s.report}) for row, s in zip(self.coverage, self.spans, strict=True)]
        return _floats(0.35 * np.array(shared) + 0.6 * np.array(echoes) + central)

    @cached_property
    def facts(self) -> tuple[frozenset[Span], ...]:
        """What several reports tell: groups of sentences that, pair by pair, say one what the other says; by source and place."""
        if not self.several_reports:
            return ()
        groups: dict[int, set[int]] = {}
        for i, j in zip(*np.nonzero(np.triu(self.sameness >= THRESHOLD, 1)), strict=True):
            one, other = self.spans[int(i)], self.spans[int(j)]
            if one.report != other.report and self._says(one, other):
                joined = groups.get(int(i), {int(i)}) | groups.get(int(j), {int(j)})
                groups.update(dict.fromkeys(joined, joined))
        firsts = sorted({min(g): g for g in groups.values()}.items())
        return tuple(frozenset(self.spans[i] for i in group) for _, group in firsts)

    def _says(self, one: Span, other: Span) -> bool:
        a, b = self.facts_of(one), self.facts_of(other)
        return max(support(a, b, self.weights), support(b, a, self.weights)) >= THRESHOLD

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

    def goes_on(self, span: Span, before: Span) -> bool:
        """Whether `before` says what stands before `span` in its article: itself, or as another report of the same fact."""
        last = self.at(span.source, span.position - 1)
        return last is not None and (last is before or any(last in fact and before in fact for fact in self.facts))

    def facts_of(self, span: Span) -> Facts:
        """The exact parts of a span."""
        return facts(span.text, span.article.language)

    def same(self, one: Span, other: Span) -> float:
        """How much of the shorter of two spans the other one says: 0 to 1."""
        return float(self.sameness[self.index(one), self.index(other)])

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
        if not self.several_reports:
            return frozenset()
        return frozenset(s.report for s, _ in self._supporters(span.text, span) if s.report != span.report)

    def gathered(self, text: str, language: str, threshold: float) -> tuple[Citation, ...]:
        """Citations for a line that no single sentence holds: for each source up to three early spans that say it together;
        where none does, up to three of several sources.

        Only spans that hold every number and name of the line, with its negation and its "may", and `threshold` of its words
        count, and that do not have who did what to whom the other way round.
        """
        claim = facts(text, language)
        early = [s for s in self.spans if s.position < _EARLY and s.article.language == language]
        found: list[Citation] = []
        for source in sorted({s.source for s in early}):
            found += self._together(claim, [s for s in early if s.source == source], threshold)
        return tuple(found or self._together(claim, early, threshold))

    def _together(self, claim: Facts, spans: Sequence[Span], threshold: float) -> list[Citation]:
        """Up to three spans that say the claim together, of those that each deny or suppose as it does, else of all; none where they do not."""
        alike = [s for s in spans if _supposes_as(claim, self.facts_of(s))]
        return self._united(claim, alike, threshold) or self._united(claim, spans, threshold)

    def _united(self, claim: Facts, spans: Sequence[Span], threshold: float) -> list[Citation]:
        chosen: list[Span] = []
        held: frozenset[str] = frozenset()
        for _ in range(_SPANS_TOGETHER):
            gains = [(self._told(claim, held | _words_of(s)), -s.position, s) for s in spans if s not in chosen]
            best = max(gains, key=lambda g: g[:2], default=None)
            if best is None or (chosen and best[0] <= self._told(claim, held) + _LEAST_GAIN):
                break
            chosen.append(best[2])
            held |= _words_of(best[2])
        score = self.weights.coverage(claim.stems, held)
        united = [self.facts_of(s) for s in chosen]
        numbers = frozenset().union(*(f.numbers for f in united))
        names = held.union(*(f.names for f in united))
        agrees = any(f.negated == claim.negated for f in united) and any(f.modal == claim.modal for f in united)
        agrees &= not any(turned(claim.acts, f.acts) for f in united)
        if score < threshold or not claim.numbers <= numbers or not claim.names <= names or not agrees:
            return []
        return [citation(s, score) for s in sorted(chosen, key=lambda s: (s.source, s.position))]

    def _told(self, claim: Facts, held: frozenset[str]) -> float:
        """How much of a claim these words tell: of its words' weight, and of its names."""
        names = len(claim.names & held) / len(claim.names) if claim.names else 1.0
        return self.weights.coverage(claim.stems, held) + names


def _supposes_as(claim: Facts, told: Facts) -> bool:
    return claim.negated == told.negated and claim.modal == told.modal


def _words_of(span: Span) -> frozenset[str]:
    """The words of a sentence, as they stand and their stems."""
    return words_in(span.text).union(span.stems)


def _floats(values: object) -> Floats:
    return np.asarray(values, dtype=np.float64)


def citation(span: Span, score: float) -> Citation:
    """A citation of the whole sentence."""
    return Citation(span.source, span.sentence.start, span.sentence.end, span.text, round(min(1.0, score), 2))
