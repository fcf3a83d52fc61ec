"""When a page was published and changed, in UTC."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import htmldate
from lxml import html as lxml_html

from broadsheet.stages.extract.structured import Marks

_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "og:article:published_time",
    "article.published",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_MOST_STAMPS = 40  # time elements that are looked at; a page of comments has hundreds
_DECLARED = "self::*[contains(@itemprop,'datePublished') or @pubdate or contains(translate(@class,'P','p'),'publish')]"


def published(tree: lxml_html.HtmlElement, marks: Marks, url: str) -> datetime | None:
    """The first of: JSON-LD, meta elements, time elements, the address, dates in the text; None where there is none."""
    declared = [marks.article.get("datePublished"), *(marks.meta.get(name) for name in _PUBLISHED)]
    declared += [marks.article.get("dateCreated"), *_times(tree)]
    found = next((at for value in declared if (at := moment(value))), None)
    return found or _from_address(url) or _from_text(tree)


def modified(marks: Marks) -> datetime | None:
    """When the page says that it was last changed."""
    declared = [marks.article.get("dateModified"), *(marks.meta.get(name) for name in _MODIFIED)]
    return next((at for value in declared if (at := moment(value))), None)


def moment(value: object) -> datetime | None:
    """An aware UTC time from ISO 8601, RFC 2822 or seconds since 1970; a time without a zone counts as UTC."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    at = _parse(str(value).strip()[:60])
    if at is None or not 1990 <= at.year < 2100:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def _parse(text: str) -> datetime | None:
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    match = re.match(r"\d{4}-?\d\d-?\d\d", text)
    try:
        if not match:
            return parsedate_to_datetime(text) if re.match(r"(?:\w{3},? )?\d{1,2} \w{3} \d{4}", text) else None
        compact = re.sub(r"\s*(UTC|GMT|Z)$", "+00:00", re.sub(r"\.\d+", "", text))
        compact = re.sub(r"(?<=\d)\s*([+-]\d\d)[:\s]?(\d\d)$", r"\1:\2", compact)
        return datetime.fromisoformat(compact)
    except (ValueError, OverflowError):
        return _day(match[0]) if match else None


def _day(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _times(tree: lxml_html.HtmlElement) -> list[str]:
    """The time elements of a page: those marked as the time of publication first, then the first after the title."""
    titled, stamps = False, []
    after_title: list[lxml_html.HtmlElement] = []
    for element in tree.iter("h1", "time"):
        titled = titled or element.tag == "h1"
        if element.tag == "time" and element.get("datetime"):
            stamps.append(element)
            after_title += [element] if titled and not after_title else []
    declared = [stamp for stamp in stamps[:_MOST_STAMPS] if stamp.xpath(_DECLARED)]
    return [stamp.get("datetime") or "" for stamp in (*declared, *after_title, *stamps[:1])]


def _from_address(url: str) -> datetime | None:
    match = _IN_ADDRESS.search(url)
    return moment("-".join(match.groups())) if match else None


def _from_text(tree: lxml_html.HtmlElement) -> datetime | None:
    try:
        return moment(htmldate.find_date(tree, original_date=True, extensive_search=False))
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
