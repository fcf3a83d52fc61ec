"""Many requests at once, from code that is not async: results come as they are ready."""

import asyncio
import contextlib
import functools
import queue
import traceback
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TypeVar

from broadsheet.config import Settings
from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.http import Fetcher
from broadsheet.net.memory import Memory
from broadsheet.news.outcome import Done, Fault, Outcome, Retry, Skip

Item = TypeVar("Item")
Result = TypeVar("Result")

RETRY_AFTER = timedelta(minutes=15)  # where the host names no time itself
_THREADS = 32  # for names to resolve and bytes to parse, while the loop goes on


class NothingThere(Exception):
    """The host answered, and there is nothing for us; the text is the reason."""


@functools.lru_cache(maxsize=4)
def _memory(settings: Settings) -> Memory:
    """One memory of hosts for the whole process, so that robots.txt is read once a day and pauses hold between batches."""
    return Memory()


def crawl(
    items: Sequence[tuple[str, Item]],
    one: Callable[[Item, Fetcher], Awaitable[Result]],
    settings: Settings,
    clock: Callable[[], datetime],
) -> Iterator[Outcome[Result]]:
    """Run `one(item, fetcher)` for every (key, item) on an event loop of its own and yield each outcome when it is there.

    Refused and NothingThere become Skip, Unreachable becomes Retry, anything else Fault. Whoever stops listening
    stops the requests that are under way. Raises BroadsheetError where the settings allow no request at all.
    """
    ready: queue.Queue[Outcome[Result] | None] = queue.Queue()

    async def everything() -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS))
        async with Fetcher(settings, clock, _memory(settings)) as fetcher, asyncio.TaskGroup() as group:
            for key, item in items:
                group.create_task(put(key, item, fetcher))

    async def put(key: str, item: Item, fetcher: Fetcher) -> None:
        ready.put(await _judged(key, one(item, fetcher)))

    loop = asyncio.new_event_loop()
    task = loop.create_task(everything())
    with ThreadPoolExecutor(1, "crawl") as thread:
        driven = thread.submit(_drive, loop, task, lambda: ready.put(None))
        try:
            while (outcome := ready.get()) is not None:
                yield outcome
        finally:
            with contextlib.suppress(RuntimeError):  # the loop is closed when all is done
                loop.call_soon_threadsafe(task.cancel)
        driven.result()


async def _judged(key: str, work: Awaitable[Result]) -> Outcome[Result]:
    try:
        return Done(key, await work)
    except (Refused, NothingThere) as error:
        return Skip(key, str(error))
    except Unreachable as error:
        return Retry(key, str(error), error.retry_after or RETRY_AFTER)
    except Exception as error:
        return Fault(key, f"{type(error).__name__}: {error}", traceback.format_exc())


def _drive(loop: asyncio.AbstractEventLoop, task: "asyncio.Task[None]", at_end: Callable[[], None]) -> None:
    try:
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task)
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()
        at_end()
