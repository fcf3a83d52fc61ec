"""Politeness: how many requests run at once, over all hosts and to each, and how far apart they start."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

LONGEST_QUEUE = 120.0  # seconds; a batch must not wait for its slowest host (240 pages at the usual half second)


class QueueTooLong(Exception):
    """The turn at a host would come only after `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)
    queue: float = 0.0  # seconds that those who wait will take
    put_off: float = 0.0  # seconds that those who were sent away will take


class Hosts:
    """Turns for requests. `next_start` keeps, by origin, when the next request may start, across event loops."""

    def __init__(self, connections: int, host_connections: int, next_start: dict[str, float]) -> None:
        self._all = asyncio.Semaphore(connections)
        self._host_connections, self._next_start = host_connections, next_start
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, origin: str, delay: float) -> AsyncIterator[None]:
        """Wait for a turn at `origin`, whose requests start `delay` seconds apart; 0: at once, and without a trace.

        Raises QueueTooLong where the turn would come after LONGEST_QUEUE.
        """
        host = self._hosts.setdefault(origin, _Host(asyncio.Semaphore(self._host_connections)))
        if delay and host.queue > LONGEST_QUEUE:
            host.put_off += delay
            raise QueueTooLong(host.queue + host.put_off)
        host.queue += delay
        try:
            await host.slots.acquire()
        except BaseException:
            host.queue -= delay
            raise
        try:
            await self._pause(host, origin, delay)
            async with self._all:
                yield
        finally:
            host.slots.release()

    async def _pause(self, host: _Host, origin: str, delay: float) -> None:
        try:
            async with host.gate:
                if delay:
                    await asyncio.sleep(max(0.0, self._next_start.get(origin, 0.0) - time.monotonic()))
                    self._next_start[origin] = time.monotonic() + delay
        finally:
            host.queue -= delay
