"""What a reader does, in a real browser: on a phone and a desk, with and without JavaScript."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from served import PATIENCE_MS, served

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.store import feeds, stories

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "stages" / "publish"))
sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "web"))

import printed
from newsstand import BARRIER, NOW, PAGE, TIDE
from small_site import SmallSite

DESK, PHONE = (1440, 900), (390, 844)
WAYS = [pytest.param(DESK, True, id="desk"), pytest.param(PHONE, False, id="phone without JavaScript")]


class Library:
    """A library of the newsstand's stories with a clock that tests set."""

    def __init__(self, paper: Broadsheet, address: str) -> None:
        self.paper, self.address = paper, address

    def revise(self, revision: int, old: str, new: str) -> None:
        """Save a revision in which a sentence says something else."""
        section = PAGE.sections[2]
        told = tuple(replace(s, text=s.text.replace(old, new)) for s in section.sentences)
        sections = (*PAGE.sections[:2], replace(section, sentences=told))
        with self.paper.database.begin() as db:
            stories.save_page(db, replace(PAGE, revision=revision, sections=sections, updated=NOW))


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Broadsheet(settings=Settings(home=tmp_path, embedder="none"), clock=Clock()) as paper:
        printed.fill(paper)
        with served(paper) as address:
            yield Library(paper, address)


def _context(
    browser: Browser, size: tuple[int, int], script: bool, scheme: str = "light", workers: str = "block"
) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce", service_workers="allow" if workers == "allow" else "block", bypass_csp=workers == "bypass",
    )  # fmt: skip
    context.set_default_timeout(PATIENCE_MS)
    if workers != "allow":  # a route would take the place of the service worker
        context.route(lambda u: "pictures.example" in u, lambda route: route.abort())
    return context


