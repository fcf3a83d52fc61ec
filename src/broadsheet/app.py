"""The library: everything that Broadsheet does, behind one object."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Self

from broadsheet import config, rounds
from broadsheet.config import Settings
from broadsheet.doctor import Problem, problems
from broadsheet.errors import BroadsheetError, NotFoundError
from broadsheet.inference import models
from broadsheet.inference.entailment import load_judge
from broadsheet.inference.llm import load_chat
from broadsheet.net.http import Fetcher
from broadsheet.news.article import Article
from broadsheet.news.decision import Decision
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page
from broadsheet.news.quality import Quality
from broadsheet.news.reader import Label
from broadsheet.news.story import Story
from broadsheet.quality import measured, read
from broadsheet.runtime.clock import Clock, FixedClock, system_clock
from broadsheet.runtime.contract import Round, Tools
from broadsheet.runtime.coordinator import Coordinator, Progress, RoundReport
from broadsheet.stages.collect import opml, warc
from broadsheet.stages.collect.discover import discover
from broadsheet.stages.narrate.left_out import LeftOut, left_out
from broadsheet.stages.publish.export import Edition, export
from broadsheet.store import (
    articles,
    decisions,
    edition,
    faults,
    feeds,
    labels,
    material,
    pages,
    qualities,
    search,
    sessions,
    stories,
)
from broadsheet.store.database import Connection, Database

_LONGEST_TOPIC = 100  # characters


def make_tools(settings: Settings, clock: Clock) -> Tools:
    """The tools of one process."""
    embedder, _ = models.load_embedder(settings)
    judge, _ = load_judge(settings) if settings.llm_url else (None, "")  # who only cuts needs none
    return Tools(settings, clock, embedder, load_chat(settings), judge)


class Broadsheet:
    """A store with its pipeline. Use it as a context manager, or call `close`.

    >>> with Broadsheet(home) as paper:
    ...     paper.add_feed("https://example.org/feed.xml")
    ...     paper.run_once()
    ...     for page in paper.stories():
    ...         print(page.headline.text)
    """

    def __init__(
        self, home: Path | str | None = None, *, settings: Settings | None = None, clock: Clock = system_clock
    ) -> None:
        """Open the store in `home` (default: the user's data folder), making it where there is none."""
        given = {"home": Path(home)} if home is not None else {}
        self.settings = settings or config.load(**given)
        self.clock = clock
        self.database = Database(self.settings.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    # Feeds

    def add_feed(self, url: str, topic: str = "") -> tuple[Feed, ...]:
        """Follow a feed, or the first feed that a site's page leads to. Raises BroadsheetError where there is none."""
        found = asyncio.run(self._discover(url if "://" in url else f"https://{url}"))
        if not found:
            raise BroadsheetError("%(url)s is no feed and names none. Give the address of the feed itself.", url=url)
        with self.database.begin() as db:
            return (feeds.add(db, found[0], "", _tidy(topic), self.clock()),)

    async def _discover(self, url: str) -> tuple[str, ...]:
        async with Fetcher(self.settings, self.clock) as fetcher:
            return await discover(url, fetcher)

    def follow(self, listed: Iterable[tuple[str, str, str]]) -> int:
        """Follow feeds given as (address, title, topic), without asking them yet; returns how many are new."""
        with self.database.begin() as db:
            known = {f.url for f in feeds.all_feeds(db)}
            for url, title, topic in listed:
                feeds.add(db, url, title, topic, self.clock())
            return len(feeds.all_feeds(db)) - len(known)

    def import_opml(self, path: Path) -> int:
        """Follow every feed of an OPML file; returns how many are new."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise BroadsheetError(f"{path} cannot be read: {error.strerror}.") from error
        return self.follow(opml.read(data))

    def export_opml(self) -> bytes:
        """All feeds as OPML 2.0."""
        return opml.write(self.feeds())

    def feeds(self) -> tuple[Feed, ...]:
        """Every feed with its health."""
        with self.database.read() as db:
            return feeds.all_feeds(db)

    def set_feed_state(self, feed: str, state: str) -> None:
        """Pause ("paused") or resume ("active") a feed by id or address."""
        with self.database.begin() as db:
            if not feeds.set_state(db, feed, state):
                raise NotFoundError("There is no feed %(feed)s: it may have been removed.", feed=feed)

    def remove_feed(self, feed: str) -> None:
        """Stop following a feed by id or address; what it brought stays."""
        with self.database.begin() as db:
            if not feeds.remove(db, feed):
                raise NotFoundError("There is no feed %(feed)s: it may have been removed.", feed=feed)

    def move_feed(self, feed: str, topic: str) -> None:
        """Move a feed, by id or address, to a topic; "" for none."""
        topic = _tidy(topic)
        with self.database.begin() as db:
            if not feeds.set_topic(db, feed, topic):
                raise NotFoundError("There is no feed %(feed)s: it may have been removed.", feed=feed)

    def feed_articles(self, feed: str, limit: int = 50) -> tuple[tuple[Article, str | None], ...]:
        """A feed's newest articles, each with its story."""
        with self.database.read() as db:
            return edition.listed(db, feed, limit)

    # Work

    def run_once(self, *, all_ages: bool = False, progress: Progress = lambda *_: None) -> RoundReport:
        """One round: poll what is due, read, group, write, publish. Safe to end at any moment."""
        with self._coordinator() as coordinator:
            return coordinator.round(Round(self.clock(), all_ages), progress)

    def run(
        self,
        *,
        all_ages: bool = False,
        progress: Progress = lambda *_: None,
        after: Callable[[RoundReport], None] = lambda _: None,
    ) -> None:
        """Rounds again and again, sleeping until something is due, until interrupted (SIGINT or SIGTERM)."""
        with self._coordinator() as coordinator:

            def one_round(now: datetime) -> None:
                after(coordinator.round(Round(now, all_ages, at_once=False), progress))

            rounds.again_and_again(one_round, coordinator.stop, self.database, self.settings, self.clock)

    def _coordinator(self) -> AbstractContextManager[Coordinator]:
        clock = self.clock if self.clock is system_clock else FixedClock(self.clock())  # as other processes can have it
        return rounds.coordinator(self.database, self.settings, partial(make_tools, self.settings, clock))

    def ingest_warc(self, path: Path, progress: Callable[[int], None] = lambda _: None) -> int:
        """Take the pages of a WARC archive in; the next round extracts and groups them. Returns how many pages it held."""
        count = 0
        for page in warc.read(path):
            with self.database.begin() as db:
                pages.add_recorded(db, page.url, page.body, page.content_type, min(page.recorded, self.clock()))
            count += 1
            progress(count)
        return count

    # What there is to read

    def stories(self, limit: int | None = None) -> tuple[Page, ...]:
        """The newest page of every story, the last changed first."""
        with self.database.read() as db:
            return stories.pages(db, limit)

    def page(self, story: str) -> Page:
        """A story's newest page, also by an address that was merged away or the first letters of its id."""
        with self.database.read() as db:
            found = stories.newest(db, self._resolve(db, story))
        if found is None:
            raise NotFoundError("There is no story %(story)s. See `broadsheet story list`.", story=story)
        return found

    def _resolve(self, db: Connection, story: str) -> str:
        found = self._named(db, story)
        return stories.redirect(db, found) or found

    def _named(self, db: Connection, story: str) -> str:
        """The story whose id begins with `story`, also one that was merged away."""
        matching = stories.ids_of(db, story)
        if len(matching) > 1 and story.upper() not in matching:
            raise NotFoundError("%(story)s begins more than one story's id. Give more of its letters.", story=story)
        return matching[0] if matching else story

    def members(self, story: str) -> Story | None:
        """A story's articles and why each belongs."""
        with self.database.read() as db:
            return stories.get(db, self._resolve(db, story))

    def left_out(self, story: str) -> tuple[LeftOut, ...]:
        """The sentences of a story's articles that its page does not tell, each with the reason."""
        page = self.page(story)
        with self.database.read() as db:
            told = material.of(db, page.id)
        return tuple(left_out(page, told)) if told else ()

    def redirect(self, story: str) -> str | None:
        """Where a merged story's address leads."""
        with self.database.read() as db:
            return stories.redirect(db, story)

    def redirects(self) -> dict[str, str]:
        """Every merged story with where it leads."""
        with self.database.read() as db:
            return stories.redirects(db)

    def revisions(self, story: str) -> tuple[Page, ...]:
        """Every revision of a story's page, the newest first."""
        with self.database.read() as db:
            return stories.all_revisions(db, story)

    def article(self, article: str, version: int | None = None) -> tuple[Article, str | None]:
        """An article, in its newest version or another, with its story."""
        with self.database.read() as db:
            found = articles.version(db, article, version) if version else next(iter(articles.get(db, [article])), None)
            if found is None:
                raise NotFoundError("There is no article %(article)s.", article=article)
            return found, articles.story_of(db, article)

    def search(self, query: str, limit: int = 50) -> tuple[Page, ...]:
        """The stories that hold all words of `query`, best first."""
        with self.database.read() as db:
            found = (stories.newest(db, story) for story in search.find(db, query, limit))
            return tuple(p for p in found if p)

    # A person's word on which articles make a story

    def merge_stories(self, story: str, into: str, reason: str = "") -> Decision:
        """Make two stories one, at the address of `into`. The program never parts these articles again."""
        with self.database.begin() as db:
            now = self.clock()
            decision = decisions.merge(
                db, self._resolve(db, story), self._resolve(db, into), "person", reason or "A person merged them.", now
            )
            self._rewrite(db, decision.other)
            return decision

    def split_story(self, story: str, moved: Sequence[str], reason: str = "") -> Decision:
        """Give some articles of a story a story of their own. The program never joins the two again."""
        with self.database.begin() as db:
            now = self.clock()
            decision = decisions.split(
                db, self._resolve(db, story), moved, "person", reason or "A person split it.", now
            )
            self._rewrite(db, decision.story, decision.other)
            return decision

    def undo(self, what: str) -> Decision:
        """Take a decision back, by its id or by the id of a story: the last one about it."""
        with self.database.begin() as db:
            decision = decisions.get(db, what) or decisions.last_of(db, self._named(db, what))
            if decision is None:
                raise BroadsheetError(f"No merge or split of {what} is left to undo. See `broadsheet story decisions`.")
            decisions.undo(db, decision, self.clock())
            self._rewrite(db, decision.story, decision.other)
            return decision

    def decisions(self) -> tuple[Decision, ...]:
        """Every merge and split, by the program and by people, the first one first."""
        with self.database.read() as db:
            return decisions.all_decisions(db)

    def _rewrite(self, db: Connection, *changed: str) -> None:
        live = [story for story in changed if stories.redirect(db, story) is None]
        stories.changed(db, live, self.clock(), timedelta(0), timedelta(0))

    def set_password(self, hashed: str | None) -> None:
        """Let the web app ask for the password with this hash; None: for none."""
        with self.database.begin() as db:
            sessions.set_password(db, hashed)

    def labels(self) -> tuple[Label, ...]:
        """Every mistake that the reader reported, the first first."""
        with self.database.read() as db:
            return labels.all_labels(db)

    # Publishing

    def edition(self) -> Edition:
        """All that is published, as the export and the web app need it, of one moment."""
        with self.database.read() as db:
            return edition.of(db)

    def export(self, target: Path) -> int:
        """Write the static site and the JSON; returns the number of files."""
        return export(self.edition(), target)

    # What is wrong

    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, each with what to do."""
        return problems(self.database, self.settings)

    def lacks_model(self) -> str:
        """Why there is no embedder, as a sentence; "" where there is one."""
        return models.why_none(self.settings)

    def quality(self, days: float = 7.0) -> Quality:
        """How well the stories of the last days hold together; takes about as long as grouping them did."""
        with self.database.read() as db:
            live = read(db, self.settings, self.clock(), days)
        return measured(live)

    def last_quality(self) -> Quality | None:
        """The same as it was measured last, which a round does once a day."""
        with self.database.read() as db:
            return qualities.newest(db)

    def traces(self) -> tuple[tuple[str, str, str, str], ...]:
        """(stage, item, reason, trace) of every bug met."""
        with self.database.read() as db:
            return faults.all_faults(db)

    def read_pages(self) -> tuple[tuple[str, str], ...]:
        """(address, article) of every page that gave an article."""
        with self.database.read() as db:
            return pages.extracted(db)

    def skipped_pages(self) -> tuple[tuple[str, str], ...]:
        """(address, reason) of every page that gave no article."""
        with self.database.read() as db:
            return pages.skipped(db)


def _tidy(topic: str) -> str:
    """A topic's name as it is kept: in one line, of a length that a list can show."""
    return " ".join(topic.split())[:_LONGEST_TOPIC]
