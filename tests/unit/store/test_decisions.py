"""Stories merged and split by a person and by the program, and taken back."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from broadsheet.errors import BroadsheetError
from broadsheet.news.story import Member
from broadsheet.store import decisions, stories
from broadsheet.store.database import Connection, Database
from broadsheet.store.schema import articles

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.fixture
def db(database: Database):
    with database.begin() as db:
        yield db


def story(db: Connection, name: str, *names: str) -> str:
    """A story of articles that come out an hour apart."""
    stories.found(db, {name: NOON}, NOON)
    for hour, article in enumerate(names):
        values = {"id": article, "canonical_url": f"https://news.example/{article}", "version": 1, "state": "group"}
        db.execute(sa.insert(articles).values(**values, published=NOON + timedelta(hours=hour)))
        stories.add_members(db, [(name, Member(article, NOON, (("words", 0.5),)))])
    return name


def test_a_merged_story_gives_its_articles_and_redirects(db):
    story(db, "A", "a1", "a2"), story(db, "B", "b1")
    decisions.merge(db, "B", "A", "person", "One event.", NOON)
    assert stories.articles_of(db, "A") == ("a1", "a2", "b1")
    assert stories.redirect(db, "B") == "A"


def test_a_merge_taken_back_leaves_what_came_since_where_it_is(db):
    story(db, "A", "a1"), story(db, "B", "b1", "b2")
    merged = decisions.merge(db, "B", "A", "program", "An article matched both.", NOON)
    story(db, "A", "later")
    decisions.undo(db, merged, NOON)
    assert stories.articles_of(db, "A") == ("a1", "later")
    assert stories.articles_of(db, "B") == ("b1", "b2")
    assert stories.redirect(db, "B") is None


def test_a_split_founds_a_story_and_taken_back_it_redirects(db):
    story(db, "A", "a1", "a2", "a3")
    parted = decisions.split(db, "A", ["a3", "a1"], "person", "Two events.", NOON)
    assert stories.articles_of(db, "A") == ("a2",)
    assert stories.articles_of(db, parted.other) == ("a1", "a3")
    decisions.undo(db, parted, NOON)
    assert set(stories.articles_of(db, "A")) == {"a1", "a2", "a3"}
    assert stories.redirect(db, parted.other) == "A"


def test_only_what_a_person_said_binds(db):
    story(db, "A", "a1"), story(db, "B", "b1"), story(db, "C", "c1"), story(db, "D", "d1", "d2")
    by_program = decisions.merge(db, "B", "A", "program", "An article matched both.", NOON)
    by_person = decisions.merge(db, "C", "A", "person", "One event.", NOON)
    parted = decisions.split(db, "D", ["d2"], "person", "Two events.", NOON)
    assert [(d.id, d.binding) for d in decisions.binding(db)] == sorted(
        [(by_person.id, "together"), (parted.id, "apart")]
    )
    decisions.undo(db, by_program, NOON)
    decisions.undo(db, by_person, NOON)
    assert {(d.id, d.binding) for d in decisions.binding(db)} == {(by_program.id, "apart"), (parted.id, "apart")}


def test_the_last_decision_about_a_story_is_found_by_either_address(db):
    story(db, "A", "a1"), story(db, "B", "b1"), story(db, "C", "c1")
    first = decisions.merge(db, "B", "A", "person", "One event.", NOON)
    last = decisions.merge(db, "C", "A", "person", "One event.", NOON + timedelta(minutes=1))
    assert decisions.last_of(db, "A") == decisions.last_of(db, "C") == last
    assert decisions.last_of(db, "B") == first
    decisions.undo(db, last, NOON)
    assert decisions.last_of(db, "A") == first


@pytest.mark.parametrize("moved", [[], ["a1", "a2"], ["b1"]])
def test_a_split_takes_some_of_the_storys_own_articles(db, moved):
    story(db, "A", "a1", "a2"), story(db, "B", "b1")
    with pytest.raises(BroadsheetError):
        decisions.split(db, "A", moved, "person", "", NOON)


def test_a_story_is_not_merged_with_itself_nor_with_nothing(db):
    story(db, "A", "a1")
    for story_name, into in (("A", "A"), ("A", "nothing"), ("nothing", "A")):
        with pytest.raises(BroadsheetError):
            decisions.merge(db, story_name, into, "person", "", NOON)


def test_a_decision_is_taken_back_once(db):
    story(db, "A", "a1"), story(db, "B", "b1")
    merged = decisions.merge(db, "B", "A", "person", "One event.", NOON)
    decisions.undo(db, merged, NOON)
    again = decisions.get(db, merged.id)
    assert again is not None and again.undone == NOON
    with pytest.raises(BroadsheetError, match="undone already"):
        decisions.undo(db, again, NOON)
