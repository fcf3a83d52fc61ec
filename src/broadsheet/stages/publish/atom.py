"""Feeds as Atom (RFC 4287)."""

import re

from lxml import etree

from broadsheet.stages.publish.channel import Channel, Item
from broadsheet.stages.publish.json import moment

_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


def atom(channel: Channel) -> bytes:
    """The feed as an Atom document."""
    root = etree.Element("feed", nsmap={None: _ATOM})
    _add(root, "id", channel.id)
    _add(root, "title", channel.title)
    _add(root, "updated", moment(channel.updated))
    _add(etree.SubElement(root, "author"), "name", "Broadsheet")
    etree.SubElement(root, "link", rel="self", type="application/atom+xml", href=channel.own)
    etree.SubElement(root, "link", rel="alternate", type="text/html", href=channel.home)
    for item in channel.items:
        _add_entry(root, item)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add_entry(root: etree._Element, item: Item) -> None:
    entry = etree.SubElement(root, "entry")
    if item.language:
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", item.language)
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "published", moment(item.published))
    _add(entry, "updated", moment(item.updated))
    etree.SubElement(entry, "link", rel="alternate", type="text/html", href=item.address)
    _add(entry, "summary", item.summary)
    _add(entry, "content", item.content).set("type", "html")


def _add(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, tag)
    element.text = _NO_XML.sub("", text)
    return element
