"""What the web app reads from the library, in the shape in which the pages show it."""

from datetime import datetime

from broadsheet.app import Broadsheet
from broadsheet.errors import BroadsheetError
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page
from broadsheet.stages.publish.rank import rank
from broadsheet.stages.publish.site import (
    ArticleView,
    FeedView,
    Front,
    Ranked,
    StorySummary,
    StoryView,
    quoted_spans,
    summarise,
    topics,
)

_FRONT = 400  # stories that changed last: older ones have lost so much freshness that none reaches the front page


class NotFoundError(BroadsheetError):
    """Nothing has this address."""


class Reading:
    """A library, read for one page at a time. Each method raises BroadsheetError where there is no such thing."""

    def __init__(self, paper: Broadsheet) -> None:
        self._paper = paper

    @property
    def now(self) -> datetime:
        """The library's time."""
        return self._paper.clock()

    def newest(self, limit: int = _FRONT) -> tuple[Page, ...]:
        """The pages that changed last."""
        return self._paper.stories(limit)

    def ranked(self) -> tuple[Ranked, ...]:
        """The stories in front-page order."""
        return rank([summarise(p) for p in self.newest()], self.now)

    def front(self, topic: str = "") -> Front:
        """The front page; with a topic, of the stories that its feeds report."""
        feeds = self._paper.feeds()
        ranked = self.ranked()
        if topic:
            of_topic = [f for f in feeds if f.topic == topic]
            if not of_topic:
                raise NotFoundError(f"No feed has the topic {topic}. The front page lists the topics that there are.")
            told = {story for f in of_topic for _, story in self._paper.feed_articles(f.id)}
            ranked = tuple(r for r in ranked if r.story.id in told)
        return Front(ranked, topics(feeds), feeds, topic)

    def page(self, story: str) -> Page:
        """A story's newest revision."""
        return self._paper.page(story)

    def moved_to(self, story: str) -> Page | None:
        """The page that a merged story's address leads to."""
        target = self._paper.redirect(story)
        return self._paper.page(target) if target else None

    def story(self, story: str) -> StoryView:
        """A story as it stands."""
        page = self.page(story)
        return self._view(page, page.revision)

    def revision(self, story: str, number: int) -> StoryView:
        """A story as it stood; also one that was merged into another since."""
        revisions = self.revisions(story)
        page = next((p for p in revisions if p.revision == number), None)
        if page is None:
            raise NotFoundError(f"The story has no revision {number}: they run from 1 to {revisions[0].revision}.")
        return self._view(page, revisions[0].revision)

    def revisions(self, story: str) -> tuple[Page, ...]:
        """Every revision, the newest first."""
        found = self._paper.revisions(story)
        if not found:
            raise NotFoundError(f"There is no story {story}.")
        return found

    def _view(self, page: Page, newest: int) -> StoryView:
        articles = {s.article: self._paper.article(s.article, s.version)[0] for s in page.sources}
        return StoryView(page, articles, self._paper.why([page]), newest)

    def article(self, article: str, version: int | None = None) -> ArticleView:
        """An article, in its newest version or another, with everything that any revision of its story quotes."""
        found, story = self._paper.article(article, version)
        revisions = self._paper.revisions(story) if story else ()
        summary = summarise(revisions[0]) if revisions else None
        return ArticleView(found, summary, quoted_spans(revisions, found.id, found.version))

    def feeds(self) -> tuple[Feed, ...]:
        """Every feed with its health."""
        return self._paper.feeds()

    def feed(self, feed: str) -> FeedView:
        """A feed's newest articles with their stories."""
        found = next((f for f in self._paper.feeds() if f.id == feed), None)
        if found is None:
            raise NotFoundError("There is no such feed: it may have been removed.")
        items = self._paper.feed_articles(feed)
        pages = {p.id: summarise(p) for p in self.newest()}
        return FeedView(found, tuple((a, pages.get(story or "")) for a, story in items))

    def search(self, query: str) -> tuple[StorySummary, ...]:
        """The stories that hold all words of `query`, best first."""
        return tuple(summarise(p) for p in self._paper.search(query)) if query.strip() else ()
