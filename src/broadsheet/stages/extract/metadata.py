"""What a page says of itself: JSON-LD and OpenGraph first, other marks for gaps."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import htmldate
from lxml import html as lxml_html

from broadsheet.stages.extract.addresses import absolute, host_name, same_site, without_tracking

_ARTICLE = re.compile(
    r"(?:Article|NewsArticle|BlogPosting|Report\w*|LiveBlogPosting|Review\w*|OpinionNewsArticle|AnalysisNewsArticle)$"
)
_LISTING = re.compile(r"^(?:CollectionPage|SearchResultsPage|ItemList)$")
_BY = re.compile(r"^\s*(?:by|von|por|par|de)\s*:?\s+", re.IGNORECASE)
_NO_AUTHOR = re.compile(
    r"https?:|www\.|@|\b(?:staff|editors?|newsroom|desk|team|admin|editorial|redaktion|redacción|rédaction|reporter|contributor|correspondent|updated|published|press|news)\b",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s+(?:\||–|—|-|::|•|·|»)\s+([^|–—•·»]{2,50})$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own account of itself; empty where it gives none."""

    title: str
    authors: tuple[str, ...]
    published: datetime | None
    modified: datetime | None
    language: str
    canonical: str
    outlet: str
    lead_images: tuple[Mapping[str, Any], ...]  # JSON-LD image objects, or {"url": ...}
    is_listing: bool


def metadata(tree: lxml_html.HtmlElement, url: str) -> Metadata:
    """Read the marks of a page; never raises for what a page writes."""
    nodes = list(_json_ld(tree))
    article = next((n for n in nodes if _ARTICLE.search(_kind(n))), {})
    meta = _meta(tree)
    outlet = _outlet(article, nodes, meta, url)
    return Metadata(
        title=_title(article, meta, tree, outlet),
        authors=_authors(article, meta, tree, outlet),
        published=_published(article, meta, tree),
        modified=moment(article.get("dateModified")) or moment(meta.get("article:modified_time")),
        language=(tree.get("lang") or meta.get("og:locale") or "")[:2].lower(),
        canonical=_canonical(tree, meta, url),
        outlet=outlet,
        lead_images=tuple(_images(article.get("image")))
        + tuple({"url": u} for u in (meta.get("og:image"), meta.get("twitter:image")) if u),
        is_listing=not article and any(_LISTING.search(_kind(n)) for n in nodes) and meta.get("og:type") != "article",
    )


