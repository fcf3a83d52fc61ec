import asyncio
import threading

import pytest
from newsstand import NOW

from broadsheet.errors import BroadsheetError
from broadsheet.web.looks import Looks, Seen


def test_looks_are_written_together_and_once() -> None:
    written: list[Seen] = []
    looks = Looks(written.append)

    async def reading() -> None:
        await looks.story("A", 1, NOW)
        await looks.story("B", 2, NOW)
        await looks.front(NOW)
        looks.settle()

    asyncio.run(reading())
    looks.settle()
    assert written == [Seen({"A": (1, NOW), "B": (2, NOW)}, NOW)]


def test_a_look_that_comes_while_others_are_written_is_written_too() -> None:
    written: list[list[str]] = []
    first, go_on = threading.Event(), threading.Event()

    def write(seen: Seen) -> None:
        written.append(list(seen.stories))
        first.set()
        go_on.wait(10)

    async def reading() -> None:
        looks = Looks(write, pause=0.0)
        await looks.story("A", 1, NOW)
        await asyncio.to_thread(first.wait, 10)
        await looks.story("B", 1, NOW)
        go_on.set()
        while len(written) < 2:
            await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(reading(), 10))
    assert written == [["A"], ["B"]]


def test_a_look_that_cannot_be_written_is_told_and_keeps_no_page_back(caplog: pytest.LogCaptureFixture) -> None:
    def write(_: Seen) -> None:
        raise BroadsheetError("The disk is full.")

    async def reading() -> None:
        looks = Looks(write)
        await looks.front(NOW)
        looks.settle()

    asyncio.run(reading())
    assert "The disk is full." in caplog.text


def test_only_a_story_that_waits_is_settled() -> None:
    written: list[Seen] = []

    async def reading() -> None:
        looks = Looks(written.append)
        await looks.story("A", 1, NOW)
        looks.settle_story("B")
        assert written == []
        looks.settle_story("A")

    asyncio.run(reading())
    assert len(written) == 1
