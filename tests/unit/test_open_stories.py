"""The window that a process keeps: it tells what the database tells, and reads no more than it must."""

import gc
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storyroom import NOON, ODD, STAGES, Newsroom, article, broken, newsroom

from broadsheet.open_stories import OpenStories
from broadsheet.stages.group.features import Features
from broadsheet.store import articles, decisions
from broadsheet.store.database import Connection, Database
from broadsheet.store.schema import members

SPAN = timedelta(days=4)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the newest schema: to copy it is quicker than to make one."""
    file = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    Database(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def room(empty: Path) -> Iterator[Newsroom]:
    with newsroom(empty) as room:
        yield room


def bring(room: Newsroom, numbers: Sequence[int]) -> None:
    """These articles come in, and a round is run."""
    room.now += timedelta(minutes=1)
    for n in numbers:
        room.arrive(ODD[n])
    for name in STAGES:
        room.run(name)


def standing(room: Newsroom) -> list[tuple[object, ...]]:
    with room.database.read() as db:
        return sorted(map(tuple, db.execute(sa.select(members))))


def held(kept: OpenStories, db: Connection, at: datetime = NOON) -> dict[str, str]:
    """Where everything stands that the window knows to be open."""
    window = kept.around(db, [at])
    return dict(window._members.story_of)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(len(ODD))), st.lists(st.integers(3, 8), min_size=len(ODD), max_size=len(ODD)))
def test_a_process_that_lives_on_places_as_one_that_starts_anew_at_every_round(
    empty: Path, order: list[int], sizes: list[int]
) -> None:
    told = []
    for lives_on in (True, False):
        with newsroom(empty) as room:
            rest = list(order)
            for size in sizes:
                bring(room, rest[:size])
                rest = rest[size:]
                if not lives_on:
                    room.start()
            told.append(standing(room))
    assert told[0] == told[1]


def test_what_another_process_placed_is_there(room: Newsroom) -> None:
    other = Newsroom(Path(str(room.database.engine.url.database)))
    for n in range(len(ODD)):
        bring((room, other)[n % 2], [n])
    kept = standing(room)
    other.database.close()
    with room.database.read() as db:
        assert broken(db) == []
    story_of = {row[0]: row[1] for row in kept}
    assert len(story_of) == len(ODD) - 1
    assert story_of[ODD[0].id] == story_of[ODD[1].id]  # which the one and the other placed


def test_what_a_person_split_stands_apart_at_the_next_look(room: Newsroom) -> None:
    bring(room, [0, 1])
    kept = OpenStories(SPAN)
    with room.database.read() as db:
        assert len(set(held(kept, db).values())) == 1
    with room.database.begin() as db:
        (story,) = set(held(kept, db).values())
        decisions.split(db, story, [ODD[1].id], "person", "Another ship.", NOON)
    with room.database.read() as db:
        assert len(set(held(kept, db).values())) == 2


def test_a_placement_that_was_never_saved_is_forgotten_with_its_words(room: Newsroom) -> None:
    bring(room, [0])
    kept = OpenStories(SPAN)
    with room.database.read() as db:
        new = Features.from_bytes(articles.features_of(db, [ODD[0].id])[ODD[0].id])
        window = kept.around(db, [NOON], [new])
        window.place(new)
        again = kept.around(db, [NOON])
        assert again is not window
        assert again.rarity.documents == 1


def test_the_features_of_what_is_known_are_not_read_again(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    from_store = articles.features_of

    def counted(db: Connection, ids: Sequence[str]) -> dict[str, bytes]:
        read.append(len(ids))
        return from_store(db, ids)

    bring(room, [0, 1, 3])
    monkeypatch.setattr(articles, "features_of", counted)
    kept = OpenStories(SPAN)
    with room.database.read() as db:
        for _ in range(3):
            kept.around(db, [NOON])
    assert read == [3, 0, 0]


def test_what_is_open_only_to_look_again_stays_while_articles_are_placed(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("broadsheet.open_stories._ROOM", 0)
    for day in range(40):
        room.arrive(article(100 + day, f"Harbour day {day}", f"Crane {day} was mended.", 24.0 * day))
    for name in STAGES:
        room.run(name)
    kept, every_day = OpenStories(SPAN), [NOON + timedelta(days=day) for day in range(40)]
    with room.database.read() as db:
        placed = Features.from_bytes(articles.features_of(db, ["A100"])["A100"])
        window = kept.around(db, every_day)
        for _ in range(3):
            assert kept.around(db, [NOON], [placed]) is window
        assert kept.around(db, every_day) is window


def test_one_wrong_date_does_not_open_all_the_years_between(room: Newsroom) -> None:
    bring(room, [0, 7])  # the second of them is of 1970
    years_between = [article(90 + n, f"Harbour day {n}", "The harbour was open.", -24 * 365 * n) for n in range(1, 9)]
    for old in years_between:
        room.arrive(old)
    for name in STAGES:
        room.run(name)
    with room.database.read() as db:
        kept = OpenStories(SPAN)
        window = kept.around(db, [NOON, NOON - timedelta(days=365 * 56)])
        assert len(window) == 2


def test_what_is_closed_is_let_go_once_there_is_much_of_it(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("broadsheet.open_stories._ROOM", 2)
    for day in range(40):
        room.arrive(article(100 + day, f"Harbour day {day}", f"Crane {day} was mended.", 24.0 * day))
    for name in STAGES:
        room.run(name)
    kept, sizes = OpenStories(SPAN), []
    with room.database.read() as db:
        for day in range(40):
            sizes.append(len(kept.around(db, [NOON + timedelta(days=day)])))
    assert max(sizes) <= 2 * 9 + 3


def test_the_collector_of_cycles_leaves_alone_what_a_window_holds(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("broadsheet.open_stories._SETTLED", 3)
    bring(room, [0, 1])
    gc.unfreeze()
    kept = OpenStories(SPAN)
    with room.database.read() as db:
        kept.around(db, [NOON])
        assert gc.get_freeze_count() == 0
    bring(room, [3, 4])
    gc.unfreeze()
    with room.database.read() as db:
        kept.around(db, [NOON])
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
