"""All that is read from a library, by subject, and what tells whether a page has changed."""

from datetime import datetime

from broadsheet.app import Broadsheet
from broadsheet.config import FILE_NAME
from broadsheet.news.reader import Filters
from broadsheet.store import finding
from broadsheet.store.counter import ChangeCounter
from broadsheet.store.facts import Key
from broadsheet.store.standing import Standing, standing
from broadsheet.web.kept import Summaries
from broadsheet.web.reading.feeds import Feeds
from broadsheet.web.reading.finding import Finding
from broadsheet.web.reading.front import LATEST, FrontPage
from broadsheet.web.reading.stories import Stories

_SUMMARIES = 4000  # kept in memory, about 3 kB each


class Reading:
    """A library, read for one page at a time."""

    def __init__(self, paper: Broadsheet) -> None:
        self._paper = paper
        self._summaries = Summaries(_SUMMARIES)
        self._counter = ChangeCounter(paper.database)
        self.front = FrontPage(paper, self._summaries)
        self.stories = Stories(paper)
        self.finding = Finding(paper, self._summaries)
        self.feeds = Feeds(paper, self._summaries)
        self.interface_language = paper.settings.interface_language
        self.ticker_link = paper.settings.ticker_link
        self.settings_file = str(paper.settings.home / FILE_NAME)

    @property
    def now(self) -> datetime:
        """The library's time."""
        return self._paper.clock()

    def changed(self) -> int:
        """A number that is another one after every change in the library."""
        return self._counter.now()

    def newest_keys(self) -> tuple[Key, ...]:
        """(story, revision) of what changed last."""
        with self._paper.database.read() as db:
            return finding.newest(db, LATEST)

    def newest_change(self) -> datetime | None:
        """When a page last changed."""
        with self._paper.database.read() as db:
            found = self._summaries.of(db, finding.newest(db, 1))
        return found[0].updated if found else None

    def standing(self, story: str) -> Standing | None:
        """How a story stands."""
        with self._paper.database.read() as db:
            return standing(db, story)

    def warm(self) -> None:
        """Make ready what the first search would wait for."""
        self.finding.search(Filters(query="news"))

    def close(self) -> None:
        """Let go of the library."""
        self.finding.close()
        self._counter.close()
