"""OPML: lists of feeds from and to other readers."""

from collections.abc import Iterable, Iterator

from lxml import etree

from broadsheet.errors import BroadsheetError
from broadsheet.news.feed import Feed


def read(data: bytes) -> tuple[tuple[str, str, str], ...]:
    """(address, title, topic) of every feed; the topic is the outline around it. Raises BroadsheetError."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise BroadsheetError(
            "This file is no OPML. Export your feeds from the other reader as OPML and try that file."
        )
    return tuple(dict.fromkeys(_outlines(root, "")))


def _outlines(parent: etree._Element, topic: str) -> Iterator[tuple[str, str, str]]:
    for element in parent:
        if not isinstance(element.tag, str):
            continue
        name = element.get("title") or element.get("text") or ""
        if url := (element.get("xmlUrl") or element.get("xmlurl") or "").strip():
            yield url, name, topic
        elif element.tag == "outline":
            yield from _outlines(element, name or topic)
        else:
            yield from _outlines(element, topic)


def write(feeds: Iterable[Feed]) -> bytes:
    """OPML 2.0 of `feeds`, an outline around those of each topic."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Broadsheet feeds"
    body = etree.SubElement(root, "body")
    topics: dict[str, etree._Element] = {"": body}
    for feed in feeds:
        if feed.topic not in topics:
            topics[feed.topic] = etree.SubElement(body, "outline", text=feed.topic)
        attributes = {"type": "rss", "text": feed.title or feed.url, "xmlUrl": feed.url}
        if feed.site_url:
            attributes["htmlUrl"] = feed.site_url
        etree.SubElement(topics[feed.topic], "outline", attributes)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
