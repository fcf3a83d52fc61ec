"""What a reader looked at, noted behind the answers: no page, and no next page on the same connection, waits for a write."""

import asyncio
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from starlette.concurrency import run_in_threadpool

from broadsheet.errors import BroadsheetError

_PAUSE = (
    0.5  # seconds before what was seen is written: pages asked for in a row are then made first, and written as one
)
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Seen:
    """Looks that wait to be noted: each story with its newest revision that was seen, and when; the last front page."""

    stories: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    front: datetime | None = None


class Looks:
    """Collects looks and has them written together, soon after; whoever needs them written asks for it."""

    def __init__(self, write: Callable[[Seen], None], pause: float = _PAUSE) -> None:
        self._write, self._pause = write, pause
        self._waiting = Seen()
        self._adding, self._writing = threading.Lock(), threading.Lock()
        self._task: asyncio.Task[None] | None = None

    async def story(self, story: str, revision: int, at: datetime) -> None:
        """A revision of a story was seen."""
        with self._adding:
            self._waiting.stories[story] = (revision, at)
        self._wake()

    async def front(self, at: datetime) -> None:
        """The front page was seen."""
        with self._adding:
            self._waiting.front = at
        self._wake()

    def _wake(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain())

    async def _drain(self) -> None:
        while self._waiting.stories or self._waiting.front:
            await asyncio.sleep(self._pause)
            await run_in_threadpool(self.settle)

    def settle_story(self, story: str) -> None:
        """Write what waits, where a look at this story is part of it."""
        if story in self._waiting.stories:
            self.settle()

    def settle(self) -> None:
        """Write what waits; when this returns, every look that was noted before is written, or told to be lost."""
        with self._writing:
            with self._adding:
                seen, self._waiting = self._waiting, Seen()
            if seen.stories or seen.front:
                try:
                    self._write(seen)
                except BroadsheetError as error:  # a page is worth more than the note that it was read
                    _log.warning("What was read could not be noted. %s", error)
