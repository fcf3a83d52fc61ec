import asyncio
import json
import threading
from dataclasses import replace

from newsstand import BARRIER, NOW, PAGE

from broadsheet.app import Broadsheet
from broadsheet.store import stories
from broadsheet.store.database import DatabaseError
from broadsheet.store.facts import Key
from broadsheet.store.standing import Standing
from broadsheet.web.live import Live
from broadsheet.web.reading.reading import Reading


def test_a_listener_hears_of_a_story_that_changes_and_of_nothing_else(paper: Broadsheet) -> None:
    async def listen() -> tuple[str, str]:
        live = Live(Reading(paper))
        stream = live.events()
        first = await anext(stream)
        heard = asyncio.ensure_future(anext(stream))
        with paper.database.begin() as db:
            stories.save_page(db, replace(PAGE, revision=3, updated=NOW))
        event = await asyncio.wait_for(heard, 30)
        await stream.aclose()
        return first, event

    first, event = asyncio.run(listen())
    assert first.startswith("retry:")
    name, data = event.strip().split("\n")
    assert name == "event: story"
    assert json.loads(data.removeprefix("data: ")) == {"story": BARRIER, "revision": 3}


def test_a_change_that_came_before_the_stream_is_told_first(paper: Broadsheet) -> None:
    async def first(revision: int) -> str:
        stream = Live(Reading(paper)).events(BARRIER, revision)
        await anext(stream)
        return await asyncio.wait_for(anext(stream), 30)

    assert json.loads(asyncio.run(first(1)).partition("data: ")[2]) == {"story": BARRIER, "revision": 2}


def test_a_change_between_the_two_looks_at_the_start_is_told(paper: Broadsheet) -> None:
    class Interrupted(Reading):
        """A story that changes just before what is known is read, after the story's own look if that came first."""

        looked = threading.Event()

        def standing(self, story: str) -> Standing | None:
            found = super().standing(story)
            self.looked.set()
            return found

        def newest_keys(self) -> tuple[Key, ...]:
            self.looked.wait(0.5)
            with paper.database.begin() as db:
                stories.save_page(db, replace(PAGE, revision=3, updated=NOW))
            return super().newest_keys()

    async def first() -> str:
        stream = Live(Interrupted(paper)).events(BARRIER, 2)
        await anext(stream)
        return await asyncio.wait_for(anext(stream), 10)

    assert json.loads(asyncio.run(first()).partition("data: ")[2]) == {"story": BARRIER, "revision": 3}


def test_a_watch_that_fails_ends_the_streams_so_that_browsers_ask_again(paper: Broadsheet) -> None:
    class Failing(Reading):
        def newest_keys(self) -> tuple[Key, ...]:
            raise DatabaseError("The database cannot be used.")

    async def heard() -> list[str]:
        return [event async for event in Live(Failing(paper)).events()]

    assert asyncio.run(heard()) == ["retry: 3000\n\n"]
