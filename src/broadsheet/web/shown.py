"""Pages as bytes, each made once for each state in which a reader can find it."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from broadsheet.stages.publish import html, words
from broadsheet.stages.publish.html import Frame
from broadsheet.store.standing import Standing
from broadsheet.web.kept import Kept
from broadsheet.web.packed import Packed, packed
from broadsheet.web.reading.reading import Reading

_STORIES = 4000  # pages kept, compressed to about 8 kB each: 30 MB, and more than is read in a day
_FRONTS = 64
_STALE = 1.0  # seconds for which a front page may lag behind the coordinator; never behind its reader


_NOTHING = Packed(b"", "")


@dataclass(frozen=True, slots=True)
class Shown:
    """A story's page as it is sent. `moved`: where its address leads now; `unseen`: this look is to be noted."""

    body: Packed = _NOTHING
    story: str = ""
    revision: int = 0
    moved: str = ""
    unseen: bool = False


class ShownPages:
    """Story pages and front pages of a library."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._stories: Kept[Packed] = Kept(_STORIES)
        self._fronts: Kept[tuple[int, int, float, Packed]] = Kept(_FRONTS)
        self._acts = itertools.count(1)
        self._act = 0

    def touched(self) -> None:
        """The reader did something: what is shown from now on takes it into account."""
        self._act = next(self._acts)

    def story(self, story: str, frame: Frame) -> Shown:
        """A story's page as it stands."""
        stands = self._reading.standing(story)
        if stands is not None and stands.merged_into:
            moved = self._reading.stories.page(stands.merged_into)
            return Shown(moved=frame.links.story(moved.id, moved.slug))
        if stands is None or stands.revision is None or stands.updated is None:
            return self._by_prefix(story, frame)
        unseen = stands.visit_ended(frame.now) or stands.seen is None or stands.seen < stands.revision
        return Shown(self._body(story, stands, frame), story, stands.revision, unseen=unseen)

    def _by_prefix(self, story: str, frame: Frame) -> Shown:
        """By the first letters of an id, which lead to the whole of it. Raises BroadsheetError where there is no story."""
        page = self._reading.stories.page(story)
        return Shown(moved=frame.links.story(page.id, page.slug))

    def _body(self, story: str, stands: Standing, frame: Frame) -> Packed:
        told = words.ago(stands.updated, frame.clock) if stands.updated else ""
        before, _ = stands.seen_before(frame.now)
        if before is not None and stands.revision is not None and before < stands.revision:
            return self._made(story, stands, frame)
        key = (story, stands.revision, stands.starred, told, frame.links, frame.tongue)
        return self._stories.of(key, lambda: self._made(story, stands, frame))

    def _made(self, story: str, stands: Standing, frame: Frame) -> Packed:
        return packed(html.story_html(self._reading.stories.story(story, stands), frame).encode())

    def front(self, key: tuple[object, ...], frame: Frame, make: Callable[[], str]) -> Packed:
        """A front page, of the last second at most; `key` tells them apart."""
        key = (*key, self._act, frame.links, frame.tongue)
        minute, now = int(frame.now.timestamp() // 60), time.monotonic()
        number = self._reading.changed()
        known = self._fronts.get(key)
        if known and known[1] == minute and (known[0] == number or now - known[2] < _STALE):
            return known[3]
        return self._fronts.put(key, (number, minute, now, packed(make().encode())))[3]
