from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadsheet.news.reader import Filters, Label, Wish
from broadsheet.store import labels, reader
from broadsheet.store.counter import ChangeCounter
from broadsheet.store.database import Connection, Database

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite3'}")
    yield made
    made.close()


@pytest.fixture
def db(database: Database) -> Iterator[Connection]:
    with database.begin() as db:
        yield db


def test_within_one_visit_what_was_seen_before_it_stays_known(db: Connection) -> None:
    reader.read(db, "S", 1, NOON)
    reader.read(db, "S", 2, NOON + HOUR)
    reader.read(db, "S", 3, NOON + HOUR + timedelta(minutes=5))
    visit = reader.visit(db, "S")
    assert visit is not None
    assert (visit.revision, visit.before, visit.before_at) == (3, 1, NOON)


def test_an_old_revision_read_again_takes_nothing_back(db: Connection) -> None:
    reader.read(db, "S", 3, NOON)
    reader.read(db, "S", 1, NOON + HOUR)
    assert reader.read_revisions(db, ["S", "T"]) == {"S": 3}


def test_the_visit_before_ended_when_the_reader_last_looked(db: Connection) -> None:
    assert reader.last_visit(db, NOON) is None
    reader.arrive(db, NOON)
    reader.arrive(db, NOON + timedelta(minutes=10))
    assert reader.last_visit(db, NOON + timedelta(minutes=20)) is None
    assert reader.last_visit(db, NOON + HOUR) == NOON + timedelta(minutes=10)
    reader.arrive(db, NOON + HOUR)
    assert reader.last_visit(db, NOON + HOUR + timedelta(minutes=9)) == NOON + timedelta(minutes=10)


def test_everything_can_be_counted_as_seen(db: Connection) -> None:
    reader.see_all(db, NOON)
    assert reader.last_visit(db, NOON + timedelta(minutes=1)) == NOON


def test_stars_come_and_go_the_last_first(db: Connection) -> None:
    reader.star(db, "S", True, NOON)
    reader.star(db, "T", True, NOON + HOUR)
    reader.star(db, "S", True, NOON + 2 * HOUR)
    assert reader.starred(db) == ("S", "T")
    reader.star(db, "S", False, NOON)
    assert reader.starred(db) == ("T",)


def test_a_newer_wish_takes_the_place_of_the_older(db: Connection) -> None:
    reader.wish(db, Wish("topic", "Coast"))
    reader.wish(db, Wish("topic", "Coast", "prefer"))
    assert reader.all_wishes(db) == (Wish("topic", "Coast", "prefer"),)
    reader.forget(db, Wish("topic", "Coast"))
    assert reader.all_wishes(db) == ()


def test_the_same_search_is_saved_once_under_its_newest_name(db: Connection) -> None:
    one = reader.save_search(db, "Tides", Filters(query="tide"), NOON)
    two = reader.save_search(db, "High water", Filters(query="tide"), NOON + HOUR)
    assert one.id == two.id
    assert [s.name for s in reader.saved_searches(db)] == ["High water"]
    reader.forget_search(db, one.id)
    assert reader.saved_searches(db) == ()


def test_a_label_is_kept_once_in_the_order_of_time(db: Connection) -> None:
    late, early = (Label(id, at, "wrong date", "S", 1) for id, at in (("2", NOON + HOUR), ("1", NOON)))
    for label in (late, early, late):
        labels.add(db, label)
    assert labels.all_labels(db) == (early, late)


def test_the_counter_sees_every_change_and_nothing_else(database: Database) -> None:
    counter = ChangeCounter(database)
    before = counter.now()
    with database.read() as db:
        reader.starred(db)
    assert counter.now() == before
    with database.begin() as db:
        reader.star(db, "S", True, NOON)
    assert counter.now() != before
    counter.close()
