"""One polite HTTP client for everything: limits, guard, robots.txt, redirects by hand."""

import asyncio
import email.utils
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urljoin

import httpcore2
import httpx2

from broadsheet.config import Settings
from broadsheet.net.decode import Body
from broadsheet.net.errors import FetchError, Refused, Unreachable
from broadsheet.net.guard import checked
from broadsheet.net.hosts import Hosts, QueueTooLong
from broadsheet.net.memory import Memory
from broadsheet.net.robots import LARGEST, Robots
from broadsheet.net.wire import Wire

MAX_REDIRECTS = 5
ANYTHING = "*/*"
FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
PAGES = "text/html, application/xhtml+xml, */*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_LATER = frozenset({408, 425, 429})  # with every 5xx: the host asks us to come again
_LONGEST_RETRY_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer. `body` is unpacked; `moved_to` is the address where every redirect on the way was permanent."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    moved_to: str = ""


@dataclass(slots=True)
class _Journey:
    """What goes along from one redirect to the next: the time left, and the cookies that were set on the way."""

    headers: Mapping[str, str]
    seconds: float
    limit: int  # bytes
    cut: bool = False
    cookies: httpx2.Cookies = field(default_factory=httpx2.Cookies)


class Fetcher:
    """An HTTP client for one event loop. Use it as `async with Fetcher(settings, clock) as fetcher`.

    `memory` keeps what was learned of hosts for the next fetcher; without it, this one learns for itself.
    """

    def __init__(self, settings: Settings, clock: Callable[[], datetime], memory: Memory | None = None) -> None:
        memory = memory or Memory()
        self._settings, self._clock = settings, clock
        self._hosts = Hosts(settings.connections, settings.host_connections, memory.next_start)
        self._robots = Robots(self._robots_text, clock, memory.robots)
        self._limit = int(settings.max_body_mb * 1_000_000)
        self._wire = Wire(settings)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._wire.close()

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str = ANYTHING,
        robots: bool = True,
    ) -> Response:
        """Fetch `url`, with a condition where `etag` or `last_modified` are known.

        Statuses below 500 are answers, but for 408, 425 and 429. `request_timeout` seconds cover all redirects and
        the body, not the wait for a busy host's turn. Raises Refused or Unreachable, whose text names `url`.
        """
        headers = {"Accept": accept}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        return await self._follow(url, _Journey(headers, self._settings.request_timeout, self._limit), robots)

    async def _follow(self, url: str, journey: _Journey, robots: bool) -> Response:
        current, permanent = url, True
        for _ in range(MAX_REDIRECTS + 1):
            try:
                current = checked(current, self._settings.allow_private_addresses)
                answer = await self._politely(current, journey, robots)
            except FetchError as error:
                if current == url or error.url == url:
                    raise
                raise _seen_from(url, error) from error
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                moved = current if permanent and _differ(current, url) else ""
                return Response(url, current, answer.status, answer.headers, answer.body, moved)
            permanent = permanent and answer.status in _PERMANENT
            current = _joined(url, current, target)
        raise Refused(url, f"redirects more than {MAX_REDIRECTS} times")

    async def _politely(self, url: str, journey: _Journey, robots: bool) -> Response:
        origin = origin_of(url)
        delay = max(await self._robots.check(origin, url), self._settings.host_delay) if robots else 0.0
        try:
            async with self._hosts.turn(origin, delay):
                return await self._timed(url, journey)
        except QueueTooLong as queue:
            why = f"has to wait for its turn: its outlet is asked at most every {delay:g} seconds"
            raise Unreachable(url, why, timedelta(seconds=queue.seconds)) from queue

    async def _timed(self, url: str, journey: _Journey) -> Response:
        started = time.monotonic()
        try:
            async with asyncio.timeout(journey.seconds):
                return await self._once(url, journey)
        except FetchError as error:
            error.url = url  # the guard knows only the host
            raise
        except (TimeoutError, httpcore2.TimeoutException) as error:
            why = f"did not answer in full within {self._settings.request_timeout:g} seconds"
            raise Unreachable(url, why) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError, OSError, ValueError) as error:
            raise Unreachable(url, f"could not be reached ({error or type(error).__name__})") from error
        finally:
            journey.seconds -= time.monotonic() - started

    async def _once(self, url: str, journey: _Journey) -> Response:
        request = httpx2.Request("GET", url, headers={**self._headers(), **journey.headers})
        journey.cookies.set_cookie_header(request)
        async with self._wire.open(request) as answer:
            kept = httpx2.Response(answer.status, headers=answer.headers, request=request)
            journey.cookies.extract_cookies(kept)
            headers = {name.lower(): value for name, value in kept.headers.items()}
            if answer.status >= 500 or answer.status in _LATER:
                after = retry_after(headers.get("retry-after", ""), self._clock())
                raise Unreachable(url, f"answered {answer.status}", after)
            if answer.status in _REDIRECTS and "location" in headers:
                return Response(url, url, answer.status, headers, b"")
            return Response(url, url, answer.status, headers, await _read(url, answer, headers, journey))

    def _headers(self) -> dict[str, str]:
        contact = f" (+{self._settings.contact})" if self._settings.contact else ""
        return {"User-Agent": f"Broadsheet/0.1{contact}", "Accept-Encoding": "gzip, deflate, br, zstd"}

    async def _robots_text(self, url: str) -> tuple[int, str]:
        """The status and text of a robots.txt, cut at the size that must be read; raises Unreachable or Refused."""
        journey = _Journey({"Accept": "text/plain, */*;q=0.5"}, self._settings.request_timeout, LARGEST, cut=True)
        answer = await self._follow(url, journey, robots=False)
        return answer.status, answer.body.decode("utf-8-sig", "replace")


async def _read(url: str, answer: httpcore2.Response, headers: Mapping[str, str], journey: _Journey) -> bytes:
    body = Body(url, headers.get("content-encoding", ""), journey.limit, journey.cut)
    async for chunk in answer.aiter_stream():
        body.feed(chunk)
        if body.full:
            break
    return body.close()


def _seen_from(url: str, error: FetchError) -> FetchError:
    """The error of a redirect's target, told of the address that was asked."""
    why = f"leads to {error.url}, which {error.why}"
    return Unreachable(url, why, error.retry_after) if isinstance(error, Unreachable) else Refused(url, why)


def _joined(url: str, current: str, target: str) -> str:
    try:
        return urljoin(current, target)
    except ValueError as error:
        raise Refused(url, f"redirects to {target!r}, which is no valid address") from error


def _differ(one: str, other: str) -> bool:
    return httpx2.URL(one) != httpx2.URL(other).copy_with(userinfo=b"", fragment=None)


def retry_after(value: str, now: datetime) -> timedelta | None:
    """How long a `Retry-After` header asks to wait: seconds or an HTTP date, a day at the most; None for neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=int(value[:9])), _LONGEST_RETRY_AFTER)
    try:
        at = email.utils.parsedate_to_datetime(value)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return min(max(at - now, timedelta(0)), _LONGEST_RETRY_AFTER)
    except (ValueError, OverflowError):
        return None


def origin_of(url: str) -> str:
    """The scheme, host and port of `url`, without a port that is the usual one."""
    parts = httpx2.URL(url)
    return f"{parts.scheme}://{parts.netloc.decode()}"
