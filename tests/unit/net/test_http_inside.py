"""Addresses inside the network are not asked, however they are come by; the name that leads to an address stays its name."""

import socket
import threading

import pytest
from asking import failing, get, redirect, settings
from loopback import Answer, Site

from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.guard import is_public


def test_a_private_address_is_refused_unless_it_is_allowed(site: Site) -> None:
    site.routes["/"] = Answer(b"inside")
    error = failing(site.url("/"), settings(allow_private_addresses=False))
    assert isinstance(error, Refused)
    assert site.asked == []


def test_a_name_that_leads_inside_is_refused_by_its_whole_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", site.port))]
    )
    error = failing(f"http://news.example:{site.port}/story", settings(allow_private_addresses=False))
    assert isinstance(error, Refused)
    assert str(error).startswith(f"http://news.example:{site.port}/story lies on a private or local address")
    assert site.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:{port}/inside",
        "http://inside.example:{port}/inside",
        "http://[::1]:{port}/inside",
        "//localhost:{port}/inside",
    ],
)
def test_a_redirect_that_leads_inside_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """127.0.0.1 stands for the public internet here, so that the first step is allowed; every later one is judged anew."""
    addresses = {b"news.example": "127.0.0.1", b"inside.example": "127.0.0.2"}
    monkeypatch.setattr("broadsheet.net.guard.is_public", lambda address: address == "127.0.0.1" or is_public(address))
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (addresses[host], port))],
    )
    inside = target.format(port=site.port)
    site.routes |= {"/a": redirect(inside), "/inside": Answer(b"secret")}
    error = failing(f"http://news.example:{site.port}/a", settings(allow_private_addresses=False))
    assert isinstance(error, Refused)
    assert str(error).startswith(f"http://news.example:{site.port}/a leads to http:")
    assert "private or local address" in str(error)
    assert site.paths() == ["/robots.txt", "/a"]


def test_the_host_header_and_the_tls_name_stay_those_of_the_name(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
    )
    site.routes["/"] = Answer(b"ok")
    get(f"http://news.example:{site.port}/")
    assert site.asked[-1].headers["host"] == f"news.example:{site.port}"
    with socket.create_server(("127.0.0.1", 0)) as server:
        hello: list[bytes] = []

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                hello.append(connection.recv(4096))

        thread = threading.Thread(target=listen)
        thread.start()
        assert isinstance(failing(f"https://news.example:{server.getsockname()[1]}/"), Unreachable)
        thread.join()
    assert b"news.example" in hello[0]


def test_a_name_under_localhost_is_asked_on_loopback(site: Site) -> None:
    site.routes["/"] = Answer(b"local")
    assert get(f"http://daily.localhost:{site.port}/").body == b"local"
    assert site.asked[-1].headers["host"] == f"daily.localhost:{site.port}"
