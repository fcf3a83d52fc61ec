"""The demo edition, read once over real HTTP, in the morning and in the evening."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from served import PATIENCE_MS

from broadsheet.app import Broadsheet
from broadsheet.config import Settings, load
from broadsheet.demo.newsroom import EVENING, MORNING
from broadsheet.demo.server import DemoWorld
from broadsheet.inference.models import pull
from broadsheet.runtime.clock import FixedClock

expect.set_options(timeout=PATIENCE_MS)


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


_NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # no test asks for a name


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, for one module: while it is open no other event loop can run in this thread."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "These tests need the browser chromium: run .ci/run, or apt-get install chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", _NOWHERE]
        )
        yield browser
        browser.close()
