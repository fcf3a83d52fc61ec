"""Killed at random moments and started again, a round ends as if nobody had touched it."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from broadsheet.app import Broadsheet
from broadsheet.config import Settings, load
from broadsheet.demo.newsroom import EVENING, MORNING
from broadsheet.demo.server import DemoWorld
from broadsheet.news.page import Page
from broadsheet.store.schema import metadata

_START = "from broadsheet.cli.main import run; run()"
_LONGEST = 60.0  # seconds after which a start that did not begin or end counts as a failure
_KILLS = {MORNING: 3, EVENING: 1}
_PROGRESS = """SELECT (SELECT count(*) FROM entries) + (SELECT count(final_url) FROM pages) + (SELECT count(*) FROM articles)
    + (SELECT count(*) FROM features) + (SELECT count(*) FROM members) + (SELECT count(evidence) FROM versions)
    + (SELECT count(*) FROM pictures WHERE state <> 'due') + (SELECT count(*) FROM revisions)"""


@pytest.fixture(scope="module")
def world() -> Iterator[DemoWorld]:
    with DemoWorld(0, MORNING) as world:
        prompt = {key: replace(outlet, delay=0.0) for key, outlet in world.edition.outlets.items()}
        world.edition = replace(world.edition, outlets=prompt)  # nobody is killed while all wait for one slow outlet
        yield world


@pytest.fixture(scope="module")
def fresh(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that follows the demo's feeds and has read nothing."""
    home = tmp_path_factory.mktemp("fresh")
    with Broadsheet(settings=_settings(home)) as paper:
        paper.follow((f.url, f.title, f.topic) for f in world.feed_urls)
    return home


@dataclass(frozen=True)
class Undisturbed:
    home: Path
    progress: dict[datetime, tuple[int, int]]  # of each round, at its start and at its end


@pytest.fixture(scope="module")
def undisturbed(world: DemoWorld, fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    home, progress = tmp_path_factory.mktemp("undisturbed") / "home", {}
    shutil.copytree(fresh, home)
    for now in (MORNING, EVENING):
        world.now, before = now, _progress(home)
        assert _started(home, now, 1).wait(_LONGEST) == 0
        progress[now] = (before, _progress(home))
    return Undisturbed(home, progress)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_round_killed_at_random_moments_loses_nothing_and_repeats_nothing(
    world: DemoWorld, fresh: Path, undisturbed: Undisturbed, tmp_path: Path, workers: int
) -> None:
    home, moments = tmp_path / "home", random.Random(workers)
    shutil.copytree(fresh, home)
    kills = 0
    for now, most in _KILLS.items():
        world.now = now
        start, end = undisturbed.progress[now]
        for nth in range(most):
            progress = start + (end - start) * (nth + moments.random()) / most
            kills += _killed(home, now, workers, progress, moments.uniform(0, 0.2))
        assert _started(home, now, workers).wait(_LONGEST) == 0
    assert kills >= 2
    assert _published(home) == _published(undisturbed.home)
    assert _rows(home) == _rows(undisturbed.home)
    assert _exported(home, tmp_path / "one") == _exported(undisturbed.home, tmp_path / "two")


def _settings(home: Path) -> Settings:
    return load(home=home, embedder="none", allow_private_addresses=True, host_delay=0.0)


def _started(home: Path, now: datetime, workers: int) -> subprocess.Popen[bytes]:
    """One round of the command line, in a session of its own."""
    environment = os.environ | {
        "BROADSHEET_HOME": str(home),
        "BROADSHEET_WORKERS": str(workers),
        "BROADSHEET_EMBEDDER": "none",
        "BROADSHEET_HOST_DELAY": "0",
        "BROADSHEET_ALLOW_PRIVATE_ADDRESSES": "true",
    }
    command = [sys.executable, "-c", _START, "run", "--once", "--as-of", now.isoformat()]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)


def _progress(home: Path) -> int:
    """How much was saved, over all stages; it only grows."""
    with closing(sqlite3.connect(home / "broadsheet.sqlite3", timeout=30)) as db:
        return int(db.execute(_PROGRESS).fetchone()[0])


def _killed(home: Path, now: datetime, workers: int, progress: float, after: float) -> bool:
    """Kill -9 a round `after` seconds from when it has come so far; False where it was done before that."""
    process = _started(home, now, workers)
    _until(lambda: _progress(home) >= progress or process.poll() is not None)
    try:
        assert process.wait(after) == 0
        return False
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _until(lambda: not _alive(process.pid))  # the processes of its pool go with it
    return True


def _alive(session: int) -> bool:
    """Whether a process of the session is left."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _LONGEST
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _published(home: Path) -> tuple[dict[str, tuple[Page, ...]], dict[str, str]]:
    with Broadsheet(settings=_settings(home)) as paper:
        assert paper.traces() == ()
        return {p.id: paper.revisions(p.id) for p in paper.stories()}, paper.redirects()


def _rows(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with Broadsheet(settings=_settings(home)) as paper, paper.database.read() as db:
        return {t.name: sorted(map(tuple, db.execute(sa.select(t))), key=repr) for t in metadata.sorted_tables}


def _exported(home: Path, target: Path) -> dict[Path, bytes]:
    with Broadsheet(settings=_settings(home)) as paper:
        paper.export(target)
    return {p.relative_to(target): p.read_bytes() for p in target.rglob("*") if p.is_file()}
