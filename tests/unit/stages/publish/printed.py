"""The newsstand's stories in a real library, for tests of what reads from one."""

from dataclasses import replace
from datetime import datetime

from newsstand import (
    ARTICLES,
    BARRIER,
    BOOKS,
    FIRST_REVISION,
    LIBRARY,
    MERGED,
    NOW,
    PAGE,
    SCORES,
    SICK_FEED,
    SINGLE,
    TIDE_FEED,
)

from broadsheet.app import Broadsheet
from broadsheet.news.page import Page
from broadsheet.news.story import Member
from broadsheet.store import articles, feeds, stories


def clock() -> datetime:
    return NOW


def fill(paper: Broadsheet) -> None:
    """Two feeds, four articles, two stories, the first in two revisions, and one that was merged into it."""
    moved = replace(FIRST_REVISION, id=MERGED)
    with paper.database.begin() as db:
        tide, sick = (feeds.add(db, f.url, f.title, f.topic, NOW) for f in (TIDE_FEED, SICK_FEED))
        for article in (*ARTICLES, BOOKS):
            articles.save(db, article, sick.id if article is BOOKS else tide.id)
        for page in (FIRST_REVISION, SINGLE, moved):
            stories.found(db, {page.id: page.first_seen}, page.updated)
            _add_members(db, page)
        for page in (moved, FIRST_REVISION, SINGLE):
            stories.save_page(db, page)
        stories.merge(db, MERGED, BARRIER)
        stories.save_page(db, PAGE)


def _add_members(db: object, page: Page) -> None:
    ids = {BARRIER: [a.id for a in ARTICLES], LIBRARY: [BOOKS.id]}.get(page.id, [])
    for id in ids:
        stories.add_members(db, [(page.id, Member(id, NOW, SCORES.get(id, ())))])  # type: ignore[arg-type]
