"""From a page, or from a feed's own words, to an article."""

import traceback
from copy import deepcopy
from datetime import datetime

from broadsheet.news.article import Article
from broadsheet.news.feed import Entry
from broadsheet.news.ids import ulid
from broadsheet.news.outcome import Done, Fault, Outcome, Skip
from broadsheet.stages.extract.addresses import host_name, without_tracking
from broadsheet.stages.extract.body import text_of
from broadsheet.stages.extract.document import parse
from broadsheet.stages.extract.languages import language_of
from broadsheet.stages.extract.metadata import Metadata, metadata
from broadsheet.stages.extract.pictures import pictures
from broadsheet.stages.extract.sanitise import plain_line, plain_paragraphs
from broadsheet.stages.extract.structured import marks as read_marks
from broadsheet.stages.extract.verdict import why_no_article

LEAST_FEED_TEXT = 100  # characters; a feed's summary is often one sentence, and one sentence is news


def extract(
    body: bytes, content_type: str, url: str, key: str, entry: Entry | None, seen: datetime
) -> Outcome[Article]:
    """The article that the page `body` holds.

    `url` is where the page was found, after redirects; `content_type` the HTTP header. Where the page holds no article
    the feed entry's own text serves, with the reason as note; where there is none either, Skip. Never raises: a bug of
    ours is a Fault.
    """
    try:
        return _extract(body, content_type, url, key, entry, seen)
    except Exception as error:
        return Fault(key, f"The page {url} could not be read: {error!r}.", traceback.format_exc())


def _extract(
    body: bytes, content_type: str, url: str, key: str, entry: Entry | None, seen: datetime
) -> Outcome[Article]:
    tree = parse(body, content_type)
    if tree is None:
        return _without_page(entry, seen, host_name(url), "The page is empty or no HTML.", key)
    marks = read_marks(tree)
    facts = metadata(tree, marks, url)
    title = facts.title or (plain_line(entry.title) if entry else "")
    text = text_of(deepcopy(tree), marks, title, facts.authors)
    if why := why_no_article(tree, marks, url, title, text):
        return _without_page(entry, seen, facts.outlet, why, key)
    published, known = _published(facts.published, entry, seen)
    return Done(
        key,
        Article(
            id=ulid(published, facts.canonical),
            version=1,
            url=url,
            canonical_url=facts.canonical,
            outlet=facts.outlet,
            title=title,
            authors=facts.authors or (entry.authors if entry else ()),
            published=published,
            published_known=known,
            modified=_modified(facts, published, seen),
            seen=seen,
            language=language_of(text, facts.language),
            text=text,
            pictures=pictures(tree, marks, url, title, text) or (entry.pictures if entry else ()),
        ),
    )


def from_entry(entry: Entry, seen: datetime, outlet: str, note: str, key: str) -> Outcome[Article]:
    """The article as the feed tells it, for a page that cannot be had; `note` says why. Skip where it tells too little.

    `key` names an entry that has no address.
    """
    text = max((plain_paragraphs(markup) for markup in (entry.content, entry.summary)), key=len)
    title = plain_line(entry.title)
    if len(text) < LEAST_FEED_TEXT or not title:
        return Skip(key, f"{note} The feed itself gives only {len(text)} characters of text.")
    published, known = _published(None, entry, seen)
    address = without_tracking(entry.url) if entry.url else ""
    return Done(
        key,
        Article(
            id=ulid(published, address or entry.guid),
            version=1,
            url=entry.url,
            canonical_url=address or key,  # articles are told apart by it, also those without a page
            outlet=outlet,
            title=title,
            authors=entry.authors,
            published=published,
            published_known=known,
            modified=min(entry.updated, seen) if entry.updated and entry.updated > published else None,
            seen=seen,
            language=language_of(text, entry.language[:2].lower()),
            text=text,
            pictures=entry.pictures,
            text_from="feed",
            note=note,
        ),
    )


def _without_page(entry: Entry | None, seen: datetime, outlet: str, why: str, key: str) -> Outcome[Article]:
    return from_entry(entry, seen, outlet, why, key) if entry else Skip(key, why)


def _published(found: datetime | None, entry: Entry | None, seen: datetime) -> tuple[datetime, bool]:
    """The page's time, else the feed's, else when we saw it; never in the future. False: neither page nor feed gives one."""
    fed = entry.published if entry else None
    if found and fed and found.date() == fed.date() and (found.hour, found.minute) == (0, 0):
        found = fed  # the page gives the day alone, the feed the time
    claimed = found or fed
    return (min(claimed, seen), True) if claimed else (seen, False)


def _modified(facts: Metadata, published: datetime, seen: datetime) -> datetime | None:
    changed = min(facts.modified, seen) if facts.modified else None
    return changed if changed and changed >= published else None
