"""An Atom feed of stories (RFC 4287). A story's entry keeps its id for ever and changes with its page."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice

from lxml import etree
from markupsafe import escape

from broadsheet.news.page import Page
from broadsheet.stages.publish import words
from broadsheet.stages.publish.json import moment

MAX_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)


def atom(pages: Sequence[Page], address: Callable[[Page], str], own: str) -> bytes:
    """The feed of the stories that changed last. `address` gives a page's address, `own` is the feed's."""
    newest = sorted(pages, key=lambda p: (-p.updated.timestamp(), p.id))
    root = etree.Element("feed", nsmap={None: _ATOM})
    _add(root, "id", "urn:broadsheet:stories")
    _add(root, "title", "Broadsheet")
    _add(root, "updated", moment(newest[0].updated if newest else _NOTHING_YET))
    _add(etree.SubElement(root, "author"), "name", "Broadsheet")
    etree.SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
    for page in islice(newest, MAX_ENTRIES):
        _add_entry(root, page, address(page))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add_entry(root: etree._Element, page: Page, address: str) -> None:
    entry = etree.SubElement(root, "entry")
    entry.set("{http://www.w3.org/XML/1998/namespace}lang", page.language)
    _add(entry, "id", f"urn:ulid:{page.id}")
    _add(entry, "title", page.headline.text)
    _add(entry, "published", moment(page.first_seen))
    _add(entry, "updated", moment(page.updated))
    etree.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "summary", words.reports(page.status.articles, page.status.independent_reports))
    _add(entry, "content", _content(page)).set("type", "html")


def _content(page: Page) -> str:
    """The sections and the list of sources, as simple HTML."""
    parts = []
    for section in page.sections:
        parts.append(f"<h2>{escape(section.heading.text)}</h2>")
        parts.append(f"<p>{' '.join(str(escape(s.text)) for s in section.sentences)}</p>")
    sources = [
        f'<li><a href="{escape(words.web_address(s.url))}">{escape(s.title)}</a>, {escape(s.outlet)}</li>'
        for s in page.sources
    ]
    return "\n".join([*parts, "<h2>Sources</h2>", f"<ol>{''.join(sources)}</ol>"])


def _add(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, tag)
    element.text = _NO_XML.sub("", text)
    return element
