import gzip
from datetime import UTC, datetime, timedelta
from typing import Any

import brotli
import pytest
import zstandard
from loopback import Answer, Site

from broadsheet.config import Settings
from broadsheet.news.outcome import Done, Outcome, Retry, Skip
from broadsheet.stages.collect.crawl import RETRY_AFTER
from broadsheet.stages.collect.fetch import PageRequest, RawPage, fetch_pages

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
PAGE = b"<html><body><p>The pier burned.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def fetched(*urls: str, **changes: Any) -> dict[str, Outcome[RawPage]]:
    usual = {"allow_private_addresses": True, "host_delay": 0, "request_timeout": 2, "max_body_mb": 0.5}
    requests = [PageRequest(url, url) for url in urls]
    return {outcome.key: outcome for outcome in fetch_pages(requests, Settings(**{**usual, **changes}), lambda: NOW)}


def only(url: str, **changes: Any) -> Outcome[RawPage]:
    return fetched(url, **changes)[url]


def test_a_page_comes_as_its_bytes_with_where_it_was_found(site: Site) -> None:
    site.routes |= {"/a": Answer(b"", 302, {"Location": "/b"}), "/b": Answer(PAGE, headers=HTML)}
    url = site.url("/a")
    assert only(url) == Done(url, RawPage(url, url, site.url("/b"), PAGE, HTML["Content-Type"]))
    assert "text/html" in site.asked[-1].headers["accept"]


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.ZstdCompressor().compress)],
)
def test_a_packed_page_comes_unpacked(site: Site, encoding: str, pack: Any) -> None:
    site.routes["/a"] = Answer(pack(PAGE), headers={**HTML, "Content-Encoding": encoding})
    outcome = only(site.url("/a"))
    assert isinstance(outcome, Done)
    assert outcome.result.body == PAGE
    assert encoding in site.asked[-1].headers["accept-encoding"]


@pytest.mark.parametrize("kind", ["text/html", "TEXT/HTML; charset=x", "application/xhtml+xml", "text/plain", ""])
def test_every_kind_of_page_is_one(site: Site, kind: str) -> None:
    site.routes["/a"] = Answer(PAGE, headers={"Content-Type": kind} if kind else {})
    assert isinstance(only(site.url("/a")), Done)


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "video/mp4", "application/json"])
def test_what_is_no_page_is_skipped_with_its_kind(site: Site, kind: str) -> None:
    site.routes["/a"] = Answer(b"%PDF", headers={"Content-Type": kind})
    assert only(site.url("/a")) == Skip(site.url("/a"), f"{site.url('/a')} is no web page but {kind}.")


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_a_page_that_cannot_be_had_is_skipped_with_its_status(site: Site, status: int) -> None:
    site.routes["/a"] = Answer(PAGE, status, HTML)
    assert only(site.url("/a")) == Skip(site.url("/a"), f"{site.url('/a')} answered {status}.")


def test_an_empty_page_is_skipped(site: Site) -> None:
    site.routes["/a"] = Answer(b" \n", headers=HTML)
    assert only(site.url("/a")) == Skip(site.url("/a"), f"{site.url('/a')} is an empty page.")


def test_a_page_that_is_too_large_or_closed_is_skipped(site: Site) -> None:
    site.routes |= {
        "/large": Answer(b"x" * 600_000, headers=HTML),
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /closed"),
    }
    found = fetched(site.url("/large"), site.url("/closed"))
    assert isinstance(large := found[site.url("/large")], Skip)
    assert "larger than the limit of 0.5 MB" in large.reason
    assert isinstance(closed := found[site.url("/closed")], Skip)
    assert "robots.txt" in closed.reason


def test_a_host_in_trouble_is_asked_again_when_it_says_or_after_a_while(site: Site) -> None:
    site.routes |= {"/busy": Answer(b"", 503, {"Retry-After": "60"}), "/down": Answer(b"", 500)}
    found = fetched(site.url("/busy"), site.url("/down"))
    assert isinstance(busy := found[site.url("/busy")], Retry)
    assert isinstance(down := found[site.url("/down")], Retry)
    assert (busy.after, down.after) == (timedelta(minutes=1), RETRY_AFTER)


def test_no_page_is_lost_among_many(site: Site) -> None:
    site.routes |= {f"/{n}": Answer(PAGE, headers=HTML) for n in range(0, 40, 2)}
    found = fetched(*(site.url(f"/{n}") for n in range(40)), "http://[bad", "ftp://x.example/")
    assert len(found) == 42
    assert sum(isinstance(outcome, Done) for outcome in found.values()) == 20
    assert sum(isinstance(outcome, Skip) for outcome in found.values()) == 22


def test_pages_come_through_the_proxy_that_is_set(site: Site) -> None:
    site.routes["http://far.example/a"] = Answer(PAGE, headers=HTML)
    assert isinstance(only("http://far.example/a", http_proxy=site.origin), Done)


def test_no_requests_give_no_pages() -> None:
    assert fetched() == {}
