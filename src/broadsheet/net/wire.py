"""The connections themselves: through the guard, or through the proxy, which then resolves the names."""

import functools
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpcore2
import httpx2

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.net.guard import GuardedBackend

_KEEP_ALIVE = 5.0  # seconds that an idle connection is kept


@functools.cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


class Wire:
    """A pool of connections for one event loop. With a proxy, only literal addresses are judged: see guard.checked."""

    def __init__(self, settings: Settings) -> None:
        self._seconds = settings.request_timeout
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=_tls(),
            proxy=_proxy(settings.http_proxy) if settings.http_proxy else None,
            max_connections=settings.connections,
            keepalive_expiry=_KEEP_ALIVE,
            network_backend=None if settings.http_proxy else GuardedBackend(settings.allow_private_addresses),
        )

    @asynccontextmanager
    async def open(self, request: httpx2.Request) -> AsyncIterator[httpcore2.Response]:
        """Send `request` and give the answer with its body still to come."""
        url, raw = request.url, request.url.raw_path
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=raw)
        limits = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), self._seconds)}
        async with self._pool.stream("GET", target, headers=request.headers.raw, extensions=limits) as answer:
            yield answer

    async def close(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


def _proxy(address: str) -> httpcore2.Proxy:
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL:
        url = httpx2.URL()
    if url.scheme not in ("http", "https") or not url.host:
        raise BroadsheetError(f"http_proxy is {address!r}, which is no proxy. Give it as http://host:port.")
    auth = (url.username, url.password) if url.userinfo else None
    return httpcore2.Proxy(str(url.copy_with(userinfo=b"")), auth=auth)
