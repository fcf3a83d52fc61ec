"""The open stories, and where a new article goes: into one of them, or into one of its own."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from broadsheet.news.ids import ulid
from broadsheet.news.story import CopyOf
from broadsheet.stages.group.candidates import Candidates
from broadsheet.stages.group.clash import CLASH, doubt
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.fingerprint import COPY, share
from broadsheet.stages.group.similarity import Likeness, Measure, Rarity

JOIN = -0.25  # log-odds from which an article joins a story: best BCubed F1 on all sets at a precision above .9
MERGE = 1.5  # log-odds to two stories at once from which they may be one; lower, precision falls on every set
_WEIGHED = 30  # members of a story that are weighed, nearest in time first; its founder always is

Scores = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article goes: its story, why, whose copy it is, and the stories that it showed to be one with that."""

    article: str
    story: str
    founded: bool
    scores: Scores  # the parts of the likeness to the best member, then "story"; empty for a founder
    copy_of: CopyOf | None
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """How well an article fits a story: the mean over its members, and the likest of them."""

    story: str
    odds: float
    best: Likeness


class Window:
    """The stories that are open around some time. `add` fills it from the store; `place` puts a new article in.

    What `place` answers depends on the frequencies, on what was added and on the order in which it was added, and on
    nothing else. `frequencies` and `documents` are learned from while articles are placed.
    """

    def __init__(self, frequencies: Counter[str], documents: int, span: timedelta) -> None:
        self._rarity, self._span = Rarity(frequencies, documents), span
        self._candidates = Candidates()
        self._story_of: dict[str, str] = {}
        self._stories: dict[str, list[Features]] = {}

    def add(self, story: str, member: Features) -> None:
        """Let `member` stand in `story`, founder first."""
        self._candidates.add(member)
        self._story_of[member.article] = story
        self._stories.setdefault(story, []).append(member)

    def place(self, new: Features) -> Placement:
        """Join the best story, or found one; then the window knows the article."""
        self._rarity.learn(new.stems)
        near = self._candidates.near(new, self._rarity, lambda other: self._is_near(new, other))
        copy, matches = _copy(new, near), self._matches(new, near)
        if copy and (match := next((m for m in matches if m.story == self._story_of[copy.article]), None)):
            placement = self._joined(new, match, copy, ())
        elif matches and matches[0].odds >= JOIN:
            placement = self._joined(new, matches[0], None, self._one_with(matches))
        else:
            placement = Placement(new.article, ulid(new.published, f"story:{new.article}"), True, (), None)
        for other in placement.merged:
            self._absorb(other, placement.story)
        self.add(placement.story, new)
        return placement

    def _joined(self, new: Features, match: _Match, copy: CopyOf | None, merged: tuple[str, ...]) -> Placement:
        scores = (*match.best.named(), ("story", round(match.odds, 3)))
        return Placement(new.article, match.story, False, scores, copy, merged)

    def _is_near(self, one: Features, other: Features) -> bool:
        """Within the window of time; an article without a date of its own is near everything."""
        return not (one.published_known and other.published_known) or abs(one.published - other.published) <= self._span

    def _matches(self, new: Features, near: list[Features]) -> list[_Match]:
        """The stories of the articles `near`, the best first."""
        measure = Measure(new, self._rarity)
        found = {story: self._match(measure, new, story) for story in (self._story_of[other.article] for other in near)}
        return sorted(found.values(), key=lambda match: (-match.odds, match.story))

    def _match(self, measure: Measure, new: Features, story: str) -> _Match:
        """The mean over members, so that no chain of pairs makes a story: one lookalike does not let an article in."""
        founder, *rest = self._stories[story]
        open_still = [m for m in rest if self._is_near(new, m)]
        nearest = sorted(open_still, key=lambda m: (abs(m.published - new.published), m.article))[: _WEIGHED - 1]
        likenesses = [measure.against(member) for member in (founder, *nearest)]
        mean = sum(likeness.odds for likeness in likenesses) / len(likenesses)
        return _Match(story, mean, max(likenesses, key=lambda likeness: likeness.odds))

    def _one_with(self, matches: list[_Match]) -> tuple[str, ...]:
        """The other stories that the article matches as surely, and whose own members match those of the best."""
        sure = [match for match in matches[:3] if match.odds >= MERGE]
        return tuple(other.story for other in sure[1:] if self._fit(sure[0].story, other.story))

    def _fit(self, story: str, other: str) -> bool:
        """Whether each member of `other` that is weighed would join `story`."""
        members = self._stories[other][:_WEIGHED]
        return all(self._match(Measure(m, self._rarity), m, story).odds >= JOIN for m in members)

    def _absorb(self, story: str, into: str) -> None:
        for member in self._stories.pop(story):
            self._story_of[member.article] = into
            self._stories[into].append(member)


def _copy(new: Features, near: list[Features]) -> CopyOf | None:
    """The article that holds the largest share of the new one's text, the earliest of equals; None below `COPY`.

    Two bulletins of one template share most of their text and are no copies.
    """
    others = sorted((other for other in near if doubt(new, other) != CLASH), key=lambda o: (o.published, o.article))
    best = max(others, key=lambda other: share(new.sketch, other.sketch), default=None)
    held = share(new.sketch, best.sketch) if best else 0.0
    return CopyOf(best.article, round(held, 3)) if best and held >= COPY else None
