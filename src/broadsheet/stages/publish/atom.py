"""An Atom feed of stories (RFC 4287); a story's entry keeps its id for ever."""

from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree

from broadsheet.news.page import Page
from broadsheet.stages.publish.json import moment

_ATOM = "http://www.w3.org/2005/Atom"
MAX_ENTRIES = 50


def atom(pages: Sequence[Page], base: str) -> bytes:
    """The newest stories; `base` is the site's address with its last slash, "" where it is not known."""
    root = etree.Element("feed", nsmap={None: _ATOM})
    newest = max((p.updated for p in pages), default=datetime(1970, 1, 1, tzinfo=UTC))
    _add(root, "id", "tag:broadsheet,2026:front")
    _add(root, "title", "Broadsheet")
    _add(root, "updated", moment(newest))
    etree.SubElement(etree.SubElement(root, "author"), "name").text = "Broadsheet"
    for page in pages[:MAX_ENTRIES]:
        entry = etree.SubElement(root, "entry")
        _add(entry, "id", f"tag:broadsheet,2026:story/{page.id}")
        _add(entry, "title", page.headline.text)
        _add(entry, "published", moment(page.first_seen))
        _add(entry, "updated", moment(page.updated))
        etree.SubElement(entry, "link", rel="alternate", type="text/html", href=f"{base}stories/{page.id}.html")
        _add(entry, "summary", " ".join(s.text for s in page.sections[0].sentences))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add(parent: etree._Element, tag: str, text: str) -> None:
    etree.SubElement(parent, tag).text = text
