"""The static site and the JSON, written to a folder: the same data give the same bytes."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from broadsheet.errors import BroadsheetError
from broadsheet.news.article import Article
from broadsheet.news.page import Page
from broadsheet.stages.publish import html
from broadsheet.stages.publish.assets import assets
from broadsheet.stages.publish.atom import atom
from broadsheet.stages.publish.changes import changes
from broadsheet.stages.publish.channel import of_stories
from broadsheet.stages.publish.html import Frame
from broadsheet.stages.publish.json import article_data, dumps, index_data, page_json
from broadsheet.stages.publish.jsonfeed import json_feed
from broadsheet.stages.publish.links import FileLinks, topic_file
from broadsheet.stages.publish.rank import rank
from broadsheet.stages.publish.site import (
    ArticleView,
    DiffView,
    Edition,
    FeedView,
    Front,
    StorySummary,
    StoryView,
    quoted_spans,
    summarise,
    topics,
)

__all__ = ["Edition", "ExportError", "export"]

_MANIFEST = ".broadsheet-export"  # the names of all files of the last export, one a line
_NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
_File = tuple[str, str | bytes]


class ExportError(BroadsheetError):
    """The folder cannot be written."""


def export(edition: Edition, target: Path) -> int:
    """Write everything below `target` and remove what an earlier export left there; returns how many files there are.

    Each file is complete or as it was before. Files that no export wrote are left alone. Raises ExportError.
    """
    try:
        before = _manifest(target)
        names = [_write(target, name, data) for name, data in _Files(edition).all()]
        _write(target, _MANIFEST, "\n".join(sorted(names)) + "\n")
        _remove(target, before - set(names))
    except OSError as error:
        raise ExportError(
            f"The export to {target} stopped: {error}. Choose a folder that can be written, and run it again."
        ) from error
    return len(names)


def _manifest(target: Path) -> set[str]:
    path = target / _MANIFEST
    return set(path.read_text(encoding="utf-8").split("\n")) - {""} if path.is_file() else set()


def _write(target: Path, name: str, data: str | bytes) -> str:
    """Write beside the place and move there, so that nobody reads half a file."""
    path = target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        part.write(data.encode() if isinstance(data, str) else data)
    whole = Path(part.name)
    whole.chmod(0o644)
    whole.replace(path)
    return name


def _remove(target: Path, stale: set[str]) -> None:
    """Remove files of an earlier export, then folders that they leave empty; a name that leads out of `target` is passed over."""
    for name in sorted(stale):
        path = target / name
        if target.resolve() in path.resolve().parents:
            path.unlink(missing_ok=True)
    for folder in sorted({p for name in stale for p in (target / name).parents if target in p.parents}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


class _Files:
    """The files of an edition, as (name, content)."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.pages = {p.id: p for p in edition.pages}
        self.summaries = {p.id: summarise(p) for p in edition.pages}
        articles = [a for a, _ in edition.articles.values()] + [a for _, items in edition.feeds for a, _ in items]
        self.generated = max([p.updated for p in edition.pages] + [a.seen for a in articles], default=None)
        self.now = self.generated or _NOTHING_YET

    def all(self) -> Iterator[_File]:
        """Every file, each once."""
        yield from ((f"static/{name}", asset.data) for name, asset in assets().items())
        yield from self._lists()
        for page in self.edition.pages:
            yield from self._story(page)
        yield from self._earlier()
        yield from self._articles()

    def _frame(self, depth: int) -> Frame:
        return Frame(FileLinks(depth), self.now, live=False)

    def _lists(self) -> Iterator[_File]:
        feeds = tuple(feed for feed, _ in self.edition.feeds)
        ranked = rank(tuple(self.summaries.values()), self.now)
        top = FileLinks()
        yield "index.json", dumps(index_data(ranked, self.generated))
        yield "index.html", html.front_html(Front(ranked, topics(feeds), feeds), self._frame(0))
        for name, write in (("atom.xml", atom), ("feed.json", json_feed)):
            yield name, write(of_stories(self.edition.pages, lambda p: top.story(p.id, p.slug), name, "index.html"))
        yield "feeds/index.html", html.feeds_html(feeds, self._frame(1))
        for feed, items in self.edition.feeds:
            known = tuple((a, self.summaries.get(story or "")) for a, story in items)
            yield f"feeds/{feed.id}.html", html.feed_html(FeedView(feed, known), self._frame(1))
        for topic, _ in topics(feeds):
            told = {s for f, items in self.edition.feeds if f.topic == topic for _, s in items}
            of_topic = tuple(r for r in ranked if r.story.id in told)
            front = Front(of_topic, topics(feeds), feeds, topic)
            yield f"topics/{topic_file(topic)}.html", html.front_html(front, self._frame(1))

    def _story(self, page: Page) -> Iterator[_File]:
        revisions = self.edition.revisions.get(page.id) or (page,)
        yield f"stories/{page.id}.json", page_json(page)
        yield f"stories/{page.id}.html", html.story_html(self._view(page, page.revision), self._frame(1))
        yield from self._history(page.id, revisions)

    def _earlier(self) -> Iterator[_File]:
        """The old addresses of merged stories, and their revisions, which stay readable."""
        for old, new in sorted(self.edition.redirects.items()):
            slug = self.pages[new].slug if new in self.pages else ""
            yield f"stories/{old}.html", html.moved_html(new, slug, self._frame(1))
            yield from self._history(old, self.edition.revisions.get(old, ()))

    def _history(self, story: str, revisions: tuple[Page, ...]) -> Iterator[_File]:
        if revisions:
            yield from self._differences(story, revisions)
            yield f"stories/{story}/history.html", html.history_html(revisions[0], revisions, self._frame(2))
        for page in revisions:
            view = self._view(page, revisions[0].revision)
            yield f"stories/{story}/revisions/{page.revision}.html", html.story_html(view, self._frame(3))

    def _differences(self, story: str, revisions: tuple[Page, ...]) -> Iterator[_File]:
        for newer, older in pairwise(revisions):
            view = DiffView(older, newer, changes(older, newer), revisions[0].revision)
            name = f"stories/{story}/changes/{older.revision}-{newer.revision}.html"
            yield name, html.difference_html(view, self._frame(3))

    def _view(self, page: Page, newest: int) -> StoryView:
        found = {s.article: self._version(s.article, s.version) for s in page.sources}
        return StoryView(page, {k: a for k, a in found.items() if a}, newest)

    def _version(self, article: str, version: int) -> Article | None:
        told = self.edition.articles.get(article)
        return told[0] if told and told[0].version == version else self.edition.versions.get((article, version))

    def _articles(self) -> Iterator[_File]:
        """Every article as JSON, and every version that a page cites or a feed lists as a page of its own."""
        listed = {a.id: (a, story) for _, items in self.edition.feeds for a, story in items}
        known = {**listed, **self.edition.articles}
        for article, story in known.values():
            yield f"articles/{article.id}.json", dumps(article_data(article, story))
        versions = {(a.id, a.version): a for a, _ in [*listed.values(), *self.edition.articles.values()]}
        for (id, version), article in sorted({**self.edition.versions, **versions}.items()):
            summary = self.summaries.get(known[id][1] or "") if id in known else None
            view = ArticleView(article, summary, self._quoted(id, version, summary))
            yield f"articles/{id}/{version}.html", html.article_html(view, self._frame(2))

    def _quoted(self, article: str, version: int, story: StorySummary | None) -> tuple[tuple[int, int], ...]:
        """What any revision of its story quotes, so that the links of old revisions lead somewhere too."""
        if story is None:
            return ()
        revisions = (*self.edition.revisions.get(story.id, ()), self.pages[story.id])
        return quoted_spans(revisions, article, version)
