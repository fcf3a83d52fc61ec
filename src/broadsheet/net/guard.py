"""Which addresses may be asked: public ones over http or https, judged after the name is resolved."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from typing import Any

import anyio
import httpcore2
import httpx2

from broadsheet.net.errors import Refused, Unreachable

# The IANA registries of special-purpose addresses as of 2025, where Python's ipaddress does not know them yet.
_SPECIAL = tuple(map(ipaddress.ip_network, ("192.88.99.0/24", "2002::/16", "3fff::/20")))
_UNICAST_6 = ipaddress.ip_network("2000::/3")  # the only part of IPv6 that is handed out to the public
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # a public IPv4 host as an IPv6-only network sees it (RFC 6052)
_ENDS_IN_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)$")
_MOST_ADDRESSES = 4  # of one name that are tried
_PRIVATE = "lies on a private or local address; set allow_private_addresses to let such addresses in"


def is_public(address: str) -> bool:
    """Whether `address` (an IP address as text) lies on the public internet. Wrapped and translated forms do not."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _UNICAST_6:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _SPECIAL)


def checked(url: str, allow_private: bool) -> str:
    """`url` as it will be asked: without credentials and fragment.

    Raises Refused where it is no http(s) address, or names a private target outright. What a name resolves to is
    judged when it is connected to, by GuardedBackend.
    """
    try:
        parts = httpx2.URL(url)
        port = parts.port
    except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
        raise Refused(url, "is no valid address") from error
    if parts.scheme not in ("http", "https"):
        raise Refused(url, "is no http or https address")
    if not parts.host or "%" in parts.raw_host.decode() or not 0 < (port or 80) < 65_536:
        raise Refused(url, "is no valid address")
    if not allow_private and _is_named_private(url, parts.host):
        raise Refused(url, _PRIVATE)
    return str(parts.copy_with(userinfo=b"", fragment=None))


def _is_named_private(url: str, host: str) -> bool:
    host = host.rstrip(".").lower()
    if _is_localhost(host):
        return True
    if ":" not in host and _ENDS_IN_NUMBER.search(host):  # 127.1, 0x7f.1 and 2130706433 are all 127.0.0.1 to a resolver
        try:
            host = socket.inet_ntoa(socket.inet_aton(host))
        except OSError as error:
            raise Refused(url, "is no valid address") from error
    try:
        return not is_public(host)
    except ValueError:
        return False


def _is_localhost(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`; names under .localhost are the loopback address (RFC 6761). Raises Unreachable."""
    if _is_localhost(host.rstrip(".").lower()):
        return ("127.0.0.1",)
    try:
        found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(host, "has a name that could not be resolved") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))[:_MOST_ADDRESSES]


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Connects to the very address that was judged, so that a name cannot change its mind in between.

    The Host header and the TLS name stay those of the address that was asked. A name with a private address among
    its public ones is refused: no public site has one.
    """

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
        """Resolve, judge, connect to the first address that answers; `timeout` seconds are shared among them."""
        addresses = await resolve(host, port)
        if not self._allow_private and not all(is_public(address) for address in addresses):
            raise Refused(host, _PRIVATE)
        problem: Exception = Unreachable(host, "has no address")
        share = timeout / max(1, len(addresses)) if timeout else None
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, share, local_address, socket_options)
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
