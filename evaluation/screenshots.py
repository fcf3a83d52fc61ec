"""Takes the pictures of docs/images anew: the front page and a story of the demo edition, in both themes and on a phone.

    python evaluation/screenshots.py

Run it after the pages' look changed. It needs the browser chromium, as the tests do.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from broadsheet.app import Broadsheet
from broadsheet.config import load
from broadsheet.demo.newsroom import EVENING, MORNING
from broadsheet.demo.server import DemoWorld
from broadsheet.runtime.clock import FixedClock

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "e2e"))

from served import served

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SHOTS = {  # name: (page, width, height, theme)
    "front-light": ("front", 1440, 1100, "light"),
    "front-dark": ("front", 1440, 1100, "dark"),
    "front-phone": ("front", 390, 844, "light"),
    "story-light": ("story", 1440, 1100, "light"),
    "story-dark": ("story", 1440, 1100, "dark"),
    "story-phone": ("story", 390, 844, "light"),
}


def take(browser: Browser, name: str, address: str) -> None:
    _, width, height, theme = SHOTS[name]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if theme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)  # pictures below the first ones
    page.screenshot(path=str(IMAGES / f"{name}.png"))
    context.close()


def read(paper: Broadsheet, world: DemoWorld, clock: FixedClock) -> None:
    """The morning's and the evening's edition."""
    for now in (MORNING, EVENING):
        world.now = clock.now = now
        paper.follow((f.url, f.title, f.topic) for f in world.feed_urls)
        paper.run_once()


def main() -> None:
    home, clock = Path(tempfile.mkdtemp()), FixedClock(MORNING)
    settings = load(home=home, allow_private_addresses=True, host_delay=0.0, workers=1)
    with DemoWorld(0, MORNING) as world, Broadsheet(settings=settings, clock=clock) as paper:
        read(paper, world, clock)
        largest = max(paper.stories(), key=lambda page: (page.status.independent_reports, page.id))
        with served(paper) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for name, (kind, *_) in SHOTS.items():
                take(browser, name, address if kind == "front" else f"{address}/stories/{largest.id}")
            browser.close()
    shutil.rmtree(home)


if __name__ == "__main__":
    main()
