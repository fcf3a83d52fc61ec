import asyncio
import gzip
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest
from asking import NOW, failing, redirect, settings
from loopback import Answer, Site

from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.http import Fetcher, Response


def drip(piece: bytes, pause: float) -> Callable[[BaseHTTPRequestHandler], None]:
    """A route whose body never ends: `piece` after `piece`, `pause` seconds apart."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.close_connection = True
        while True:
            handler.wfile.write(piece)
            time.sleep(pause)

    return route


@pytest.mark.parametrize("pause", [0.05, 0.4])
def test_a_body_that_drips_is_given_up_in_time(site: Site, pause: float) -> None:
    site.routes["/drip"] = drip(b"x", pause)
    started = time.monotonic()
    error = failing(site.url("/drip"), settings(request_timeout=0.3))
    assert isinstance(error, Unreachable)
    assert "did not answer in full within 0.3 seconds" in str(error)
    assert time.monotonic() - started < 1.5


def test_headers_that_never_come_are_given_up_in_time(site: Site) -> None:
    site.routes["/"] = lambda _: time.sleep(1)  # type: ignore[func-returns-value]
    assert isinstance(failing(site.url("/"), settings(request_timeout=0.2)), Unreachable)


def test_the_time_limit_covers_all_redirects_together(site: Site) -> None:
    def slow(to: str) -> Callable[[BaseHTTPRequestHandler], Answer]:
        def route(_: BaseHTTPRequestHandler) -> Answer:
            time.sleep(0.2)
            return redirect(to)

        return route

    site.routes |= {f"/{n}": slow(f"/{n + 1}") for n in range(5)}
    assert "did not answer in full" in str(failing(site.url("/0"), settings(request_timeout=0.5)))
    assert len([path for path in site.paths() if path != "/robots.txt"]) <= 3


def test_waiting_for_a_busy_host_does_not_count_as_time(site: Site) -> None:
    site.routes |= {f"/{n}": Answer(b"ok") for n in range(6)}

    async def everything() -> list[Response]:
        async with Fetcher(settings(request_timeout=0.2, host_delay=0.1), lambda: NOW) as fetcher:
            return await asyncio.gather(*(fetcher.get(site.url(f"/{n}")) for n in range(6)))

    assert [answer.body for answer in asyncio.run(everything())] == [b"ok"] * 6


def test_an_endless_body_is_refused_at_the_limit(site: Site) -> None:
    site.routes["/flood"] = drip(b"x" * 100_000, 0)
    error = failing(site.url("/flood"))
    assert isinstance(error, Refused)
    assert str(error) == f"{site.url('/flood')} is larger than the limit of 0.5 MB."


def test_a_gzip_bomb_is_refused(site: Site) -> None:
    site.routes["/bomb"] = Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"})
    assert isinstance(failing(site.url("/bomb")), Refused)
