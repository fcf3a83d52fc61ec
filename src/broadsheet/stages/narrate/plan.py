"""The plan of a page: which sentences of its articles may stand on it, what each is worth, and which could open it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.language.words import content_stems
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.facets import ORDER, Facet, facet
from broadsheet.stages.narrate.heading import cuts
from broadsheet.stages.narrate.opening import Opening
from broadsheet.stages.narrate.ranking import candidates
from broadsheet.stages.narrate.shortened import words_told
from broadsheet.stages.narrate.spans import Span

MAX_SECTIONS, MAX_SENTENCES = 6, 3
_SENTENCES_A_SECTION = 2.5  # on average; so many usable sentences call for a section
_RETOLD = 0.9  # what each further report that tells it adds to a sentence's worth
_MOST_CANDIDATES = 54  # three times what a page can hold; of a story of several reports more, as they tell much twice
_MORE_A_REPORT, _MOST_REPORTS = 30, 5
_OPENING_PLACE = (1.0, 0.9, 0.6, 0.45)  # by the sentence's place among the usable ones of its article
_FULL = 10  # words that tell something: a shorter first sentence is a flourish rather than a lead
_LEAST_STRENGTH = (
    0.3  # what a sentence with nothing in common with others still has: the headlines tell what matters most
)
_NO_OPENING = 0.01  # a later sentence is no lead
_EARLY, _MOST_EARLY = 14, 40  # usable sentences of an article that may open the page with another; of all articles
_BEGINNING = 4  # usable sentences of an article
_HEADED = 1.3  # how much more a sentence is worth from which a heading can be cut


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand on the page, with what it is worth and which part of the story it tells."""

    worth: float
    span: Span
    facet: Facet


class Plan:
    """The candidates of a page, best first, with the sources' plain headlines in its language."""

    def __init__(self, desk: Desk, language: str, titles: Sequence[str]) -> None:
        self.desk = desk
        self.language = language
        self.titles = tuple(titles)
        self.pool = self._pool()
        self.opening = Opening(desk, titles, language, [c.span for c in self.pool])
        self.openings = self._openings()
        self.sections = max(1, min(MAX_SECTIONS, round(len(self.pool) / _SENTENCES_A_SECTION)))

    def leads(self) -> list[Span]:
        """The sentences that could open the page, the best opening first."""
        return [c.span for _, c in self.openings]

    def beginnings(self) -> list[Span]:
        """The first sentences of each article that may stand on the page."""
        return [c.span for c in self.pool if self.opening.place(c.span) < _BEGINNING]

    def pairs(self) -> list[tuple[float, Span, Span]]:
        """Every two early sentences, with how much of the news they tell together; the best first."""
        early = [span for span in self.leads() if self.opening.place(span) < _EARLY]
        return self.opening.pairs(early[:_MOST_EARLY])

    def rooms(self) -> list[tuple[Facet, int]]:
        """How many sections after the first each part of the story gets, by its share of the best sentences, in the page's order."""
        count = self.sections - 1
        parts = Counter(c.facet for c in self.pool[: count * MAX_SENTENCES])
        total = sum(parts.values())
        rooms = {part: round(count * parts[part] / total) if total else 0 for part in ORDER}
        rooms["news"] += count - sum(rooms.values())
        return [(part, rooms[part]) for part in ORDER]

    def _pool(self) -> list[Candidate]:
        found = [(value * self._reported(span), span) for value, span in candidates(self.desk, self.language)]
        found = sorted(found, key=lambda f: -f[0])[: self._most_candidates()]
        pool = [Candidate(value * self._headed(span), span, facet(span)) for value, span in found]
        return sorted(pool, key=lambda c: (-c.worth, c.span.source, c.span.position))

    def _most_candidates(self) -> int:
        reports = len({s.report for s in self.desk.spans})
        return _MOST_CANDIDATES + _MORE_A_REPORT * min(reports - 1, _MOST_REPORTS)

    def _reported(self, span: Span) -> float:
        return 1.0 + _RETOLD * len(self.desk.retold(span))

    def _headed(self, span: Span) -> float:
        return _HEADED if cuts(words_told(span), self.language) else 1.0

    def _openings(self) -> list[tuple[float, Candidate]]:
        """The candidates by how well they open a page: an article's first ones, that tell what the headlines tell."""
        titles = [set(content_stems(title, self.language)) for title in self.titles]
        weighed = [(self._opening_worth(c, titles, self.opening.place(c.span)), c) for c in self.pool]
        return sorted(weighed, key=lambda w: (-w[0], w[1].span.source, w[1].span.position))

    def _opening_worth(self, c: Candidate, titles: Sequence[set[str]], place: int) -> float:
        if place >= len(_OPENING_PLACE):
            return c.worth * _NO_OPENING
        told = sum(self.desk.weights.coverage(t, c.span.stems) for t in titles) / max(1, len(titles))
        reported = 1.0 + 0.5 * len(self.desk.retold(c.span))
        full = min(1.0, len(set(c.span.stems)) / _FULL)
        central = math.sqrt(_LEAST_STRENGTH + float(self.desk.strength[self.desk.index(c.span)]))
        return (
            (0.25 + told)
            * full
            * central
            * _OPENING_PLACE[place]
            * reported
            * (0.7 if c.facet == "background" else 1.0)
        )
