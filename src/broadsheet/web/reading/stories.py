"""Stories as they stand and as they stood, and the articles behind them."""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.app import Broadsheet
from broadsheet.errors import NotFoundError
from broadsheet.news.page import Page
from broadsheet.stages.publish.changes import changes
from broadsheet.stages.publish.site import ArticleView, DiffView, StoryView, quoted_spans, summarise
from broadsheet.store import facts, stories
from broadsheet.store.database import Connection
from broadsheet.store.standing import Standing
from broadsheet.web.kept import cited_articles


class Stories:
    """The stories of a library. Each method raises BroadsheetError where there is no such thing."""

    def __init__(self, paper: Broadsheet) -> None:
        self._paper = paper

    def page(self, story: str) -> Page:
        """A story's newest revision."""
        return self._paper.page(story)

    def moved_to(self, story: str) -> Page | None:
        """The page that a merged story's address leads to."""
        target = self._paper.redirect(story)
        return self._paper.page(target) if target else None

    def story(self, story: str, stands: Standing) -> StoryView:
        """A story as it stands, with what is new to its reader."""
        before, at = stands.seen_before(self._paper.clock())
        with self._paper.database.read() as db:
            page = stories.newest(db, story)
            if page is None:
                raise NotFoundError("There is no story %(story)s.", story=story)
            view = self._view(db, page, page.revision)
            older = stories.revision(db, page.id, before) if before and before < page.revision else None
        since = changes(older, page) if older else None
        return replace(view, since=since, since_at=at if since else None, starred=stands.starred)

    def revision(self, story: str, number: int) -> StoryView:
        """A story as it stood; also one that was merged into another since."""
        revisions = self.revisions(story)
        page = _numbered(revisions, number)
        with self._paper.database.read() as db:
            return self._view(db, page, revisions[0].revision)

    def revisions(self, story: str) -> tuple[Page, ...]:
        """Every revision, the newest first."""
        found = self._paper.revisions(story)
        if not found:
            raise NotFoundError("There is no story %(story)s.", story=story)
        return found

    def difference(self, story: str, older: int, newer: int) -> DiffView:
        """What lies between two revisions of a story."""
        revisions = self.revisions(story)
        before, now = _numbered(revisions, min(older, newer)), _numbered(revisions, max(older, newer))
        return DiffView(before, now, changes(before, now), revisions[0].revision)

    def _view(self, db: Connection, page: Page, newest: int) -> StoryView:
        known = cited_articles(db, page)
        return StoryView(page, known, newest, facts=facts.of_story(db, page.id))

    def article(self, article: str, version: int | None = None) -> ArticleView:
        """An article, in its newest version or another, with everything that any revision of its story quotes."""
        found, story = self._paper.article(article, version)
        revisions = self._paper.revisions(story) if story else ()
        summary = summarise(revisions[0]) if revisions else None
        return ArticleView(found, summary, quoted_spans(revisions, found.id, found.version))


def _numbered(revisions: Sequence[Page], number: int) -> Page:
    found = next((p for p in revisions if p.revision == number), None)
    if found is None:
        newest = revisions[0].revision
        raise NotFoundError(
            "The story has no revision %(number)s: they run from 1 to %(newest)s.", number=number, newest=newest
        )
    return found
