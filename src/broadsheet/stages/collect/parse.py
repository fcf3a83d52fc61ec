"""A feed's bytes become entries: the fast parser first, the tolerant one as a fallback, JSON Feed by itself."""

import calendar
import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import fastfeedparser
import feedparser
from lxml import etree

from broadsheet.errors import BroadsheetError
from broadsheet.news.article import Picture
from broadsheet.news.feed import Entry

_FALLBACK_LIMIT = 2_000_000  # bytes; feedparser takes seconds on more
_DEPTH_LIMIT = 200  # open tags; feedparser hangs on nesting bombs
_MEDIA = "{http://search.yahoo.com/mrss/}"
_TAG = re.compile(r"<[^>]*>")


class NotAFeed(BroadsheetError):
    """The bytes are no feed that can be read."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says of itself, and its entries in its own order."""

    title: str
    site_url: str
    language: str
    entries: tuple[Entry, ...]


def parse(body: bytes, content_type: str, feed_id: str) -> ParsedFeed:
    """Read RSS, Atom, RDF or JSON Feed. Raises NotAFeed with what is wrong."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{" or "json" in content_type:
        return _json_feed(body, feed_id)
    if b"<!ENTITY" in body[:100_000]:
        raise NotAFeed("The feed declares entities of its own, which a feed has no need of and bombs are made of.")
    try:
        parsed = fastfeedparser.parse(body)
        feed, entries = parsed["feed"], parsed["entries"]
    except Exception as error:  # the parser raises whatever lxml or it meets; the other one decides
        feed, entries = _tolerantly(body, error)
    pictures = _pictures(body)
    found = [_entry(e, feed_id, pictures) for e in entries]
    language = _text(feed.get("language"))[:2].lower()
    return ParsedFeed(
        _text(feed.get("title")),
        _text(feed.get("link")),
        language,
        tuple(replace(e, language=language) for e in found if e),
    )


def _tolerantly(body: bytes, error: Exception) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    if len(body) > _FALLBACK_LIMIT or _depth(body) > _DEPTH_LIMIT:
        raise NotAFeed(
            f"The feed cannot be read ({error}), and is too large or too deep for the tolerant reader."
        ) from error
    parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version") or not parsed.entries:
        raise NotAFeed(f"This is no feed that can be read: {parsed.get('bozo_exception') or error}.") from error
    return parsed.feed, parsed.entries


def _depth(body: bytes) -> int:
    """The deepest nesting of tags, counted without parsing."""
    depth = deepest = 0
    for match in re.finditer(rb"<(/?)[A-Za-z][^<>]*?(/?)>", body):
        depth += -1 if match[1] else (0 if match[2] else 1)
        deepest = max(deepest, depth)
    return deepest


def _entry(raw: Mapping[str, Any], feed_id: str, pictures: Mapping[str, tuple[Picture, ...]]) -> Entry | None:
    title, link = plain(_text(raw.get("title"))), _text(raw.get("link")).strip()
    summary = _text(raw.get("description") or raw.get("summary"))
    content = max((_text(c.get("value")) for c in raw.get("content") or []), key=len, default="")
    guid = _text(raw.get("id")) or link or title
    if not guid or not (title or summary or content):
        return None
    return Entry(
        feed_id=feed_id,
        guid=guid,
        url=link if link.startswith(("http://", "https://")) else "",
        title=title,
        summary=summary,
        content=content if content != summary else "",
        authors=_authors(raw),
        published=moment(raw.get("published")),
        updated=moment(raw.get("updated")),
        pictures=pictures.get(guid, pictures.get(link, ())),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def plain(markup: str) -> str:
    """Text without tags and entities, in one line. Entities are unescaped twice: feeds often escape them twice."""
    return re.sub(r"\s+", " ", html.unescape(html.unescape(_TAG.sub("", markup)))).strip()


def _authors(raw: Mapping[str, Any]) -> tuple[str, ...]:
    names = [_text(a.get("name")) for a in raw.get("authors") or [] if isinstance(a, Mapping)] or [
        _text(raw.get("author"))
    ]
    return tuple(dict.fromkeys(n for name in names if (n := plain(re.sub(r"\S+@\S+\s*\(?|\)", "", name)))))


def moment(value: object) -> datetime | None:
    """An aware UTC time from what a parser gives; None for what is no date."""
    if not isinstance(value, str) or not value:
        return None
    try:
        at = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        parsed = feedparser.datetimes._parse_date(value)  # the formats that feeds really use
        if not parsed:
            return None
        at = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.astimezone(UTC)


def _pictures(body: bytes) -> dict[str, tuple[Picture, ...]]:
    """The pictures of each item by its guid and link: media:content, media:thumbnail and enclosures."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found: dict[str, tuple[Picture, ...]] = {}
    for item in root.iter("{*}item", "{*}entry") if root is not None else ():
        pictures = tuple(p for element in item.iter() if (p := _picture(element)))
        for key in item.iterfind("{*}guid"), item.iterfind("{*}id"), item.iterfind("{*}link"):
            for element in key:
                name = (element.text or element.get("href") or "").strip()
                if name and pictures:
                    found[name] = tuple({p.url: p for p in reversed(pictures)}.values())[::-1]
    return found


def _picture(element: etree._Element) -> Picture | None:
    tag = str(element.tag)
    kind, url = element.get("type") or "", element.get("url") or element.get("href") or ""
    is_media = tag in (_MEDIA + "content", _MEDIA + "thumbnail") and (
        element.get("medium") in (None, "image") and kind[:5] in ("", "image")
    )
    is_enclosure = kind.startswith("image/") and (tag.endswith("enclosure") or element.get("rel") == "enclosure")
    if not (is_media or is_enclosure) or not url.startswith("http"):
        return None
    caption = plain(element.findtext(_MEDIA + "description") or element.findtext(_MEDIA + "title") or "")
    credit = plain(element.findtext(_MEDIA + "credit") or "")
    return Picture(url, caption, credit, _pixels(element.get("width")), _pixels(element.get("height")))


def _pixels(value: str | None) -> int | None:
    return int(value) if value and value.isdigit() and 0 < int(value) < 20_000 else None


def _json_feed(body: bytes, feed_id: str) -> ParsedFeed:
    try:
        data = json.loads(body.decode("utf8", "replace").lstrip("\ufeff"))
    except ValueError as error:
        raise NotAFeed(f"The feed is no valid JSON: {error}.") from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise NotAFeed("This JSON is no feed: it has no list of items.")
    language = _text(data.get("language"))[:2].lower()
    entries = [_json_entry(item, feed_id, language) for item in data["items"] if isinstance(item, dict)]
    return ParsedFeed(
        _text(data.get("title")), _text(data.get("home_page_url")), language, tuple(e for e in entries if e)
    )


def _json_entry(item: Mapping[str, Any], feed_id: str, language: str) -> Entry | None:
    url = _text(item.get("url"))
    guid = str(item.get("id") or url)
    authors = [a for a in (item.get("authors") or [item.get("author")]) if isinstance(a, Mapping)]
    image = _text(item.get("image"))
    if not guid:
        return None
    return Entry(
        feed_id=feed_id,
        guid=guid,
        url=url if url.startswith("http") else "",
        title=plain(_text(item.get("title"))),
        summary=html.escape(_text(item.get("summary"))),
        content=_text(item.get("content_html")) or html.escape(_text(item.get("content_text"))).replace("\n\n", "<p>"),
        authors=tuple(_text(a.get("name")) for a in authors if a.get("name")),
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
        language=_text(item.get("language"))[:2].lower() or language,
        pictures=(Picture(image),) if image.startswith("http") else (),
    )
