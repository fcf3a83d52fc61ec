from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from newsstand import BARRIER, FIRST_REVISION, GAZETTE, LIBRARY, PAGE, SINGLE, TIDE

from broadsheet.news.story import CopyOf, Member
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.store import articles, search, stories
from broadsheet.store.database import Connection

NOW = datetime(2026, 3, 14, 15, 0, tzinfo=UTC)
PAUSE, DEADLINE = timedelta(seconds=20), timedelta(seconds=180)


def _founded(db: Connection, *ids: str) -> None:
    for id in ids:
        stories.found(db, {id: NOW - timedelta(hours=1)}, NOW)


def _saved(db: Connection) -> None:
    for article in (TIDE, GAZETTE):
        articles.save(db, article, None)


def test_a_story_comes_back_with_its_members_in_the_order_in_which_they_joined(db: Connection) -> None:
    _saved(db)
    _founded(db, BARRIER, BARRIER)
    members = (Member(GAZETTE.id, NOW, ()), Member(TIDE.id, NOW, (("words", 0.61),), CopyOf(GAZETTE.id, 0.8)))
    for member in (*members, members[0]):
        stories.add_members(db, [(BARRIER, member)])
    found = stories.get(db, BARRIER)
    assert found is not None
    assert (found.members, found.founded, found.changed) == (members, NOW - timedelta(hours=1), NOW)
    assert stories.get(db, LIBRARY) is None


def test_an_article_stands_in_one_story_only(db: Connection) -> None:
    _saved(db)
    _founded(db, BARRIER, LIBRARY)
    stories.add_members(db, [(BARRIER, Member(TIDE.id, NOW, ()))])
    stories.add_members(db, [(LIBRARY, Member(TIDE.id, NOW, ()))])
    assert articles.story_of(db, TIDE.id) == BARRIER


def test_a_changed_story_is_written_after_a_pause_and_at_the_latest_at_its_deadline(db: Connection) -> None:
    _founded(db, BARRIER)
    at = NOW
    while at < NOW + DEADLINE - PAUSE:
        stories.changed(db, [BARRIER], at, PAUSE, DEADLINE)
        assert stories.to_write(db, at + PAUSE - timedelta(seconds=1), 10) == []
        assert stories.to_write(db, at + PAUSE, 10) == [BARRIER]
        at += PAUSE
    stories.changed(db, [BARRIER], NOW + DEADLINE - timedelta(seconds=5), PAUSE, DEADLINE)
    assert stories.next_write(db, NOW) == NOW + DEADLINE
    assert stories.to_write(db, NOW + DEADLINE, 10) == [BARRIER]
    stories.written(db, BARRIER, None)
    assert stories.to_write(db, NOW + DEADLINE, 10) == []
    stories.changed(db, [BARRIER], NOW + 2 * DEADLINE, PAUSE, DEADLINE)
    assert stories.next_write(db, NOW) == NOW + 2 * DEADLINE + PAUSE


def test_a_story_waits_for_the_evidence_of_all_its_articles(db: Connection) -> None:
    _saved(db)
    _founded(db, BARRIER)
    stories.changed(db, [BARRIER], NOW, timedelta(0), DEADLINE)
    stories.add_members(db, [(BARRIER, Member(TIDE.id, NOW, ()))])
    assert stories.to_write(db, NOW, 10) == []
    articles.save_evidence(db, interpret(TIDE))
    assert stories.to_write(db, NOW, 10) == [BARRIER]


def test_revisions_are_kept_and_the_newest_is_the_page(db: Connection) -> None:
    _founded(db, BARRIER, LIBRARY)
    for page in (FIRST_REVISION, PAGE, SINGLE):
        stories.save_page(db, page)
    assert stories.newest(db, BARRIER) == PAGE
    assert stories.revision(db, BARRIER, FIRST_REVISION.revision) == FIRST_REVISION
    assert stories.all_revisions(db, BARRIER) == (PAGE, FIRST_REVISION)
    assert set(stories.pages(db)) == {PAGE, SINGLE}
    assert len(stories.pages(db, 1)) == 1


