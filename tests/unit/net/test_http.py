import asyncio
import gzip
import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from loopback import Answer, Site

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.net.errors import FetchError, Refused, Unreachable
from broadsheet.net.guard import is_public
from broadsheet.net.http import Fetcher, Response, origin_of, retry_after
from broadsheet.net.memory import Memory

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
HTML = {"Content-Type": "text/html"}


def settings(**changes: Any) -> Settings:
    usual = {"allow_private_addresses": True, "host_delay": 0, "request_timeout": 2, "max_body_mb": 0.5}
    return Settings(**{**usual, **changes})


def get(url: str, using: Settings | None = None, memory: Memory | None = None, **asked: Any) -> Response:
    async def once() -> Response:
        async with Fetcher(using or settings(), lambda: NOW, memory) as fetcher:
            return await fetcher.get(url, **asked)

    return asyncio.run(once())


def failing(url: str, using: Settings | None = None) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(url, using)
    return caught.value


def redirect(to: str, status: int = 302, **headers: str) -> Answer:
    return Answer(b"moved", status, {"Location": to, **headers})


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


def test_a_page_comes_with_its_status_headers_and_body(site: Site) -> None:
    site.routes["/story"] = Answer(b"<p>words</p>", headers={"Content-Type": "text/html", "X-Mark": "Yes"})
    answer = get(site.url("/story"))
    assert (answer.status, answer.body, answer.url, answer.final_url) == (
        200,
        b"<p>words</p>",
        *[site.url("/story")] * 2,
    )
    assert answer.headers["content-type"] == "text/html"
    assert answer.headers["x-mark"] == "Yes"
    assert answer.moved_to == ""


def test_we_say_who_we_are_and_how_to_reach_us(site: Site) -> None:
    site.routes["/"] = Answer(b"ok")
    get(site.url("/"), settings(contact="editor@broadsheet.example"), accept="text/html")
    headers = site.asked[-1].headers
    assert headers["user-agent"] == "Broadsheet/0.1 (+editor@broadsheet.example)"
    assert headers["accept"] == "text/html"
    assert headers["host"] == f"127.0.0.1:{site.port}"


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    def route(handler: BaseHTTPRequestHandler) -> Answer:
        known = handler.headers["If-None-Match"] == '"a1"' and handler.headers["If-Modified-Since"] == "Mon"
        return Answer(b"", 304, {"Content-Encoding": "gzip"}) if known else Answer(b"new", 200, {"ETag": '"a1"'})

    site.routes["/feed"] = route
    assert get(site.url("/feed")).headers["etag"] == '"a1"'
    answer = get(site.url("/feed"), etag='"a1"', last_modified="Mon")
    assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_client_error_is_an_answer(site: Site, status: int) -> None:
    site.routes["/"] = Answer(b"no", status)
    assert get(site.url("/")).status == status


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503])
def test_a_host_in_trouble_is_to_be_asked_again_when_it_says(site: Site, status: int) -> None:
    site.routes["/"] = Answer(b"busy", status, {"Retry-After": "120"})
    error = failing(site.url("/"))
    assert isinstance(error, Unreachable)
    assert error.retry_after == timedelta(minutes=2)
    assert str(error) == f"{site.url('/')} answered {status}."


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("0", timedelta(0)), (" 90 ", timedelta(seconds=90)), ("99999999999999", timedelta(days=1)),
        ("Wed, 04 Mar 2026 12:05:00 GMT", timedelta(minutes=5)), ("Wed, 04 Mar 2026 11:00:00 GMT", timedelta(0)),
        ("Fri, 04 Mar 2099 12:00:00 GMT", timedelta(days=1)), ("", None), ("soon", None), ("-5", None), ("٣", None),
        ("Mon, 99 Foo 2026 99:99:99 GMT", None),
    ],
)  # fmt: skip
def test_retry_after_is_read_as_seconds_or_as_a_date(value: str, wait: timedelta | None) -> None:
    assert retry_after(value, NOW) == wait


