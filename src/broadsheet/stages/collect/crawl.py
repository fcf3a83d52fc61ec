"""Many requests at once, from code that is not async: results come as they are ready."""

import asyncio
import queue
import threading
import traceback
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from broadsheet.config import Settings
from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.http import Fetcher
from broadsheet.news.outcome import Done, Fault, Outcome, Retry, Skip

Item = TypeVar("Item")
Result = TypeVar("Result")

RETRY_AFTER = timedelta(minutes=15)  # where the host names no time itself


class NothingThere(Exception):
    """The host answered, and there is nothing for us; the text is the reason."""


def crawl(
    items: Sequence[tuple[str, Item]],
    one: Callable[[Item, Fetcher], Awaitable[Result]],
    settings: Settings,
    clock: Callable[[], datetime],
) -> Iterator[Outcome[Result]]:
    """Run `one(item, fetcher)` for every (key, item) on an event loop of its own and yield each outcome when it is there.

    Refused and NothingThere become Skip, Unreachable becomes Retry, anything else Fault.
    """
    ready: queue.Queue[Outcome[Result] | None] = queue.Queue()

    async def judged(key: str, item: Item, fetcher: Fetcher) -> None:
        try:
            ready.put(Done(key, await one(item, fetcher)))
        except (Refused, NothingThere) as error:
            ready.put(Skip(key, str(error)))
        except Unreachable as error:
            ready.put(Retry(key, str(error), error.retry_after or RETRY_AFTER))
        except Exception as error:
            ready.put(Fault(key, f"{type(error).__name__}: {error}", traceback.format_exc()))

    async def everything() -> None:
        async with Fetcher(settings, clock) as fetcher, asyncio.TaskGroup() as group:
            for key, item in items:
                group.create_task(judged(key, item, fetcher))

    def drive() -> None:
        try:
            asyncio.run(everything())
        finally:
            ready.put(None)

    thread = threading.Thread(target=drive, name="crawl", daemon=True)
    thread.start()
    while (outcome := ready.get()) is not None:
        yield outcome
    thread.join()
