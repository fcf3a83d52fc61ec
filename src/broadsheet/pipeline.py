"""START HERE. The pipeline: a table of stages, each with what makes it due, its work, and what it marks due next.

    stage      takes                    gives                        due when
    poll       a feed                   entries                      its next poll has come
    fetch      a listed address         its raw page                 it is new, has changed, or is to be looked at again
    extract    a raw page               an article, or a new version its bytes, or the feed's own text, are there
    measure    an article               features to compare it by    it has none
    group      features, in time order  a place in a story           it stands in no story
    follow     a story                  the older one it follows     nobody has looked for that
    tend       a story                  merges and splits            its members changed since the last look
    interpret  an article               evidence: what it says where its newest version has none
    pictures   a picture's address      its size and hash            nobody has looked at it
    narrate    a story                  a page, verified             it changed, and paused or reached its deadline
    reword     a section                it in a model's words        a language model is set and nobody has asked it
    narrate    a story                  the page in those words      the last of its sections has its answer
    assess     the last days' stories   how well they hold together  nobody has measured for a day

The work is in `stages/`, pure; what is due and what is kept is in `store/`; this module binds the two.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from broadsheet.config import Settings
from broadsheet.follow_stage import follow
from broadsheet.net.sites import same_site
from broadsheet.news.article import Article
from broadsheet.news.feed import Feed
from broadsheet.news.outcome import Done, Fault, Outcome, Retry, Skip
from broadsheet.open_stories import OpenStories
from broadsheet.page_stages import narrate, reword
from broadsheet.quality import assess
from broadsheet.runtime.contract import Round, Stage, Tools
from broadsheet.runtime.executors import each
from broadsheet.stages.collect.fetch import PageRequest, fetch_pages
from broadsheet.stages.collect.pictures import look_at
from broadsheet.stages.collect.poll import poll_feeds
from broadsheet.stages.extract.addresses import host_name
from broadsheet.stages.extract.extract import extract, from_entry
from broadsheet.stages.group.features import features
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.store import articles, feeds, pages
from broadsheet.store.database import Connection
from broadsheet.store.pages import Fetched
from broadsheet.story_stages import group, mark_changed, tend


def pipeline(settings: Settings) -> tuple[Stage, ...]:
    """The stages in the order in which the data flows. A page is there before a language model has had its say."""
    open_stories = OpenStories(settings.story_window)
    written = (narrate(settings), reword(settings), narrate(settings)) if settings.llm_url else (narrate(settings),)
    return (
        _poll(),
        _fetch(settings),
        _extract(settings),
        _measure(),
        group(settings, open_stories),
        follow(settings),
        tend(settings, open_stories),
        _interpret(settings),
        _pictures(settings),
        *written,
        assess(settings),
    )


def _poll() -> Stage:
    def work(items: Sequence[Feed], tools: Tools) -> Iterable[Outcome[Any]]:
        return poll_feeds(items, tools.settings, tools.clock)

    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                feeds.save(db, outcome.result.feed)
                pages.add_entries(db, outcome.result.entries, about.now)

    return Stage("poll", lambda db, about, n: feeds.due(db, about.now, n), feeds.get, work, save, parallel=False)


def _oldest(settings: Settings, about: Round) -> datetime | None:
    """The time before which entries are left out; None where every age counts."""
    return None if about.all_ages else about.now - settings.max_age


def _fetch(settings: Settings) -> Stage:
    def due(db: Connection, about: Round, limit: int) -> Sequence[str]:
        return pages.due(db, about.now, _oldest(settings, about), limit)

    def load(_: Connection, keys: Sequence[str]) -> Sequence[PageRequest]:
        return [PageRequest(key, key) for key in keys]

    def work(items: Sequence[PageRequest], tools: Tools) -> Iterable[Outcome[Any]]:
        return fetch_pages(items, tools.settings, tools.clock)

    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            match outcome:
                case Done(key, page):
                    pages.save_fetched(db, key, page.final_url, page.content_type, page.body)
                case Skip(key, reason):
                    pages.save_nothing(db, key, reason)
                case Retry(key, reason, after):
                    pages.save_later(db, key, reason, about.now + after)

    return Stage("fetch", due, load, work, save, batch=1000, parallel=False)


def _extract_one(page: Fetched, now: datetime) -> Outcome[Article]:
    seen = max(now, page.seen) if page.body else now
    if page.body:
        return extract(page.body, page.content_type, page.final_url, page.url, page.entry, seen)
    if page.entry is None:
        return Skip(page.url, page.reason or "There is no page.")
    return from_entry(
        page.entry, seen, host_name(page.url), page.reason or "The entry has no page of its own.", page.url
    )


def _named(outcome: Outcome[Article], page: Fetched) -> Outcome[Article]:
    """The article under the name of its feed, where nothing but its host names the outlet and the feed is the outlet's own."""
    if not isinstance(outcome, Done) or outcome.result.outlet != host_name(outcome.result.url):
        return outcome
    name = re.split(r" [-|–—»:] |: ", page.feed)[0].strip()
    own = not outcome.result.url or same_site(page.feed_url, outcome.result.url)
    return Done(outcome.key, replace(outcome.result, outlet=name)) if name and own else outcome


