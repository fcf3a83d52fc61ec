from http.server import BaseHTTPRequestHandler

import pytest
from asking import failing, get, redirect
from loopback import Answer, Site

from broadsheet.net.errors import Refused


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
