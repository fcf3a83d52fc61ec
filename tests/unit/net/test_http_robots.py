import time
from datetime import timedelta

from asking import failing, get, redirect, settings
from loopback import Answer, Site

from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.http import origin_of
from broadsheet.net.memory import Memory


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
