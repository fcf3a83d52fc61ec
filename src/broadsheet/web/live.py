"""What changes, told as it happens: server-sent events (HTML Standard, section 9.2)."""

import asyncio
import json
from collections.abc import AsyncIterator

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

from broadsheet.store.facts import Key
from broadsheet.web.api.types import Event
from broadsheet.web.reading.reading import Reading

_LOOK = 1.0  # seconds between two looks at the number of changes, which cost microseconds
_BEAT = 15.0  # seconds after which a silent stream says that it lives; proxies close one after 30 to 60
_MOST_WAITING = 500  # events for one listener; one that reads no more than that misses some


class Live:
    """Looks for changed stories, once for all listeners, and only while somebody listens."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._listeners: set[asyncio.Queue[Key | None]] = set()  # None: the stream is to end
        self._task: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()  # what is known was read: what comes after it is told

    async def events(self, story: str = "", revision: int = 0) -> AsyncIterator[str]:
        """The stream of one listener, who reads this revision of this story: a newer one is told at once."""
        queue: asyncio.Queue[Key | None] = asyncio.Queue(_MOST_WAITING)
        self._listeners.add(queue)
        if self._task is None or self._task.done():
            self._ready.clear()
            self._task = asyncio.create_task(self._watch())
        try:
            await self._ready.wait()  # before the story is looked at, so that no change falls between the two
            yield "retry: 3000\n\n"
            stands = await asyncio.to_thread(self._reading.standing, story) if story else None
            if stands and (stands.revision or 0) > revision:
                yield _event(story, stands.revision or 0)
            while True:
                try:
                    key = await asyncio.wait_for(queue.get(), _BEAT)
                    if key is None:
                        return
                    yield _event(*key)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """End every stream, so that the server can."""
        for queue in self._listeners:
            while queue.full():
                queue.get_nowait()
            queue.put_nowait(None)

    async def _watch(self) -> None:
        try:
            await self._look()
        finally:
            self._ready.set()
            self.close()  # after an error, too: a browser whose stream ends asks for a new one

    async def _look(self) -> None:
        number, known = self._reading.changed(), set(await asyncio.to_thread(self._reading.newest_keys))
        self._ready.set()
        while self._listeners:
            await asyncio.sleep(_LOOK)
            now = self._reading.changed()
            if now != number:
                number, before = now, known
                newest = await asyncio.to_thread(self._reading.newest_keys)
                known = set(newest)
                self._tell([key for key in newest if key not in before])

    def _tell(self, changed: list[Key]) -> None:
        for key in changed:
            for queue in self._listeners:
                if not queue.full():
                    queue.put_nowait(key)


def _event(story: str, revision: int) -> str:
    return f"event: story\ndata: {json.dumps({'story': story, 'revision': revision})}\n\n"


def add(app: FastAPI, live: Live) -> None:
    """Add the stream to the API."""

    @app.get(
        "/api/events",
        response_class=StreamingResponse,
        responses={200: {"content": {"text/event-stream": {"schema": Event.model_json_schema()}}}},
    )
    async def events(story: str = "", revision: int = 0) -> StreamingResponse:
        """Every story that changes, while it does: events named `story`, each with an `Event` as its data.

        With the story and the revision that is read, a change that came before the stream is told first.
        """
        return StreamingResponse(
            live.events(story, revision), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )
