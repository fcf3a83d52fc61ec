import contextlib
import ipaddress
import socket
from typing import Any

import anyio
import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import Answer, Site

from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.guard import GuardedBackend, checked, is_public, resolve

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "192.88.99.1", "::", "::1", "::127.0.0.1",
    "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1",
    "ff02::1", "ff0e::1", "2001:db8::1", "3fff::1", "2001::1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
    "5f00::1", "100::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_on_the_public_internet_is_known_as_such(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4).filter(lambda ip: not ip.is_global))
def test_no_wrapping_makes_a_private_address_public(ip: ipaddress.IPv4Address) -> None:
    number = int(ip)
    for network, shift in (("::ffff:0:0", 0), ("::", 0), ("64:ff9b::", 0), ("2002::", 80)):
        assert not is_public(str(ipaddress.IPv6Address(int(ipaddress.IPv6Address(network)) | number << shift)))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/",
        "http://127.0.0.1./", "http://localhost/", "http://LOCALHOST./", "http://a.localhost:8000/", "http://[::1]/",
        "http://[::ffff:10.0.0.1]/", "http://user@10.0.0.1/", "http://169.254.169.254/latest/meta-data",
    ],
)  # fmt: skip
def test_an_address_that_names_a_private_target_outright_is_refused(url: str) -> None:
    with pytest.raises(Refused, match="private or local address; set allow_private_addresses"):
        checked(url, allow_private=False)
    assert checked(url, allow_private=True)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://news.example/", "javascript:alert(1)", "news.example", ""]
)
def test_only_http_and_https_are_asked(url: str) -> None:
    with pytest.raises(Refused, match="no http or https address"):
        checked(url, allow_private=True)


@pytest.mark.parametrize(
    "url", ["http:///path", "http://x.example:99999/", "http://x.example:x/", "http://[::1/", "http://1.2.3.4.5/", "http://0177.0.0.1/", "http://a b/"]
)  # fmt: skip
def test_what_is_no_valid_address_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(Refused, match=r"is no valid address\.$"):
        checked(url, allow_private=False)


def test_credentials_and_fragments_are_not_sent() -> None:
    assert checked("https://me:secret@News.Example/a?b=1#part", False) == "https://news.example/a?b=1"


@given(st.text(max_size=40))
def test_any_text_is_either_refused_or_an_address(text: str) -> None:
    with contextlib.suppress(Refused):
        assert checked(f"http://{text}", False).startswith("http://")


def test_names_under_localhost_are_loopback_without_a_resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", None)
    assert anyio.run(resolve, "daily.news.localhost", 80) == ("127.0.0.1",)


class Resolver:
    """Stands in for DNS: gives each of `answers` once, in order, then the last again."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.calls = list(answers), 0

    def __call__(self, host: Any, port: int, *_: Any, **__: Any) -> list[tuple[Any, ...]]:
        answer = self.answers[min(self.calls, len(self.answers) - 1)]
        self.calls += 1
        if not answer:
            raise socket.gaierror("no such name")
        return [(socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in answer]


def connect(allow_private: bool, port: int, timeout: float = 0.3) -> None:
    async def once() -> None:
        stream = await GuardedBackend(allow_private).connect_tcp("news.example", port, timeout=timeout)
        await stream.aclose()

    anyio.run(once)


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Resolver(["127.0.0.1"]))
    with pytest.raises(Refused, match="private"):
        connect(False, site.port)


def test_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Resolver(["93.184.215.14", "::1"]))
    with pytest.raises(Refused):
        connect(False, site.port)


def test_a_name_that_changes_its_mind_is_not_asked_twice(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    site.routes["/"] = Answer(b"inside")
    resolver = Resolver(["192.0.2.7"], ["127.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr("broadsheet.net.guard.is_public", lambda address: address == "192.0.2.7")
    with pytest.raises((httpcore2.ConnectError, httpcore2.ConnectTimeout)):
        connect(False, site.port)
    assert resolver.calls == 1
    assert site.asked == []


def test_the_next_address_is_tried_where_the_first_does_not_answer(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    resolver = Resolver(["127.0.0.2", "127.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    connect(True, site.port, timeout=2)
    assert resolver.calls == 1, "the name is asked for once: its second answer is what was tried"


def test_a_name_that_does_not_resolve_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Resolver([]))
    with pytest.raises(Unreachable, match="name that could not be resolved"):
        connect(False, 80)
