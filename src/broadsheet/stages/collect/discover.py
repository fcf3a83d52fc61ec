"""From a site's address to its feeds."""

import re
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from broadsheet.net.errors import FetchError
from broadsheet.net.http import ANYTHING, Fetcher
from broadsheet.stages.collect.parse import NotAFeed, parse

_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_USUAL = ("/feed", "/feed.xml", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/all.atom.xml")
_LOOKS_LIKE = re.compile(r"(?:/(?:feed|rss|atom)s?(?:/|$|\.)|\.(?:rss|atom|rdf)$|feed\.xml|rss\.xml)", re.IGNORECASE)


async def discover(url: str, fetcher: Fetcher) -> tuple[str, ...]:
    """The feed addresses that `url` leads to: itself where it is a feed, else those its page names, else the usual places.

    Raises FetchError where `url` itself cannot be had. Empty where there is no feed.
    """
    answer = await fetcher.get(url, accept=ANYTHING)
    if _is_feed(answer.body, answer.headers.get("content-type", "")):
        return (answer.moved_to or url,)
    named = candidates(answer.body, answer.final_url)
    usual = tuple(urljoin(answer.final_url, path) for path in _USUAL)
    for group in (named, usual):
        found = [address for address in group[:8] if await _answers_with_feed(address, fetcher)]
        if found:
            return tuple(found)
    return ()


def candidates(body: bytes, base: str) -> tuple[str, ...]:
    """The feeds that a page names: its `link rel=alternate` first, then links that look like feeds."""
    try:
        tree = lxml_html.document_fromstring(body)
    except (ValueError, etree.ParserError):
        return ()
    links = [link.get("href") for link in tree.iter("link") if (link.get("type") or "").lower() in _KINDS]
    links += [a.get("href") for a in tree.iter("a") if _LOOKS_LIKE.search(a.get("href") or "")]
    return tuple(dict.fromkeys(urljoin(base, link) for link in links if link))


def _is_feed(body: bytes, content_type: str) -> bool:
    try:
        parse(body, content_type, "")
    except NotAFeed:
        return False
    return b"<html" not in body[:2000].lower()


async def _answers_with_feed(url: str, fetcher: Fetcher) -> bool:
    try:
        answer = await fetcher.get(url, accept=ANYTHING)
    except FetchError:
        return False
    return answer.status == 200 and _is_feed(answer.body, answer.headers.get("content-type", ""))
