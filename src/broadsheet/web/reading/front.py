"""The front page and those of topics: the stories that changed last, in order, with what is new to the reader."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from broadsheet.app import Broadsheet
from broadsheet.errors import NotFoundError
from broadsheet.news.feed import Feed
from broadsheet.news.reader import Filters, Wish
from broadsheet.stages.collect.starter import starter
from broadsheet.stages.publish.mutes import muted
from broadsheet.stages.publish.rank import Weights, rank
from broadsheet.stages.publish.site import Front, Ranked, Seen, StorySummary, topics
from broadsheet.store import facts, feeds, finding, reader
from broadsheet.store.database import Connection
from broadsheet.web.kept import Kept, Summaries

LATEST = 400  # stories that changed last: older ones have lost so much freshness that none reaches the front page


class FrontPage:
    """The front page of a library. Each method raises BroadsheetError where there is no such topic."""

    def __init__(self, paper: Broadsheet, summaries: Summaries) -> None:
        self._paper = paper
        self._summaries = summaries
        self._recent: Kept[tuple[StorySummary, ...]] = Kept(2)
        self.weights = _weights_of(paper)

    def ranked(self) -> tuple[Ranked, ...]:
        """The stories in front-page order."""
        with self._paper.database.read() as db:
            return self._rank(self._newest(db, feeds.all_feeds(db)), reader.all_wishes(db))

    def _newest(self, db: Connection, followed: Sequence[Feed]) -> tuple[StorySummary, ...]:
        """The summaries of what changed last, with their topics."""
        keys = finding.newest(db, LATEST)
        topics_now = tuple((f.id, f.topic) for f in followed)

        def make() -> tuple[StorySummary, ...]:
            told = facts.topics_of(db, [story for story, _ in keys])
            return tuple(replace(s, topics=told.get(s.id, ())) for s in self._summaries.of(db, keys))

        return self._recent.of((keys, topics_now), make)

    def _rank(self, found: Sequence[StorySummary], wishes: Sequence[Wish]) -> tuple[Ranked, ...]:
        preferred = {w.value for w in wishes if w.wish == "prefer" and w.kind == "topic"}
        return rank(found, self._paper.clock(), self.weights, preferred)

    def page(self, topic: str = "", *, only_fresh: bool = False, all_shown: bool = False) -> Front:
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
        keys = finding.find(db, Filters(topic=topic), self._paper.clock(), LATEST)
        return tuple(replace(s, topics=(topic,)) for s in self._summaries.of(db, keys))

    def _seen(
        self, db: Connection, shown: Sequence[StorySummary], hidden: int, *, all_shown: bool, only_fresh: bool
    ) -> Seen:
        since = reader.last_visit(db, self._paper.clock())
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

    def check_topic(self, topic: str) -> None:
        """Raise NotFoundError for a topic that no feed has."""
        if topic not in {f.topic for f in self._paper.feeds()}:
            raise NotFoundError(
                "No feed has the topic %(topic)s. The front page lists the topics that there are.", topic=topic
            )

    def wishes(self) -> tuple[Wish, ...]:
        """What the reader wants less and more of."""
        with self._paper.database.read() as db:
            return reader.all_wishes(db)


def _weights_of(paper: Broadsheet) -> Weights:
    """The weights of the front page, as the settings have them."""
    s = paper.settings
    return Weights(
        timedelta(hours=s.rank_half_life_hours),
        timedelta(hours=s.rank_pace_hours),
        s.rank_pace_weight,
        s.rank_picture,
        s.rank_topic,
    )
