"""One polite HTTP client for everything: limits, guard, robots.txt, redirects by hand."""

import asyncio
import email.utils
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2

from broadsheet.config import Settings
from broadsheet.net.decode import Body
from broadsheet.net.errors import FetchError, Refused, Unreachable
from broadsheet.net.guard import GuardedBackend, check_url
from broadsheet.net.hosts import Hosts
from broadsheet.net.robots import Robots

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
ANYTHING = "*/*"
FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
PAGES = "text/html, application/xhtml+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Response:
    """An answer. `body` is unpacked; `moved_to` is the address where every redirect on the way was permanent."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved_to: str = ""


class Fetcher:
    """An HTTP client for one event loop. Use it as `async with Fetcher(settings, clock) as fetcher`."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings, self._clock = settings, clock
        self._hosts = Hosts(settings.connections, settings.host_connections, settings.host_delay)
        self._robots = Robots(self._robots_text, user_agent="Broadsheet")
        self._limit = int(settings.max_body_mb * 1_000_000)

    async def __aenter__(self) -> Self:
        contact = f" (+{self._settings.contact})" if self._settings.contact else ""
        self._client = httpx2.AsyncClient(
            transport=_transport(self._settings),
            headers={"User-Agent": f"Broadsheet/0.1{contact}", "Accept-Encoding": "gzip, deflate, br, zstd"},
            follow_redirects=False,
            timeout=self._settings.request_timeout,
            trust_env=False,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

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

        Statuses below 500 other than 429 are answers. Raises Refused or Unreachable.
        """
        headers = {"Accept": accept}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        try:
            async with asyncio.timeout(self._settings.request_timeout * 3):  # waiting for a busy host included
                return await self._follow(url, headers, robots)
        except TimeoutError as error:
            raise Unreachable(url, f"did not answer within {self._settings.request_timeout:.0f} seconds") from error

    async def _follow(self, url: str, headers: Mapping[str, str], robots: bool) -> Response:
        current, permanent = url, True
        for _ in range(MAX_REDIRECTS + 1):
            check_url(current, self._settings.allow_private_addresses)
            delay = await self._robots.check(current) if robots else 0.0
            async with self._hosts.turn(current, delay):
                response = await self._once(current, headers)
            target = response.headers.get("location")
            if response.status not in _REDIRECTS or not target:
                moved = current if permanent and current != url else ""
                return Response(url, current, response.status, response.headers, response.body, moved)
            permanent = permanent and response.status in _PERMANENT
            current = urljoin(current, target).split("#")[0]
        raise Refused(url, f"redirects more than {MAX_REDIRECTS} times")

    async def _once(self, url: str, headers: Mapping[str, str]) -> Response:
        try:
            async with asyncio.timeout(self._settings.request_timeout), self._stream(url, headers) as answer:
                return await self._read(url, answer)
        except FetchError:
            raise
        except (TimeoutError, httpx2.TimeoutException) as error:
            raise Unreachable(url, f"did not answer within {self._settings.request_timeout:.0f} seconds") from error
        except (httpx2.HTTPError, httpx2.InvalidURL, httpcore2.NetworkError, OSError, UnicodeError) as error:
            raise Unreachable(url, f"could not be reached ({error or type(error).__name__})") from error

    @asynccontextmanager
    async def _stream(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[httpx2.Response]:
        request = self._client.build_request("GET", url, headers=dict(headers))
        answer = await self._client.send(request, stream=True)
        try:
            yield answer
        finally:
            await answer.aclose()

    async def _read(self, url: str, answer: httpx2.Response) -> Response:
        headers = {key.lower(): value for key, value in answer.headers.items()}
        if answer.status_code == 429 or answer.status_code >= 500:
            raise Unreachable(url, f"answered {answer.status_code}", self._retry_after(headers))
        body = Body(url, headers.get("content-encoding", ""), self._limit)
        async for chunk in answer.aiter_raw():
            body.feed(chunk)
        return Response(url, url, answer.status_code, headers, body.content)

    def _retry_after(self, headers: Mapping[str, str]) -> timedelta | None:
        return retry_after(headers.get("retry-after", ""), self._clock())

    async def _robots_text(self, origin: str) -> tuple[int, str]:
        """The status and text of an origin's robots.txt; raises Unreachable."""
        response = await self._follow(origin + "/robots.txt", {"Accept": "text/plain, */*;q=0.5"}, robots=False)
        return response.status, response.body[:500_000].decode("utf8", "replace")


def retry_after(value: str, now: datetime) -> timedelta | None:
    """How long a `Retry-After` header asks to wait: seconds or an HTTP date, a day at the most; None for neither."""
    if value.strip().isdigit():
        return min(timedelta(seconds=int(value.strip()[:9])), timedelta(days=1))
    try:
        at = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(at - now, timedelta(0)), timedelta(days=1))


def origin_of(url: str) -> str:
    """The scheme, host and port of `url`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _transport(settings: Settings) -> httpx2.AsyncHTTPTransport:
    """A transport that connects through the guard, or through the proxy, which then resolves the names."""
    transport = httpx2.AsyncHTTPTransport(trust_env=False)
    if settings.http_proxy:
        return httpx2.AsyncHTTPTransport(trust_env=False, proxy=settings.http_proxy)
    transport._pool = httpcore2.AsyncConnectionPool(
        ssl_context=httpx2.create_ssl_context(),
        max_connections=settings.connections,
        keepalive_expiry=5.0,
        network_backend=GuardedBackend(settings.allow_private_addresses),
    )
    return transport
