"""The open stories: found by words, vectors and shingles, scored by evidence."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from broadsheet.news.ids import ulid
from broadsheet.news.story import CopyOf
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.fingerprint import COPY, bands, share

JOIN = 0.30  # score from which an article joins a story; fitted on development sets, one value for all
MERGE = 0.50  # score to two stories at once, and between them, from which they are one
_BACKGROUND = 400  # documents assumed seen before the first, so that early frequencies are not extreme
_CANDIDATES = 40
_DENSE_FLOOR, _DENSE_CEILING = 0.60, 0.92  # cosines of unrelated and of the same news with bge-small
_WEIGHTS = {"words": 0.42, "names": 0.18, "dense": 0.40}
_WEIGHTS_WITHOUT_DENSE = {"words": 0.70, "names": 0.30}
_SURELY_ALIKE = 0.6  # of the dense part: feature stories on one finding often share no name at all
_DAY = 86_400.0

Scores = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article goes: its story, why, whose copy it is, and the stories that it showed to be one with that."""

    article: str
    story: str
    founded: bool
    scores: Scores
    copy_of: CopyOf | None
    merged: tuple[str, ...] = ()


class Window:
    """The stories that are open around some time. `add` fills it from the store; `place` puts a new article in."""

    def __init__(self, frequencies: Counter[str], documents: int, span: timedelta) -> None:
        self.frequencies, self.documents, self._span = frequencies, documents, span
        self._members: dict[str, Features] = {}
        self._story_of: dict[str, str] = {}
        self._stories: dict[str, list[str]] = defaultdict(list)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        self._by_band: dict[tuple[int, ...], list[str]] = defaultdict(list)

    def add(self, story: str, member: Features) -> None:
        """Let `member` stand in `story`, founder first."""
        self._members[member.article] = member
        self._story_of[member.article] = story
        self._stories[story].append(member.article)
        for stem in member.stems:
            self._by_stem[stem].append(member.article)
        for band in bands(member.shingles):
            self._by_band[band].append(member.article)

    def place(self, new: Features) -> Placement:
        """Join the best story, or found one; then the window knows the article."""
        self.documents += 1
        self.frequencies.update(new.stems.keys())
        copy = self._copy(new)
        ranked = self._ranked(new)
        if copy is not None:
            placement = Placement(
                new.article, self._story_of[copy.article], False, (("copy", round(copy.share, 3)),), copy
            )
        elif ranked and ranked[0][0] >= JOIN:
            best, story, scores = ranked[0]
            placement = Placement(new.article, story, False, scores, None, self._merged(best, story, ranked))
        else:
            placement = Placement(new.article, ulid(new.published, f"story:{new.article}"), True, (), None)
        for other in placement.merged:
            self._absorb(other, placement.story)
        self.add(placement.story, new)
        return placement

    def _copy(self, new: Features) -> CopyOf | None:
        """The earlier article that holds the largest share of the new one's text."""
        met = {a for band in bands(new.shingles) for a in self._by_band.get(band, ())}
        shares = [
            (share(new.shingles, self._members[a].shingles), a)
            for a in sorted(met)
            if self._is_near(new, self._members[a])
        ]
        best = max(shares, default=(0.0, ""))
        return CopyOf(best[1], best[0]) if best[0] >= COPY else None

    def _ranked(self, new: Features) -> list[tuple[float, str, Scores]]:
        """The stories near the article, best first."""
        found: dict[str, tuple[float, Scores]] = {}
        for article in self._candidates(new):
            story = self._story_of[article]
            if story not in found:
                found[story] = self._story_score(new, story)
        return sorted(((score, story, why) for story, (score, why) in found.items()), key=lambda r: (-r[0], r[1]))

    def _candidates(self, new: Features) -> list[str]:
        """The articles that share the weightiest words, or whose vectors lie nearest."""
        votes: dict[str, float] = defaultdict(float)
        for stem, count in new.stems.items():
            postings = self._by_stem.get(stem, ())
            if len(postings) <= 400 or count > 2:
                weight = self._idf(stem)
                for article in postings:
                    votes[article] += weight
        near = [
            a for a, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])) if self._is_near(new, self._members[a])
        ]
        return near[:_CANDIDATES]

    def _is_near(self, new: Features, other: Features) -> bool:
        """Within the window of time; an article without a date is near everything."""
        return not (new.published_known and other.published_known) or abs(new.published - other.published) <= self._span

    def _story_score(self, new: Features, story: str) -> tuple[float, Scores]:
        """The best member counts half, the founder and the mean of the three best the rest: never a chain of pairs."""
        members = self._stories[story]
        scored = sorted(
            ((self.compare(new, self._members[a]), a) for a in members[:60]), key=lambda s: (-s[0][0], s[1])
        )
        founder = next(s for s, a in scored if a == members[0])[0]
        top = [s[0] for s, _ in scored[:3]]
        total = 0.5 * top[0] + 0.25 * founder + 0.25 * sum(top) / len(top)
        return total, (*scored[0][0][1], ("score", round(total, 3)))

    def compare(self, one: Features, other: Features) -> tuple[float, Scores]:
        """How likely two articles tell of one event, from 0 to 1, and the parts that say so."""
        parts = {"words": self._words(one, other), "names": self._names(one, other)}
        weights = _WEIGHTS_WITHOUT_DENSE
        if one.model and one.model == other.model:
            cosine = float(one.vector @ other.vector)
            parts["dense"] = min(1.0, max(0.0, (cosine - _DENSE_FLOOR) / (_DENSE_CEILING - _DENSE_FLOOR)))
            weights = _WEIGHTS
        total = sum(weights[name] * value for name, value in parts.items())
        time, veto = self._time(one, other), _clash(one, other, parts)
        why = tuple((name, round(value, 3)) for name, value in [*parts.items(), ("time", time), ("clash", veto)])
        return total * time * veto, why

    def _idf(self, stem: str) -> float:
        return math.log((self.documents + _BACKGROUND) / (self.frequencies.get(stem, 0) + 1.0))

    def _words(self, one: Features, other: Features) -> float:
        """TF-IDF cosine of headline and lead, term counts damped by their logarithm."""
        shared = one.stems.keys() & other.stems.keys()
        dot = sum(self._weight(one, s) * self._weight(other, s) for s in shared)
        return dot / (self._norm(one) * self._norm(other)) if dot else 0.0

    def _weight(self, features: Features, stem: str) -> float:
        return (1.0 + math.log(features.stems[stem])) * self._idf(stem)

    def _norm(self, features: Features) -> float:
        return math.sqrt(sum(self._weight(features, s) ** 2 for s in features.stems)) or 1.0

    def _names(self, one: Features, other: Features) -> float:
        """The shared names' part of the smaller set, both ways of writing a name being one where a word of weight is shared."""
        shared = len(one.names & other.names)
        return shared / math.sqrt(max(1, len(one.names)) * max(1, len(other.names)))

    def _time(self, one: Features, other: Features) -> float:
        if not (one.published_known and other.published_known):
            return 0.95
        days = abs((one.published - other.published).total_seconds()) / _DAY
        return math.exp(-0.10 * max(0.0, days - 1.0))

    def _merged(self, best: float, story: str, ranked: list[tuple[float, str, Scores]]) -> tuple[str, ...]:
        """The other stories that the article matches as strongly, and whose founders match this story's."""
        if best < MERGE:
            return ()
        others = [s for score, s, _ in ranked[1:4] if score >= MERGE]
        return tuple(s for s in others if self._story_score(self._members[self._stories[s][0]], story)[0] >= JOIN)

    def _absorb(self, story: str, into: str) -> None:
        for article in self._stories.pop(story):
            self._story_of[article] = into
            self._stories[into].append(article)


def _clash(one: Features, other: Features, parts: Mapping[str, float]) -> float:
    """Templated news (earthquakes, results) uses one wording for many events: other names and other numbers tell them apart."""
    factor, names = 1.0, parts["names"]
    if one.names and other.names and names == 0.0:
        factor *= 0.95 if parts.get("dense", 0.0) > _SURELY_ALIKE else 0.75
    if one.numbers and other.numbers and not one.numbers & other.numbers and names < 0.2:
        factor *= 0.85
    return factor
