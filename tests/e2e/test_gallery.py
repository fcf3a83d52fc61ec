"""Pictures of every shape in a real browser: large, upright, wide, tiny, late, and one that never comes."""

import io
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from served import PATIENCE_MS, served

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.news.page import PageImage
from broadsheet.store import stories

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "stages" / "publish"))

import printed
from newsstand import BARRIER, NOW, PAGE

SIZES = {"wide": (3000, 600), "large": (1600, 1067), "upright": (600, 900), "tiny": (120, 80), "late": (1200, 800)}
DESK, PHONE = (1440, 900), (390, 844)


class Outlet:
    """Serves pictures on a free port of this machine; the late one waits until it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        outlet = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.strip("/")
                if name == "late":
                    outlet.let_go.wait(PATIENCE_MS / 1000)
                body = io.BytesIO()
                if name in SIZES:
                    Image.new("RGB", SIZES[name], "teal").save(body, "JPEG")
                self.send_response(200 if name in SIZES else 404)
                self.send_header("Content-Type", "image/jpeg")
                self.send_header("Content-Length", str(body.tell()))
                self.end_headers()
                self.wfile.write(body.getvalue())

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.let_go.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    outlet = Outlet()
    yield outlet
    outlet.close()


@pytest.fixture
def address(tmp_path: Path, outlet: Outlet) -> Iterator[str]:
    """A story with a picture of each kind, behind a server."""
    pictures = tuple(
        PageImage(f"{outlet.address}/{name}", "", f"The {name} one.", "Tide Photo", 1, "https://tide.example/", *size)
        for name, size in (*SIZES.items(), ("gone", (1200, 800)))
    )
    with Broadsheet(settings=Settings(home=tmp_path, embedder="none"), clock=printed.clock) as paper:
        printed.fill(paper)
        with paper.database.begin() as db:
            stories.save_page(db, replace(PAGE, revision=3, images=pictures, updated=NOW))
        with served(paper) as address:
            yield f"{address}/stories/{BARRIER}"


def _open(browser: Browser, address: str, size: tuple[int, int], *, script: bool = True, touch: bool = False) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, has_touch=touch
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(address, wait_until="domcontentloaded")
    return page


def _box(of: Locator) -> tuple[float, float, float, float]:
    box = of.bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]


def test_a_late_picture_and_one_that_never_comes_move_nothing(browser: Browser, address: str, outlet: Outlet) -> None:
    page = _open(browser, address, DESK)
    page.locator(".more-pictures summary").click()
    text = page.locator(".sections h2").first
    page.evaluate("() => document.fonts.ready")
    place = "el => el.getBoundingClientRect().top + scrollY"
    before = text.evaluate(place)
    outlet.let_go.set()
    late = page.locator("figure", has_text="The late one").locator("img")
    late.scroll_into_view_if_needed()
    expect(late).to_have_js_property("naturalWidth", 1200)
    expect(page.locator("figure", has_text="The gone one")).to_contain_text("This picture does not load")
    assert text.evaluate(place) == before
    page.context.close()


def test_a_picture_keeps_its_shape_and_a_small_one_its_size(browser: Browser, address: str) -> None:
    page = _open(browser, address, DESK, script=False)
    page.locator(".more-pictures summary").click()
    for name, (width, height) in SIZES.items():
        _, _, shown, high = _box(page.locator("figure", has_text=f"The {name} one").locator(".frame"))
        assert shown / high == pytest.approx(width / height, rel=0.02), name
        assert shown <= width + 20, name
    page.context.close()


def test_the_viewer_keeps_its_place_from_picture_to_picture(browser: Browser, address: str) -> None:
    page = _open(browser, address, DESK)
    page.get_by_role("link", name="Full size").first.click()
    viewer = page.get_by_role("dialog", name="Pictures")
    expect(viewer).to_contain_text("1/6 The wide one")
    button = viewer.get_by_role("button", name="Next picture")
    places = [_box(viewer.locator("img")) + _box(button)]
    for said in ("2/6 The large one", "3/6 The upright one", "4/6 The tiny one"):
        button.click()
        expect(viewer).to_contain_text(said)
        places.append(_box(viewer.locator("img")) + _box(button))
    assert len(set(places)) == 1
    page.keyboard.press("ArrowLeft")
    expect(viewer).to_contain_text("3/6")
    page.keyboard.press("Escape")
    expect(viewer).not_to_be_visible()
    expect(page.locator(":focus")).to_have_text("Full size")
    page.context.close()


def test_a_swipe_leads_to_the_next_picture_and_back(browser: Browser, address: str) -> None:
    page = _open(browser, address, PHONE, touch=True)
    page.get_by_role("link", name="Full size").first.tap()
    viewer = page.get_by_role("dialog", name="Pictures")
    touch = page.context.new_cdp_session(page)
    for start, end, said in ((300, 100, "2/6"), (300, 100, "3/6"), (100, 300, "2/6")):
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 300}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": end, "y": 305}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(viewer).to_contain_text(said)
    page.context.close()