def test_redirects_are_followed_and_the_last_address_is_told(site: Site) -> None:
    site.routes |= {"/a": redirect("/b?x=1"), "/b?x=1": redirect(site.url("/c#part")), "/c": Answer(b"here")}
    answer = get(site.url("/a"))
    assert (answer.url, answer.final_url, answer.body) == (site.url("/a"), site.url("/c"), b"here")
    assert answer.moved_to == ""


@pytest.mark.parametrize(("statuses", "moved"), [((301, 308), True), ((301, 302), False), ((307, 308), False)])
def test_an_address_has_moved_only_where_every_step_is_permanent(
    site: Site, statuses: tuple[int, int], moved: bool
) -> None:
    site.routes |= {"/a": redirect("/b", statuses[0]), "/b": redirect("/c", statuses[1]), "/c": Answer(b"here")}
    assert get(site.url("/a")).moved_to == (site.url("/c") if moved else "")


def test_endless_redirects_end(site: Site) -> None:
    site.routes["/loop"] = redirect("/loop")
    error = failing(site.url("/loop"))
    assert isinstance(error, Refused)
    assert str(error) == f"{site.url('/loop')} redirects more than 5 times."
    assert site.paths().count("/loop") == 6


def test_five_redirects_are_followed(site: Site) -> None:
    site.routes |= {f"/{n}": redirect(f"/{n + 1}") for n in range(5)} | {"/5": Answer(b"there")}
    assert get(site.url("/0")).body == b"there"


def test_a_cookie_that_a_redirect_sets_comes_along_and_is_then_forgotten(site: Site) -> None:
    def wall(handler: BaseHTTPRequestHandler) -> Answer:
        return (
            Answer(b"story") if handler.headers["Cookie"] == "seen=1" else redirect("/wall", **{"Set-Cookie": "seen=1"})
        )

    site.routes["/wall"] = wall
    assert get(site.url("/wall")).body == b"story"
    site.asked.clear()
    get(site.url("/wall"))
    assert "cookie" not in next(asked for asked in site.asked if asked.path == "/wall").headers


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://[bad", "gopher://x.example/"])
def test_a_redirect_to_what_is_no_web_address_is_refused(site: Site, target: str) -> None:
    site.routes["/a"] = redirect(target)
    error = failing(site.url("/a"))
    assert isinstance(error, Refused)
    assert str(error).startswith(site.url("/a"))


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


def test_credentials_in_an_address_are_not_sent(site: Site) -> None:
    site.routes["/"] = Answer(b"ok")
    answer = get(site.url("/").replace("http://", "http://me:secret@"))
    assert "authorization" not in site.asked[-1].headers
    assert answer.final_url == site.url("/")
    assert answer.moved_to == ""


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


def test_a_packed_body_is_unpacked(site: Site) -> None:
    site.routes["/"] = Answer(gzip.compress(b"words"), headers={"Content-Encoding": "GZIP"})
    assert get(site.url("/")).body == b"words"


@pytest.mark.parametrize("length", ["5", "500"])
def test_a_length_that_lies_does_no_harm(site: Site, length: str) -> None:
    site.routes["/"] = Answer(b"twelve bytes", headers={"Content-Length": length, "Connection": "close"})
    if length == "5":
        assert get(site.url("/")).body == b"twelv"
    else:
        assert isinstance(failing(site.url("/")), Unreachable)


def test_a_host_that_is_not_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    error = failing(f"http://127.0.0.1:{port}/")
    assert isinstance(error, Unreachable)
    assert "could not be reached" in str(error)
    assert error.retry_after is None


