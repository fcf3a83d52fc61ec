"""robots.txt, as RFC 9309 reads it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from protego import Protego

from broadsheet.net.errors import Refused, Unreachable

AGENT = "Broadsheet"
FRESH = timedelta(hours=24)  # RFC 9309, 2.4
LARGEST = 500 * 1024  # bytes that must be read; RFC 9309, 2.5
MAX_CRAWL_DELAY = 10.0  # seconds; a longer wish would silence the outlet

Rules = tuple[Protego, datetime]  # with the time when they go stale


class Robots:
    """The rules of each origin, kept in `known` for a day.

    No file (4xx, endless redirects) allows everything. An origin whose file cannot be had now (5xx, no answer)
    allows nothing now: check raises Unreachable, and asks again only in another fetcher's life.
    """

    def __init__(
        self,
        read: Callable[[str], Awaitable[tuple[int, str]]],
        clock: Callable[[], datetime],
        known: dict[str, Rules],
    ) -> None:
        self._read, self._clock, self._known = read, clock, known
        self._loading: dict[str, asyncio.Task[Protego]] = {}

    async def check(self, origin: str, url: str) -> float:
        """The seconds that `origin` wants between requests. Raises Refused where `url` is forbidden."""
        rules = await self._rules(origin, url)
        if not rules.can_fetch(url, AGENT):
            raise Refused(url, "is closed to us by the outlet's robots.txt")
        return min(max(float(rules.crawl_delay(AGENT) or 0.0), 0.0), MAX_CRAWL_DELAY)

    async def _rules(self, origin: str, url: str) -> Protego:
        rules, until = self._known.get(origin, (None, self._clock()))
        if rules is not None and self._clock() < until:
            return rules
        if origin not in self._loading:
            self._loading[origin] = asyncio.create_task(self._load(origin))
        try:
            return await asyncio.shield(self._loading[origin])
        except Unreachable as error:
            why = f"has to wait, because the outlet's robots.txt {error.why}"
            raise Unreachable(url, why, error.retry_after) from error

    async def _load(self, origin: str) -> Protego:
        try:
            status, text = await self._read(f"{origin}/robots.txt")
        except Refused:
            status, text = 404, ""
        rules = Protego.parse(text if status == 200 else "")
        self._known[origin] = rules, self._clock() + FRESH
        self._loading.pop(origin, None)
        return rules
