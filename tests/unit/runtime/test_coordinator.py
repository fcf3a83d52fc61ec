import fcntl
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.news.outcome import Done, Outcome, Retry, Skip
from broadsheet.runtime.contract import Round, Stage, Tools
from broadsheet.runtime.coordinator import Coordinator, only_one, seconds_until
from broadsheet.runtime.executors import Inline, each
from broadsheet.store import faults
from broadsheet.store.database import Connection, Database
from broadsheet.store.schema import terms

NOW = datetime(2026, 3, 12, 7, 0, tzinfo=UTC)


@dataclass
class Desk:
    """A stage of one table: a row is due until it is saved with one document."""

    database: Database
    items: tuple[str, ...] = ("a", "b", "c")
    unreadable: str = ""
    unsavable: str = ""
    answers: dict[str, Callable[[str], Outcome[Any]]] = field(default_factory=dict)
    tried: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        with self.database.begin() as db:
            db.execute(sa.insert(terms), [{"stem": item, "documents": 0} for item in self.items])

    def stage(self) -> Stage:
        return Stage("desk", self._due, self._load, self._work, self._save, batch=2)

    def round(self, stage: Stage | None = None) -> dict[str, dict[str, int]]:
        made = Coordinator(self.database, [stage or self.stage()], Inline(lambda: Tools(Settings(), lambda: NOW, None)))
        return made.round(Round(NOW)).counts

    def saved(self) -> set[str]:
        with self.database.read() as db:
            return set(db.scalars(sa.select(terms.c.stem).where(terms.c.documents == 1)))

    def faults(self) -> list[tuple[str, str]]:
        with self.database.read() as db:
            return [(key, reason) for _, key, reason, _ in faults.all_faults(db)]

    def _due(self, db: Connection, _: Round, limit: int) -> Sequence[str]:
        return list(
            db.scalars(sa.select(terms.c.stem).where(terms.c.documents == 0).order_by(terms.c.stem).limit(limit))
        )

    def _load(self, _: Connection, keys: Sequence[str]) -> Sequence[str]:
        if self.unreadable in keys:
            raise ValueError("a row that cannot be read")
        return keys

    def _work(self, items: Sequence[str], _: Tools) -> Iterable[Outcome[Any]]:
        self.tried += items
        return each(str, lambda item: self.answers.get(item, lambda key: Done(key, 1))(item), items)

    def _save(self, db: Connection, outcomes: Sequence[Outcome[Any]], _: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                db.execute(sa.update(terms).where(terms.c.stem == outcome.key).values(documents=1))
                if outcome.key == self.unsavable:
                    raise ValueError("a result that cannot be saved")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(f"sqlite:///{tmp_path / 'news.sqlite3'}")


def bug(_: str) -> Outcome[Any]:
    raise ZeroDivisionError("our own bug")


def test_a_round_works_until_nothing_is_due(database: Database) -> None:
    desk = Desk(database, tuple("abcdefg"))
    assert desk.round() == {"desk": {"done": 7, "skip": 0, "retry": 0, "fault": 0}}
    assert desk.saved() == set("abcdefg")
    assert desk.round() == {}


def test_a_bug_in_the_work_over_one_item_stops_no_other_and_is_kept(database: Database) -> None:
    desk = Desk(database, answers={"b": bug})
    assert desk.round()["desk"] == {"done": 2, "skip": 0, "retry": 0, "fault": 1}
    assert desk.saved() == {"a", "c"}
    assert desk.faults() == [("b", "ZeroDivisionError: our own bug")]


def test_a_fault_is_cleared_once_its_item_passes(database: Database) -> None:
    desk = Desk(database, answers={"b": bug})
    desk.round()
    desk.answers.clear()
    desk.round()
    assert desk.faults() == []
    assert desk.saved() == {"a", "b", "c"}


def test_a_row_that_cannot_be_read_stops_no_other_and_is_kept(database: Database) -> None:
    desk = Desk(database, unreadable="a")
    assert desk.round()["desk"] == {"done": 2, "skip": 0, "retry": 0, "fault": 1}
    assert desk.saved() == {"b", "c"}
    assert desk.faults() == [("a", "ValueError: a row that cannot be read")]


def test_a_result_that_cannot_be_saved_leaves_nothing_behind_and_stops_no_other(database: Database) -> None:
    desk = Desk(database, unsavable="b")
    assert desk.round()["desk"] == {"done": 2, "skip": 0, "retry": 0, "fault": 1}
    assert desk.saved() == {"a", "c"}
    assert desk.faults() == [("b", "ValueError: a result that cannot be saved")]


def test_skips_and_retries_are_counted_and_are_no_faults(database: Database) -> None:
    later = timedelta(minutes=5)
    desk = Desk(database, answers={"a": lambda k: Skip(k, "nothing there"), "b": lambda k: Retry(k, "busy", later)})
    assert desk.round()["desk"] == {"done": 1, "skip": 1, "retry": 1, "fault": 0}
    assert desk.faults() == []


def test_an_item_is_tried_once_a_round_and_again_in_the_next(database: Database) -> None:
    desk = Desk(database, answers={"a": bug})
    desk.round()
    assert desk.tried.count("a") == 1
    desk.round()
    assert desk.tried.count("a") == 2


class AtOnce:
    """An executor that works when it is called, as a pool begins to, and not when it is asked for the outcomes."""

    def run(self, stage: Stage, items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        return iter([*stage.work(items, Tools(Settings(), lambda: NOW, None))])

    def close(self) -> None:
        """Nothing is held."""


@dataclass
class Second:
    """A stage behind a desk: a row is due once the desk has saved it, and until it is saved with one document more."""

    log: list[str]
    bad: str = ""
    name: str = "second"
    takes: int = 1

    def stage(self) -> Stage:
        return Stage(self.name, self._due, lambda _, keys: keys, self._work, self._save, parallel=False)

    def _due(self, db: Connection, _: Round, limit: int) -> Sequence[str]:
        return list(
            db.scalars(
                sa.select(terms.c.stem).where(terms.c.documents == self.takes).order_by(terms.c.stem).limit(limit)
            )
        )

    def _work(self, items: Sequence[str], _: Tools) -> Iterable[Outcome[Any]]:
        self.log.append(f"{self.name} " + "".join(items))
        return each(str, lambda key: bug(key) if key == self.bad else Done(key, 2), items)

    def _save(self, db: Connection, outcomes: Sequence[Outcome[Any]], _: Round) -> None:
        done = [outcome.key for outcome in outcomes if isinstance(outcome, Done)]
        db.execute(sa.update(terms).where(terms.c.stem.in_(done)).values(documents=self.takes + 1))


@dataclass
class Ahead(Desk):
    """A desk that works ahead of a second, and tells when it begins with what."""

    log: list[str] = field(default_factory=list)

    def stage(self) -> Stage:
        return replace(super().stage(), ahead=True)

    def _work(self, items: Sequence[str], tools: Tools) -> Iterable[Outcome[Any]]:
        self.log.append("first " + "".join(items))
        return super()._work(items, tools)


def test_a_stage_that_works_ahead_has_begun_its_next_batch_when_the_stage_after_it_takes_one(
    database: Database,
) -> None:
    desk = Ahead(database, tuple("abcdef"))
    stages = [desk.stage(), Second(desk.log).stage(), Second(desk.log, name="third", takes=2).stage()]
    counts = Coordinator(database, stages, AtOnce()).round(Round(NOW)).counts
    assert desk.log == ["first ab", "first cd", "second ab", "first ef", "second cd", "second ef", "third abcdef"]
    assert {name: row["done"] for name, row in counts.items()} == {"desk": 6, "second": 6, "third": 6}


def test_what_is_due_anew_behind_a_stage_that_works_ahead_is_done_anew_in_the_same_round(database: Database) -> None:
    desk = Ahead(database, tuple("abcd"))
    second = Second(desk.log)

    def reopen(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        second._save(db, outcomes, about)
        if any(outcome.key == "c" for outcome in outcomes):
            db.execute(sa.update(terms).where(terms.c.stem == "a").values(documents=1))

    Coordinator(database, [desk.stage(), replace(second.stage(), save=reopen)], AtOnce()).round(Round(NOW))
    assert [line for line in desk.log if line.startswith("second")] == ["second ab", "second cd", "second a"]


def test_what_fails_behind_a_stage_that_works_ahead_is_tried_once_a_round(database: Database) -> None:
    desk = Ahead(database, tuple("abcdef"))
    made = Coordinator(database, [desk.stage(), Second(desk.log, bad="a").stage()], AtOnce())
    assert made.round(Round(NOW)).counts["second"] == {"done": 5, "skip": 0, "retry": 0, "fault": 1}
    assert sum("a" in line for line in desk.log if line.startswith("second")) == 1


def test_a_stop_ends_the_round_with_what_is_done_saved(database: Database) -> None:
    desk = Desk(database, tuple("abcdefg"))
    made = Coordinator(database, [desk.stage()], Inline(lambda: Tools(Settings(), lambda: NOW, None)))
    made.round(Round(NOW), lambda *_: made.stop.set())
    assert desk.saved() == {"a", "b"}


def test_a_second_coordinator_over_the_same_home_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with (
        only_one(tmp_path),
        pytest.raises(BroadsheetError, match=r"Another Broadsheet is running.*Stop it"),
        only_one(tmp_path),
    ):
        pass
    with only_one(tmp_path):  # and let in when the first is done
        pass


def test_the_lock_is_the_systems_so_that_a_dead_process_holds_none(tmp_path: Path) -> None:
    with only_one(tmp_path), (tmp_path / "coordinator.lock").open("w") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_home_that_cannot_be_written_is_named_with_advice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BroadsheetError, match=r"cannot be written.*BROADSHEET_HOME"), only_one(tmp_path / "file"):
        pass


@pytest.mark.parametrize(
    ("due", "seconds"),
    [
        (None, 60.0),
        (NOW - timedelta(hours=1), 1.0),
        (NOW + timedelta(seconds=20), 20.0),
        (NOW + timedelta(days=1), 60.0),
    ],
)
def test_the_pause_between_rounds_lasts_until_something_is_due_but_not_for_ever(
    due: datetime | None, seconds: float
) -> None:
    assert seconds_until(due, NOW, 60.0) == seconds


def test_a_fault_is_of_its_stage_alone(database: Database) -> None:
    with database.begin() as db:
        faults.save(db, "desk", "a", "old", "trace", NOW)
        faults.save(db, "other", "a", "stays", "trace", NOW)
        faults.save(db, "desk", "a", "new", "trace", NOW)
        assert faults.all_faults(db) == (("desk", "a", "new", "trace"), ("other", "a", "stays", "trace"))
    desk = Desk(database)
    desk.round()
    assert desk.faults() == [("a", "stays")]
