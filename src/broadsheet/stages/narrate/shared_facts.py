"""What several reports tell is put on the page: in the nearest section, after what it leans on, or in a section of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.introductions import introduced, opens_well, persons_alone
from broadsheet.stages.narrate.plan import MAX_SECTIONS, MAX_SENTENCES
from broadsheet.stages.narrate.sentences import is_question, stands_alone
from broadsheet.stages.narrate.shortened import may_be_told
from broadsheet.stages.narrate.spans import Span

if TYPE_CHECKING:
    from broadsheet.stages.narrate.sections import Body, Part

_LEAST_NEAR = (
    0.02  # between a fact and the section that it is told in: below, they share no word but the story's commonest
)


class SharedFacts:
    """Adds to a body the facts of several reports that it does not tell, in the place of what only one report tells."""

    def __init__(self, body: Body, desk: Desk) -> None:
        self._body, self._desk = body, desk
        self._several = {s for fact in desk.facts for s in fact}

    def tell(self) -> None:
        """Tell each fact that can be told without taking for granted what the page has not said."""
        for way in (self._in_nearest, self._after_told, self._apart):
            for fact in self._desk.facts:
                if not fact & set(self._body.told):
                    any(way(span) for span in sorted(filter(self._may_tell, fact), key=_by_standing))

    def _may_tell(self, span: Span) -> bool:
        return may_be_told(span) and not is_question(span.text) and self._body.passages.is_news(span, self._body.told)

    def _in_nearest(self, span: Span) -> bool:
        """Whether the nearest section has room for the sentence at its end, or for a sentence that only one report tells."""
        near = [(self._body.passages.nearness(span, part.spans), -k) for k, part in enumerate(self._body.sections)]
        return any(
            self._put(-place, self._at_end(self._body.sections[-place], span))
            for nearness, place in sorted(near, key=lambda n: (n[1] != 0, *n), reverse=True)
            if nearness >= _LEAST_NEAR
        )

    def _after_told(self, span: Span) -> bool:
        """Whether the page has what stands before the sentence in its article, and room for it there."""
        for number, part in enumerate(self._body.sections):
            for place, before in enumerate(part.spans, start=1):
                if self._desk.goes_on(span, before) and self._put(number, self._after(part, span, place)):
                    return True
        return False

    def _apart(self, span: Span) -> bool:
        """Whether a section can be made of the sentence, begun by one that says what it takes for granted."""
        if len(self._body.sections) >= MAX_SECTIONS:
            return False
        body = self._body
        passages = [p for p in self._passages(span) if len(p) > 1 and span in p]
        return any(
            body.write(passage, head) and self._holds() for passage in passages for head in (body.head, body.modest)
        )

    def _passages(self, span: Span) -> Iterator[Sequence[Span]]:
        told, families = self._body.told, self._body.families
        if opens_well(span, told, families):
            yield from self._body.passages.variants(span, told)
            return
        for first in self._before(span):
            if self._may_tell(first) and opens_well(first, told, families) and self._desk.same(first, span) < 0.5:
                yield [first, span]

    def _before(self, span: Span) -> Iterator[Span]:
        """What can introduce the sentence: the one before it in its article; earlier ones that name its persons in full."""
        if (last := self._desk.at(span.source, span.position - 1)) is not None:
            yield last
        if stands_alone(span):
            unknown = persons_alone(span, self._body.told) & self._body.families
            own = (self._desk.at(span.source, position) for position in range(span.position - 1))
            yield from (s for s in own if s is not None and unknown <= introduced([s]))

    def _put(self, number: int, variants: Iterator[tuple[Span, ...]]) -> bool:
        """Give a section the first of `variants` with which the page still reads; whether there was one."""
        before = self._body.sections
        for spans in variants:
            self._body.sections = [replace(p, spans=spans) if k == number else p for k, p in enumerate(before)]
            if self._body.reads():
                return True
        self._body.sections = before
        return False

    def _holds(self) -> bool:
        """Whether the page reads with its last section; where not, it is taken back."""
        if not self._body.reads():
            self._body.sections.pop()
            return False
        return True

    def _at_end(self, part: Part, span: Span) -> Iterator[tuple[Span, ...]]:
        if len(part.spans) < MAX_SENTENCES:
            yield (*part.spans, span)
        for k in self._spare(part):
            yield (*part.spans[:k], *part.spans[k + 1 :], span)

    def _after(self, part: Part, span: Span, place: int) -> Iterator[tuple[Span, ...]]:
        head, rest = part.spans[:place], part.spans[place:]
        if len(part.spans) < MAX_SENTENCES:
            yield (*head, span, *rest)
        for k in self._spare(part):
            if k >= place:
                yield (*head, span, *(s for s in rest if s is not part.spans[k]))

    def _spare(self, part: Part) -> list[int]:
        """The places of later sentences that only one report tells and that do not give the heading; the last first."""
        heads = {(c.source, c.start) for c in part.heading.citations}
        places = {k: (s.source, s.sentence.start) for k, s in enumerate(part.spans) if k and s not in self._several}
        return sorted((k for k, place in places.items() if place not in heads), reverse=True)


def _by_standing(span: Span) -> tuple[bool, int, int]:
    return not stands_alone(span), span.source, span.position
