import gzip
import socket
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest
from asking import NOW, failing, get, settings
from loopback import Answer, Site

from broadsheet.net.errors import Unreachable
from broadsheet.net.http import origin_of, retry_after


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


def test_credentials_in_an_address_are_not_sent(site: Site) -> None:
    site.routes["/"] = Answer(b"ok")
    answer = get(site.url("/").replace("http://", "http://me:secret@"))
    assert "authorization" not in site.asked[-1].headers
    assert answer.final_url == site.url("/")
    assert answer.moved_to == ""


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


def test_the_origin_leaves_out_what_is_usual() -> None:
    assert origin_of("https://me:pw@News.example:443/a") == "https://news.example"
    assert origin_of("http://news.example:8080/a") == "http://news.example:8080"
