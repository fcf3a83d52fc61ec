"""Who stands in which story, and which members speak for a story when an article is weighed against it."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta

from broadsheet.news.story import Standing
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.similarity import Prepared

_WEIGHED = 12  # members of a story that are weighed, nearest in time first; its founder always is


class Members:
    """The articles of the open stories, founder first."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self._story_of: dict[str, str] = {}
        self._stories: dict[str, list[Prepared]] = {}
        self._held: set[Standing] = set()  # as they stood at the last `hold_only`
        self._touched: set[str] = set()  # stories that changed since then
        self._by_time: dict[str, list[Prepared]] = {}  # of the large stories that were asked for; all but the founder

    def hold_only(self, standing: Sequence[Standing], known: Callable[[str], Prepared]) -> None:
        """Let these stand in their stories, and no other; `known` gives an article by its name.

        Only the stories that are not as they were at the last call are filled anew: mostly one in twenty.
        """
        now = set(standing)
        changed = {one.story for one in self._held ^ now} | self._touched
        for story in changed:
            for member in self._stories.pop(story, ()):
                self._story_of.pop(member.features.article, None)
            self._by_time.pop(story, None)
        for one in sorted((one for one in standing if one.story in changed), key=_order):
            self._stand(one.story, known(one.article))
        self._held, self._touched = now, set()

    def add(self, story: str, member: Prepared) -> None:
        """Let one more stand in a story."""
        self._touched.add(story)
        self._stand(story, member)

    def _stand(self, story: str, member: Prepared) -> None:
        self._story_of[member.features.article] = story
        self._stories.setdefault(story, []).append(member)
        if story in self._by_time:
            insort(self._by_time[story], member, key=_placed)

    def absorb(self, story: str, into: str) -> None:
        """Let the articles of one story stand in another, behind its own."""
        self._touched.add(story)
        for member in self._stories.pop(story):
            self.add(into, member)
        self._by_time.pop(story, None)

    def part(self, story: str, articles: Collection[str], new: str) -> None:
        """Let some articles of a story stand in a new one."""
        self._touched.add(story)
        held = self._stories[story]
        self._stories[story] = [m for m in held if m.features.article not in articles]
        self._by_time.pop(story, None)
        for member in held:
            if member.features.article in articles:
                self.add(new, member)

    def of(self, story: str) -> list[Prepared]:
        """The articles of a story, founder first; none where it is not open."""
        return self._stories.get(story, [])

    @property
    def story_of(self) -> Mapping[str, str]:
        """The story of each article."""
        return self._story_of

    def speaking(self, story: str, article: Features) -> list[Prepared]:
        """The members that speak for a story: its founder, and those nearest in time to an article that is weighed."""
        members = self._stories[story]
        if len(members) == 1:
            return members[:]
        founder, *rest = members if len(members) <= _WEIGHED else self._nearest(story, article)
        return [founder, *(m for m in rest if self._is_near(article, m.features))]

    def _nearest(self, story: str, article: Features) -> list[Prepared]:
        """The founder of a large story, and of its other members those nearest in time."""
        founder, *rest = self._stories[story]
        if story not in self._by_time:
            self._by_time[story] = sorted(rest, key=_placed)
        placed = self._by_time[story]
        at = bisect_left(placed, (article.published, ""), key=_placed)
        first = max(0, at - _WEIGHED)
        of_one_time = bisect_left(placed, (placed[first].features.published, ""), key=_placed)  # the first are nearest
        near = placed[of_one_time : min(first, of_one_time + _WEIGHED)] + placed[first : at + _WEIGHED]
        near.sort(key=lambda m: (abs(m.features.published - article.published), m.features.article))
        return [founder, *near[: _WEIGHED - 1]]

    def _is_near(self, one: Features, other: Features) -> bool:
        """Within the window of time; an article without a date of its own is near everything."""
        return not (one.published_known and other.published_known) or abs(one.published - other.published) <= self._span


def _order(one: Standing) -> tuple[int, str]:
    return one.position, one.article


def _placed(member: Prepared) -> tuple[datetime, str]:
    return member.features.published, member.features.article
