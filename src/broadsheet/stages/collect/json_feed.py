"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

import html
import json
from collections.abc import Mapping
from typing import Any

from broadsheet.news.article import Picture
from broadsheet.news.feed import Entry
from broadsheet.stages.collect.feeds import NotAFeed, ParsedFeed
from broadsheet.stages.collect.fields import address, fingerprint, language, moment, plain, text


def parse_json(document: str, feed_id: str, base: str) -> ParsedFeed:
    """Read a JSON Feed. Raises NotAFeed."""
    try:
        data = json.loads(document)
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"The feed is no valid JSON ({error}).") from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise NotAFeed("This JSON is no feed: it has no list of items.")
    tongue = language(data.get("language"))
    entries = [_entry(item, feed_id, base, tongue) for item in data["items"] if isinstance(item, dict)]
    return ParsedFeed(
        plain(text(data.get("title"))),
        address(data.get("home_page_url"), base),
        tongue,
        tuple(entry for entry in entries if entry),
    )


def _entry(item: Mapping[str, Any], feed_id: str, base: str, tongue: str) -> Entry | None:
    url = address(item.get("url") or item.get("external_url"), base)
    title, summary = plain(text(item.get("title"))), text(item.get("summary"))
    content = text(item.get("content_html")) or _as_html(text(item.get("content_text")))
    if not (title or summary or content):
        return None
    number = item.get("id")
    guid = text(str(number) if isinstance(number, int) else number)
    shown = dict.fromkeys(a for name in ("image", "banner_image") if (a := address(item.get(name), base)))
    return Entry(
        feed_id=feed_id,
        guid=guid or url or fingerprint(title, summary or content),
        url=url,
        title=title,
        summary=html.escape(summary),
        content=content,
        authors=_authors(item),
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
        language=language(item.get("language")) or tongue,
        pictures=tuple(map(Picture, shown)),
    )


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    listed = item.get("authors")
    named = [a for a in (listed if isinstance(listed, list) else [item.get("author")]) if isinstance(a, Mapping)]
    return tuple(dict.fromkeys(name for author in named if (name := plain(text(author.get("name"))))))


def _as_html(words: str) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in words.split("\n\n") if part.strip())