def test_rubbish_in_place_of_http_is_unreachable(site: Site) -> None:
    def rubbish(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\x00\x01 hello\r\n\r\n")
        handler.close_connection = True

    site.routes["/"] = rubbish
    assert isinstance(failing(site.url("/")), Unreachable)


def test_a_page_closed_by_robots_is_not_asked_for(site: Site) -> None:
    site.routes |= {"/robots.txt": Answer(b"User-agent: *\nDisallow: /closed"), "/closed": Answer(b"secret")}
    assert isinstance(failing(site.url("/closed")), Refused)
    assert site.paths() == ["/robots.txt"]
    assert get(site.url("/closed"), robots=False).body == b"secret"


def test_a_redirect_into_a_closed_path_is_refused(site: Site) -> None:
    site.routes |= {"/robots.txt": Answer(b"User-agent: *\nDisallow: /closed"), "/a": redirect("/closed")}
    error = failing(site.url("/a"))
    assert (
        str(error)
        == f"{site.url('/a')} leads to {site.url('/closed')}, which is closed to us by the outlet's robots.txt."
    )


def test_a_robots_file_in_trouble_puts_the_page_off(site: Site) -> None:
    site.routes |= {"/robots.txt": Answer(b"", 503, {"Retry-After": "60"}), "/": Answer(b"ok")}
    error = failing(site.url("/"))
    assert isinstance(error, Unreachable)
    assert error.retry_after == timedelta(minutes=1)


def test_a_robots_file_without_end_is_read_as_far_as_it_must_be(site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /closed\n" + b"# words\n" * 100_000
    site.routes |= {"/robots.txt": Answer(rules), "/open": Answer(b"ok")}
    using = settings(max_body_mb=0.1)
    assert get(site.url("/open"), using).body == b"ok"
    assert isinstance(failing(site.url("/closed"), using), Refused)


def test_what_was_learned_of_a_host_is_kept_for_the_next_fetcher(site: Site) -> None:
    site.routes["/"] = Answer(b"ok")
    memory = Memory()
    get(site.url("/"), settings(host_delay=0.15), memory)
    next_start = memory.next_start[origin_of(site.url("/"))]
    get(site.url("/"), settings(host_delay=0.15), memory)
    assert site.paths() == ["/robots.txt", "/", "/"]
    assert site.asked[1].at < next_start <= site.asked[2].at


def test_the_robots_file_does_not_count_for_the_pause(site: Site) -> None:
    site.routes["/"] = Answer(b"ok")
    started = time.monotonic()
    get(site.url("/"), settings(host_delay=5))
    assert time.monotonic() - started < 2


def test_through_a_proxy_the_proxy_gets_the_whole_address_and_resolves_the_name(site: Site) -> None:
    site.routes["http://far.example/story"] = Answer(b"from afar")
    using = settings(http_proxy=site.origin, allow_private_addresses=False)
    assert get("http://far.example/story", using).body == b"from afar"
    assert site.paths() == ["http://far.example/robots.txt", "http://far.example/story"]


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://10.0.0.1/", "http://x.localhost/", "http://127.1/"])
def test_a_proxy_is_not_asked_for_addresses_inside(site: Site, url: str) -> None:
    using = settings(http_proxy=site.origin, allow_private_addresses=False)
    assert isinstance(failing(url, using), Refused)
    assert site.asked == []


def test_https_goes_through_a_tunnel_of_the_proxy(site: Site) -> None:
    site.routes["far.example:443"] = Answer(b"", 403)
    assert isinstance(failing("https://far.example/", settings(http_proxy=site.origin)), Unreachable)
    assert (site.asked[0].method, site.asked[0].path) == ("CONNECT", "far.example:443")


def test_a_proxy_that_is_none_is_told_to_the_operator() -> None:
    with pytest.raises(BroadsheetError, match=r"which is no proxy\. Give it as http://host:port"):
        get("http://far.example/", settings(http_proxy="socks://x:1"))


def test_the_origin_leaves_out_what_is_usual() -> None:
    assert origin_of("https://me:pw@News.example:443/a") == "https://news.example"
    assert origin_of("http://news.example:8080/a") == "http://news.example:8080"
