"""The body of a page: its sections in their order, each a passage under a heading of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from broadsheet.language.words import content_stems
from broadsheet.news.page import Section, Statement
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import trim, without_stop
from broadsheet.stages.narrate.facets import ORDER
from broadsheet.stages.narrate.introductions import introduced, named_in, opens_well, takes_for_granted
from broadsheet.stages.narrate.passage import Passages
from broadsheet.stages.narrate.plan import MAX_SENTENCES, Candidate, Plan
from broadsheet.stages.narrate.section_heading import (
    ALIKE,
    CLOSEST,
    heading,
    last_heading,
    modest_heading,
    subject_heading,
)
from broadsheet.stages.narrate.sentences import stands_alone
from broadsheet.stages.narrate.shared_facts import SharedFacts
from broadsheet.stages.narrate.shortened import words_told
from broadsheet.stages.narrate.spans import Span

Head = Callable[[Sequence[Span]], Statement | None]

_STRONG_OPENING = 0.7  # of the strongest one's worth: may open the page in its place where it gives a better heading
_FAIR_OPENING = 0.3  # of it: opens the page before the strongest does under a name alone
# What a heading of each kind costs the two sentences that open a page, of what they tell (opening.py): a cut of their own, a modest
# one, one like the headline, a subject, a name. Chosen so that no more pages than before open under a name.
_HEADING_COSTS = (0.0, 0.01, 0.015, 0.035, 0.1)
_TOLD_BY_HEADLINE = 0.85  # of a sentence's words
_TRIES = 16  # seeds looked at for one section, best first: further ones would rather fill the page than tell the story
_LEAST_SECTIONS = 3  # where the material gives them


def write_sections(plan: Plan, headline: Statement) -> tuple[Section, ...]:
    """Up to six sections of up to three sentences: the news, then who says what, what follows, and the background.

    No sentence says again what the page has said, and none takes for granted what no sentence before it has introduced.
    """
    body = Body(plan, headline)
    body.open()
    room = 0
    for part, more in plan.rooms():
        room += more
        seeds = [c for c in plan.pool if c.facet == part]
        while room > 0 and body.add_best(seeds):
            room -= 1
    for modest in (False, True):
        while len(body.sections) < min(plan.sections, _LEAST_SECTIONS) and body.add_best(plan.pool, modest):
            pass
    body.add_rest()
    SharedFacts(body, plan.desk).tell()
    return body.written()


@dataclass(frozen=True, slots=True)
class Part:
    """A section before its sentences are written."""

    heading: Statement
    spans: tuple[Span, ...]


class Body:
    """The page's sections as they are written, with all that they have told."""

    def __init__(self, plan: Plan, headline: Statement) -> None:
        self.sections: list[Part] = []
        self._plan, self._desk = plan, plan.desk
        self._headline = headline
        self.families = plan.desk.families - named_in(headline.text, plan.desk.spans)
        self.passages = Passages(plan.desk, [c.span for c in plan.pool], self.families)

    def open(self) -> None:
        """Write the first section: of the two sentences that tell most where there are several reports, else of the strongest opening."""
        if not (self._desk.several_reports and self._open_with_two()):
            self._open_with_one()

    def _open_with_two(self) -> bool:
        """Whether two sentences open the page: those that tell most, less what a lesser heading costs."""
        fit = self.passages.openings(self._plan.pairs())
        new = ((worth, passage) for worth, passage in fit if not self._is_headline(passage[0]))
        most = next(new, None)
        if most is None:
            return False
        found = [most, *takewhile(lambda f: f[0] > most[0] - _HEADING_COSTS[-1], new)]
        best: tuple[float, list[Span], Statement] | None = None
        for head, cost in zip((*self._ways, self._last), _HEADING_COSTS, strict=True):
            better = ((worth - cost, passage) for worth, passage in found if not best or worth - cost > best[0])
            best = next(((worth, p, line) for worth, p in better if (line := head(p))), best)
        return best is not None and self._put(best[1], best[2])

    def _open_with_one(self) -> None:
        """Write the first section from one of the strongest openings that gives a heading, else from the strongest."""
        openings = [
            (w, c)
            for w, c in self._plan.openings
            if opens_well(c.span, (), self.families) and not self._is_headline(c.span)
        ]
        strong, fair = (
            [c for w, c in openings if w >= share * openings[0][0]] for share in (_STRONG_OPENING, _FAIR_OPENING)
        )
        seeds = [c for _, c in openings or self._plan.openings]
        if any(self._open_with([c], head) for c in strong for head in self._ways):
            return
        if any(self._open_with(fair, head) for head in self._ways[:2]):
            return
        if any(self._add(fair, head) for head in self._ways[:2]) or self._open_with(seeds, self._last):
            return
        self._add_any(seeds)

    def _open_with(self, seeds: Sequence[Candidate], head: Head) -> bool:
        passages = (p for c in seeds[:_TRIES] for p in self.passages.leads_on(c.span))
        return any(self.write(passage, head) for passage in passages)

    def _is_headline(self, span: Span) -> bool:
        """Whether the headline says the whole sentence, so that the reader would read it twice."""
        if without_stop(trim(words_told(span))) == without_stop(self._headline.text):
            return True
        stems = content_stems(self._headline.text, self._plan.language)
        return self._desk.weights.coverage(span.stems, stems) >= _TOLD_BY_HEADLINE

    def _add_any(self, seeds: Sequence[Candidate]) -> bool:
        """Write a section of one of `seeds`, though it takes something for granted or stands alone."""
        passages = (p for c in seeds for p in self.passages.variants(c.span, self.told))
        return any(self.write(passage, self._last) for passage in passages)

    def add_best(self, seeds: Sequence[Candidate], modest: bool = False) -> bool:
        """Write the section of the first seed that is news to the page and can head one; whether there was any."""
        head = self.modest if modest else self.head
        return self._add(seeds, head)

    def add_rest(self) -> None:
        """Where the page has room, gather what else is worth telling of one part of the story, though no sentence leads to the next."""
        for part in ORDER:
            if len(self.sections) < min(self._plan.sections, _LEAST_SECTIONS):
                rest = self._rest([c.span for c in self._plan.pool if c.facet == part])
                any(len(rest) > 1 and self.write(rest, head) for head in (self.head, self.modest))

    def _rest(self, spans: Sequence[Span]) -> list[Span]:
        """Up to three sentences that the page has not told and that need nothing before them, by source and place."""
        chosen: list[Span] = []
        for span in spans:
            known = [*self.told, *chosen]
            if len(chosen) < MAX_SENTENCES and self.passages.is_news(span, known):
                chosen += [span] if opens_well(span, known, self.families) else []
        return sorted(chosen, key=lambda s: (s.source, s.position))

    def _add(self, seeds: Sequence[Candidate], head: Head) -> bool:
        news = (c.span for c in seeds if self.passages.is_news(c.span, self.told))
        well = (s for s in news if opens_well(s, self.told, self.families))
        for _, span in zip(range(_TRIES), well, strict=False):
            for passage in self.passages.variants(span, self.told):
                if (len(passage) > 1 or not self.sections) and self.write(passage, head):
                    return True
        return False

    def write(self, passage: Sequence[Span], head: Head) -> bool:
        """Write a section of `passage` under what `head` finds; False where it finds nothing."""
        found = head(passage)
        return found is not None and self._put(passage, found)

    def _put(self, passage: Sequence[Span], heading: Statement) -> bool:
        if not _sentences(passage, self._desk):
            return False
        self.sections.append(Part(heading, tuple(passage)))
        return True

    @property
    def told(self) -> list[Span]:
        """The sentences of all sections, in their order."""
        return [span for part in self.sections for span in part.spans]

    def written(self) -> tuple[Section, ...]:
        """The sections, each under its heading."""
        return tuple(Section(part.heading, _sentences(part.spans, self._desk)) for part in self.sections)

    def reads(self) -> bool:
        """Whether no sentence of the page takes for granted what none before it has said."""
        told: list[Span] = []
        for part in self.sections:
            for place, span in enumerate(part.spans):
                leans = place > 0 and self._desk.goes_on(span, part.spans[place - 1])
                if not (stands_alone(span) or leans) or takes_for_granted(span, told, self.families):
                    return False
                told.append(span)
        return True

    @property
    def _taken(self) -> list[Statement]:
        return [self._headline, *(s.heading for s in self.sections)]

    @property
    def _ways(self) -> tuple[Head, ...]:
        """How the first section may come by its heading, the best first."""
        return self.head, self.modest, self._head_like, self._subject

    def head(self, passage: Sequence[Span]) -> Statement | None:
        """A heading that tells what a passage is about, or None."""
        return heading(passage, self._strange(passage), self._desk, self._plan.language, self._taken)

    def _head_like(self, passage: Sequence[Span]) -> Statement | None:
        return self.modest(passage, CLOSEST)

    def modest(self, passage: Sequence[Span], alike: float = ALIKE) -> Statement | None:
        """A heading that tells a little less, or None."""
        plan, strange = self._plan, self._strange(passage)
        return modest_heading(passage, strange, plan.titles, self._desk, plan.language, self._taken, alike)

    def _strange(self, passage: Sequence[Span]) -> frozenset[str]:
        """The family names of persons whom neither the page nor the passage names in full."""
        return self.families - introduced([*self.told, *passage])

    def _subject(self, passage: Sequence[Span]) -> Statement | None:
        return subject_heading(passage, self._desk, self._plan.language, self._taken)

    def _last(self, passage: Sequence[Span]) -> Statement | None:
        plan = self._plan
        return last_heading(passage, plan.titles, self._desk, plan.language, self._taken)


def _sentences(passage: Sequence[Span], desk: Desk) -> tuple[Statement, ...]:
    """The sentences of a passage, trimmed; one that goes on from the sentence before it keeps its connective."""
    written = []
    for place, span in enumerate(passage):
        words = words_told(span)
        text = trim(words) if stands_alone(span) or not place else words
        statement = desk.statement(text, span) or desk.statement(words, span)
        written += [statement] if statement else []
    return tuple(written)
