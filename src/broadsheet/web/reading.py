"""What the web app reads from the library, in the shape in which the pages show it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from broadsheet.app import Broadsheet
from broadsheet.config import FILE_NAME
from broadsheet.errors import NotFoundError
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page
from broadsheet.news.quality import Quality
from broadsheet.news.reader import FactKind, Filters, SavedSearch, Wish
from broadsheet.stages.collect.starter import starter
from broadsheet.stages.publish.changes import changes
from broadsheet.stages.publish.channel import MAX_ENTRIES
from broadsheet.stages.publish.mutes import muted
from broadsheet.stages.publish.rank import Weights, rank
from broadsheet.stages.publish.site import (
    ArticleView,
    DiffView,
    FeedView,
    Front,
    ListView,
    NamesView,
    Ranked,
    SearchView,
    Seen,
    StorySummary,
    StoryView,
    quoted_spans,
    summarise,
    topics,
)
from broadsheet.store import facts, feeds, finding, reader, stories
from broadsheet.store.counter import ChangeCounter
from broadsheet.store.database import Connection
from broadsheet.store.facts import Key
from broadsheet.store.progress import Progress, progress
from broadsheet.store.standing import Standing, standing
from broadsheet.web.kept import Kept, Lately, Summaries, cited_articles

_FRONT = 400  # stories that changed last: older ones have lost so much freshness that none reaches the front page
_LISTED = 100  # stories on a page of a list
_NAMED = 300  # people, places, outlets on the page that lists them: what more than one story or two names
_OFFERED = 100  # choices of a form
_LAG = 5.0  # seconds for which those may lag behind: to count them takes 30 ms of 100,000 articles
_SUMMARIES = 4000  # kept in memory, about 3 kB each


class Reading:
    """A library, read for one page at a time. Each method raises BroadsheetError where there is no such thing."""

    def __init__(self, paper: Broadsheet) -> None:
        self._paper = paper
        self._summaries = Summaries(_SUMMARIES)
        self._counter = ChangeCounter(paper.database)
        self._choices: Lately[tuple[str, ...]] = Lately(_LAG)
        self._recent: Kept[tuple[StorySummary, ...]] = Kept(2)
        self.weights = weights_of(paper)
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

    def close(self) -> None:
        """Let go of the library."""
        self._choices.settle()
        self._counter.close()

    def newest_keys(self) -> tuple[Key, ...]:
        """(story, revision) of what changed last."""
        with self._paper.database.read() as db:
            return finding.newest(db, _FRONT)

    def newest_change(self) -> datetime | None:
        """When a page last changed."""
        with self._paper.database.read() as db:
            found = self._summaries.of(db, finding.newest(db, 1))
        return found[0].updated if found else None

    def newest_pages(self, filters: Filters) -> tuple[Page, ...]:
        """The pages that pass every filter, as many as a feed holds."""
        with self._paper.database.read() as db:
            found = [stories.newest(db, story) for story, _ in finding.find(db, filters, self.now, MAX_ENTRIES)]
            return tuple(page for page in found if page)

    def check_topic(self, topic: str) -> None:
        """Raise NotFoundError for a topic that no feed has."""
        if topic not in {f.topic for f in self._paper.feeds()}:
            raise NotFoundError(
                "No feed has the topic %(topic)s. The front page lists the topics that there are.", topic=topic
            )

    # The front page

    def ranked(self) -> tuple[Ranked, ...]:
        """The stories in front-page order."""
        with self._paper.database.read() as db:
            return self._rank(self._newest(db, feeds.all_feeds(db)), reader.all_wishes(db))

    def _newest(self, db: Connection, followed: Sequence[Feed]) -> tuple[StorySummary, ...]:
        """The summaries of what changed last, with their topics."""
        keys = finding.newest(db, _FRONT)
        topics_now = tuple((f.id, f.topic) for f in followed)

        def make() -> tuple[StorySummary, ...]:
            told = facts.topics_of(db, [story for story, _ in keys])
            return tuple(replace(s, topics=told.get(s.id, ())) for s in self._summaries.of(db, keys))

        return self._recent.of((keys, topics_now), make)

    def _rank(self, found: Sequence[StorySummary], wishes: Sequence[Wish]) -> tuple[Ranked, ...]:
        preferred = {w.value for w in wishes if w.wish == "prefer" and w.kind == "topic"}
        return rank(found, self.now, self.weights, preferred)

    def front(self, topic: str = "", *, only_fresh: bool = False, all_shown: bool = False) -> Front:
        """The front page; with a topic, of the stories that its feeds report."""
        if topic:
            self.check_topic(topic)
        with self._paper.database.read() as db:
            followed = feeds.all_feeds(db)
            found = self._of_topic(db, topic) if topic else self._newest(db, followed)
            wishes = reader.all_wishes(db)
            hides = muted([w for w in wishes if not (w.kind == "topic" and w.value == topic)])
            hidden = {s.id for s in found if hides(s)}
            shown = found if all_shown else tuple(s for s in found if s.id not in hidden)
            seen = self._seen(db, shown, len(hidden), all_shown=all_shown, only_fresh=only_fresh)
            searches = reader.saved_searches(db)
        if only_fresh:
            shown = tuple(s for s in shown if s.id in seen.fresh)
        offered = () if followed else tuple(Counter(topic for _, _, topic in starter()).items())
        return Front(self._rank(shown, wishes), topics(followed), followed, topic, seen, searches, offered)

    def _of_topic(self, db: Connection, topic: str) -> tuple[StorySummary, ...]:
        keys = finding.find(db, Filters(topic=topic), self.now, _FRONT)
        return tuple(replace(s, topics=(topic,)) for s in self._summaries.of(db, keys))

    def _seen(
        self, db: Connection, shown: Sequence[StorySummary], hidden: int, *, all_shown: bool, only_fresh: bool
    ) -> Seen:
        since = reader.last_visit(db, self.now)
        read = reader.read_revisions(db, [s.id for s in shown])
        fresh = [s for s in shown if since and s.updated > since and read.get(s.id, 0) < s.revision]
        return Seen(
            since=since,
            fresh=frozenset(s.id for s in fresh),
            fresh_topics=Counter(t for s in fresh for t in s.topics),
            read=frozenset(s.id for s in shown if read.get(s.id, 0) >= s.revision),
            hidden=hidden,
            all_shown=all_shown,
            only_fresh=only_fresh,
        )

    def earlier(self, page: int) -> ListView:
        """All stories, the last changed first, one page of the list."""
        with self._paper.database.read() as db:
            keys = finding.newest(db, _LISTED + 1, (page - 1) * _LISTED)
            found = self._summaries.of(db, keys[:_LISTED])
        if not found and page > 1:
            raise NotFoundError("The list of all stories has no page %(page)s.", page=page)
        return ListView("earlier", "", found, str(page), earlier=f"?page={page + 1}" if len(keys) > _LISTED else "")

    # Stories

    def page(self, story: str) -> Page:
        """A story's newest revision."""
        return self._paper.page(story)

    def moved_to(self, story: str) -> Page | None:
        """The page that a merged story's address leads to."""
        target = self._paper.redirect(story)
        return self._paper.page(target) if target else None

    def standing(self, story: str) -> Standing | None:
        """How a story stands."""
        with self._paper.database.read() as db:
            return standing(db, story)

    def story(self, story: str, stands: Standing) -> StoryView:
        """A story as it stands, with what is new to its reader."""
        before, at = stands.seen_before(self.now)
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

    # Feeds, and stories by what they have in common

    def feeds(self) -> tuple[Feed, ...]:
        """Every feed with its health."""
        return self._paper.feeds()

    def progress(self) -> Progress:
        """How far the work has come."""
        with self._paper.database.read() as db:
            return progress(db, self.now, self.now - self._paper.settings.max_age)

    def status(self) -> tuple[Quality | None, tuple[tuple[str, str], ...]]:
        """How well the stories held together when that was measured, and (what, advice) of everything that is wrong."""
        return self._paper.last_quality(), tuple((p.what, p.advice) for p in self._paper.problems())

    def feed(self, feed: str) -> FeedView:
        """A feed's newest articles with their stories."""
        found = next((f for f in self._paper.feeds() if f.id == feed), None)
        if found is None:
            raise NotFoundError("There is no such feed: it may have been removed.")
        items = self._paper.feed_articles(feed)
        with self._paper.database.read() as db:
            known = self._standing(db, [story for _, story in items if story])
        return FeedView(found, tuple((a, known.get(story or "")) for a, story in items))

    def _standing(self, db: Connection, ids: Sequence[str]) -> dict[str, StorySummary]:
        return {s.id: s for s in self._summaries.of(db, finding.standing(db, list(dict.fromkeys(ids))))}

    def starred(self) -> ListView:
        """The starred stories, the last starred first."""
        with self._paper.database.read() as db:
            return ListView("starred", "", tuple(self._standing(db, reader.starred(db)).values()))

    def about(self, kind: FactKind, key: str) -> ListView:
        """The stories of an outlet, a person, an organisation, a place or a ticker."""
        with self._paper.database.read() as db:
            name = facts.named(db, kind, key.casefold())
            if name is None:
                raise NotFoundError("No story is about %(name)s.", name=key)
            found = finding.find(db, _about(kind, key), self.now, _LISTED)
            shown = self._summaries.of(db, found)
            wished = next((w for w in reader.all_wishes(db) if (w.kind, w.value) == (kind, name)), None)
        return ListView(kind, name, shown, key, wished)

    def named(self, kind: FactKind) -> NamesView:
        """The people, organisations, places, outlets or tickers of most stories."""
        with self._paper.database.read() as db:
            return NamesView(kind, facts.most(db, kind, _NAMED))

    def search(self, filters: Filters, saved: SavedSearch | None = None) -> SearchView:
        """What passes every filter, and what the form offers to choose."""
        with self._paper.database.read() as db:
            found: tuple[Key, ...] = () if filters.empty else finding.find(db, filters, self.now, _LISTED)
            return SearchView(
                filters,
                self._summaries.of(db, found),
                self._offered("outlet"),
                tuple(t for t, _ in topics(feeds.all_feeds(db))),
                self._offered("language"),
                saved or next((s for s in reader.saved_searches(db) if s.filters == filters), None),
            )

    def _offered(self, kind: FactKind) -> tuple[str, ...]:
        """What a form offers to choose from."""
        return self._choices.of(kind, partial(self._most, kind))

    def _most(self, kind: FactKind) -> tuple[str, ...]:
        with self._paper.database.read() as db:
            return tuple(name for _, name, _ in facts.most(db, kind, _OFFERED))

    def warm(self) -> None:
        """Make ready what the first search would wait for."""
        self.search(Filters(query="news"))

    def saved(self, search: str) -> SavedSearch:
        """A saved search."""
        found = next((s for s in self.saved_searches() if s.id == search), None)
        if found is None:
            raise NotFoundError("There is no such saved search: it may have been removed.")
        return found

    def saved_search(self, search: str) -> SearchView:
        """What a saved search finds now."""
        found = self.saved(search)
        return self.search(found.filters, found)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Every saved search."""
        with self._paper.database.read() as db:
            return reader.saved_searches(db)

    def wishes(self) -> tuple[Wish, ...]:
        """What the reader wants less and more of."""
        with self._paper.database.read() as db:
            return reader.all_wishes(db)


def _numbered(revisions: Sequence[Page], number: int) -> Page:
    found = next((p for p in revisions if p.revision == number), None)
    if found is None:
        newest = revisions[0].revision
        raise NotFoundError(
            "The story has no revision %(number)s: they run from 1 to %(newest)s.", number=number, newest=newest
        )
    return found


def _about(kind: FactKind, key: str) -> Filters:
    return replace(Filters(), **{str(kind): key})  # type: ignore[arg-type]


def weights_of(paper: Broadsheet) -> Weights:
    """The weights of the front page, as the settings have them."""
    s = paper.settings
    return Weights(
        timedelta(hours=s.rank_half_life_hours),
        timedelta(hours=s.rank_pace_hours),
        s.rank_pace_weight,
        s.rank_picture,
        s.rank_topic,
    )
