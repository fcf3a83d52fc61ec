import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import Answer, Site

from broadsheet.config import Settings
from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.http import Fetcher
from broadsheet.stages.collect.discover import candidates, discover

BASE = "https://news.example/world/"
FEED = b'<rss version="2.0"><channel><title>The Daily</title><item><title>a</title></item></channel></rss>'
HTML = {"Content-Type": "text/html"}


def named(head: str = "", body: str = "") -> tuple[str, ...]:
    return candidates(f"<html><head>{head}</head><body>{body}</body></html>".encode(), BASE)


def alternate(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" href="{href}" title="{title}">'


@pytest.mark.parametrize(
    "kind",
    [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "Application/RSS+XML; charset=utf-8",
    ],
)
def test_a_page_names_its_feeds(kind: str) -> None:
    assert named(alternate("/feed?x=1#top", kind)) == ("https://news.example/feed?x=1",)


def test_links_that_look_like_feeds_come_after_those_that_are_named_and_comments_last() -> None:
    head = alternate("/comments/feed", title="Comments") + alternate("/feed")
    body = '<a href="rss.xml">RSS</a><a href="/about">About</a><a href="/feed">again</a><a href="http://[bad">x</a>'
    assert named(head, body) == (
        "https://news.example/feed",
        "https://news.example/world/rss.xml",
        "https://news.example/comments/feed",
    )


def test_the_base_of_the_page_counts() -> None:
    assert named('<base href="https://cdn.example/x/">' + alternate("feed")) == ("https://cdn.example/x/feed",)


@pytest.mark.parametrize(
    "markup",
    [
        alternate("/x", "text/html"),
        alternate("javascript:x"),
        '<link rel="stylesheet" type="application/rss+xml" href="/x">',
        alternate(""),
    ],
)
def test_other_links_are_no_feeds(markup: str) -> None:
    assert named(markup) == ()


@given(st.binary(max_size=200))
def test_no_page_makes_it_fail(body: bytes) -> None:
    assert isinstance(candidates(body, BASE), tuple)
    assert isinstance(candidates(b"<a href='" + body + b"/feed'>", BASE), tuple)


def found(url: str, **changes: Any) -> tuple[str, ...]:
    using = Settings(**{"allow_private_addresses": True, "host_delay": 0, "request_timeout": 2, **changes})

    async def once() -> tuple[str, ...]:
        async with Fetcher(using, lambda: datetime(2026, 3, 4, tzinfo=UTC)) as fetcher:
            return await discover(url, fetcher)

    return asyncio.run(once())


def test_the_address_of_a_feed_is_found_to_be_one(site: Site) -> None:
    site.routes["/feed"] = Answer(FEED)
    assert found(site.url("/feed")) == (site.url("/feed"),)


def test_a_feed_that_has_moved_for_good_is_found_where_it_is(site: Site) -> None:
    site.routes |= {"/old": Answer(b"", 301, {"Location": "/feed"}), "/feed": Answer(FEED)}
    assert found(site.url("/old")) == (site.url("/feed"),)


def test_the_feeds_that_a_site_names_are_found_where_they_answer(site: Site) -> None:
    page = alternate("/feed") + alternate("/broken") + alternate("/page") + alternate("/gone")
    site.routes |= {
        "/": Answer(page.encode(), headers=HTML),
        "/feed": Answer(FEED),
        "/broken": Answer(b"", 500),
        "/page": Answer(b"<html>no</html>", headers=HTML),
    }
    assert found(site.url("/")) == (site.url("/feed"),)


def test_a_site_that_names_none_is_asked_at_the_usual_places(site: Site) -> None:
    site.routes |= {"/": Answer(b"<html>Welcome</html>", headers=HTML), "/atom.xml": Answer(FEED)}
    assert found(site.url("/")) == (site.url("/atom.xml"),)


def test_a_site_without_a_feed_has_none(site: Site) -> None:
    site.routes["/"] = Answer(b"<html>Welcome</html>", headers=HTML)
    assert found(site.url("/")) == ()


def test_a_feed_with_a_broken_address_in_it_is_a_feed(site: Site) -> None:
    site.routes["/feed"] = Answer(FEED.replace(b"</item>", b'<enclosure url="http://[bad"/></item>'))
    assert found(site.url("/feed")) == (site.url("/feed"),)


def test_a_site_that_cannot_be_had_is_told_as_such(site: Site) -> None:
    site.routes["/down"] = Answer(b"", 503)
    with pytest.raises(Refused, match="answered 404"):
        found(site.url("/nothing"))
    with pytest.raises(Unreachable, match="answered 503"):
        found(site.url("/down"))
    with pytest.raises(Refused, match="private or local"):
        found(site.url("/"), allow_private_addresses=False)


def test_an_address_without_a_scheme_is_asked_over_https() -> None:
    with pytest.raises(Refused, match=r"https://daily\.localhost/"):
        found(" daily.localhost/ ", allow_private_addresses=False)
