"""The outlets' feeds: RSS 2.0, Atom (RFC 4287), RSS 1.0 in RDF, JSON Feed 1.1, and one that no parser can read."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import format_datetime
from html import escape
from types import MappingProxyType

from lxml import etree

from broadsheet.demo.site import Item, Site

LENGTH = 20  # entries; what newspapers' feeds usually carry
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "media": "http://search.yahoo.com/mrss/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rss": "http://purl.org/rss/1.0/",
    }
)
CONTENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "rss": "application/rss+xml; charset=utf-8",
        "broken": "application/rss+xml; charset=utf-8",
        "atom": "application/atom+xml; charset=utf-8",
        "rdf": "application/rdf+xml; charset=utf-8",
        "json": "application/feed+json; charset=utf-8",
    }
)


def feed(site: Site) -> bytes:
    """The feed of an outlet, as it stands at the site's time."""
    return _WRITERS[site.outlet.feed](site, site.items()[:LENGTH])


def newest(site: Site) -> datetime | None:
    """When the feed last changed, or None while it is empty."""
    return max((item.version.since for item in site.items()), default=None)


def html_text(item: Item) -> str:
    """An article's text as the HTML that a feed carries."""
    figures = "".join(
        f'<figure><img src="{escape(shot.url)}" width="{shot.width}" height="{shot.height}">'
        f"<figcaption>{escape(shot.use.caption)} {escape(shot.use.credit)}</figcaption></figure>"
        for shot in item.shots[:1]
    )
    return figures + "".join(_block(paragraph) for paragraph in item.paragraphs)


def _block(paragraph: str) -> str:
    heading = paragraph.startswith("## ")
    return f"<h2>{escape(paragraph[3:])}</h2>" if heading else f"<p>{escape(paragraph)}</p>"


def _tag(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMES[prefix]}}}{local}" if prefix else local


def _root(name: str, default: str = "") -> etree._Element:
    """A document's root, with every namespace declared; that of the prefix `default` needs no prefix."""
    return etree.Element(
        _tag(name), nsmap={None if prefix == default else prefix: uri for prefix, uri in NAMES.items()}
    )


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, _tag(name), attributes)
    child.text = text or None
    return child


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _rss(site: Site, items: list[Item]) -> bytes:
    root = _root("rss")
    root.set("version", "2.0")
    channel = _add(root, "channel")
    for name, text in (("title", site.outlet.name), ("link", site.base + "/"), ("description", site.outlet.tagline)):
        _add(channel, name, text)
    _add(channel, "language", site.outlet.language)
    _add(channel, "atom:link", rel="self", href=site.feed_url, type="application/rss+xml")
    for item in items:
        _rss_item(_add(channel, "item"), item, site.outlet.full_text)
    return _bytes(root)


def _rss_item(entry: etree._Element, item: Item, full_text: bool) -> None:
    _add(entry, "title", item.version.title)
    _add(entry, "link", item.feed_url)
    _add(entry, "guid", f"{item.report.outlet}:{item.report.slug}", isPermaLink="false")
    _add(entry, "pubDate", format_datetime(item.version.published, usegmt=True))
    _add(entry, "category", item.version.section)
    _add(entry, "description", item.version.summary)
    for author in item.version.authors:
        _add(entry, "dc:creator", author)
    if full_text:
        _add(entry, "content:encoded", html_text(item))
    for shot in item.shots:
        media = _add(entry, "media:content", url=shot.url, medium="image", width=str(shot.width))
        _add(media, "media:description", shot.use.caption)
        _add(media, "media:credit", shot.use.credit)


def _atom(site: Site, items: list[Item]) -> bytes:
    root = _root("atom:feed", default="atom")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", site.outlet.language)
    _add(root, "atom:id", site.feed_url)
    _add(root, "atom:title", site.outlet.name)
    _add(root, "atom:subtitle", site.outlet.tagline)
    _add(root, "atom:link", rel="self", href=site.feed_url)
    _add(root, "atom:link", rel="alternate", href=site.base + "/", type="text/html")
    _add(root, "atom:updated", _iso(newest(site) or site.now))
    for item in items:
        _atom_entry(_add(root, "atom:entry"), item, site.outlet.full_text)
    return _bytes(root)


def _atom_entry(entry: etree._Element, item: Item, full_text: bool) -> None:
    _add(entry, "atom:id", item.feed_url)
    _add(entry, "atom:title", item.version.title)
    _add(entry, "atom:link", rel="alternate", href=item.feed_url, type="text/html")
    _add(entry, "atom:published", _iso(item.version.published))
    _add(entry, "atom:updated", _iso(item.version.since))
    for author in item.version.authors:
        _add(_add(entry, "atom:author"), "atom:name", author)
    _add(entry, "atom:category", term=item.version.section)
    _add(entry, "atom:summary", item.version.summary)
    if full_text:
        _add(entry, "atom:content", html_text(item), type="html")
    for shot in item.shots:
        _add(entry, "atom:link", rel="enclosure", href=shot.url, type="image/jpeg")


def _rdf(site: Site, items: list[Item]) -> bytes:
    root = _root("rdf:RDF", default="rss")
    channel = _add(root, "rss:channel", **{_tag("rdf:about"): site.feed_url})
    _add(channel, "rss:title", site.outlet.name)
    _add(channel, "rss:link", site.base + "/")
    _add(channel, "rss:description", site.outlet.tagline)
    _add(channel, "dc:language", site.outlet.language)
    listed = _add(_add(channel, "rss:items"), "rdf:Seq")
    for item in items:
        _add(listed, "rdf:li", **{_tag("rdf:resource"): item.feed_url})
        _rdf_item(_add(root, "rss:item", **{_tag("rdf:about"): item.feed_url}), item, site.outlet.full_text)
    return _bytes(root)


def _rdf_item(entry: etree._Element, item: Item, full_text: bool) -> None:
    _add(entry, "rss:title", item.version.title)
    _add(entry, "rss:link", item.feed_url)
    _add(entry, "rss:description", item.version.summary)
    _add(entry, "dc:date", _iso(item.version.published))
    _add(entry, "dc:subject", item.version.section)
    for author in item.version.authors:
        _add(entry, "dc:creator", author)
    if full_text:
        _add(entry, "content:encoded", html_text(item))


def _json(site: Site, items: list[Item]) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.outlet.name,
        "description": site.outlet.tagline,
        "home_page_url": site.base + "/",
        "feed_url": site.feed_url,
        "language": site.outlet.language,
        "items": [_json_item(item, site.outlet.full_text) for item in items],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _json_item(item: Item, full_text: bool) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": item.feed_url,
        "url": item.feed_url,
        "title": item.version.title,
        "summary": item.version.summary,
        "date_published": _iso(item.version.published),
        "date_modified": _iso(item.version.since),
        "authors": [{"name": author} for author in item.version.authors],
        "tags": [item.version.section],
    }
    if full_text:
        entry["content_html"] = html_text(item)
    else:
        entry["content_text"] = item.version.summary
    if item.shots:
        entry["image"] = item.shots[0].url
    return entry


def _broken(site: Site, items: list[Item]) -> bytes:
    """An RSS feed cut off inside its head, behind a warning of the program that failed to make it."""
    whole = _rss(site, items)
    warning = b"<b>Warning</b>: count(): Argument #1 must be of type Countable & array, null given in <feed.php\n"
    return warning + whole[: whole.index(b"<description>")] + b"<desc"


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


_WRITERS: Mapping[str, Callable[[Site, list[Item]], bytes]] = MappingProxyType(
    {"rss": _rss, "atom": _atom, "rdf": _rdf, "json": _json, "broken": _broken}
)
