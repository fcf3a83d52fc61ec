"""The demo edition, read once over real HTTP, in the morning and in the evening."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.app import Broadsheet
from broadsheet.config import Settings, load
from broadsheet.demo.newsroom import EVENING, MORNING
from broadsheet.demo.server import DemoWorld
from broadsheet.inference.models import pull
from broadsheet.runtime.clock import FixedClock


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load(home=tmp_path_factory.mktemp("home"), allow_private_addresses=True, host_delay=0.0, workers=1)


@pytest.fixture(scope="session")
def paper(settings: Settings) -> Iterator[Broadsheet]:
    pull(settings.embedder, settings)
    clock = FixedClock(MORNING)
    with DemoWorld(0, MORNING) as world, Broadsheet(settings=settings, clock=clock) as paper:
        paper.follow((f.url, f.title, f.topic) for f in world.feed_urls)
        paper.run_once()
        world.now = clock.now = EVENING
        paper.run_once()
        yield paper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"
