"""From a page to an article."""

import re
import unicodedata
from datetime import datetime

import py3langid
import trafilatura
from lxml import html as lxml_html

from broadsheet.news.article import Article
from broadsheet.news.feed import Entry
from broadsheet.news.ids import ulid
from broadsheet.news.outcome import Done, Outcome, Skip
from broadsheet.stages.extract.addresses import host_name
from broadsheet.stages.extract.metadata import metadata
from broadsheet.stages.extract.paragraphs import paragraphs
from broadsheet.stages.extract.pictures import pictures
from broadsheet.stages.extract.sanitise import plain_paragraphs

LEAST_TEXT = 200  # characters; what is shorter is a teaser, a stub or a wall
_WALL = re.compile(
    r"^(?:access denied|attention required|just a moment|are you a robot|page not found|404|403 forbidden|subscribe to continue|please enable (?:js|javascript|cookies))",
    re.IGNORECASE,
)


def extract(
    body: bytes, content_type: str, url: str, key: str, entry: Entry | None, seen: datetime
) -> Outcome[Article]:
    """The article that a page holds. Where it holds none, the feed entry's own text serves; else Skip with the reason."""
    tree = _tree(body, content_type)
    if tree is None:
        return _fallback(entry, seen, url, key, "The page is empty or no HTML.")
    facts = metadata(tree, url)
    images = pictures(tree, url, facts)
    title = facts.title or (entry.title if entry else "")
    text = _text(tree, title)
    if len(text) < LEAST_TEXT or _WALL.match(title) or facts.is_listing:
        why = (
            "The page is a list of articles."
            if facts.is_listing
            else f"The page holds only {len(text)} characters of text."
        )
        return _fallback(entry, seen, url, key, why)
    if not title:
        return Skip(key, "The page has no title.")
    published, known = _published(facts.published, entry, seen)
    return Done(
        key,
        Article(
            id=ulid(published, facts.canonical or url),
            version=1,
            url=url,
            canonical_url=facts.canonical or url,
            outlet=facts.outlet,
            title=title,
            authors=facts.authors or (entry.authors if entry else ()),
            published=published,
            published_known=known,
            modified=min(facts.modified, seen) if facts.modified else None,
            seen=seen,
            language=language_of(text, facts.language),
            text=text,
            pictures=images or (entry.pictures if entry else ()),
        ),
    )


def from_entry(entry: Entry, seen: datetime, outlet: str, note: str, key: str) -> Outcome[Article]:
    """The article as the feed tells it, for a page that cannot be had; `note` says why."""
    text = plain_paragraphs(entry.content or entry.summary)
    if len(text) < LEAST_TEXT / 2 or not entry.title:
        return Skip(key, f"{note} The feed itself gives only {len(text)} characters.")
    published, known = _published(None, entry, seen)
    return Done(
        key,
        Article(
            id=ulid(published, entry.url or entry.guid),
            version=1,
            url=entry.url,
            canonical_url=entry.url,
            outlet=outlet,
            title=entry.title,
            authors=entry.authors,
            published=published,
            published_known=known,
            modified=None,
            seen=seen,
            language=language_of(text, entry.language),
            text=text,
            pictures=entry.pictures,
            text_from="feed",
            note=note,
        ),
    )


def _tree(body: bytes, content_type: str) -> lxml_html.HtmlElement | None:
    charset = re.search(r"charset=[\"']?([\w-]+)", content_type, re.IGNORECASE)
    if charset and b"charset" not in body[:4096].lower():
        try:
            return trafilatura.load_html(body.decode(charset[1], "replace"))
        except LookupError:
            pass  # a charset that nobody knows: the bytes decide
    return trafilatura.load_html(body)


def _text(tree: lxml_html.HtmlElement, title: str) -> str:
    try:
        raw = trafilatura.extract(tree, fast=True, include_comments=False, include_tables=False, deduplicate=False)
    except (ValueError, RecursionError):
        return ""
    return "\n\n".join(paragraphs(unicodedata.normalize("NFC", raw or ""), title))


def _published(found: datetime | None, entry: Entry | None, seen: datetime) -> tuple[datetime, bool]:
    """The page's date, else the feed's, else when we saw it; never in the future."""
    claimed = found or (entry.published if entry else None)
    if (
        entry
        and entry.published
        and found
        and found.date() == entry.published.date()
        and found.hour == found.minute == 0
    ):
        claimed = entry.published  # the page gives the day alone, the feed the time
    return (min(claimed, seen), True) if claimed else (seen, False)


def language_of(text: str, declared: str) -> str:
    """ISO 639-1: what the text itself shows; the page's own word where the text is too short to tell."""
    if len(text) < 100 and declared:
        return declared
    found, _ = py3langid.classify(text[:2000])
    return str(found)


def _fallback(entry: Entry | None, seen: datetime, url: str, key: str, why: str) -> Outcome[Article]:
    if entry is None:
        return Skip(key, why)
    return from_entry(entry, seen, host_name(url), why, key)
