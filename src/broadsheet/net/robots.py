"""robots.txt, as RFC 9309 reads it."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from protego import Protego

from broadsheet.net.errors import Refused

MAX_CRAWL_DELAY = 10.0  # seconds; a longer wish would silence the outlet


class Robots:
    """The rules of each origin, asked for once in the life of a fetcher.

    No file (4xx) allows everything. An origin whose file cannot be had now (5xx, no answer) raises Unreachable,
    so that its pages are tried again later.
    """

    def __init__(self, read: Callable[[str], Awaitable[tuple[int, str]]], user_agent: str) -> None:
        self._read, self._user_agent = read, user_agent
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def check(self, url: str) -> float:
        """The seconds that the origin wants between requests. Raises Refused where `url` is forbidden."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._load(origin))
        rules = await asyncio.shield(self._rules[origin])
        if not rules.can_fetch(url, self._user_agent):
            raise Refused(url, "is closed to us by the outlet's robots.txt")
        return min(float(rules.crawl_delay(self._user_agent) or 0.0), MAX_CRAWL_DELAY)

    async def _load(self, origin: str) -> Protego:
        status, text = await self._read(origin)
        return Protego.parse(text if status < 300 else "")