def _until(page: Page, script: str, arg: object = None) -> None:
    """Asked from outside until it is so: `wait_for_function` asks inside the page, whose policy forbids it the second time."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not page.evaluate(script, arg):
        assert time.monotonic() < deadline, script
        page.wait_for_timeout(50)


@pytest.mark.parametrize(("size", "script"), WAYS)
def test_a_reader_stars_mutes_searches_saves_and_reports(
    browser: Browser, library: Library, size: tuple[int, int], script: bool
) -> None:
    page = _context(browser, size, script).new_page()
    page.goto(library.address)
    page.get_by_role("link", name=PAGE.headline.text).first.click()
    page.get_by_role("button", name="Star").click()
    expect(page.get_by_role("button", name="Take the star away")).to_be_visible()
    page.get_by_role("link", name="Starred").click()
    expect(page.get_by_role("link", name=PAGE.headline.text)).to_be_visible()
    page.get_by_role("searchbox", name="Search all stories").fill("barrier")
    page.keyboard.press("Enter")
    page.get_by_label("Save this search as").fill("Tides")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Tides")).to_be_visible()
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("named").fill("barrier")
    page.get_by_role("button", name="Mute", exact=True).click()
    page.get_by_role("link", name="Front page").click()
    expect(page.get_by_text("1 hidden by your mutes")).to_be_visible()
    page.get_by_role("link", name="show", exact=True).click()
    page.get_by_role("link", name=PAGE.headline.text).first.click()
    page.get_by_role("link", name="Report a mistake").click()
    page.get_by_label("A date is wrong").check()
    page.get_by_label("Where?").select_option("event-1")
    page.get_by_role("button", name="Report").click()
    expect(page.get_by_text("Your report is kept")).to_be_visible()
    assert [label.words for label in library.paper.labels()] == [PAGE.timeline[0].text]
    page.context.close()


@pytest.mark.parametrize(("size", "script"), WAYS)
def test_what_is_new_is_marked_listed_and_compared(
    browser: Browser, library: Library, size: tuple[int, int], script: bool
) -> None:
    page = _context(browser, size, script).new_page()
    page.goto(f"{library.address}/stories/{BARRIER}")
    page.goto(f"{library.address}/stories/{BARRIER}")
    library.revise(3, "2027", "2028")
    library.paper.clock.now = NOW + timedelta(hours=3)  # type: ignore[attr-defined]
    page.reload()
    box = page.locator(".since")
    expect(box).to_contain_text("Since your last visit")
    expect(box).to_contain_text("2027 is now 2028")
    line = page.locator("p.fresh").evaluate("el => getComputedStyle(el, '::before').borderInlineStartWidth")
    assert line == "2px"
    box.get_by_role("link", name="All that changed").click()
    expect(page.locator("del").first).to_have_text("2027")
    expect(page.locator("ins").first).to_have_text("2028")
    page.context.close()


def test_a_change_is_offered_and_moves_nothing(browser: Browser, library: Library) -> None:
    page = _context(browser, PHONE, True).new_page()
    page.goto(f"{library.address}/stories/{BARRIER}#section-3")
    _until(page, "() => scrollY > 0 && document.fonts.status === 'loaded'")  # the section has been come to
    place = "() => [scrollY, document.getElementById('section-3').getBoundingClientRect().top]"
    before = page.evaluate(place)
    library.revise(3, "2027", "2028")
    offer = page.get_by_role("status").get_by_role("link")
    expect(offer).to_have_text("This story was updated: show")
    assert page.evaluate(place) == before
    offer.click()
    expect(page.locator("#section-3")).to_contain_text("2028")
    page.context.close()


def test_pictures_open_above_the_page_and_follow_the_keys(browser: Browser, library: Library) -> None:
    page = _context(browser, DESK, True).new_page()
    page.goto(f"{library.address}/stories/{BARRIER}")
    page.get_by_role("link", name="Full size").first.click()
    viewer = page.locator("dialog")
    expect(viewer).to_contain_text("low water")
    page.keyboard.press("ArrowRight")
    expect(viewer).to_contain_text("Fishermen leave")
    page.keyboard.press("Escape")
    expect(viewer).not_to_be_visible()
    page.context.close()


def test_the_last_edition_is_readable_without_a_network(browser: Browser, library: Library) -> None:
    context = _context(browser, PHONE, True, workers="allow")
    page = context.new_page()
    page.goto(library.address)
    _until(
        page,
        """async path => {
            const kept = await (await caches.open('edition')).keys();
            return navigator.serviceWorker.controller && kept.some(r => r.url.includes(path));
        }""",
        BARRIER,
    )
    context.request.get(library.address)  # the front page writes first what looks it has noted
    with library.paper.database.read() as db:
        assert not db.exec_driver_sql("SELECT * FROM visits").fetchall(), "a look ahead is no visit"
    context.set_offline(True)
    page.get_by_role("link", name=PAGE.headline.text).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Varnholm votes")
    context.close()


def test_from_nothing_to_a_front_page_in_three_clicks(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SmallSite() as site:
        monkeypatch.setattr(
            "broadsheet.web.feed_forms.starter", lambda: ((f"{site.address}/feed.xml", "Aldmoor Post", "World"),)
        )
        settings = Settings(home=tmp_path, embedder="none", workers=1, host_delay=0.0, allow_private_addresses=True)
        with Broadsheet(settings=settings) as paper, served(paper) as address:
            page = _context(browser, PHONE, False).new_page()
            page.goto(address)
            page.get_by_role("button", name="Follow and read").click()
            expect(page.get_by_role("link", name="Aldmoor").first).to_be_visible(timeout=4 * PATIENCE_MS)
            expect(page).to_have_url(f"{address}/")
            page.context.close()


KINDS = [
    "/", f"/stories/{BARRIER}", f"/stories/{BARRIER}#q-section-1-2-1", f"/stories/{BARRIER}/history", f"/stories/{BARRIER}/changes/1/2", f"/stories/{BARRIER}/report",
    f"/articles/{TIDE.id}", "/feeds", "/feeds/{feed}", "/search?q=barrier", "/topics", "/topics/Coast", "/starred", "/settings", "/outlets/crown%20wire", "/outlets", "/progress", "/earlier", "/sign-in", "/nowhere",
    f"/stories/{BARRIER}/revisions/1", "/status", "/people", "/places", "/organisations", "/tickers", "/tickers/nrhm", "/search", "/?hidden=1", "/?new=1",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_kind_of_page(browser: Browser, library: Library, scheme: str) -> None:
    page = _context(browser, PHONE, True, scheme).new_page()
    with library.paper.database.begin() as db:
        feed = feeds.all_feeds(db)[0].id
    found: dict[str, list[str]] = {}
    for path in KINDS:
        page.goto(library.address + path.replace("{feed}", feed), wait_until="domcontentloaded")
        result = Axe().run(page, options={"resultTypes": ["violations"]})
        found[path] = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in result.response["violations"]]
    page.context.close()
    assert {path: bad for path, bad in found.items() if bad} == {}


def _shift(page: Page) -> float:
    return float(
        page.evaluate(
            "() => new Promise(done => { let sum = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) sum += e.value; })"
            ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 100); })"
        )
    )


@pytest.mark.parametrize("path", ["/", f"/stories/{BARRIER}"])
def test_nothing_shifts_and_the_page_is_light(browser: Browser, library: Library, path: str) -> None:
    page = _context(browser, PHONE, True).new_page()
    asked: list[Request] = []
    page.on("requestfinished", lambda r: asked.append(r) if r.url.startswith(library.address) else None)
    page.goto(library.address + path)
    assert _shift(page) < 0.01
    sizes = {r.url: r.sizes()["responseBodySize"] for r in asked if "events" not in r.url}  # as they travel
    assert any("source-serif-400" in url for url in sizes), "The page weighs what it weighs with its fonts."
    assert sum(sizes.values()) < 100_000
    page.context.close()


def test_two_hundred_percent_text_and_right_to_left_break_nothing(browser: Browser, library: Library) -> None:
    page = _context(browser, PHONE, True, workers="bypass").new_page()
    for path in ("/", f"/stories/{BARRIER}", "/feeds", "/settings"):
        page.goto(library.address + path)
        for style in ("html { font-size: 200% }", "html { direction: rtl }"):
            page.add_style_tag(content=style)
        assert page.locator("html").evaluate("el => el.scrollWidth") <= PHONE[0], path
    page.context.close()
