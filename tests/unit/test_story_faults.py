"""Whatever comes, in whatever order, and wherever it is killed: every article ends in one story, whole."""

import threading
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storyroom import FIRE, NOON, ODD, QUAKE, STAGES, Newsroom, article, broken, newsroom

from broadsheet.runtime.contract import Round
from broadsheet.stages.group.similarity import Measure
from broadsheet.store import articles, decisions, stories
from broadsheet.store.database import Database
from broadsheet.store.schema import members
from broadsheet.store.schema import stories as story_rows


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the newest schema: to copy it is quicker than to make one."""
    file = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    Database(f"sqlite:///{file}").close()
    return file


steps = st.one_of(
    st.tuples(st.just("arrive"), st.integers(0, len(ODD) - 1)),
    st.tuples(st.just("run"), st.sampled_from(STAGES)),
    st.tuples(st.just("twice"), st.sampled_from(STAGES)),
    st.tuples(st.sampled_from(("killed", "in vain")), st.sampled_from(STAGES), st.integers(0, 12)),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=14), st.permutations(range(len(ODD))))
def test_no_story_is_lost_doubled_or_half_merged(empty: Path, first: list[Any], rest: list[int]) -> None:
    with newsroom(empty) as room:
        for what, *about in first:
            match what:
                case "arrive":
                    room.arrive(ODD[about[0]])
                case "run":
                    room.run(about[0])
                case "twice":
                    room.run_twice_at_once(about[0])
                case "killed":
                    room.run_killed(*about)
                case "in vain":
                    room.run_in_vain(*about)
        for n in rest:
            room.arrive(ODD[n])
        room.finish()
        with room.database.read() as db:
            assert broken(db) == []
            assert articles.count(db) == len(ODD) - 1  # one came twice


def test_killed_before_every_single_write_the_stories_end_as_if_nobody_had_touched_them(empty: Path) -> None:
    told = []
    for killed in (False, True):
        with newsroom(empty) as room:
            for new in ODD:
                room.arrive(new)
            for name in STAGES:
                for after in range(30) if killed else ():
                    room.run_killed(name, after)
            room.finish()
            with room.database.read() as db:
                assert broken(db) == []
                told.append([stories.articles_of(db, s) for s in sorted(db.scalars(sa.select(story_rows.c.id)))])
    assert told[0] == told[1]


def test_five_hundred_reports_of_one_event_in_an_hour_are_one_story_in_the_database(empty: Path) -> None:
    with newsroom(empty) as room:
        burst = [
            article(100 + n, "Ferry fire off Norvale kills 12", f"{FIRE} Witness {n} saw smoke.", n / 500)
            for n in range(500)
        ]
        with room.database.begin() as db:
            for new in burst:
                articles.save(db, new, None)
        room.finish()
        with room.database.read() as db:
            assert broken(db) == []
            assert (
                db.scalar(sa.select(sa.func.count()).select_from(story_rows).where(story_rows.c.merged_into.is_(None)))
                == 1
            )


def test_the_same_article_twice_at_once_from_two_workers_is_one_article_in_one_story(empty: Path) -> None:
    with newsroom(empty) as room:
        both = [room, Newsroom(Path(str(room.database.engine.url.database)))]
        together = threading.Barrier(2, timeout=20)

        def work(mine: Newsroom, shift: int) -> None:
            for n in range(len(ODD)):
                together.wait()
                mine.arrive(ODD[(n + shift) % 3 if n < 3 else n])  # the same at once, and crosswise
                for name in STAGES:
                    mine.run(name)

        with ThreadPoolExecutor(2) as threads:
            for done in [threads.submit(work, mine, shift) for shift, mine in enumerate(both)]:
                done.result()
        room.finish()
        both[1].database.close()
        with room.database.read() as db:
            assert broken(db) == []
            assert articles.count(db) == len(ODD) - 1


def test_a_report_of_a_story_that_a_person_merged_meanwhile_stands_where_its_address_leads(empty: Path) -> None:
    with newsroom(empty) as room:
        for first in (ODD[0], ODD[3]):
            room.arrive(first)
        for name in STAGES:
            room.run(name)
        room.arrive(ODD[1])
        room.run("measure")
        stage = room.stages["group"]
        found = room.work(stage)
        with room.database.begin() as db:
            fire, quake = (articles.story_of(db, ODD[n].id) or "" for n in (0, 3))
            decisions.merge(db, fire, quake, "person", "One day.", NOON)
        with room.database.begin() as db:
            stage.save(db, found, Round(NOON))
        room.finish()
        with room.database.read() as db:
            assert broken(db) == []
            assert articles.story_of(db, ODD[1].id) == quake


PLACES = [f"{a}{b}" for a in ("Tan", "Ker", "Mol", "Vas", "Quil", "Harn", "Ost", "Bel", "Dru", "Zan")
          for b in ("imbar", "madec", "ovia", "etta", "mere", "dale", "wick", "ford", "ina", "holm")]  # fmt: skip


def burst() -> list[Any]:
    """2,000 headlines of half an hour: 400 look-alikes of a hundred quakes, 300 reports of one fire, and 1,300 of what else there is."""
    came = []
    for n in range(400):
        place, strength = PLACES[n % 100], f"{4 + n % 100 % 37 / 10:.1f}"
        text = QUAKE.replace("5.8", strength).replace("Tanimbar", place).replace("40 km", f"{11 + n % 100} km")
        came.append(article(1000 + n, f"Magnitude {strength} earthquake strikes off {place}", text, n / 800))
    for n in range(300):
        came.append(article(2000 + n, "Ferry fire off Norvale kills 12", f"{FIRE} Witness {n} saw smoke.", n / 600))
    for n in range(1300):
        words = " ".join(
            f"{word}{(n * 7919 + k) % 2600}"
            for k, word in enumerate(("harbour", "levy", "crane", "vote", "orchard", "tram"))
        )
        came.append(article(3000 + n, f"Council votes on {words}", f"It is about {words}, said the clerk.", n / 2600))
    return came


def test_a_burst_of_two_thousand_headlines_in_one_round_is_placed_with_bounded_work(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = Counter[str]()
    glances = Measure.glances

    def counted(self: Measure, others: Any) -> Any:
        compared["pairs"] += len(others)
        return glances(self, others)

    monkeypatch.setattr(Measure, "glances", counted)
    with newsroom(empty) as room:
        came = burst()
        with room.database.begin() as db:
            for new in came:
                articles.save(db, new, None)
        for name in STAGES:
            room.run(name)
        with room.database.read() as db:
            assert broken(db) == []
            story_of = {r.article: r.story for r in db.execute(sa.select(members.c.article, members.c.story))}
        told = defaultdict(set)
        for new in came:
            told[story_of[new.id]].add(new.title if "earthquake" in new.title else new.title.split(" kills")[0])
        assert {len(titles) for titles in told.values() if any("earthquake" in t for t in titles)} == {1}
        assert len({story_of[new.id] for new in came if "Ferry fire" in new.title}) == 1
        assert compared["pairs"] < 250 * len(came)
