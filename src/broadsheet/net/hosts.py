"""Politeness: how many requests run at once, over all hosts and to each, and how far apart they start."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_start: float = 0.0


class Hosts:
    """Turns for requests. A host is a name with its port; `delay` is in seconds."""

    def __init__(self, connections: int, host_connections: int, delay: float) -> None:
        self._all = asyncio.Semaphore(connections)
        self._host_connections, self._delay = host_connections, delay
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, url: str, crawl_delay: float = 0.0) -> AsyncIterator[None]:
        """Wait for a turn at the host of `url`; `crawl_delay` is what its robots.txt asks for."""
        parts = urlsplit(url)
        host = self._hosts.setdefault(parts.netloc, _Host(asyncio.Semaphore(self._host_connections)))
        async with host.slots:
            if parts.path != "/robots.txt":
                await self._wait(host, max(self._delay, crawl_delay))
            async with self._all:
                yield

    async def _wait(self, host: _Host, delay: float) -> None:
        async with host.gate:
            pause = host.next_start - time.monotonic()
            if pause > 0:
                await asyncio.sleep(pause)
            host.next_start = time.monotonic() + delay
