"""Rounds of the pipeline over a library: what runs one, and one after another until they are stopped."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event

from broadsheet.config import Settings
from broadsheet.page_stages import next_reword
from broadsheet.pipeline import pipeline
from broadsheet.runtime.clock import Clock
from broadsheet.runtime.coordinator import Coordinator, only_one, seconds_until
from broadsheet.runtime.executors import Inline, MakeTools, Processes
from broadsheet.store import feeds, pages, stories
from broadsheet.store.database import Database

_LONGEST_SLEEP = 60.0  # seconds between two looks at what is due


@contextmanager
def coordinator(database: Database, settings: Settings, make_tools: MakeTools) -> Iterator[Coordinator]:
    """What runs rounds, alone over the settings' home until it is let go of. Raises BroadsheetError where another does."""
    with only_one(settings.home):
        workers = settings.workers or os.cpu_count() or 1
        executor = Inline(make_tools) if workers == 1 else Processes(make_tools, workers)
        try:
            yield Coordinator(database, pipeline(settings), executor)
        finally:
            executor.close()


def again_and_again(
    one_round: Callable[[datetime], None], stop: Event, database: Database, settings: Settings, clock: Clock
) -> None:
    """Rounds, sleeping until something is due, until `stop` is set or interrupted (SIGINT or SIGTERM)."""
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        while not stop.is_set():
            now = clock()
            one_round(now)
            stop.wait(seconds_until(next_due(database, settings, now), clock(), _LONGEST_SLEEP))
    except KeyboardInterrupt:
        return


def next_due(database: Database, settings: Settings, after: datetime) -> datetime | None:
    """When the next item is due that is not yet; None where none is waiting."""
    with database.read() as db:
        times = [feeds.next_poll(db, after), pages.next_due(db, after), stories.next_write(db, after)]
        times.append(next_reword(db, settings, after))
    return min((t for t in times if t), default=None)