def test_a_merged_storys_address_leads_on_for_ever_and_its_members_move(db: Connection) -> None:
    _saved(db)
    _founded(db, "A", "B", "C")
    stories.add_members(db, [("A", Member(TIDE.id, NOW, ()))])
    stories.add_members(db, [("B", Member(GAZETTE.id, NOW, ()))])
    stories.save_page(db, replace(FIRST_REVISION, id="A"))
    stories.changed(db, ["A"], NOW, PAUSE, DEADLINE)
    stories.merge(db, "A", "B")
    stories.merge(db, "B", "C")
    assert stories.redirects(db) == {"A": "C", "B": "C"}
    found = stories.get(db, "C")
    assert found is not None
    assert [m.article for m in found.members] == [GAZETTE.id, TIDE.id]
    assert articles.story_of(db, TIDE.id) == "C"
    assert stories.pages(db) == ()
    assert stories.all_revisions(db, "A") == (replace(FIRST_REVISION, id="A"),)  # old revisions stay readable
    assert stories.to_write(db, NOW + DEADLINE, 10) == []
    assert search.find(db, "barrier", 10) == ()


def test_a_story_without_a_page_says_why(db: Connection) -> None:
    _founded(db, BARRIER)
    stories.written(db, BARRIER, "No sentence can stand.")
    assert stories.unwritten(db) == ((BARRIER, "No sentence can stand."),)
    stories.written(db, BARRIER, None)
    assert stories.unwritten(db) == ()


@pytest.mark.parametrize("prefix", ["01JP5H", "01jp5h", BARRIER])
def test_a_story_is_found_by_the_first_letters_of_its_id(db: Connection, prefix: str) -> None:
    _founded(db, BARRIER, LIBRARY)
    assert stories.ids_of(db, prefix) == [BARRIER]
    assert stories.ids_of(db, "01JP5") == sorted([BARRIER, LIBRARY])
    assert stories.ids_of(db, "%") == []


def test_an_origin_that_was_not_looked_at_again_stays_noted(db: Connection) -> None:
    _saved(db)
    _founded(db, BARRIER)
    stories.add_members(
        db, [(BARRIER, Member(GAZETTE.id, NOW, ())), (BARRIER, Member(TIDE.id, NOW, (), CopyOf("OLD", 0.8)))]
    )
    stories.note_copies(db, {TIDE.id: None, GAZETTE.id: CopyOf(TIDE.id, 0.5)})
    stories.note_copies(db, {TIDE.id: None, GAZETTE.id: None})
    found = stories.get(db, BARRIER)
    assert found is not None
    assert [m.copy_of for m in found.members] == [None, CopyOf("OLD", 0.8)]


def test_after_a_split_no_two_articles_take_one_place(db: Connection) -> None:
    _saved(db)
    _founded(db, BARRIER, LIBRARY)
    stories.add_members(db, [(BARRIER, Member(id, NOW, ())) for id in (GAZETTE.id, TIDE.id, "C")])
    stories.move(db, [GAZETTE.id], LIBRARY)
    stories.add_members(db, [(BARRIER, Member("A", NOW, ()))])
    found = stories.get(db, BARRIER)
    assert found is not None
    assert [m.article for m in found.members] == [TIDE.id, "C", "A"]


def _grown(db: Connection, size: int) -> None:
    """A story of so many articles, which came one after the other."""
    held = len(stories.articles_of(db, BARRIER))
    joining = [(BARRIER, Member(f"A{n:03}", NOW, ())) for n in range(held, size)]
    stories.add_members(db, joining)


def test_a_story_is_weighed_whole_each_time_it_grew_by_a_quarter(db: Connection) -> None:
    _founded(db, BARRIER)
    weighed = []
    for size in range(1, 40):
        _grown(db, size)
        if stories.to_tend(db, 10) and stories.to_weigh(db, [BARRIER]):
            weighed.append(size)
            stories.tended(db, [BARRIER], [BARRIER], NOW)
        else:
            stories.tended(db, [BARRIER], [], NOW)
    assert weighed == [2, 3, 4, 5, 7, 9, 12, 15, 19, 24, 30, 38]


def test_a_story_of_which_a_part_was_moved_is_weighed_whole_at_any_size(db: Connection) -> None:
    _founded(db, BARRIER, LIBRARY)
    _grown(db, 9)
    stories.tended(db, [BARRIER], [BARRIER], NOW)
    assert stories.to_weigh(db, [BARRIER]) == frozenset()
    stories.move(db, ["A008"], LIBRARY)
    assert stories.to_tend(db, 10) == [BARRIER]
    assert stories.to_weigh(db, [BARRIER]) == {BARRIER}