def _page_url(page: Fetched) -> str:
    return page.url


def _extract_work(items: Sequence[Fetched], tools: Tools) -> Iterable[Outcome[Any]]:
    now = tools.clock()
    return each(_page_url, lambda page: _named(_extract_one(page, now), page), items)


def _extract(settings: Settings) -> Stage:
    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                article = articles.save(db, outcome.result, pages.feed_of(db, outcome.key))
                pages.settle(db, outcome.key, article, None, about.now)
            elif isinstance(outcome, Skip):
                pages.settle(db, outcome.key, None, outcome.reason, about.now)

    def due(db: Connection, about: Round, limit: int) -> Sequence[str]:
        return pages.to_extract(db, about.now, _oldest(settings, about), limit)

    return Stage("extract", due, pages.load, _extract_work, save, _page_url)


def _article_id(article: Article) -> str:
    return article.id


def _measure_work(items: Sequence[Article], tools: Tools) -> Iterable[Outcome[Any]]:
    return each(_article_id, lambda a: Done(a.id, features(a, tools.embedder).to_bytes()), items)


def _measure() -> Stage:
    def save(db: Connection, outcomes: Sequence[Outcome[Any]], _: Round) -> None:
        articles.save_features(db, {o.key: o.result for o in outcomes if isinstance(o, Done)})

    def due(db: Connection, _: Round, limit: int) -> Sequence[str]:
        return articles.to_measure(db, limit)

    return Stage("measure", due, articles.get, _measure_work, save, _article_id, ahead=True)


def _interpret_work(items: Sequence[Article], _: Tools) -> Iterable[Outcome[Any]]:
    return each(_article_id, lambda a: Done(a.id, interpret(a)), items)


def _interpret(settings: Settings) -> Stage:
    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                articles.save_evidence(db, outcome.result)
                story = articles.story_of(db, outcome.key)
                if story and outcome.result.version > 1:
                    mark_changed(db, [story], about, settings)

    return Stage(
        "interpret", lambda db, _, n: articles.to_interpret(db, n), articles.get, _interpret_work, save, _article_id
    )


def _pictures(settings: Settings) -> Stage:
    def work(items: Sequence[str], tools: Tools) -> Iterable[Outcome[Any]]:
        return look_at(items, tools.settings, tools.clock)

    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                articles.save_look(db, outcome.result)
                mark_changed(db, articles.stories_showing(db, outcome.key), about, settings)
            elif isinstance(outcome, Skip | Retry | Fault):
                articles.save_no_look(db, outcome.key, outcome.reason)

    return Stage(
        "pictures",
        lambda db, about, n: articles.pictures_due(db, about.now, n),
        lambda _, keys: keys,
        work,
        save,
        batch=1000,
        parallel=False,
    )
