"""Two or three sentences that read as one: a seed, what follows it in its article, and what another report adds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import islice

import numpy as np

from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.differences.figures import UPDATE_AFTER
from broadsheet.stages.narrate.facets import facet
from broadsheet.stages.narrate.heading import cuts
from broadsheet.stages.narrate.introductions import opens_well, takes_for_granted
from broadsheet.stages.narrate.plan import MAX_SENTENCES
from broadsheet.stages.narrate.sentences import length, stands_alone
from broadsheet.stages.narrate.shortened import words_told
from broadsheet.stages.narrate.spans import Span
from broadsheet.stages.narrate.support import numbers_in
from broadsheet.stages.narrate.tolls import differ_in_tolls, outdated

_SAID_ALREADY = 0.5  # of the shorter sentence's weight of words: two sentences that tell the same
_SAID_WITH_FIGURES = 0.35  # the same where the other has every figure of the sentence
_ON_TOPIC = 0.06  # least nearness for the next sentence of an article to go on with the seed's matter
_RELATED = 0.16  # least nearness for another sentence to join a section
_OTHER_REPORT = 1.3  # how much sooner another report's sentence is taken
_NEXT_OPENINGS = 6  # looked at for a heading beside the strongest
_OPENS_TWICE = 0.4  # of the shorter sentence's weight of words: less than elsewhere, as each of the first two has to bring something
_SHORT = 45  # words of a first section that one more sentence may follow: the news is told in two sentences
_COMES = re.compile(r"\b(?:will|is to|are to)\b")
_RETOLD = 1.5  # and one that tells what several reports tell


class Passages:
    """Grows passages from the sentences that may stand on a page; `families` are those of persons whom its headline does not name."""

    def __init__(self, desk: Desk, pool: Sequence[Span], families: frozenset[str]) -> None:
        self._desk = desk
        self._families = families
        self._pool = list(pool)
        self._old = {(s.source, s.position) for s in pool if facet(s) == "background"}
        self._facts = {(s.source, s.position) for fact in desk.facts for s in fact}
        self._headed = [s for s in pool if cuts(words_told(s), s.article.language)]
        self._allowed = {(s.source, s.position) for s in pool}

    def is_news(self, span: Span, told: Sequence[Span]) -> bool:
        """Whether nothing of `told` says what the sentence says: in its words, or in fewer of them and with all its figures."""
        if not told:
            return True
        row = self._desk.sameness[self._desk.index(span)][[self._desk.index(s) for s in told]]
        if span in told or row.max() >= _SAID_ALREADY:
            return False
        near = [told[int(i)] for i in np.flatnonzero(row >= _SAID_WITH_FIGURES)]
        figures = numbers_in(span.text, span.article.language) if near else frozenset()
        return not figures or not any(figures <= numbers_in(s.text, s.article.language) for s in near)

    def variants(self, seed: Span, told: Sequence[Span]) -> Iterator[list[Span]]:
        """The passage of `seed`, on a page that has `told` so much before it; then the one with a sentence that gives a heading."""
        yield self._grown([seed], told)
        added = self._related([seed], told, self._headed)
        if added is not None:
            yield self._grown([seed, added], told)

    def openings(self, pairs: Iterable[tuple[float, Span, Span]]) -> Iterator[tuple[float, list[Span]]]:
        """Those of `pairs` with which a page may begin, each in the order in which it reads, with their worth."""
        for worth, one, other in pairs:
            orders = [[one, other], [other, one]]
            if one.source == other.source:
                orders = [min(orders, key=lambda o: o[0].position)]
            if passage := next(filter(self._may_begin, orders), None):
                yield worth, passage

    def _may_begin(self, passage: Sequence[Span]) -> bool:
        """Whether a page may begin with two sentences: they tell different things and agree, and neither takes for granted what is not said."""
        first, second = passage
        if self._desk.same(first, second) > _OPENS_TWICE or differ_in_tolls(first, second):
            return False
        if not self._outdated.isdisjoint(passage) or not opens_well(first, (), self._families):
            return False
        leads_on = self._adds(second, first) and opens_well(second, [first], self._families)
        return leads_on or self._following([first], ()) is second

    def leads_on(self, seed: Span) -> Iterator[list[Span]]:
        """The first section's passages where one report tells the news: `seed` with what follows it, with what gives a heading."""
        passage = [seed]
        while len(passage) < MAX_SENTENCES and _words(passage) < _SHORT and (following := self._following(passage, ())):
            passage.append(following)
        yield passage
        headed = (s for s in self._headed if self._adds(s, seed) and opens_well(s, [seed], self._families))
        yield from ([seed, s] for s in islice(headed, _NEXT_OPENINGS))

    @cached_property
    def _outdated(self) -> frozenset[Span]:
        """The sentences that a report of hours later has overtaken: it counts the dead or the injured otherwise, or was written on the day
        or after the day of which they tell what comes."""
        latest = max((s.article.published for s in self._pool), default=datetime.min)
        plans = (s for s in self._pool if _COMES.search(s.text) and latest >= s.article.published + UPDATE_AFTER)
        past = (s for s in plans if any(d.when.precision == "day" and d.when.start <= latest.date() for d in s.dates))
        return frozenset(toll.span for toll in outdated(self._pool)) | frozenset(past)

    def _adds(self, span: Span, seed: Span) -> bool:
        """Whether a sentence is on the seed's matter and says something else of it."""
        return self.nearness(span, [seed]) >= _ON_TOPIC and self.is_news(span, [seed])

    def _grown(self, passage: list[Span], told: Sequence[Span]) -> list[Span]:
        while len(passage) < MAX_SENTENCES:
            following = self._following(passage, told) if len(passage) < 2 else None
            added = following or self._related(passage, told, self._pool) or self._following(passage, told)
            if added is None:
                break
            passage = self._in_order([*passage, added])
        return passage

    def nearness(self, span: Span, passage: Sequence[Span]) -> float:
        """How near a sentence is to those of a passage, in the mean: 0 to 1."""
        return float(self._desk.nearness(passage)[self._desk.index(span)])

    def _following(self, passage: Sequence[Span], told: Sequence[Span]) -> Span | None:
        """The sentence after the passage's last one, where it goes on with the same matter."""
        last = passage[-1]
        span = self._desk.after(last)
        if span is None or (span.source, span.position) not in self._allowed:
            return None
        known = [*told, *passage]
        if not self.is_news(span, known) or takes_for_granted(span, known, self._families):
            return None
        goes_on = last.position == 0 or span.sentence.paragraph == last.sentence.paragraph or not stands_alone(span)
        return span if goes_on or self.nearness(span, passage) >= _ON_TOPIC else None

    def _related(self, passage: Sequence[Span], told: Sequence[Span], pool: Sequence[Span]) -> Span | None:
        """The nearest sentence elsewhere that adds to the passage; another report's before the same one's."""
        known = [*told, *passage]
        nearness = self._desk.nearness(passage)
        old = self._is_old(passage[0])
        near = [(float(nearness[self._desk.index(s)]), s) for s in pool if self._is_old(s) == old]
        ranked = [(n * self._favour(s, passage[0]), s) for n, s in near if n >= _RELATED]
        for _, span in sorted(ranked, key=lambda r: -r[0]):
            if self.is_news(span, known) and opens_well(span, known, self._families):
                return span
        return None

    def _favour(self, span: Span, seed: Span) -> float:
        """How much sooner a sentence joins a passage than its nearness says."""
        retold = _RETOLD if (span.source, span.position) in self._facts else 1.0
        return retold * (_OTHER_REPORT if span.report != seed.report else 1.0)

    def _is_old(self, span: Span) -> bool:
        return (span.source, span.position) in self._old

    def _in_order(self, passage: list[Span]) -> list[Span]:
        """The seed first; sentences of one article in their order, so that what leans on another follows it."""
        seed, rest = passage[0], passage[1:]
        rest.sort(key=lambda s: (s.source != seed.source or s.position < seed.position, s.source, s.position))
        return [seed, *rest]


def _words(passage: Sequence[Span]) -> float:
    return sum(length(words_told(s)) for s in passage)
