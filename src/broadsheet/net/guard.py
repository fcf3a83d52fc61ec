"""Which addresses may be asked: public ones over http or https, judged after the name is resolved."""

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpcore2

from broadsheet.net.errors import Refused, Unreachable

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether `address` (an IP address as text) lies on the public internet, also when wrapped in an IPv6 form."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def check_url(url: str, allow_private: bool) -> None:
    """Raise Refused where `url` is no http(s) address, or names a private target outright."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(url, "is no valid address") from error
    if parts.scheme not in ("http", "https") or not host:
        raise Refused(url, "is no http or https address")
    if not allow_private and _is_named_private(host):
        raise Refused(url, _PRIVATE)


_PRIVATE = "lies on a private or local address; set allow_private_addresses to let such addresses in"


def _is_named_private(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return not is_public(host)
    except ValueError:
        return False


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`; names under .localhost are the loopback address (RFC 6761)."""
    if host == "localhost" or host.endswith(".localhost"):
        return ("127.0.0.1",)
    try:
        found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(host, "its name could not be resolved") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Connects to the very address that was judged, so that a name cannot change its mind in between."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Resolve, judge, connect to the first address that answers."""
        addresses = await resolve(host, port)
        if not self._allow_private and not all(is_public(a) for a in addresses):
            raise Refused(host, _PRIVATE)
        problem: Exception = Unreachable(host, "has no address")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = error
        raise problem

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.AsyncNetworkStream:
        """Never: no feed lies behind a socket file."""
        raise Refused(path, "is a socket file")

    async def sleep(self, seconds: float) -> None:
        """Sleep for `seconds`."""
        await self._inner.sleep(seconds)
