"""The pictures of a feed's entries, read from the XML itself: the fast parser loses some of them."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from broadsheet.news.article import Picture
from broadsheet.stages.collect.fields import address, plain

_MEDIA = "{http://search.yahoo.com/mrss/}"
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}image"
_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})


def pictures(xml: bytes, base: str) -> Mapping[str, tuple[Picture, ...]]:
    """The pictures of each item by its guid, id and link, in the feed's order.

    Of media:content, media:thumbnail, enclosures and itunes:image. Of one picture in several sizes, the widest.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        root = None
    found: dict[str, tuple[Picture, ...]] = {}
    for item in () if root is None else root.iter("{*}item", "{*}entry"):
        shown = _widest(picture for element in item.iter() if (picture := _picture(element, base)))
        if shown:
            found |= dict.fromkeys(_names(item), shown)
    return found


def _names(item: etree._Element) -> Iterable[str]:
    for tag in ("{*}guid", "{*}id", "{*}link"):
        for element in item.iterfind(tag):
            if name := (element.text or element.get("href") or "").strip():
                yield name


def _picture(element: etree._Element, base: str) -> Picture | None:
    url = address(element.get("url") or element.get("href"), base)
    if not url or not _is_picture(element, url):
        return None
    group = element.getparent()
    return Picture(
        url,
        _words(element, "description") or _words(element, "title"),
        _words(element, "credit") or ("" if group is None else _words(group, "credit")),
        _pixels(element.get("width")),
        _pixels(element.get("height")),
    )


def _is_picture(element: etree._Element, url: str) -> bool:
    tag = str(element.tag)
    kind, medium = (element.get("type") or "").lower(), element.get("medium")
    if tag in (_ITUNES, _MEDIA + "thumbnail"):
        return True
    if tag == _MEDIA + "content":
        return medium == "image" or kind.startswith("image/") or (not medium and not kind and _ends_like_one(url))
    if tag.endswith("enclosure") or element.get("rel") == "enclosure":
        return kind.startswith("image/") or (not kind and _ends_like_one(url))
    return False


def _ends_like_one(url: str) -> bool:
    return PurePosixPath(urlsplit(url).path).suffix.lower() in _ENDINGS


def _words(element: etree._Element, name: str) -> str:
    return plain(element.findtext(_MEDIA + name) or "")


def _widest(shown: Iterable[Picture]) -> tuple[Picture, ...]:
    """One picture for each address without its query, which is where most outlets put the size."""
    by_address: dict[str, Picture] = {}
    for picture in shown:
        name = picture.url.partition("?")[0]
        if name not in by_address or (picture.width or 0) > (by_address[name].width or 0):
            by_address[name] = picture
    return tuple(by_address.values())


def _pixels(value: str | None) -> int | None:
    given = int(value) if value and len(value) <= 5 and value.isascii() and value.isdigit() else 0
    return given if 0 < given < 20_000 else None
