"""The open stories, and where a new article goes: into one of them, or into one of its own."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice

import numpy as np

from broadsheet.news.ids import ulid
from broadsheet.news.story import CopyOf, Standing
from broadsheet.stages.group.bonds import Bonds
from broadsheet.stages.group.candidates import Candidates
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.match import Match, Scores, ceilings, quiet
from broadsheet.stages.group.members import Members
from broadsheet.stages.group.origin import copy_among
from broadsheet.stages.group.rivals import Closeness, Field, in_one_burst
from broadsheet.stages.group.similarity import Measure, Prepared, mean, prepare
from broadsheet.stages.group.terms import Floats, Rarity
from broadsheet.stages.group.weights import Table, shipped

_ASKED_TO_MERGE = 6  # members of a story that are asked whether another story is theirs, too


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article goes: its story, why, whose copy it is, and the stories that it showed to be one with that.

    `scores` are the parts of the likeness to the best member, then "rivals" (the log-odds that the other stories near
    it take away), "story" (the log-odds that it belongs here) and "score" (the same as a probability); empty for a founder.
    """

    article: str
    story: str
    founded: bool
    scores: Scores
    copy_of: CopyOf | None
    merged: tuple[str, ...] = ()


class Window:
    """The stories that are open around some time. `add` fills it from the store; `place` puts a new article in.

    What `place` answers depends on the frequencies, on what was added and on the order in which it was added, and on
    nothing else. `frequencies` are the documents that hold each word among the `documents` seen before.
    """

    def __init__(
        self,
        frequencies: Mapping[str, int],
        documents: int,
        span: timedelta,
        table: Table | None = None,
        bonds: Bonds | None = None,
    ) -> None:
        self.bonds = bonds or Bonds()
        self._rarity, self._span, self._table = Rarity(frequencies, documents), span, table or shipped()
        self._quiet = quiet(self._table)
        self._candidates = Candidates(span.total_seconds())
        self._looked_at: dict[tuple[str, str], tuple[Measure, list[Prepared]]] = {}  # last, and nothing changed since
        self._views: dict[str, Members] = {}
        self._members = Members(span)

    def add(self, story: str, member: Features) -> None:
        """Let `member` stand in `story`, founder first."""
        self._add(story, prepare(member, self._rarity))

    def lacks(self, articles: Iterable[str]) -> set[str]:
        """Those of some articles that were never added here."""
        return set(articles) - self._candidates.names

    def __len__(self) -> int:
        """The articles that it knows."""
        return len(self._candidates)

    def hold_only(self, standing: Sequence[Standing], read: Mapping[str, Features], view: str = "") -> None:
        """Let these articles stand in their stories, and no other; `read` has the features of those that it does not know.

        The same comes out as of a new window to which they were added. It takes less time the less there is that did not
        stand there at the last call for the same `view`.
        """
        self._looked_at = {}
        self._find(standing, {article: prepare(features, self._rarity) for article, features in read.items()})
        self._members = self._views.setdefault(view, Members(self._span))
        self._members.hold_only(standing, self._known)
        self._candidates.open_only(self._members.story_of)

    def _find(self, standing: Sequence[Standing], new: Mapping[str, Prepared]) -> None:
        """Let new articles be found. The index holds articles in the order in which they were placed: one that was placed
        before another there needs an index anew."""
        come = sorted((one for one in standing if one.article in new), key=_placed)
        if not come:
            return
        there = [one for one in standing if one.article not in new]
        if there and _placed(come[0]) < max(map(_placed, there)):
            come = sorted(standing, key=_placed)
            new = {one.article: self._known(one.article) for one in there} | dict(new)
            self._candidates = Candidates(self._span.total_seconds())
        for one in come:
            self._candidates.add(new[one.article])

    def _known(self, article: str) -> Prepared:
        found = self._candidates.get(article)
        if found is None:
            raise KeyError(article)
        return found

    def place(self, new: Features) -> Placement:
        """Join the best story, or found one; then the window knows the article."""
        arrived = self.learn(new)
        near = self._near(arrived)
        copy, measure = copy_among(new, [other.features for other in near]), Measure(arrived, self._rarity)
        least = -math.inf if copy else min(self._table.join, self._table.merge)
        matches = self._weigh(measure, near, least)
        if copy and (match := next((m for m in matches if m.story == self._members.story_of[copy.article]), None)):
            placement = Placement(new.article, match.story, False, match.scores(), copy)
        elif matches and matches[0].odds >= self._table.join:
            merged = self._one_with(matches)
            placement = Placement(new.article, matches[0].story, False, matches[0].scores(), None, merged)
        else:
            placement = Placement(new.article, ulid(new.published, f"story:{new.article}"), True, (), None)
        for other in placement.merged:
            self._members.absorb(other, placement.story)
        self._add(placement.story, arrived)
        return placement

    def learn(self, new: Features) -> Prepared:
        """Count the words of an article that arrives."""
        arrived = prepare(new, self._rarity)
        self._rarity.learn(arrived.stems)
        self._looked_at = {}
        return arrived

    def weigh(self, article: Prepared, whole: bool = False) -> list[Match]:
        """The stories near an article, that which fits best first; `whole` where each is known to hold all of its event."""
        measure = Measure(article, self._rarity)
        return self._weigh(measure, self._near(article), -math.inf, whole=whole)

    @property
    def rarity(self) -> Rarity:
        """How much the sharing of each word tells by now."""
        return self._rarity

    @property
    def split_below(self) -> float:
        """The log-odds between two parts of a story below which it is two."""
        return self._table.split

    def articles(self, story: str) -> tuple[str, ...]:
        """The articles of an open story, founder first."""
        return tuple(m.article for m in self.members(story))

    def members(self, story: str) -> tuple[Features, ...]:
        """The articles of an open story with what is known of each, founder first."""
        return tuple(m.features for m in self._members.of(story))

    def founded(self, story: str) -> datetime:
        """When the first article of an open story was published."""
        return min(m.features.published for m in self._members.of(story))

    def one_with(self, story: str) -> tuple[str, float] | None:
        """Another open story whose members would join this one, and this one's members that; with the surer log-odds."""
        matches = self._weigh(*self._apart(self._members.of(story)[0], story), self._table.merge)
        for match in matches[:2]:
            if match.odds >= self._table.merge and self._are_one(story, match.story):
                return match.story, round(match.odds, 2)
        return None

    def odds_within(self, story: str, articles: Sequence[str]) -> Floats:
        """For each two of these articles of a story the log-odds that they tell of one event, less what other stories take away.

        A symmetric matrix, shape (n, n); its diagonal is 0.
        """
        members = [m for m in self._members.of(story) if m.features.article in articles]
        apart = [self._apart(member, story) for member in members]
        rivals = [self._field(*one).rivals({story}) for one in apart]
        odds = np.zeros((len(members), len(members)))
        for one, (measure, _) in enumerate(apart):
            for other, likeness in enumerate(measure.against_all(members[one + 1 :]), one + 1):
                row = likeness.row(self._table)
                taken = (rivals[one].odds(row) + rivals[other].odds(row)) / 2
                odds[one, other] = odds[other, one] = likeness.odds(self._table) + taken
        return odds

    def _apart(self, member: Prepared, story: str) -> tuple[Measure, list[Prepared]]:
        """What lies around a member of a story and not in it. Of the founder both a merge and a split ask."""
        asked = (member.features.article, story)
        if asked not in self._looked_at:
            self._looked_at = {asked: (Measure(member, self._rarity), self._near(member, apart_from=story))}
        return self._looked_at[asked]

    def absorb(self, story: str, into: str) -> None:
        """Let the articles of one story stand in another."""
        self._looked_at = {}
        self._members.absorb(story, into)

    def part(self, story: str, articles: Sequence[str], new: str) -> None:
        """Let some articles of a story stand in a new one."""
        self._looked_at = {}
        self._members.part(story, articles, new)

    def _add(self, story: str, member: Prepared) -> None:
        self._looked_at = {}
        self._candidates.add(member)
        self._members.add(story, member)

    def _near(self, article: Prepared, apart_from: str = "") -> list[Prepared]:
        """The articles worth weighing, but for itself and those of one story."""
        return self._candidates.near(article, self._rarity, self._members.story_of, apart_from)

    def _weigh(
        self, measure: Measure, near: Sequence[Prepared], least: float, only: str = "", whole: bool = False
    ) -> list[Match]:
        """The stories of the articles `near`, or only one of them, whose log-odds can be as much as `least`; the best first."""
        stories = dict.fromkeys(self._members.story_of[other.features.article] for other in near)
        asked = [story for story in stories if story == (only or story)]
        speaking = {story: self._members.speaking(story, measure.one.features) for story in asked}
        likely = [
            story
            for story, most in zip(speaking, self._ceilings(measure, [*speaking.values()]), strict=True)
            if most >= least
        ]
        if not likely:
            return []
        field = self._field(measure, near, whole)
        matches = [Match(story, tuple(measure.against_all(speaking[story])), field, self._table) for story in likely]
        return sorted(matches, key=lambda match: (-match.odds, match.story))

    def _field(self, measure: Measure, near: Sequence[Prepared], whole: bool = False) -> Field:
        """How close the stories of some articles come by the likest one that speaks for another event."""
        closeness: dict[str, Closeness] = {}
        one_event = set() if whole else self._could_join(measure, near)
        for glance in measure.glances([other for other in near if other not in one_event]):
            story = self._members.story_of[glance.other.features.article]
            known = closeness.get(story)
            closeness[story] = known.or_closer(glance) if known else Closeness(max(0.0, glance.words), glance.dense)
        return Field(closeness)

    def _could_join(self, measure: Measure, near: Sequence[Prepared]) -> set[Prepared]:
        """Those articles of one burst that may tell of the same event, as yet apart."""
        glances = measure.glances([other for other in near if in_one_burst(measure.one, other)])
        return {
            glance.other
            for glance, most in zip(glances, measure.most(glances, self._quiet), strict=True)
            if most >= self._table.join and measure.likeness(glance).odds(self._quiet) >= self._table.join
        }

    def _one_with(self, matches: Sequence[Match]) -> tuple[str, ...]:
        """The stories that are one with the best match: each one's members would join the other, were they not rivals."""
        best, *others = matches[:3]
        return tuple(
            other.story
            for other in others
            if min(best.odds_beside(other.story), other.odds_beside(best.story)) >= self._table.merge
            and self._are_one(best.story, other.story)
        )

    def _are_one(self, one: str, other: str) -> bool:
        if self.bonds.part(self.articles(one), self.articles(other)):
            return False
        both, least = ((one, other), (other, one)), self._table.merge
        return all(self._may_ask(*two) >= least for two in both) and all(self._asked(*two) >= least for two in both)

    def _asked(self, story: str, other: str) -> float:
        """The mean log-odds that the members of `other` belong to `story`."""
        odds = []
        for member in self._members.of(other)[:_ASKED_TO_MERGE]:
            matches = self._weigh(*self._apart(member, other), -math.inf, only=story)
            odds.append(matches[0].odds if matches else -math.inf)
        return mean(odds)

    def _may_ask(self, story: str, other: str) -> float:
        """What `_asked` will not exceed, told without looking for rivals, which takes most of the time: of forty
        pairs of stories that were asked, one is one."""
        odds = []
        for member in self._members.of(other)[:_ASKED_TO_MERGE]:
            speaking = self._members.speaking(story, member.features)
            odds += self._ceilings(Measure(member, self._rarity), [speaking])
        return mean(odds)

    def _ceilings(self, measure: Measure, stories: Sequence[Sequence[Prepared]]) -> list[float]:
        """What the log-odds of some stories, each by its members, will not exceed; all are compared at once."""
        known = iter(measure.glances([*chain.from_iterable(stories)]))
        return ceilings(measure, [[*islice(known, len(members))] for members in stories], self._quiet)


def _placed(one: Standing) -> tuple[str, str, str]:
    return one.added, one.published, one.article
