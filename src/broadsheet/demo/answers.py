"""What the demo server answers to a request: pure, from the edition, the address and the time."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from broadsheet.demo import feeds, pages
from broadsheet.demo.newsroom import Edition, Outlet
from broadsheet.demo.pictures import WIDTHS, jpeg
from broadsheet.demo.site import Item, Site

HTML = "text/html; charset={}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body and its headers (names in the case in which they are sent)."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0  # seconds that the outlet lets its readers wait


def answer(edition: Edition, host: str, target: str, port: int, now: datetime) -> Answer:
    """The answer for `target` (path and query) at `host` (without port), as the world stands at `now`."""
    name = host.lower().removesuffix(".").removesuffix(".localhost")
    outlet = edition.outlets.get(name)
    if outlet is not None:
        site = Site(edition, outlet, port, now)
        found = _outlet_answer(site, *_split(target))
        return Answer(found.status, found.body, found.headers, outlet.delay)
    if name in ("localhost", "127.0.0.1"):
        return _guide_answer(edition, _split(target)[0], port, now)
    return _plain(404, f"No outlet of the demo edition is called {name}.")


def _split(target: str) -> tuple[str, str]:
    parts = urlsplit(target)
    return parts.path, parse_qs(parts.query).get("section", [""])[0]


def _guide_answer(edition: Edition, path: str, port: int, now: datetime) -> Answer:
    if path == "/":
        return _page(pages.guide_page(edition, port, now), "utf-8")
    if path == "/feeds.opml":
        return Answer(200, pages.opml(edition, port, now), {"Content-Type": "text/x-opml; charset=utf-8"})
    return _plain(404, "There is nothing at this address.")


def _outlet_answer(site: Site, path: str, section: str) -> Answer:
    outlet = site.outlet
    if path == "/":
        return _page(pages.home_page(site, section), outlet.encoding)
    if path == "/robots.txt":
        return _plain(200, robots(outlet))
    if path == outlet.feed_path:
        return _feed(site)
    if path == outlet.old_feed_path:
        return _moved(site.feed_url)
    if path.startswith("/pictures/"):
        return _picture(site, path.removeprefix("/pictures/"))
    return _article(site, path)


def robots(outlet: Outlet) -> str:
    """The outlet's robots.txt: everything is allowed, or everything but its articles."""
    closed = outlet.article_path.split("{")[0] if outlet.access == "robots" else ""
    return f"User-agent: *\nDisallow: {closed}\n"


def _feed(site: Site) -> Answer:
    body = feeds.feed(site)
    headers = {
        "Content-Type": feeds.CONTENT_TYPES[site.outlet.feed],
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:20]}"',
    }
    changed = feeds.newest(site)
    if changed:
        headers["Last-Modified"] = format_datetime(changed, usegmt=True)
    return Answer(200, body, headers)


def _article(site: Site, path: str) -> Answer:
    for item in site.items():
        if path == urlsplit(item.url).path:
            return _article_page(site, item)
        if path == urlsplit(item.feed_url).path:
            return _moved(item.url)
    return _plain(404, "There is no such page.")


def _article_page(site: Site, item: Item) -> Answer:
    if site.outlet.access == "forbidden":
        return _plain(403, "This page is for subscribers.")
    return _page(pages.article_page(site, item), site.outlet.encoding)


def _picture(site: Site, name: str) -> Answer:
    key, _, width = name.removesuffix(".jpg").rpartition("-")
    used = {shot.use.name for item in site.items() for shot in item.shots}
    if key not in used or not width.isdecimal() or int(width) not in WIDTHS:
        return _plain(404, "There is no such picture.")
    return Answer(200, jpeg(key, site.edition.scenes[key], int(width)), {"Content-Type": "image/jpeg"})


def _page(body: bytes, encoding: str) -> Answer:
    return Answer(200, body, {"Content-Type": HTML.format(encoding)})


def _plain(status: int, text: str) -> Answer:
    return Answer(status, text.encode(), {"Content-Type": "text/plain; charset=utf-8"})


def _moved(url: str) -> Answer:
    return Answer(301, b"", {"Location": url})