def _json_ld(tree: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip(" ;\n\r\t")
        try:
            data = json.loads(re.sub(r"[\x00-\x1f]", " ", text))
        except (ValueError, RecursionError):
            continue
        yield from _nodes(data, 0)


def _nodes(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < 4:
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)
        yield from _nodes(data.get("mainEntity"), depth + 2)


def _kind(node: Mapping[str, Any]) -> str:
    kind = node.get("@type")
    return str(kind[-1] if isinstance(kind, list) and kind else kind or "")


def _meta(tree: lxml_html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _words(value: object) -> str:
    return re.sub(r"\s+", " ", html.unescape(html.unescape(value))).strip() if isinstance(value, str) else ""


def _title(article: Mapping[str, Any], meta: Mapping[str, str], tree: lxml_html.HtmlElement, outlet: str) -> str:
    headings = [_words(h.text_content()) for h in tree.iter("h1")]
    declared = [_words(article.get("headline")), _words(meta.get("og:title")), _words(meta.get("twitter:title"))]
    page = _words(tree.findtext(".//title"))
    shown = [h for h in headings if h and any(_overlap(h, d) > 0.6 for d in [*declared, page] if d)]
    options = shown[:1] + declared + ([headings[0]] if headings else []) + [page]
    best = next((o for o in options if len(o) > 3), "")
    return _without_outlet(re.sub(r"<[^>]+>", "", best), outlet)


def _overlap(one: str, other: str) -> float:
    a, b = set(one.lower().split()), set(other.lower().split())
    return len(a & b) / max(1, len(a | b))


def _without_outlet(title: str, outlet: str) -> str:
    match = _TITLE_TAIL.search(title)
    if (
        match
        and len(title[: match.start()].split()) >= 3
        and (len(match[1].split()) <= 4 or _overlap(match[1], outlet) > 0.3)
    ):
        return title[: match.start()].strip()
    return title


def _authors(
    article: Mapping[str, Any], meta: Mapping[str, str], tree: lxml_html.HtmlElement, outlet: str
) -> tuple[str, ...]:
    given = (
        _names(article.get("author"))
        or _names(meta.get("author"))
        or _names(meta.get("article:author"))
        or _names(meta.get("parsely-author"))
    )
    if not given:
        marks = tree.xpath(
            "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline__name') or contains(@class, 'author-name') or contains(@class, 'authorName')]"
        )
        given = [_words(e.text_content()) for e in marks[:4]]
    cleaned = [part for name in given for part in _people(name)]
    return tuple(dict.fromkeys(n for n in cleaned if n.lower() != outlet.lower()))[:8]


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [_words(value)] if value else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [n for item in value for n in _names(item)] if isinstance(value, list) else []


def _people(name: str) -> list[str]:
    name = _BY.sub("", name)
    parts = re.split(r"\s*(?:,|;|\||\band\b|\bund\b|&)\s*", name)
    return [
        p for p in parts if 2 <= len(p.split()) <= 5 and len(p) < 50 and p[0].isupper() and not _NO_AUTHOR.search(p)
    ]


def _published(article: Mapping[str, Any], meta: Mapping[str, str], tree: lxml_html.HtmlElement) -> datetime | None:
    names = (
        "article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "publish-date",
        "cxenseparse:recs:publishtime",
        "article.published",
        "og:article:published_time",
    )
    declared = [article.get("datePublished"), *(meta.get(n) for n in names), article.get("dateCreated")]
    stamps = tree.xpath("//time[@datetime]/@datetime")[:1]
    for value in [*declared, *stamps]:
        if found := moment(value):
            return found
    try:
        return moment(htmldate.find_date(tree, original_date=True, extensive_search=False))
    except (ValueError, TypeError, AttributeError):
        return None


def moment(value: object) -> datetime | None:
    """An aware UTC time from what a page writes; None for what is none. A time without a zone counts as UTC."""
    if not isinstance(value, str) or not re.match(r"\s*(?:19|20)\d\d-?\d\d", value):
        return None
    text = re.sub(r"\.\d+", "", value.strip()).replace("Z", "+00:00")
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        try:
            at = datetime.fromisoformat(text[:10])
        except ValueError:
            return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.astimezone(UTC) if 1990 <= at.year < 2100 else None


def _outlet(article: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]], meta: Mapping[str, str], url: str) -> str:
    publisher = _names(article.get("publisher"))
    site = next((n for node in nodes if _kind(node) == "WebSite" for n in _names(node.get("name"))), "")
    found = _words(meta.get("og:site_name")) or (publisher[0] if publisher else "") or site
    found = _TITLE_TAIL.sub("", found)
    return found if 1 < len(found) <= 40 and not found.startswith("http") else host_name(url)


def _canonical(tree: lxml_html.HtmlElement, meta: Mapping[str, str], url: str) -> str:
    """The page's own word for its address, where it lies on the same site and is no front page."""
    links = [*tree.xpath("//link[@rel='canonical']/@href")[:1], meta.get("og:url", "")]
    for link in links:
        found = absolute(url, link) if link else ""
        if found and same_site(url, found) and len(found.rstrip("/").split("/")) > 3:
            return without_tracking(found)
    return without_tracking(url)


def _images(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, str):
        yield {"url": value}
    elif isinstance(value, dict) and isinstance(value.get("url") or value.get("contentUrl"), str):
        yield {**value, "url": value.get("url") or value.get("contentUrl")}
    elif isinstance(value, list):
        for item in value[:4]:
            yield from _images(item)
