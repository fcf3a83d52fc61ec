"""From a site's address to its feeds."""

import asyncio
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

from broadsheet.net.errors import FetchError, Refused
from broadsheet.net.http import FEEDS, PAGES, Fetcher
from broadsheet.stages.collect.feeds import NotAFeed
from broadsheet.stages.collect.fields import address
from broadsheet.stages.collect.mend import text_of
from broadsheet.stages.collect.parse import parse

_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_USUAL = ("/feed", "/feed.xml", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/all.atom.xml")
_LOOKS_LIKE = re.compile(
    r"/(?:feed|rss|atom)s?(?:/|$|\.)|\.(?:rss|atom|rdf)$|(?:feed|rss|atom)\.(?:xml|json)$", re.IGNORECASE
)
_COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)
_MOST = 8  # candidates that are asked for


async def discover(url: str, fetcher: Fetcher) -> tuple[str, ...]:
    """The feed addresses that `url` leads to: itself where it is a feed, else those its page names, else the usual places.

    `url` may lack its scheme. Raises FetchError where `url` itself cannot be had. Empty where there is no feed.
    """
    url = url.strip() if "://" in url else f"https://{url.strip()}"
    answer = await fetcher.get(url, accept=f"{PAGES}, {FEEDS}")
    if answer.status != 200:
        raise Refused(url, f"answered {answer.status}")
    if await _is_feed(answer.body, answer.headers.get("content-type", "")):
        return (answer.moved_to or url,)
    named = candidates(answer.body, answer.final_url, answer.headers.get("content-type", ""))
    for group in (named, tuple(address(path, answer.final_url) for path in _USUAL)):
        answers = await asyncio.gather(*(_answers_with_feed(candidate, fetcher) for candidate in group[:_MOST]))
        if found := tuple(candidate for candidate, yes in zip(group, answers, strict=False) if yes):
            return found
    return ()


def candidates(body: bytes, base: str, content_type: str = "") -> tuple[str, ...]:
    """The feeds that a page names: its `link rel=alternate` first, then links that look like feeds, comments last."""
    try:
        tree = lxml_html.document_fromstring(text_of(body, content_type).encode(), parser=_html_parser())
    except (ValueError, etree.ParserError):
        return ()
    base = next((there for e in tree.iter("base") if (there := address(e.get("href"), base))), base)
    links = [*_alternates(tree), *_anchors(tree)]
    links.sort(key=lambda link: bool(_COMMENTS.search(" ".join(link))))
    return tuple(dict.fromkeys(there for href, _ in links if (there := address(href, base).partition("#")[0])))


def _html_parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _alternates(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    """(address, title) of each."""
    for link in tree.iter("link"):
        rel, kind = (link.get("rel") or "").lower().split(), (link.get("type") or "").split(";")[0].strip().lower()
        if "alternate" in rel and kind in _KINDS:
            yield link.get("href") or "", link.get("title") or ""


def _anchors(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for anchor in tree.iter("a"):
        href = (anchor.get("href") or "").strip()
        try:
            path = urlsplit(href).path
        except ValueError:
            continue
        if _LOOKS_LIKE.search(path):
            yield href, ""


async def _is_feed(body: bytes, content_type: str) -> bool:
    try:
        await asyncio.to_thread(parse, body, content_type, "")
    except NotAFeed:
        return False
    return True


async def _answers_with_feed(url: str, fetcher: Fetcher) -> bool:
    try:
        answer = await fetcher.get(url, accept=FEEDS)
    except FetchError:
        return False
    return answer.status == 200 and await _is_feed(answer.body, answer.headers.get("content-type", ""))
