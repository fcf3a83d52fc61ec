"""The feeds, how far the reading of them has come, and how the library stands."""

from broadsheet.app import Broadsheet
from broadsheet.errors import NotFoundError
from broadsheet.news.feed import Feed
from broadsheet.news.quality import Quality
from broadsheet.stages.publish.site import FeedView
from broadsheet.store.progress import Progress, progress
from broadsheet.web.kept import Summaries


class Feeds:
    """The feeds of a library. Each method raises BroadsheetError where there is no such thing."""

    def __init__(self, paper: Broadsheet, summaries: Summaries) -> None:
        self._paper = paper
        self._summaries = summaries

    def all(self) -> tuple[Feed, ...]:
        """Every feed with its health."""
        return self._paper.feeds()

    def feed(self, feed: str) -> FeedView:
        """A feed's newest articles with their stories."""
        found = next((f for f in self._paper.feeds() if f.id == feed), None)
        if found is None:
            raise NotFoundError("There is no such feed: it may have been removed.")
        items = self._paper.feed_articles(feed)
        with self._paper.database.read() as db:
            known = self._summaries.standing(db, [story for _, story in items if story])
        return FeedView(found, tuple((a, known.get(story or "")) for a, story in items))

    def progress(self) -> Progress:
        """How far the work has come."""
        now = self._paper.clock()
        with self._paper.database.read() as db:
            return progress(db, now, now - self._paper.settings.max_age)

    def status(self) -> tuple[Quality | None, tuple[tuple[str, str], ...]]:
        """How well the stories held together when that was measured, and (what, advice) of everything that is wrong."""
        return self._paper.last_quality(), tuple((p.what, p.advice) for p in self._paper.problems())
