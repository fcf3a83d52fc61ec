"""What the web app keeps in memory between requests, so that a page costs what has changed and no more."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

import sqlalchemy as sa

from broadsheet.news.article import Article
from broadsheet.news.page import Page
from broadsheet.stages.publish.site import StorySummary, summarise
from broadsheet.store import codec, finding
from broadsheet.store.database import Connection
from broadsheet.store.facts import Key
from broadsheet.store.schema import revisions, versions

Value = TypeVar("Value")
_AT_ONCE = 400  # keys of a query; SQLite takes 32,766 variables, other databases fewer


class Kept(Generic[Value]):
    """The values used last, each by its key. A value never changes under its key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Value | None:
        """The value, if it is kept."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key]

    def put(self, key: Hashable, value: Value) -> Value:
        """Keep a value; the one that was not used for longest may go."""
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def of(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value, made where it is not kept."""
        found = self.get(key)
        return self.put(key, make()) if found is None else found


class Lately(Generic[Value]):
    """Values that may lag behind: one that is too old is given once more, and made anew behind the answer."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._made: dict[Hashable, tuple[float, Value]] = {}
        self._lock = threading.Lock()
        self._renewal: threading.Thread | None = None

    def of(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value, which only the first who asks waits for. `make` may run in a thread of its own."""
        known = self._made.get(key)
        if known is None:
            return self._renewed(key, make)
        if time.monotonic() - known[0] > self._seconds:
            self._renew(key, make)
        return known[1]

    def _renewed(self, key: Hashable, make: Callable[[], Value]) -> Value:
        value = make()
        self._made[key] = time.monotonic(), value
        return value

    def _renew(self, key: Hashable, make: Callable[[], Value]) -> None:
        with self._lock:
            if self._renewal is None or not self._renewal.is_alive():
                self._renewal = threading.Thread(target=self._renewed, args=(key, make))
                self._renewal.start()

    def settle(self) -> None:
        """Wait for what is being made."""
        if self._renewal is not None:
            self._renewal.join()


class Summaries:
    """Summaries of the newest revisions: each page is read once."""

    def __init__(self, most: int) -> None:
        self._kept: Kept[StorySummary] = Kept(most)

    def of(self, db: Connection, keys: Sequence[Key]) -> tuple[StorySummary, ...]:
        """The summary of each (story, revision), in their order."""
        found = {key: self._kept.get(key) for key in keys}
        missing = [key for key, summary in found.items() if summary is None]
        for start in range(0, len(missing), _AT_ONCE):
            for page in _pages(db, missing[start : start + _AT_ONCE]):
                found[page.id, page.revision] = self._kept.put((page.id, page.revision), summarise(page))
        return tuple(summary for key in keys if (summary := found[key]) is not None)

    def standing(self, db: Connection, stories: Sequence[str]) -> dict[str, StorySummary]:
        """The summary of each story that has a page and was not merged away, by id, in their order."""
        return {s.id: s for s in self.of(db, finding.standing(db, list(dict.fromkeys(stories))))}


def _pages(db: Connection, keys: Sequence[Key]) -> list[Page]:
    ids = [story for story, _ in keys]
    wanted = sa.select(revisions.c.page).where(revisions.c.story.in_(ids), revisions.c.newest)
    return [codec.PAGE.validate_json(data) for data in db.scalars(wanted)]


# By article alone: SQLite looks a pair in a list up by walking the whole table, 80 ms of 100,000.
_CITED = sa.select(versions.c.article, versions.c.version, versions.c.data).where(
    versions.c.article.in_(sa.bindparam("articles", expanding=True))
)


def cited_articles(db: Connection, page: Page) -> dict[str, Article]:
    """The articles of a page in the versions that it cites, by id, read at once."""
    cited = {s.article: s.version for s in page.sources}
    found = db.execute(_CITED, {"articles": list(cited)})
    rows = [row.data for row in found if row.version == cited[row.article]]
    return {article.id: article for article in map(codec.ARTICLE.validate_json, rows)}
