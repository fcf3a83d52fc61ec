"""OPML 2.0: lists of feeds from and to other readers (opml.org/spec2.opml)."""

from collections.abc import Iterable, Iterator

from lxml import etree

from broadsheet.errors import BroadsheetError
from broadsheet.news.feed import Feed
from broadsheet.stages.collect.fields import address
from broadsheet.stages.collect.mend import mended, text_of, without_controls


def read(data: bytes) -> tuple[tuple[str, str, str], ...]:
    """(address, title, topic) of every feed once; the topic is the name of the outline nearest around it.

    Broken files are read as far as they go. Raises BroadsheetError where the file is no OPML.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(mended(text_of(data)).encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise BroadsheetError(
            "This file is no OPML. Export your feeds from the other reader as OPML and try that file."
        )
    found: dict[str, tuple[str, str, str]] = {}
    for url, title, topic in _outlines(root, ""):
        found.setdefault(url, (url, title, topic))
    return tuple(found.values())


def _outlines(parent: etree._Element, topic: str) -> Iterator[tuple[str, str, str]]:
    for element in parent.iterchildren("{*}*"):
        named = {str(key).lower(): str(value).strip() for key, value in element.attrib.items()}
        name = named.get("title") or named.get("text") or ""
        if url := _web(named.get("xmlurl", "")):
            yield url, name, topic
        is_outline = etree.QName(element).localname.lower() == "outline"
        yield from _outlines(element, name if is_outline and name and not url else topic)


def _web(url: str) -> str:
    return address("http://" + url.removeprefix("feed://") if url.startswith("feed://") else url)


def write(feeds: Iterable[Feed]) -> bytes:
    """OPML 2.0 of `feeds`, an outline around those of each topic."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Broadsheet feeds"
    body = etree.SubElement(root, "body")
    topics: dict[str, etree._Element] = {"": body}
    for feed in feeds:
        if feed.topic not in topics:
            topics[feed.topic] = etree.SubElement(body, "outline", text=without_controls(feed.topic))
        attributes = {"type": "rss", "text": feed.title or feed.url, "xmlUrl": feed.url, "htmlUrl": feed.site_url}
        kept = {key: without_controls(value) for key, value in attributes.items() if value}
        etree.SubElement(topics[feed.topic], "outline", kept)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
