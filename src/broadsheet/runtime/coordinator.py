"""The coordinator: asks each stage what is due, has it worked on, saves."""

import fcntl
import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

from broadsheet.errors import BroadsheetError
from broadsheet.news.outcome import Done, Fault, Outcome
from broadsheet.runtime.contract import Round, Stage
from broadsheet.runtime.executors import Executor, fault
from broadsheet.store import faults
from broadsheet.store.database import Connection, Database

Progress = Callable[[str, int, int], None]  # stage, items done, items due
_T = TypeVar("_T")
_log = logging.getLogger(__name__)

# Outcomes are saved together that come within so many seconds, up to so many: little is repeated after a kill, and the
# disk is not asked too often.
_SAVED_WITHIN, _SAVED_AT_ONCE = 0.2, 128


@dataclass(slots=True)
class RoundReport:
    """How many items of each stage were done, skipped, put off or met a bug."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)

    def count(self, stage: str, outcome: Outcome[Any]) -> None:
        """Count one outcome."""
        kind = type(outcome).__name__.lower()
        row = self.counts.setdefault(stage, {"done": 0, "skip": 0, "retry": 0, "fault": 0})
        row[kind] += 1


@dataclass(slots=True)
class _Queue:
    """A stage in a round: what was taken up of it, and how many items were done of those that were loaded."""

    stage: Stage
    seen: set[str] = field(default_factory=set)  # an item is tried once, whatever became of it
    failed: set[str] = field(default_factory=set)
    done: int = 0
    total: int = 0

    def note(self, outcome: Outcome[Any]) -> None:
        """Remember what became of an item."""
        if not isinstance(outcome, Done):
            self.failed.add(outcome.key)

    def again(self) -> None:
        """More is coming: what was done can be due anew, a story that grew, and what failed is not tried again."""
        self.seen = set(self.failed)


class Coordinator:
    """Runs the pipeline's stages over one database. What is due is read from it anew each time; nothing is kept here."""

    def __init__(self, database: Database, stages: Sequence[Stage], executor: Executor) -> None:
        self._database, self._stages, self._executor = database, stages, executor
        self.stop = threading.Event()

    def round(self, about: Round, progress: Progress = lambda *_: None) -> RoundReport:
        """Work until nothing more is due at the round's time."""
        report = RoundReport()
        queues = [_Queue(stage) for stage in self._stages]
        for queue, following in zip_longest(queues, queues[1:]):
            self._run(queue, following if queue.stage.ahead else None, about, report, progress)
        return report

    def _run(
        self, queue: _Queue, following: _Queue | None, about: Round, report: RoundReport, progress: Progress
    ) -> None:
        """Work off what is due at a stage. The one `following` it takes each batch while the next is worked on."""
        batches = self._batches(queue, about, report)
        for outcomes in _one_ahead(batches) if following else batches:
            for chunk in _chunks(outcomes):
                for outcome in self._save(queue.stage, chunk, about):
                    queue.note(outcome)
                    report.count(queue.stage.name, outcome)
                    _tell(queue.stage.name, outcome)
                queue.done += len(chunk)
                progress(queue.stage.name, queue.done, queue.total)
                if self.stop.is_set():
                    return
            if following:
                following.again()
                self._run(following, None, about, report, progress)

    def _batches(self, queue: _Queue, about: Round, report: RoundReport) -> Iterator[Iterator[Outcome[Any]]]:
        """What becomes of the items that are due, batch by batch; each is begun when it is asked for."""
        stage = queue.stage
        while not self.stop.is_set():
            with self._database.read() as db:
                due = stage.due(db, about, stage.batch + len(queue.seen))
            keys = [k for k in due if k not in queue.seen][: stage.batch]
            if not keys:
                return
            queue.seen.update(keys)
            items = self._load(queue, keys, about, report)
            queue.total += len(items)
            yield self._executor.run(stage, items)

    def _load(self, queue: _Queue, keys: Sequence[str], about: Round, report: RoundReport) -> Sequence[Any]:
        """The items of `keys`; one that cannot be read is a fault of its own and left out."""
        stage = queue.stage
        with self._database.read() as db:
            try:
                return stage.load(db, keys)
            except BroadsheetError:
                raise
            except Exception:
                unread = [f for key in keys if (f := _unread(stage, db, key))]
                bad = {f.key for f in unread}
                items = stage.load(db, good) if (good := [k for k in keys if k not in bad]) else []
        with self._database.begin() as db:
            for met in unread:
                faults.save(db, stage.name, met.key, met.reason, met.trace, about.now)
                queue.note(met)
                report.count(stage.name, met)
                _tell(stage.name, met)
        return items

    def _save(self, stage: Stage, outcomes: Sequence[Outcome[Any]], about: Round) -> Sequence[Outcome[Any]]:
        """Keep the outcomes and return them; one that cannot be kept becomes a fault and does not harm the others."""
        try:
            self._save_together(stage, outcomes, about)
            return outcomes
        except BroadsheetError:
            raise
        except Exception as error:
            if len(outcomes) > 1:
                return [kept for outcome in outcomes for kept in self._save(stage, [outcome], about)]
            met = [fault(outcomes[0].key, error)]
            self._save_together(stage, met, about)
            return met

    def _save_together(self, stage: Stage, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        with self._database.begin() as db:
            faults.clear(db, stage.name, [o.key for o in outcomes if not isinstance(o, Fault)])
            for outcome in outcomes:
                if isinstance(outcome, Fault):
                    faults.save(db, stage.name, outcome.key, outcome.reason, outcome.trace, about.now)
            stage.save(db, outcomes, about)


def _tell(stage: str, outcome: Outcome[Any]) -> None:
    """Log what became of an item: a bug of ours as an error, what was left out or put off as news of it."""
    if isinstance(outcome, Fault):
        _log.error("%s %s: %s `broadsheet doctor --traces` tells more.", stage, outcome.key, outcome.reason)
    elif isinstance(outcome, Done):
        _log.debug("%s %s: done", stage, outcome.key)
    else:
        _log.info("%s %s: %s", stage, outcome.key, outcome.reason)


def _unread(stage: Stage, db: Connection, key: str) -> Fault | None:
    try:
        stage.load(db, [key])
    except Exception as error:
        return fault(key, error)
    return None


def _chunks(outcomes: Iterator[Outcome[Any]]) -> Iterator[list[Outcome[Any]]]:
    """The outcomes in runs that are saved together."""
    chunk: list[Outcome[Any]] = []
    begun = time.monotonic()
    for outcome in outcomes:
        chunk.append(outcome)
        if len(chunk) == _SAVED_AT_ONCE or time.monotonic() - begun > _SAVED_WITHIN:
            yield chunk
            chunk, begun = [], time.monotonic()
    if chunk:
        yield chunk


def _one_ahead(batches: Iterator[_T]) -> Iterator[_T]:
    """The same, each handed out only when the next was asked for."""
    for this in batches:
        for following in batches:
            yield this
            this = following
        yield this


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Hold the right to run rounds over a home folder; the system lets go of it when the process dies."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / "coordinator.lock").open("w")
    except OSError as error:
        raise BroadsheetError(
            f"{home} cannot be written: {error.strerror}. Set its rights, or set BROADSHEET_HOME to a folder that is yours."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BroadsheetError(
                f"Another Broadsheet is running over {home}. Stop it, or let it do the work."
            ) from error
        yield


def seconds_until(next_due: datetime | None, now: datetime, longest: float) -> float:
    """How long to sleep before the next round, in seconds, between one and `longest`."""
    if next_due is None:
        return longest
    return min(max((next_due - now).total_seconds(), 1.0), longest)
