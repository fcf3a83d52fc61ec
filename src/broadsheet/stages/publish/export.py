"""The static site and the JSON, written to a folder; the same data give the same bytes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from broadsheet.news.article import Article
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page
from broadsheet.stages.publish.atom import atom
from broadsheet.stages.publish.json import article_data, dumps, index_data, page_data
from broadsheet.stages.publish.rank import newest_report, rank
from broadsheet.stages.publish.site import (
    Site,
    article_html,
    feed_html,
    feeds_html,
    front_html,
    render,
    story_html,
    stylesheet,
)

_OWN = (
    "*.html",
    "*.json",
    "*.xml",
    "*.css",
    "stories/*.html",
    "stories/*.json",
    "articles/*.html",
    "articles/*.json",
    "feeds/*.html",
)


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is published: pages, articles by id with their story, feeds with their articles, redirects, and why articles joined."""

    pages: tuple[Page, ...]
    articles: Mapping[str, tuple[Article, str | None]]
    feeds: tuple[tuple[Feed, tuple[tuple[Article, str | None], ...]], ...]
    redirects: Mapping[str, str]
    why: Mapping[str, Sequence[tuple[str, float]]]


def export(edition: Edition, target: Path) -> int:
    """Write everything below `target` and remove what an earlier export left there; returns how many files there are."""
    written = {target / name: data for name, data in _files(edition)}
    for path, data in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for pattern in _OWN:
        for stale in target.glob(pattern):
            if stale not in written:
                stale.unlink()
    return len(written)


def _files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    generated = max((p.updated for p in edition.pages), default=None)
    newest = max((newest_report(p) for p in edition.pages), default=generated)
    ranked = rank(edition.pages, newest) if newest else ()
    top, below = (Site(newest or datetime.min, root) for root in ("", "../"))
    texts = {key: a.text for key, (a, _) in edition.articles.items()}
    by_id = {p.id: p for p in edition.pages}
    yield "broadsheet.css", stylesheet()
    yield "index.html", front_html(top, ranked, [f for f, _ in edition.feeds]).encode()
    yield "index.json", dumps(index_data(ranked, generated)).encode()
    yield "atom.xml", atom([r.page for r in ranked], "")
    yield "feeds.html", feeds_html(top, [f for f, _ in edition.feeds]).encode()
    for page in edition.pages:
        yield f"stories/{page.id}.json", dumps(page_data(page)).encode()
        yield f"stories/{page.id}.html", story_html(below, page, texts, edition.why).encode()
    for old, new in edition.redirects.items():
        yield f"stories/{old}.html", render("moved.html", below, to=new).encode()
    for key, (article, story) in edition.articles.items():
        yield f"articles/{key}.json", dumps(article_data(article, story)).encode()
        yield f"articles/{key}.html", article_html(below, article, by_id.get(story or "")).encode()
    for feed, listed in edition.feeds:
        yield f"feeds/{feed.id}.html", feed_html(below, feed, listed).encode()
