"""Two or three sentences that read as one: a seed, what follows it in its article, and what another report adds."""

from collections.abc import Iterator, Sequence

from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.heading import cuts
from broadsheet.stages.narrate.introductions import opens_well, takes_for_granted
from broadsheet.stages.narrate.plan import MAX_SENTENCES
from broadsheet.stages.narrate.sentences import stands_alone
from broadsheet.stages.narrate.spans import Span

_SAID_ALREADY = 0.5  # of the shorter sentence's weight of words: two sentences that tell the same
_ON_TOPIC = 0.06  # least nearness for the next sentence of an article to go on with the seed's matter
_RELATED = 0.16  # least nearness for another sentence to join a section


class Passages:
    """Grows passages from the sentences that may stand on a page."""

    def __init__(self, desk: Desk, pool: Sequence[Span]) -> None:
        self._desk = desk
        self._pool = list(pool)
        self._headed = [s for s in pool if cuts(s.text, s.article.language)]
        self._allowed = {(s.source, s.position) for s in pool}

    def is_news(self, span: Span, told: Sequence[Span]) -> bool:
        """Whether nothing of `told` says what the sentence says."""
        return span not in told and all(self._desk.same(span, other) < _SAID_ALREADY for other in told)

    def variants(self, seed: Span, told: Sequence[Span]) -> Iterator[list[Span]]:
        """The passage of `seed`, on a page that has `told` so much before it; then the one with a sentence that gives a heading."""
        yield self._grown([seed], told)
        added = self._related([seed], told, self._headed)
        if added is not None:
            yield self._grown([seed, added], told)

    def _grown(self, passage: list[Span], told: Sequence[Span]) -> list[Span]:
        while len(passage) < MAX_SENTENCES:
            following = self._following(passage, told) if len(passage) < 2 else None
            added = following or self._related(passage, told, self._pool) or self._following(passage, told)
            if added is None:
                break
            passage = self._in_order([*passage, added])
        return passage

    def _following(self, passage: Sequence[Span], told: Sequence[Span]) -> Span | None:
        """The sentence after the passage's last one, where it goes on with the same matter."""
        last = passage[-1]
        span = self._desk.after(last)
        if span is None or (span.source, span.position) not in self._allowed:
            return None
        known = [*told, *passage]
        if not self.is_news(span, known) or takes_for_granted(span, known, self._desk.families):
            return None
        leans = not stands_alone(span)
        same_paragraph = span.sentence.paragraph == last.sentence.paragraph
        near = max(self._nearness(s, span) for s in passage)
        return span if leans or same_paragraph or near >= _ON_TOPIC else None

    def _nearness(self, one: Span, other: Span) -> float:
        i, j = self._desk.index(one), self._desk.index(other)
        coverage = self._desk.coverage
        return float(coverage[i, j] + coverage[j, i]) / 2

    def _related(self, passage: Sequence[Span], told: Sequence[Span], pool: Sequence[Span]) -> Span | None:
        """The nearest sentence elsewhere that adds to the passage; another report's before the same one's."""
        known = [*told, *passage]
        best: tuple[float, Span] | None = None
        for span in pool:
            near = sum(self._nearness(s, span) for s in passage) / len(passage)
            rank = near * (1.3 if span.report != passage[0].report else 1.0)
            if near < _RELATED or (best is not None and rank <= best[0]):
                continue
            if self.is_news(span, known) and opens_well(span, known, self._desk.families):
                best = (rank, span)
        return best[1] if best else None

    def _in_order(self, passage: list[Span]) -> list[Span]:
        """The seed first; sentences of one article in their order, so that what leans on another follows it."""
        seed, rest = passage[0], passage[1:]
        rest.sort(key=lambda s: (s.source != seed.source or s.position < seed.position, s.source, s.position))
        return [seed, *rest]
