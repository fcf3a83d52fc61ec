"""Work for tests of executors: in a module, so that other processes can import it."""

import os
import signal
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from broadsheet.config import Settings
from broadsheet.news.outcome import Done, Outcome
from broadsheet.runtime.contract import Stage, Tools
from broadsheet.runtime.executors import each

NOW = datetime(2026, 3, 12, 7, 0, tzinfo=UTC)


def tools() -> Tools:
    return Tools(Settings(embedder="none"), _now, None)


def no_tools() -> Tools:
    raise RuntimeError("a library is missing")


def _now() -> datetime:
    return NOW


def _one(item: str) -> Outcome[Any]:
    if item == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "bug":
        raise ZeroDivisionError("our own bug")
    return Done(item, (lambda: None) if item == "unsendable" else item.upper())


def work(items: Sequence[str], _: Tools) -> Iterable[Outcome[Any]]:
    return each(str, _one, items)


def whereabouts(items: Sequence[str], _: Tools) -> Iterable[Outcome[Any]]:
    return [Done(item, os.getpid()) for item in items]


def niceness(items: Sequence[str], _: Tools) -> Iterable[Outcome[Any]]:
    return [Done(item, os.nice(0)) for item in items]


def touch(items: Sequence[str], _: Tools) -> Iterable[Outcome[Any]]:
    for item in items:
        Path(item).touch()
        yield Done(item, True)


def stage(parallel: bool = True, labour: Any = work) -> Stage:
    return Stage("labour", lambda *_: [], lambda *_: [], labour, lambda *_: None, parallel=parallel)
