import asyncio
import json
from dataclasses import replace

from newsstand import BARRIER, NOW, PAGE

from broadsheet.app import Broadsheet
from broadsheet.store import stories
from broadsheet.web.live import Live
from broadsheet.web.reading import Reading


def test_a_listener_hears_of_a_story_that_changes_and_of_nothing_else(paper: Broadsheet) -> None:
    async def listen() -> tuple[str, str]:
        live = Live(Reading(paper))
        stream = live.events()
        first = await anext(stream)
        heard = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)  # the watch has looked at what there is
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
