"""A feed's bytes become entries: mended, then the fast parser, then the tolerant one; JSON Feed by itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import fastfeedparser
from lxml import etree

from broadsheet.news.article import Picture
from broadsheet.news.feed import Entry
from broadsheet.stages.collect import tolerant
from broadsheet.stages.collect.feeds import NotAFeed, ParsedFeed
from broadsheet.stages.collect.fields import address, fingerprint, language, moment, plain, text
from broadsheet.stages.collect.json_feed import parse_json
from broadsheet.stages.collect.media import pictures
from broadsheet.stages.collect.mend import mended, root_name, text_of

_XML_BASE = re.compile(r"<(?:[\w.-]+:)?feed\b[^>]*?\sxml:base\s*=\s*[\"']([^\"'<>]+)")
_LANGUAGE = re.compile(r"<(?:dc:)?language\b[^>]*>\s*([\w-]+)\s*<")
_HEAD = 8000  # characters in which a channel tells about itself
_MOST_ENTRIES = 5000  # real feeds list up to about a thousand
_LONGEST_NAME = 300  # characters
_EMAIL = re.compile(r"\S+@\S+")


def parse(body: bytes, content_type: str, feed_id: str, base: str = "") -> ParsedFeed:
    """Read RSS 0.9x, 1.0 and 2.0, Atom or JSON Feed; addresses in it are read against `base`, the feed's own address.

    May take up to tolerant.SECONDS and start a process. Raises NotAFeed with what is wrong.
    """
    document = text_of(body, content_type)
    if not document.strip():
        raise NotAFeed("The feed is empty.")
    is_json = document.lstrip().startswith("{")
    parsed = parse_json(document, feed_id, base) if is_json else _parse_xml(mended(document), feed_id, base)
    return replace(parsed, entries=tuple(islice(_told_apart(parsed.entries), _MOST_ENTRIES)))


def _parse_xml(xml: str, feed_id: str, base: str) -> ParsedFeed:
    if root_name(xml) == "html":
        raise NotAFeed("This is a web page, not a feed.")
    parsed, base = _read(xml), _base(xml, base)
    about = parsed["feed"]
    tongue = language(about.get("language") or _language(xml))
    shown = pictures(xml.encode(), base)
    entries = (_entry(raw, feed_id, base, shown) for raw in parsed["entries"])
    return ParsedFeed(
        plain(text(about.get("title"))),
        address(about.get("link"), base),
        tongue,
        tuple(replace(entry, language=tongue) for entry in entries if entry),
    )


def _read(xml: str) -> Mapping[str, Any]:
    try:
        parsed: Mapping[str, Any] = fastfeedparser.parse(xml.encode())
    except (ValueError, TypeError, AttributeError, LookupError, etree.LxmlError) as error:
        return tolerant.read(xml, _one_line(error))
    if parsed["entries"] or not re.search(r"<(?:\w+:)?(?:item|entry)\b", xml):
        return parsed
    return tolerant.read(xml, "the fast parser finds none of its entries")


def _one_line(error: Exception) -> str:
    return plain(str(error))[:200].rstrip(".") or type(error).__name__


def _base(xml: str, base: str) -> str:
    declared = _XML_BASE.search(xml[:4000])
    return address(declared[1], base) or base if declared else base


def _language(xml: str) -> str:
    """The channel's own language, which the fast parser does not tell."""
    declared = _LANGUAGE.search(re.split(r"<(?:\w+:)?(?:item|entry)\b", xml[:_HEAD], maxsplit=1)[0])
    return declared[1] if declared else ""


def _entry(raw: Mapping[str, Any], feed_id: str, base: str, shown: Mapping[str, tuple[Picture, ...]]) -> Entry | None:
    title, link, guid = plain(text(raw.get("title"))), text(raw.get("link")).strip(), text(raw.get("id")).strip()
    summary = text(raw.get("description") or raw.get("summary"))
    content = max((text(part.get("value")) for part in raw.get("content") or []), key=len, default="")
    if not (title or summary or content):
        return None
    return Entry(
        feed_id=feed_id,
        guid=guid or link or fingerprint(title, summary or content),
        url=address(link, base),
        title=title,
        summary=summary,
        content=content if content != summary else "",
        authors=_authors(raw),
        published=moment(raw.get("published")),
        updated=moment(raw.get("updated")),
        pictures=shown.get(guid) or shown.get(link) or (),
    )


def _authors(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The authors' names; of "mail@news.example (A. Writer)" only the name."""
    listed = [text(author.get("name")) for author in raw.get("authors") or [] if isinstance(author, Mapping)]
    names = (plain(_EMAIL.sub("", name[:_LONGEST_NAME])).strip("() ") for name in listed or [text(raw.get("author"))])
    return tuple(dict.fromkeys(name for name in names if name))


def _told_apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each entry once. Entries that share a guid and have addresses of their own are different, and named by these."""
    seen: dict[str, str] = {}
    for entry in entries:
        if seen.get(entry.guid, entry.url) != entry.url:
            entry = replace(entry, guid=entry.url or fingerprint(entry.title, entry.summary))
        if entry.guid not in seen:
            seen[entry.guid] = entry.url
            yield entry
