"""All that is published, read in one view of the database."""

from collections.abc import Iterable

from broadsheet.news.article import Article
from broadsheet.news.page import Page
from broadsheet.stages.publish.export import Edition
from broadsheet.store import articles, feeds, stories
from broadsheet.store.database import Connection

_LISTED = 50  # newest articles of a feed's page


def of(db: Connection) -> Edition:
    """Every story in every revision, what they cite, the feeds with their newest articles, and the old addresses."""
    pages, redirects = stories.pages(db), stories.redirects(db)
    told = {s.article: (_version(db, s.article, s.version), p.id) for p in pages for s in p.sources}
    revisions = {story: stories.all_revisions(db, story) for story in [*(p.id for p in pages), *redirects]}
    return Edition(
        pages=pages,
        articles=told,
        feeds=tuple((feed, listed(db, feed.id, _LISTED)) for feed in feeds.all_feeds(db)),
        redirects=redirects,
        revisions=revisions,
        versions=_cited(db, (page for known in revisions.values() for page in known)),
    )


def listed(db: Connection, feed: str, limit: int) -> tuple[tuple[Article, str | None], ...]:
    """A feed's newest articles, each with its story."""
    return tuple((a, articles.story_of(db, a.id)) for a in articles.of_feed(db, feed, limit))


def _version(db: Connection, article: str, number: int) -> Article:
    found = articles.version(db, article, number)
    if found is None:
        raise LookupError(f"A page cites {article} in its version {number}, which is not stored.")
    return found


def _cited(db: Connection, pages: Iterable[Page]) -> dict[tuple[str, int], Article]:
    wanted = sorted({(s.article, s.version) for page in pages for s in page.sources})
    return {key: _version(db, *key) for key in wanted}
